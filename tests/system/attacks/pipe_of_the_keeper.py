"""Descriptors that the warm parent left open: its wake-up pipe can be made blocking, drained or filled from a box."""

import re

GOAL = "outage"
TECHNIQUE = "left-over descriptors"
OTTER = "no process is shared there"
CELLS = [
    """
import os, fcntl, stat
found = []
for fd in range(3, 512):
    try:
        mode = os.fstat(fd).st_mode
    except OSError:
        continue
    if stat.S_ISFIFO(mode):
        found.append('pipe')
        fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) & ~os.O_NONBLOCK)
def show(): return found
""",
]


def succeeded(outcome):
    case = next(q for q in outcome.report.questions if q.name == "show").cases[0]
    return "pipes of another process are open" if re.search("'pipe'", case.detail) else ""
