# ruff: noqa: E501 (a cell is easier to read on one line)
"""When a report is written, every process of every box is gone."""

import uuid
from pathlib import Path

import pytest

from benchmarks import layers
from grader.job import Tier
from grader.limits import Limits

STRAYS = {
    "a child": "if os.fork() == 0: stray()",
    "a daemon": "daemon(stray)",
    "a program": "daemon(lambda: os.execvp('bash', ['bash', '-c', f'trap \"\" TERM INT HUP; echo $$ > /dev/null; exec -a {NAME} sleep 600']))",
    "a stopped one": "daemon(lambda: os.kill(os.getpid(), signal.SIGSTOP))",
    "a family": "daemon(lambda: [os.fork() for _ in range(3)] and stray())",
    "one that looks after another": "daemon(keep_alive)",
    "one that never stays": "daemon(hop)",
    "a thread": "threading.Thread(target=time.sleep, args=(600,)).start()",
}
CELL = """
import ctypes, os, signal, threading, time
NAME = {name!r}
def hide():
    ctypes.CDLL(None).prctl(15, NAME.encode())
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP): signal.signal(number, signal.SIG_IGN)
def stray():
    while True: time.sleep(1)
def keep_alive():
    while True:
        pid = os.fork()
        if pid == 0: stray()
        os.waitpid(pid, 0)
def hop():
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if os.fork(): os._exit(0)
def daemon(what):
    pid = os.fork()
    if pid:
        os.waitpid(pid, 0)
        return
    os.setsid()
    hide()
    if os.fork(): os._exit(0)
    what()
    stray()
{start}
time.sleep(0.2)
x = 1
"""
LIMITS = Limits(cell_seconds=10, case_seconds=2, submission_seconds=40)


def alive(name):
    """The processes of this machine that bear a name."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if name in (folder / "comm").read_text() or name.encode() in (folder / "cmdline").read_bytes():
                    found.append(int(folder.name))
            except OSError:  # ended meanwhile
                pass
    return found


@pytest.fixture
def name():
    return f"s{uuid.uuid4().hex[:12]}"


@pytest.mark.parametrize("stray", STRAYS)
def test_nothing_outlives_its_report(grade, name, stray):
    """However it detached itself, and whatever it ignores."""
    report = grade(
        {"q1": [">>> x\n1", {"code": ">>> x\n1", "hidden": True}]},
        CELL.format(name=name, start=STRAYS[stray]),
        limits=LIMITS,
    )
    assert alive(name) == []
    assert report.score == report.possible


def test_the_strays_do_live_until_then(engine, name):
    """What the test above looks for can be seen from here while the box lives."""
    with layers.ground(engine.tier) as ground:
        box = ground.box()
        assert layers.run(box, CELL.format(name=name, start=STRAYS["a daemon"])) == "yes"
        assert len(alive(name)) == 1
        box.let_go()
        box.wait_gone()
        assert alive(name) == []


@pytest.mark.parametrize("stray", ["a daemon", "one that never stays"])
def test_nothing_outlives_a_guard_that_is_killed(engine, name, stray):
    """Where a box may reach its own guard (no pid namespace, an old Landlock), the keeper ends what is left."""
    if engine.tier is Tier.full:
        tier = Tier.reduced
    else:
        tier = engine.tier
    with layers.ground(tier) as ground:
        box = ground.box("landlock")
        source = CELL.format(name=name, start=STRAYS[stray]) + "\nos.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(60)"
        assert layers.run(box, source) != "yes"
        box.let_go()
        box.wait_gone()
        assert alive(name) == []
