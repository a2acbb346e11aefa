"""The engine's side of boxes: a keeper to make them, and their ends."""

import contextlib
import os
import queue
import shutil
import socket
import subprocess
import tempfile
import threading
from pathlib import Path

import msgspec

from grader import cgroup, sandbox, spare, wire
from grader.box import confine
from grader.errors import EngineLost
from grader.job import Tier
from grader.limits import Limits

START_SECONDS = 60.0
BOX_SECONDS = 10.0
_USERS = 1000


class Keeper:
    """The engine's side of a keeper: make a box, know when it is gone."""

    def __init__(self, tier: Tier, folder: Path, staged: Path, cgroups: cgroup.Cgroups | None = None) -> None:
        self.tier = tier
        self.cgroups = cgroups
        self.folder = folder
        self.paths = _paths(tier, staged)
        self.uids = os.geteuid() == 0 and others_can_read(tier)
        self.process, self.control = sandbox.start_keeper(tier, folder, staged)
        self._lock = threading.Lock()
        self._born: queue.Queue[tuple[int, threading.Event]] = queue.Queue()
        self._gone: dict[int, threading.Event] = {}
        self._count = 0
        self.spare = spare.Spare(self.make, Box.waits, Box.discard)

    def wait_ready(self) -> None:
        """Block until the keeper is warm.

        Raises
        ------
        EngineLost
            If it ends instead; the message is what it said last.
        """
        self.control.settimeout(START_SECONDS)
        with contextlib.suppress(OSError):
            if self.control.recv(100):
                self.control.settimeout(None)
                threading.Thread(target=self._listen, daemon=True).start()
                return
        raise EngineLost(f"the keeper of boxes did not start: {self.last_words() or 'it said nothing'}")

    def last_words(self) -> str:
        with contextlib.suppress(OSError):
            return (self.folder / "keeper.log").read_text(errors="replace").strip()[-600:]
        return ""

    def _listen(self) -> None:
        while True:
            try:
                data = self.control.recv(100)
            except OSError:
                data = b""
            if not data:
                break
            event, pid = msgspec.msgpack.decode(data)
            if event == "born":
                self._gone[pid] = threading.Event()
                self._born.put((pid, self._gone[pid]))
            else:
                self._gone.pop(pid).set()
        self._born.put((-1, threading.Event()))
        for event in list(self._gone.values()):
            event.set()

    def box(self, limits: Limits) -> "Box":
        """A box that nobody has used, made just now or ahead.

        Raises
        ------
        EngineLost
            If the keeper is gone or cannot make one.
        """
        return self.spare.take(limits) if self._own_user else self.make(limits)

    @property
    def _own_user(self) -> bool:
        """Whether boxes share their user with nobody: its processes are counted when a box is made."""
        return self.tier is Tier.full or self.uids

    def make(self, limits: Limits) -> "Box":
        """A new box; raises as `box` does."""
        data, theirs = socket.socketpair()
        control, guards = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        home = self._home()
        group = self._group(limits)
        with theirs, guards, self._lock:
            plan = sandbox.plan(self.tier, home, self.paths, limits, self._uid(home), group is not None)
            try:
                fds = [theirs.fileno(), guards.fileno(), *([group.entrance, group.events] if group else [])]
                socket.send_fds(self.control, [msgspec.msgpack.encode(plan)], fds)
                pid, gone = self._born.get(timeout=BOX_SECONDS)
            except (OSError, queue.Empty) as error:
                raise EngineLost("the keeper of boxes does not answer") from error
            finally:
                if group:
                    group.close()
        if pid <= 0:
            raise EngineLost(f"a box could not be made: {self.last_words()}")
        return Box(data, control, pid, gone, "" if self.tier is Tier.full else home, group)

    def _group(self, limits: Limits) -> cgroup.Group | None:
        try:
            return self.cgroups.new(limits) if self.cgroups else None
        except OSError as error:
            raise EngineLost(f"no control group could be made for a box: {error}") from error

    def _home(self) -> str:
        if self.tier is Tier.full:
            return sandbox.FULL_HOME
        return tempfile.mkdtemp(prefix="box-", dir=self.folder)

    def _uid(self, home: str) -> int | None:
        if not self.uids:
            return None
        self._count += 1
        uid = confine.FIRST_UID + self._count % _USERS
        if self.tier is not Tier.full:
            os.chown(home, uid, uid)
        return uid

    def close(self) -> None:
        self.spare.close()
        with contextlib.suppress(OSError):
            self.control.shutdown(socket.SHUT_RDWR)
        self.control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(0.5)
        self.process.kill()
        self.process.wait()


class Box:
    """A box as the engine holds it: its sockets until the judge has them, and its end."""

    def __init__(
        self,
        data: socket.socket,
        control: socket.socket,
        pid: int,
        gone: threading.Event,
        home: str,
        group: cgroup.Group | None = None,
    ) -> None:
        self.data = data
        self.control = control
        self.pid = pid
        self.gone = gone
        self.home = home
        self.group = group

    def hand_over(self, sock: socket.socket) -> None:
        """Give the judge its ends; the box then lives as long as the judge holds them."""
        socket.send_fds(sock, [b"b"], [self.data.fileno(), self.control.fileno()])
        self.let_go()

    def waits(self) -> bool:
        """Whether it is still there."""
        return not self.gone.is_set()

    def discard(self) -> None:
        """End it unused."""
        self.let_go()
        with contextlib.suppress(EngineLost):
            self.wait_gone()

    def let_go(self) -> None:
        self.data.close()
        self.control.close()

    def wait_gone(self) -> None:
        """Until every process of the box has ended.

        Raises
        ------
        EngineLost
            If that does not happen.
        """
        if not self.gone.wait(BOX_SECONDS):
            raise EngineLost("a box did not end")
        if self.group:
            self.group.remove()
        if self.home:
            shutil.rmtree(self.home, ignore_errors=True)


def _paths(tier: Tier, staged: Path) -> tuple[str, ...]:
    if tier is Tier.none:
        return ()
    if tier is Tier.full:  # the mounts hide what must not be read: the roots themselves will do
        return (*sandbox.SYSTEM, *sandbox.ETC, "/holt", *sandbox.environment_roots())
    return sandbox.readable(staged)


def others_can_read(tier: Tier) -> bool:
    """Whether a user of its own could read this Python: in tier `full` through its mounts, else along the whole
    path.
    """
    if tier is Tier.none:
        return False
    places = [Path(root) for root in sandbox.environment_roots()]
    if tier is Tier.reduced:
        places += [parent for place in [*places, Path(__file__)] for parent in place.resolve().parents]
    return all(place.stat().st_mode & 0o005 == 0o005 for place in places)


def try_box(keeper: Keeper) -> None:
    """One box with nothing in it, to see that every layer can really be had."""
    box = keeper.box(Limits())
    try:
        box.data.settimeout(BOX_SECONDS)
        wire.send(box.data, wire.Load("try.py", b"1"))
        answer = wire.Reader(box.data).read()
    except OSError:
        answer = None
    finally:
        box.let_go()
    box.wait_gone()
    if not isinstance(answer, wire.Loaded):
        raise EngineLost(f"a box did not start: {keeper.last_words() or 'it said nothing'}")
