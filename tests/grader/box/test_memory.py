"""The memory of several processes together, and the processes below one, each seen by a guard of its own."""

import subprocess
import sys
import textwrap

import pytest

START = """
import os, signal, sys, time
from grader import syscalls
from grader.box import family, memory
syscalls.prctl(syscalls.PR_SET_CHILD_SUBREAPER, 1)
MIB = 2 ** 20
read, write = os.pipe()

def child(work):
    pid = os.fork()
    if pid:
        assert os.read(read, 1) == b'r'
        return pid
    work()
    os._exit(0)

def holding(mib, more=lambda: None, rest=lambda: time.sleep(600)):
    def work():
        block = bytearray(b'x') * (mib * MIB)
        more()
        os.write(write, b'r')
        rest()
    return child(work)

def looks(watch, groups):
    for _ in range(3):
        watch.again = 0.0
        verdict = watch.look(groups)
        if verdict: return verdict
"""


@pytest.fixture
def guard():
    """Run a program as a guard would: a process of its own, the reaper of all below it."""

    def guard(source):
        body = textwrap.indent(textwrap.dedent(source), "    ")
        program = f"{START}\ntry:\n{body}\nfinally:\n    family.kill_descendants()\nprint('good')"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stdout) == (0, "good\n"), done.stderr

    return guard


def test_one_process_is_not_watched(guard):
    """Its own limit bounds it."""
    guard("""
        pid = holding(60)
        assert looks(memory.Watch(10 * MIB), {0: pid}) is None
    """)


def test_the_heaviest_group_goes(guard):
    """With all of its processes, and no other."""
    guard("""
        light = holding(20)
        heavy = holding(30, lambda: holding(40))
        verdict = looks(memory.Watch(70 * MIB), {0: light, 3: heavy})
        assert verdict.group == 3 and heavy in verdict.pids and len(verdict.pids) == 2, verdict
        assert looks(memory.Watch(200 * MIB), {0: light, 3: heavy}) is None
    """)


def test_shared_pages_count_once(guard):
    """Ten copies of eighty megabytes are eighty megabytes, until they write."""
    guard("""
        def share():
            block = bytearray(b'x') * (80 * MIB)
            pids = [child(lambda: (os.write(write, b'r'), time.sleep(600))) for _ in range(9)]
            os.write(write, b'r')
            time.sleep(600)
        pid = child(share)
        assert looks(memory.Watch(150 * MIB), {0: pid}) is None
        assert looks(memory.Watch(40 * MIB), {0: pid}).group == 0
    """)


def test_a_copy_that_waits_makes_room(guard):
    """Where that suffices it goes, and not the one that works; where it does not, the one that works goes."""
    guard("""
        def busy():
            while True: time.sleep(0.001)
        waits = holding(40)
        works = holding(60, rest=busy)
        groups = {0: works, 1: waits}
        watch = memory.Watch(80 * MIB)
        watch._processes({}), time.sleep(0.05)
        verdict = looks(watch, groups)
        assert (verdict.group, verdict.idle, verdict.pids) == (1, True, (waits,)), verdict
        watch = memory.Watch(50 * MIB)
        watch._processes({}), time.sleep(0.05)
        verdict = looks(watch, groups)
        assert (verdict.group, verdict.idle) == (0, False), verdict
    """)


def test_what_is_dying_counts_no_more(guard):
    """One verdict a culprit: its memory takes a while to be given back."""
    guard("""
        one, two = holding(60), holding(50)
        watch = memory.Watch(80 * MIB)
        assert looks(watch, {0: one, 1: two}).pids == (one,)
        assert looks(watch, {0: one, 1: two}) is None
    """)


def test_a_detached_process_is_of_no_group(guard):
    """It goes by itself."""
    guard("""
        def detach():
            if os.fork() == 0:
                holding(60)
                time.sleep(600)
            os.write(write, b'r')
        gone = child(detach)
        os.waitpid(gone, 0)
        other = holding(10)
        time.sleep(0.5)
        assert looks(memory.Watch(40 * MIB), {0: other}).group is None
    """)


@pytest.mark.parametrize("listed", [True, False], ids=["with lists of children", "without"])
def test_nobody_below_is_left(guard, listed):
    """Not a daemon, not a stopped one, not one that forks and exits without end; on kernels of either kind."""
    guard(f"""
        if not {listed}: family._lists_children = lambda: False
        def hop():
            os.write(write, b'r')
            until = time.monotonic() + 30
            while time.monotonic() < until:
                if os.fork(): os._exit(0)
        def detach():
            os.setsid()
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            if os.fork(): os._exit(0)
            os.write(write, b'r')
            os.kill(os.getpid(), signal.SIGSTOP)
        child(detach), child(hop) if {listed} else None, holding(1, lambda: holding(1))
        assert len(family.descendants(os.getpid())) >= 3
        assert {{pid for pids in family.tree(os.getpid()).values() for pid in pids}}
        family.kill_descendants()
        assert family.descendants(os.getpid()) == []
    """)


def test_some_are_spared(guard):
    """Those who are somebody else's business, with all below them."""
    guard("""
        spared = holding(1, lambda: holding(1))
        below = family.tree(os.getpid())[spared]
        holding(1)
        family.kill_descendants(without=[spared])
        assert sorted(family.descendants(os.getpid())) == sorted([spared, *below])
    """)
