// Say at once that a file is too large, and that an upload is under way. Without this the server says it.
const form = document.getElementById("upload");
const file = document.getElementById("file");
const problem = document.getElementById("file-problem");
const largest = Number(form.dataset.largest);

function complain(sentence) {
  problem.textContent = sentence;
  problem.hidden = !sentence;
}

file.addEventListener("change", () => complain(""));

form.addEventListener("submit", (event) => {
  if (file.files.length && file.files[0].size > largest) {
    event.preventDefault();
    complain(`This file is too large: at most ${Math.floor(largest / 1024 / 1024)} MB are accepted.`);
    return;
  }
  const button = form.querySelector("button");
  button.disabled = true;
  button.textContent = "Uploading…";
});

// The browser's "back" may bring the page as it was left.
window.addEventListener("pageshow", () => {
  const button = form.querySelector("button");
  button.disabled = false;
  button.textContent = "Hand in";
});
