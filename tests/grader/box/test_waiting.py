"""Whose doing it was that a process waited for a processor, seen by a guard of its own."""

import subprocess
import sys

PROGRAM = """
import os, sys, time
from grader import patience, syscalls
from grader.box import family, waiting

def spin(seconds):
    until = time.process_time() + seconds
    while time.process_time() < until: pass

def raw(pid):
    with open(patience.schedstat(pid), 'rb') as file:
        return patience.waited(file.read())

syscalls.prctl(syscalls.PR_SET_CHILD_SUBREAPER, 1)
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
ready, go = os.pipe()
pid = os.fork()
if pid == 0:
    for _ in range(HELPERS):
        if os.fork() == 0: spin(60)
    spin(0.5)
    os.write(go, b'r')
    time.sleep(600)
rivals = []
for _ in range(RIVALS):
    rivals.append(os.fork())
    if rivals[-1] == 0: spin(60)
try:
    os.read(ready, 1)
    print(raw(pid), waiting.waited(pid, [pid, *rivals]))
finally:
    family.kill_descendants()
"""


def look(helpers=0, rivals=0):
    """What a process of half a second's work has waited, and how much of it was the machine's doing."""
    program = PROGRAM.replace("HELPERS", str(helpers)).replace("RIVALS", str(rivals))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    raw, machines = map(float, done.stdout.split())
    return raw, machines


def test_what_others_computed_is_the_machines_doing():
    """Two processes that are not its own share its processor: all of the wait counts."""
    raw, machines = look(rivals=2)
    assert raw > 0.25 and machines > raw - 0.1


def test_what_its_own_processes_computed_is_not():
    """With two children of its own, what they computed is taken off."""
    raw, machines = look(helpers=2)
    assert raw > 0.25 and machines < raw - 0.25


def test_a_process_that_is_gone_has_not_waited():
    """Nobody's wait is nothing."""
    from grader.box import waiting

    assert waiting.waited(2**30, []) == 0.0
