"""The memory of a whole box: what its processes hold together.

Theory of operation
-------------------
The address space limit bounds each process, so a lone process needs no watching. With several, the guard looks a few
times a second. First it adds up what each process has of its own, by the kernel's cheap counts; pages that forks share
are in there several times, so that the sum is only an upper bound. When the bound is over the limit, the kernel is
asked for each process's fair share of what it holds (a page of three processes is a third each). That takes
milliseconds, so it is done again only after a good while, or when the bound has grown by all the room that was left.

Over the limit, one *group* has to go: a process that the judge talks to, with its children. A copy that waits for its
hidden cases has done nothing wrong: where ending such copies suffices, they are ended, the heaviest first, and the
judge does without. Otherwise it is the group that holds the most.
"""

import contextlib
import os
import time

import msgspec

from grader import warm
from grader.box import family

LOOK_SECONDS = 0.1
LOOKING_SHARE = 0.05  # of a processor, at most, for fair shares
_OWN = (b"RssAnon:", b"RssShmem:", b"VmSwap:")
_FAIR = (b"Pss_Anon:", b"Pss_Shmem:", b"SwapPss:")
_SWITCHES = (b"voluntary_ctxt_switches:", b"nonvoluntary_ctxt_switches:")


class Process(msgspec.Struct):
    """One process at one look: its group, an upper bound of its memory, and how often it has been scheduled."""

    group: int | None
    bytes: int
    switches: int
    idle: bool = False


class Verdict(msgspec.Struct, frozen=True):
    """Which group has to go, `None` for processes that no group owns; `idle` if it only waited."""

    group: int | None
    pids: tuple[int, ...]
    idle: bool


class Watch:
    """Looks at a box from its guard.

    Parameters
    ----------
    limit : int
        The bytes that the box may hold, on top of what the guard holds now, which all its processes began with.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.most = limit + _own(os.getpid()).bytes + warm.size
        self.known: dict[int, int] = {}  # how often each process had been scheduled at the last look
        self.dying: set[int] = set()
        self.bound = self.total = 0  # at the last look at fair shares
        self.again = 0.0

    def look(self, groups: dict[int, int]) -> Verdict | None:
        """Who has to go, if anybody; `groups` are the processes that the judge talks to, by slot."""
        processes = self._processes({pid: slot for slot, pid in groups.items()})
        if len(processes) < 2:
            return None
        bound = sum(process.bytes for process in processes.values())
        room = self.most - self.total
        if bound <= self.most or (time.monotonic() < self.again and bound - self.bound <= room):
            return None
        self._ask_fair_shares(processes)
        self.bound, self.total = bound, sum(process.bytes for process in processes.values())
        if self.total <= self.most:
            return None
        verdict = self._choose(processes)
        self.dying.update(verdict.pids)
        self.again = 0.0
        return verdict

    def _processes(self, slots: dict[int, int]) -> dict[int, Process]:
        """Everyone below the guard who is not dying; a process is of its own group or of its parent's."""
        tree = family.tree(os.getpid())
        self.dying &= tree.keys()
        found: dict[int, Process] = {}
        queue: list[tuple[int, int | None]] = [(pid, None) for pid in tree[os.getpid()]]
        while queue:
            pid, parents = queue.pop()
            group = slots.get(pid, parents)
            queue += [(child, group) for child in tree[pid]]
            if pid not in self.dying:
                process = _own(pid, group)
                process.idle = process.idle and self.known.get(pid) == process.switches
                found[pid] = process
        self.known = {pid: process.switches for pid, process in found.items()}
        return found

    def _ask_fair_shares(self, processes: dict[int, Process]) -> None:
        began = time.monotonic()
        for pid, process in processes.items():
            with contextlib.suppress(OSError):  # gone meanwhile, or not to be read: then the bound must do
                process.bytes = sum(_fields(f"/proc/{pid}/smaps_rollup", _FAIR)) * 1024
        ended = time.monotonic()
        self.again = ended + (ended - began) / LOOKING_SHARE

    def _choose(self, processes: dict[int, Process]) -> Verdict:
        held: dict[int | None, int] = {}
        busy: set[int | None] = {None, 0}
        for process in processes.values():
            held[process.group] = held.get(process.group, 0) + process.bytes
            if not process.idle:
                busy.add(process.group)
        idle = held.keys() - busy
        if idle and sum(held[group] for group in held.keys() - idle) <= self.most:
            group = max(idle, key=lambda group: held[group])
        else:
            group = max(held.keys() - idle, key=lambda group: held[group])
        pids = tuple(pid for pid, process in processes.items() if process.group == group)
        return Verdict(group, pids, group in idle)


def _own(pid: int, group: int | None = None) -> Process:
    """What the kernel counts as the process's own; nothing if it is gone."""
    numbers, idle = dict.fromkeys((*_OWN, *_SWITCHES), 0), False
    with contextlib.suppress(OSError), open(f"/proc/{pid}/status", "rb") as file:
        for line in file:
            key, _, rest = line.partition(b"\t")
            if key in numbers:
                numbers[key] = int(rest.split()[0])
            elif key == b"State:":
                idle = rest[:1] == b"S"
    return Process(
        group,
        sum(numbers[key] for key in _OWN) * 1024,
        sum(numbers[key] for key in _SWITCHES),
        idle,
    )


def _fields(path: str, names: tuple[bytes, ...]) -> list[int]:
    with open(path, "rb") as file:
        return [int(line.split()[1]) for line in file if line.startswith(names)]
