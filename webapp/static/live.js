// Follow a submission until it is graded: ask again and again, more and more rarely while nothing changes.
const QUICKEST = 250;
const SLOWEST = 5000;
const HIDDEN = 15000;

const live = document.getElementById("live");
const headline = document.getElementById("headline");
const progress = document.getElementById("progress");
let etag = null;
let pause = QUICKEST;

function show(status) {
  headline.textContent = status.headline;
  progress.hidden = !status.questions_total;
  progress.max = status.questions_total || 1;
  progress.value = status.questions_done;
}

async function ask() {
  const headers = { Accept: "application/json" };
  if (etag) headers["If-None-Match"] = etag;
  // no-store: the browser's own cache would turn a 304 into a 200
  const response = await fetch(live.dataset.status, { headers, cache: "no-store", credentials: "same-origin" });
  if (response.status === 401 || response.status === 404) return location.reload();
  if (response.status === 304 || !response.ok) {
    pause = Math.min(pause * 1.5, SLOWEST);
    return;
  }
  etag = response.headers.get("ETag");
  pause = QUICKEST;
  const status = await response.json();
  if (status.finished) return location.reload();
  show(status);
}

async function follow() {
  try {
    await ask();
  } catch {
    pause = SLOWEST; // the network is away; it may come back
  }
  setTimeout(follow, document.hidden ? HIDDEN : pause);
}

document.addEventListener("visibilitychange", () => { pause = QUICKEST; });
follow();
