"""Processes and their descendants, by /proc."""

import contextlib
import os
import signal
from collections.abc import Collection


def tree(root: int) -> dict[int, list[int]]:
    """The children of `root` and of every process below it, by parent."""
    everybody = None if _lists_children() else _everybody()
    found: dict[int, list[int]] = {}
    queue = [root]
    while queue:
        pid = queue.pop()
        found[pid] = _children(pid) if everybody is None else everybody.get(pid, [])
        queue += found[pid]
    return found


def _lists_children() -> bool:
    """Whether this kernel can tell a process's children; some are built without."""
    return os.path.exists(f"/proc/self/task/{os.getpid()}/children")


def _children(pid: int) -> list[int]:
    """The children of every thread of a process; none if it is gone."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{thread}/children", "rb") as file:
                found += map(int, file.read().split())
    return found


def _everybody() -> dict[int, list[int]]:
    """The children of all living processes, by parent."""
    parents: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat", "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
                if fields[0] not in (b"Z", b"X"):
                    parents.setdefault(int(fields[1]), []).append(int(name))
    return parents


def descendants(root: int, without: Collection[int] = ()) -> list[int]:
    """Every process below `root`, by a look at all processes there are; not those of `without` and below."""
    parents = _everybody()
    found, queue = [], [root]
    while queue:
        below = [pid for pid in parents.get(queue.pop(), []) if pid not in without]
        found += below
        queue += below
    return found


def kill_descendants(without: Collection[int] = ()) -> None:
    """Kill every process below this one, however it was detached.

    This process must be the reaper of what is below it. Then the children of a killed one come back here, and even one
    that forks and exits without end is met: it is a child of ours most of the time, and killed as soon as it is seen.
    """
    me = os.getpid()
    while True:
        children = [pid for pid in _direct(me) if pid not in without]
        for pid in children:
            kill(pid)
        reap(without)
        if not children and not descendants(me, without):
            return


def _direct(pid: int) -> list[int]:
    return _children(pid) if _lists_children() else _everybody().get(pid, [])


def reap(without: Collection[int] = ()) -> None:
    """Bury the children that have ended, up to the first of `without`, for which somebody waits."""
    with contextlib.suppress(ChildProcessError):
        while True:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended is None or ended.si_pid in without:
                return
            os.waitpid(ended.si_pid, 0)


def kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)
