"""Control groups (version 2) for boxes, where the host delegates: the kernel's own bound of memory and processes.

Theory of operation
-------------------
A service that may manage its control group (`Delegate=yes` of systemd, a container with a cgroup namespace of its own
that it can write to) finds the controllers `memory` and `pids` in it. The kernel wants processes in leaves alone, so
those of the group first move to a leaf of their own. Then each box gets a group with both bounds, which its guard
enters before there is a student: by writing to a descriptor that it is given, because a box sees no control groups.

The watch in the guard (`grader.box.memory`) stays, and is the stricter: it knows which pages a box shares with the
keeper, and whom to end. The group's bound leaves room for all files of the box and what the kernel holds for it, and
catches what comes between two looks.
"""

import contextlib
import itertools
import os
from pathlib import Path

from grader.limits import MIB, Limits

CONTROLLERS = ("memory", "pids")
LEAF = "holt"  # for the processes that were in the group before
KERNEL_BYTES = 64 * MIB  # page tables, stacks, buffers of pipes and sockets
GUARDS = 1
_DELEGATED = ("user.delegate", "trusted.delegate")  # systemd's marks


class NotDelegated(Exception):
    """There are no control groups to use; the text says why."""


class Group:
    """One box's group.

    Attributes
    ----------
    entrance : int
        A descriptor: a process that writes `0` to it is in the group.
    events : int
        A descriptor of `memory.events`, or of an empty file where memory is not bounded.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entrance = os.open(path / "cgroup.procs", os.O_WRONLY | os.O_CLOEXEC)
        events = path / "memory.events"
        self.events = os.open(events if events.exists() else os.devnull, os.O_RDONLY | os.O_CLOEXEC)

    def close(self) -> None:
        """Let go of the descriptors, once the box has them."""
        os.close(self.entrance)
        os.close(self.events)

    def remove(self) -> None:
        """After the end of its last process."""
        with contextlib.suppress(OSError):
            self.path.rmdir()


class Cgroups:
    """A folder of control groups that is ours to use, and the controllers that hold in it."""

    def __init__(self, folder: Path, controllers: tuple[str, ...]) -> None:
        self.folder = folder
        self.controllers = controllers
        self._numbers = itertools.count()

    def new(self, limits: Limits) -> Group:
        """A group for a box with these limits.

        Raises
        ------
        OSError
            If the kernel makes none.
        """
        path = self.folder / f"holt-{os.getpid()}-{next(self._numbers)}"
        path.mkdir()
        try:
            if "memory" in self.controllers:
                (path / "memory.max").write_text(str(limits.memory_bytes + limits.file_bytes + KERNEL_BYTES))
                with contextlib.suppress(OSError):  # a kernel without swap has no such file
                    (path / "memory.swap.max").write_text("0")
            if "pids" in self.controllers:
                (path / "pids.max").write_text(str(limits.processes + GUARDS))
            return Group(path)
        except OSError:
            path.rmdir()
            raise


def find() -> Cgroups:
    """The control groups that this process may use.

    Raises
    ------
    NotDelegated
        If there are none.
    """
    folder = own_folder(Path("/proc/self/cgroup").read_text(), Path("/proc/self/mountinfo").read_text())
    return take(folder.parent if folder.name == LEAF else folder)


def own_folder(membership: str, mounts: str) -> Path:
    """Where this process's group of version 2 is mounted, by what /proc says.

    Raises
    ------
    NotDelegated
        If it is not.
    """
    group = next((line[3:] for line in membership.splitlines() if line.startswith("0::")), None)
    for line in mounts.splitlines():
        fields, _, kind = line.partition(" - ")
        root, place = fields.split()[3:5]
        if group is not None and kind.startswith("cgroup2 ") and group.startswith(root):
            return Path(place) / group[len(root) :].lstrip("/")
    raise NotDelegated("version 2 is not mounted here")


def take(folder: Path) -> Cgroups:
    """Use a group: hand its controllers down, with its processes out of the way, and see that a group can be made.

    Raises
    ------
    NotDelegated
        If that cannot be had.
    """
    if not os.access(folder, os.W_OK) or not _is_ours(folder):
        raise NotDelegated("version 2, not delegated to this user")
    try:
        present = (folder / "cgroup.controllers").read_text().split()
        controllers = tuple(name for name in CONTROLLERS if name in present)
        if not controllers:
            raise NotDelegated("version 2, without the controllers memory and pids")
        _hand_down(folder, controllers)
        found = Cgroups(folder, controllers)
        trial = found.new(Limits())
        trial.close()
        trial.remove()
        return found
    except OSError as error:
        raise NotDelegated(f"version 2, and it cannot be used: {error}") from error


def _is_ours(folder: Path) -> bool:
    """Root may write to every group: it takes those that are marked as delegated, and a container's own root."""
    if os.geteuid() != 0:
        return folder.stat().st_uid == os.geteuid()
    marks = {name for name in _DELEGATED if _has_mark(folder, name)}
    return bool(marks) or not (folder / "cgroup.type").exists() or folder == Path("/sys/fs/cgroup")


def _has_mark(folder: Path, name: str) -> bool:
    with contextlib.suppress(OSError):
        return os.getxattr(folder, name) == b"1"
    return False


def _hand_down(folder: Path, controllers: tuple[str, ...]) -> None:
    order = " ".join(f"+{name}" for name in controllers)
    control = folder / "cgroup.subtree_control"
    try:
        control.write_text(order)
    except OSError:  # busy: there are processes in it
        leaf = folder / LEAF
        leaf.mkdir(exist_ok=True)
        for pid in (folder / "cgroup.procs").read_text().split():
            with contextlib.suppress(ProcessLookupError):
                (leaf / "cgroup.procs").write_text(pid)
        control.write_text(order)
