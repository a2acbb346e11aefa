"""Worker processes on this machine: replaced when they die, gone when the pool stops."""

import contextlib
import os
from pathlib import Path

import pytest

from grader.job import GradeJob, Ready, Verdict
from webapp.executors import Lost
from webapp.executors.local import PASSED_ON, LocalExecutor, worker_environment


def job(text="", attempt=1):
    return GradeJob(id="1", attempt=attempt, file="my.ipynb", submission=text.encode(), digest="sha256:1", archive=b"")


@pytest.fixture
def pool(fake_worker):
    """A pool of one."""
    pool = LocalExecutor(fake_worker, workers=1)
    pool.start()
    yield pool
    pool.stop()


def next_of(pool, kind):
    """The next event of that kind."""
    while True:
        event = pool.next_event(30)
        assert event is not None, f"no {kind.__name__} came"
        if isinstance(event, kind):
            return event


def all_children():
    """Our processes, over all threads: each belongs to the thread that started it."""
    found = set()
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that ended while we looked
            found.update((task / "children").read_text().split())
    return found


@pytest.fixture
def others():
    """Processes of ours that have nothing to do with the pool."""
    return all_children()


def test_not_free_before_ready(fake_worker):
    """No job is given to a worker that has not said that it is warm."""
    pool = LocalExecutor([*fake_worker, "--mute"], workers=1)
    pool.start()
    assert pool.free() == 0
    assert not pool.submit(job())
    pool.stop()


def test_refusing_worker_is_tried_again(fake_worker, tmp_path, soon):
    """A worker that refuses to grade is no reason to stop trying: the operator may mend the host."""
    mended = tmp_path / "mended"
    script = f'[ -e {mended} ] && exec "$@"; touch {mended}; exit 2'
    pool = LocalExecutor(["sh", "-c", script, "sh", *fake_worker], workers=1)
    pool.start()
    soon(pool.free)
    pool.stop()


def test_busy_worker_takes_no_second_job(pool, soon):
    """One job at a time."""
    soon(pool.free)
    assert pool.submit(job("hang"))
    assert pool.free() == 0
    assert not pool.submit(job())


def test_worker_knows_no_secret(pool, monkeypatch, soon):
    """The environment of a worker is a short list; what the site knows is not on it."""
    monkeypatch.setenv("HOLT_SECRET", "a secret")
    monkeypatch.setenv("HOLT_DATABASE", "postgresql://site")
    monkeypatch.setenv("PGPASSWORD", "a password")
    soon(pool.free)
    pool.submit(job("die"))  # the next worker starts with this environment
    next_of(pool, Lost)
    soon(pool.free)
    pool.submit(job("environment"))
    names = {line.partition("=")[0] for line in next_of(pool, Verdict).report.messages}
    # LC_CTYPE: Python itself sets it in a C locale.
    assert names <= {*PASSED_ON, "LC_CTYPE"}
    assert "PATH" in names


def test_environment_list_has_no_setting_of_ours():
    """Whatever is added to the list, it is nothing of the site's."""
    assert worker_environment({"HOLT_SECRET": "x", "PATH": "/bin"}) == {"PATH": "/bin"}


def test_death_is_told_and_mended(pool, soon):
    """The job of a dead worker is reported lost at once, and a new worker comes."""
    soon(pool.free)
    pool.submit(job("die"))
    lost = next_of(pool, Lost)
    assert (lost.id, lost.attempt) == ("1", 1)
    next_of(pool, Ready)
    soon(pool.free)


def test_idle_death_is_noticed(others, pool):
    """A worker that dies with nothing to do is replaced as well."""
    next_of(pool, Ready)
    (worker,) = all_children() - others
    os.kill(int(worker), 9)
    next_of(pool, Ready)
    assert worker not in all_children()


def test_cancel_ends_the_worker(pool, soon):
    """A cancelled job ends with its process; another attempt's number cancels nothing."""
    soon(pool.free)
    pool.submit(job("hang", attempt=2))
    pool.cancel("1", 1)
    assert pool.free() == 0
    pool.cancel("1", 2)
    assert next_of(pool, Lost).attempt == 2


def test_stop_leaves_nothing(fake_worker, soon):
    """After the stop there is no process of ours, and what was in work is named."""
    before = all_children()
    pool = LocalExecutor(fake_worker, workers=3)
    pool.start()
    soon(lambda: pool.free() == 3)
    pool.submit(job("hang"))
    assert pool.stop() == [("1", 1)]
    assert all_children() == before


def test_grandchildren_end_too(fake_worker, tmp_path, soon):
    """What a worker left running in its process group ends with it."""
    note = tmp_path / "pid"
    script = f'sleep 1000 & echo $! > {note}; exec "$@"'
    pool = LocalExecutor(["sh", "-c", script, "sh", *fake_worker], workers=1)
    pool.start()
    soon(pool.free)
    pid = int(note.read_text())
    pool.submit(job("die"))
    next_of(pool, Lost)
    soon(lambda: not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text())
    pool.stop()


def test_stop_while_workers_start(fake_worker):
    """Stopping in the first moment is no race."""
    before = all_children()
    for _ in range(5):
        pool = LocalExecutor(fake_worker, workers=2)
        pool.start()
        pool.stop()
    assert all_children() == before
