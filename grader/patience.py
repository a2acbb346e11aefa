"""How far a deadline moves because the machine had no processor for those it is meant for.

Limits are of wall time: code that sleeps, or waits for a lock, is as late as code that computes. But on a busy host a
right answer can be late for want of a processor, which is no fault of its author's. The kernel counts how long each
process was ready to run and was not run; by that much a deadline moves when it is reached, within a bound. On a quiet
machine nothing moves.
"""

import contextlib
import os
from collections.abc import Callable

MOST_PATIENCE = 3.0  # times a limit: how far it may move in all
LEAST_SHARE = 0.02  # of a limit: a shorter wait than this changes nothing


def schedstat(pid: int) -> str:
    """Where the kernel tells how long a process has run and waited."""
    return f"/proc/{pid}/schedstat"


def run(data: bytes) -> float:
    """The seconds run in what a `schedstat` file holds; 0 if it holds something else."""
    return _number(data, 0)


def waited(data: bytes) -> float:
    """The seconds waited for a processor in what a `schedstat` file holds; 0 if it holds something else."""
    return _number(data, 1)


def _number(data: bytes, place: int) -> float:
    with contextlib.suppress(ValueError, IndexError):
        return int(data.split()[place]) / 1e9
    return 0.0


class Patience:
    """What one submission was granted, and what its judge has waited.

    It is made before the judge is confined, because the file that it reads is out of a judge's reach.

    Attributes
    ----------
    granted : float
        The seconds by which deadlines have moved so far.
    tell : callable
        Called with the seconds of each further move.
    """

    def __init__(self) -> None:
        self.granted = 0.0
        self.tell: Callable[[float], None] = lambda seconds: None
        self._file = -1
        with contextlib.suppress(OSError):
            self._file = os.open(schedstat(os.getpid()), os.O_RDONLY | os.O_CLOEXEC)

    def waited(self) -> float:
        """The seconds that this process has waited for a processor, ever."""
        with contextlib.suppress(OSError):
            return waited(os.pread(self._file, 100, 0))
        return 0.0

    def grant(self, waited: float, seconds: float, moved: float) -> float:
        """By how much a deadline moves.

        Parameters
        ----------
        waited : float
            Seconds waited for a processor within it since it last moved.
        seconds : float
            The limit that it stands for.
        moved : float
            How far it has moved before.
        """
        more = min(waited, MOST_PATIENCE * seconds - moved)
        if more < LEAST_SHARE * seconds:
            return 0.0
        self.granted += more
        self.tell(more)
        return more
