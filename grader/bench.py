"""The engine's side of judges: the bench, their warm parent, and what each of them may have.

The bench is started in bubblewrap where the host allows it, and without where it does not; `Bench.layers` says what
holds, `Bench.reason` what was missing. Landlock's rules and the seccomp filter are made here and put on there.
"""

import contextlib
import importlib.util
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import msgspec

from grader import sandbox, spare
from grader.box import confine as box_confine
from grader.box import filter as seccomp
from grader.box import landlock
from grader.boxes import others_can_read
from grader.errors import EngineLost, OurError
from grader.job import Tier
from grader.judge import words
from grader.judge.confine import Powers, layers
from grader.judge.process import Death
from grader.limits import Limits
from grader.syscalls import AUDIT_ARCH, MACHINE

START_SECONDS = 60.0
GONE_SECONDS = 30.0
FIRST_UID, GID = 62000, 62000  # users of their own for judges started by root, and the group that may read archives
_USERS = 1000
_PACKAGES = ("grader", "reference")  # ours that tests may import
_START = "import sys; sys.path[:0] = {paths!r}; from grader.judge.process import main; main()"


class Judge:
    """A judge as the engine holds it: the conversation with it, its life, and its folder."""

    def __init__(self, sock: socket.socket, life: socket.socket, folder: str) -> None:
        self.sock = sock
        self.life = life
        self.folder = folder

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self.life.send(b"kill")

    def waits(self) -> bool:
        """Whether it is still there."""
        return not select.select([self.life], [], [], 0)[0]

    def discard(self) -> None:
        """Let it go without a brief."""
        with contextlib.suppress(EngineLost):
            self.wait_gone()

    def wait_gone(self) -> Death:
        """Until the judge and all that it started are gone; kills it if that takes long.

        Raises
        ------
        EngineLost
            If that does not help either.
        """
        self.sock.close()
        try:
            for seconds in (1.0, GONE_SECONDS):
                self.life.settimeout(seconds)
                with contextlib.suppress(TimeoutError):
                    return msgspec.msgpack.decode(self.life.recv(100), type=Death)
                self.kill()
        except (OSError, msgspec.DecodeError) as error:
            raise EngineLost("the parent of judges is gone") from error
        finally:
            self.life.close()
            shutil.rmtree(self.folder, ignore_errors=True)
        raise EngineLost("a judge did not end")


