"""The whole site as processes: up with one command, down without a trace."""

import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests
from rich.console import Console

from grader.assignment import Assignment, Built
from grader.errors import OperatorError
from webapp import demo, serving

SERVE = """
import sys
from webapp import serving, settings
data, command = sys.argv[1], sys.argv[2:]
serving.make_secret(serving.Path(data))
chosen = settings.load(data=data, port=0, workers=2, web_threads=4)
try:
    with serving.Site(chosen, command=command) as site:
        site.await_workers(30)
        print(site.url, flush=True)
        site.wait()
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


def descendants(pid):
    """The processes under one, over all its threads."""
    found = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found |= {child} | descendants(child)
    return found


def alive(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture
def start(tmp_path, fake_worker):
    """Start a site with fake workers in a process of its own; gives the process and the address."""
    started = []

    def start(data=tmp_path / "data"):
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(data), *fake_worker],
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process, process.stdout.readline().strip()

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stop_leaves_nothing(start, number):
    """A signal ends server, dispatcher and workers in order."""
    process, url = start()
    assert requests.get(f"{url}/healthz", timeout=10).json() == {"status": "ok"}
    family = descendants(process.pid)
    assert len(family) >= 4  # gunicorn and its worker, two grading workers
    process.send_signal(number)
    assert process.stdout.read() == "stopped\n"
    assert process.wait(30) == 0
    assert not [pid for pid in family if alive(pid)]


def test_kill_leaves_nothing(start, soon):
    """Killed outright, the parent takes the rest along, and the next start works on the same folder."""
    process, _ = start()
    family = descendants(process.pid)
    process.kill()
    process.wait()
    soon(lambda: not [pid for pid in family if alive(pid)])
    _, url = start()
    assert requests.get(f"{url}/healthz", timeout=10).ok


def test_second_site_on_a_folder_is_refused(start, tmp_path):
    """Two dispatchers of one name would take each other's work."""
    start()
    with pytest.raises(OperatorError, match="Another Holt"), serving._only_one(tmp_path / "data"):
        pass


def test_taken_port_is_a_sentence():
    """A port in use is told as such."""
    with (
        serving.listen("127.0.0.1", 0) as listener,
        pytest.raises(OperatorError, match="Address already in use"),
    ):
        serving.listen("127.0.0.1", listener.getsockname()[1])


# The demo


@pytest.fixture
def samples(tmp_path):
    """Two files, and what they should come to by the fake worker."""
    folder = tmp_path / "samples"
    folder.mkdir()
    (folder / "complete.ipynb").write_text("{}")
    (folder / "broken.ipynb").write_text("author")
    (folder / "expected.toml").write_text('["complete.ipynb"]\nscores = { q1 = 2 }\n\n["broken.ipynb"]\n')
    return folder


@pytest.fixture
def tell(tmp_path, samples, fake_worker):
    """Run the demo's story with the fake worker; what it says and whether it is content."""

    def builder(folder):
        notebook = tmp_path / "hw01.ipynb"
        notebook.write_text("{}")
        assignment = Assignment(key="hw01", title="Homework", digest="sha256:1", archive=b"zip")
        return Built(student_notebook=notebook, solution=notebook, archive=notebook, assignment=assignment)

    def tell():
        console = Console(record=True, width=160, file=open(os.devnull, "w"))  # noqa: SIM115
        content = demo.run(
            tmp_path,
            samples,
            data=tmp_path / "data",
            port=0,
            keep_serving=False,
            command=fake_worker,
            builder=builder,
            console=console,
        )
        console.file.close()
        return content, console.export_text()

    return tell


def test_demo_grades_over_http(tell):
    """Every sample gets a verdict, and the verdicts are the expected ones."""
    content, said = tell()
    assert content
    assert "2 / 2" in said and "with the staff" in said and "The verdicts are the expected ones" in said
    assert "http://127.0.0.1:" in said


def test_demo_tells_a_difference(tell, samples):
    """A wrong verdict is named."""
    (samples / "expected.toml").write_text('["complete.ipynb"]\nscores = { q1 = 1 }\n')
    content, said = tell()
    assert not content
    assert "complete.ipynb, q1: 2 points, expected 1" in said


def test_demo_twice_on_one_folder(tell):
    """A kept folder gets new passwords and works again."""
    assert tell()[0]
    assert tell()[0]


def test_a_server_that_is_slow_at_first_is_waited_for():
    """On a busy machine the first answer may come too late; the site asks again instead of giving up."""
    second = threading.Event()
    asked = []

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            (second.wait if len(asked) == 1 else second.set)()
            self.send_response(200)
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/healthz"
        assert serving.await_answer(url, 60, lambda: None, patience=0.2)
        server.shutdown()
    assert len(asked) >= 2
