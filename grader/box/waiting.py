"""How long a process of the box has waited for a processor, as far as that was the machine's doing.

What the student's own threads and processes computed meanwhile is taken off: whoever starts sixty of them waits for
himself. What is left may be negative, and only how much it grows from one look to the next means anything.
"""

import contextlib
import os
from collections.abc import Collection

from grader import patience
from grader.box import family

_TICKS = os.sysconf("SC_CLK_TCK")
_TIMES = slice(11, 15)  # after the name: of itself in user and kernel mode, of its dead children in both


def waited(pid: int, others: Collection[int]) -> float:
    """Seconds, ever; 0 for a process that is gone. `others` have waits of their own: they and theirs do not count."""
    with contextlib.suppress(OSError, ValueError):
        with open(patience.schedstat(pid), "rb") as file:
            told = file.read()
        tree = family.tree(os.getpid())
        queue, busy = [pid, *tree[os.getpid()]], 0.0
        seen = set(others) - {pid}
        while queue:
            one = queue.pop()
            if one not in seen:
                seen.add(one)
                busy += _computed(one)
                queue += tree.get(one, [])
        return patience.waited(told) - max(0.0, busy - patience.run(told))
    return 0.0


def _computed(pid: int) -> float:
    """The processor time of a process's threads and of its dead children, in seconds."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/stat", "rb") as file:
        return sum(map(int, file.read().rpartition(b")")[2].split()[_TIMES])) / _TICKS
    return 0.0