class Bench:
    """The judges' warm parent.

    Parameters
    ----------
    folder : Path
        The engine's own.
    tier : Tier
        The strongest sandbox worth trying.
    """

    def __init__(self, folder: Path, tier: Tier) -> None:
        self.folder = folder
        self.tier = tier
        self.judges = folder / "judges"
        self.archives = folder / "archives"
        self.isolated = tier is Tier.full
        self.confined = tier is not Tier.none and MACHINE in AUDIT_ARCH and landlock.abi() > 0
        self.reason = "" if self.isolated else f"tier “{tier}” was asked for, or bubblewrap is not installed"
        self.spare = spare.Spare(self._start_judge, Judge.waits, Judge.discard)
        self._lock = threading.Lock()
        self._count = 0
        self._prepare()
        self._start()

    def _prepare(self) -> None:
        """The folders that judges see: archives for their group alone, a place for a folder each, packages, fonts."""
        links, shown = self.judges / "links", self.judges / "shown"
        for folder, mode in ((self.archives, 0o750), (self.judges, 0o711), (links, 0o755), (shown, 0o755)):
            folder.mkdir()
            folder.chmod(mode)
        if os.geteuid() == 0:
            os.chown(self.archives, 0, GID)
        self.packages = {name: place for name in _PACKAGES if (place := _place_of(name))}
        for name, place in self.packages.items():
            (links / name).symlink_to(place)
            (shown / name).mkdir()  # where bubblewrap shows it
        with contextlib.suppress(OSError):
            shutil.copytree(sandbox.matplotlib_cache(), self.judges / "matplotlib")
        self.more = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if os.path.isdir(path)]

    def _start(self) -> None:
        self.uids = os.geteuid() == 0 and others_can_read(Tier.full if self.isolated else Tier.reduced)
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.packages_at = self.judges / ("shown" if self.isolated else "links")
        start = _START.format(paths=[str(self.packages_at), *self.more])
        command = [sys.executable, "-P", "-s", "-c", start, str(theirs.fileno())]
        with theirs, open(self.folder / "judge.log", "ab") as log:
            self.process = subprocess.Popen(
                [*self._bwrap(), *command] if self.isolated else command,
                pass_fds=[theirs.fileno()],
                env=_environment(self.judges),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
            )

    def _bwrap(self) -> list[str]:
        """As for boxes, and besides: Otter, our packages, the archives, and the folder of the judges' folders."""
        args = sandbox.bwrap(self.packages_at, sandbox.matplotlib_cache())
        for path in sandbox.hidden_paths():
            if path.name == "otter":
                args += ["--ro-bind", str(path), str(path)]
        for parent in reversed(self.folder.parents[:-1]):
            args += ["--perms", "0755", "--dir", str(parent)]
        args += ["--perms", "0755", "--dir", str(self.folder)]
        for place in (*self.more, str(self.archives)):
            args += ["--ro-bind", place, place]
        args += ["--bind", str(self.judges), str(self.judges)]
        for name, place in self.packages.items():
            args += ["--ro-bind", place, str(self.packages_at / name)]
        return args

    def wait_ready(self) -> None:
        """Block until it is warm and has shown that it can make a judge, without bubblewrap if it must be.

        Raises
        ------
        EngineLost
            If it cannot; the message is what it said last.
        """
        try:
            self._try()
        except OurError as error:
            self.close()
            if not self.isolated:
                raise
            self.reason = str(error)
            self.isolated = False
            self._start()
            self._try()

    def _try(self) -> None:
        self.control.settimeout(START_SECONDS)
        with contextlib.suppress(OSError):
            if self.control.recv(100):
                self.control.settimeout(None)
                self._try_judge()
                return
        raise EngineLost(f"the judge did not start: {self.last_words() or 'it said nothing'}")

    def _try_judge(self) -> None:
        """One judge without a submission, to see that every layer can really be had."""
        judge = self.open("", words.Brief())
        try:
            with contextlib.suppress(OSError):
                word = words.hear(judge.sock, time.monotonic() + GONE_SECONDS)
                if isinstance(word, words.Found):
                    return
                raise EngineLost(word.sentence if isinstance(word, words.Failed) else f"no judge: {self.last_words()}")
            raise EngineLost(f"a judge says nothing: {self.last_words()}")
        finally:
            judge.wait_gone()

    def last_words(self) -> str:
        with contextlib.suppress(OSError):
            return (self.folder / "judge.log").read_text(errors="replace").strip()[-600:]
        return ""

    @property
    def layers(self) -> list[str]:
        """The names of the layers that hold for its judges."""
        return layers(self._powers(Limits(), self._uid()), self.isolated)

    def open(self, source: str, brief: words.Brief) -> Judge:
        """A judge at work on a brief.

        Parameters
        ----------
        source : str
            The folder of the opened archive; without one the judge only shows that it could judge.
        brief : words.Brief
            The submission.

        Raises
        ------
        EngineLost
            If there is none to be had.
        """
        key = source, brief.limits
        own_user = self.isolated or os.geteuid() == 0  # else its processes are counted when a judge is made
        judge = self.spare.take(key) if source and own_user else self._start_judge(key)
        judge.sock.settimeout(GONE_SECONDS)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has ended, and perhaps said why
            words.say(judge.sock, brief)
        return judge

    def _start_judge(self, key: tuple[str, Limits]) -> Judge:
        """A judge that waits for its brief."""
        source, limits = key
        folder = tempfile.mkdtemp(prefix="judge-", dir=self.judges)
        uid = self._uid()
        if self.uids:
            os.chown(folder, uid or 0, GID)
        ours, theirs = socket.socketpair()
        life, benchs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ruleset = self._ruleset(source, folder) if self.confined else None
        powers = msgspec.structs.replace(self._powers(limits, uid), source=source, folder=folder)
        with theirs, benchs, self._lock:
            fds = [theirs.fileno(), benchs.fileno(), *([ruleset.fd] if ruleset else [])]
            try:
                socket.send_fds(self.control, [msgspec.msgpack.encode(powers)], fds)
            except OSError as error:
                raise EngineLost(f"the parent of judges does not answer: {self.last_words()}") from error
            finally:
                if ruleset:
                    ruleset.close()
        return Judge(ours, life, folder)

    def _uid(self) -> int | None:
        if os.geteuid() != 0:
            return None
        self._count += 1
        return FIRST_UID + self._count % _USERS

    def _powers(self, limits: Limits, uid: int | None) -> Powers:
        return Powers(
            namespaces=self.isolated,
            uid=uid,
            gid=None if uid is None else GID,
            as_root=uid is not None and not self.uids,
            memory_bytes=limits.memory_bytes,
            cpu_seconds=limits.submission_seconds,
            shared=0 if self.isolated or uid is not None else _threads_of_this_user(),
            landlock=self.confined,
            seccomp=seccomp.program(of_judge=True) if self.confined else b"",
        )

    def _ruleset(self, source: str, folder: str) -> landlock.Ruleset:
        rules = landlock.Ruleset()
        rules.allow_reading((*sandbox.SYSTEM, *sandbox.ETC, *sandbox.environment_roots(), *self.packages.values()))
        rules.allow_reading((str(self.packages_at), str(self.judges / "matplotlib"), *self.more))
        if source:
            rules.allow_reading((source,))
        for device in box_confine.DEVICES:
            rules.allow(device, landlock.READ_FILE | landlock.WRITE_FILE)
        rules.allow_writing(folder)
        return rules

    def close(self) -> None:
        self.spare.close()
        with contextlib.suppress(OSError):
            self.control.shutdown(socket.SHUT_RDWR)
        self.control.close()
        self.process.kill()
        self.process.wait()


def _place_of(package: str) -> str:
    """The folder of an installed package, or nothing."""
    spec = importlib.util.find_spec(package)
    places = spec.submodule_search_locations if spec is not None else None
    return os.path.realpath(next(iter(places))) if places else ""


def _environment(judges: Path) -> dict[str, str]:
    """The whole environment of the bench: nothing of the worker's."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": str(judges / "matplotlib"),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _threads_of_this_user() -> int:
    """The kernel counts processes by user: one that is shared with others brings its present count along."""
    count = 0
    for name in os.listdir("/proc"):
        with contextlib.suppress(OSError):
            if name.isdigit() and os.stat(f"/proc/{name}").st_uid == os.getuid():
                count += len(os.listdir(f"/proc/{name}/task"))
    return count
