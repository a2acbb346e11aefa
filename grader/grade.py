"""One submission from file to report: joins the box and the judge.

An `Engine` owns a keeper (warm parent of boxes) and a bench (warm parent of judges) and may be asked by several threads
at once. Whatever goes wrong here is ours: the report then has no score.
"""

import contextlib
import functools
import hashlib
import importlib.metadata
import os
import platform
import queue
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import msgspec

from grader import hints, sandbox, wire
from grader.assignment import Assignment, unpack
from grader.box import confine
from grader.errors import EngineLost, Fault, HoltError, SandboxUnavailable
from grader.job import Tier
from grader.judge import process as judge
from grader.limits import Limits
from grader.report import (
    AssignmentInfo,
    CellResult,
    EnvironmentInfo,
    QuestionResult,
    Report,
    SandboxInfo,
    SubmissionInfo,
)

START_SECONDS = 60.0
BOX_SECONDS = 10.0
SLACK_SECONDS = 20.0
_USERS = 1000


class _Findings(msgspec.Struct):
    """What a judge's fork sends at the end; `grader.judge.trial.Findings` without importing Otter here."""

    questions: list[QuestionResult]
    cells: list[CellResult]
    messages: list[str]
    unreadable: str
    score: float
    possible: float


class Keeper:
    """The engine's side of a keeper: make a box, know when it is gone."""

    def __init__(self, tier: Tier, folder: Path, staged: Path) -> None:
        self.tier = tier
        self.folder = folder
        self.paths = _paths(tier, staged)
        self.uids = os.geteuid() == 0 and _others_can_read(tier)
        self.process, self.control = sandbox.start_keeper(tier, folder, staged)
        self._lock = threading.Lock()
        self._born: queue.Queue[tuple[int, threading.Event]] = queue.Queue()
        self._gone: dict[int, threading.Event] = {}
        self._count = 0

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
        """A new box.

        Raises
        ------
        EngineLost
            If the keeper is gone or cannot make one.
        """
        data, theirs = socket.socketpair()
        control, guards = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        home = self._home()
        with theirs, guards, self._lock:
            plan = sandbox.plan(self.tier, home, self.paths, limits, self._uid(home))
            try:
                fds = [theirs.fileno(), guards.fileno()]
                socket.send_fds(self.control, [msgspec.msgpack.encode(plan)], fds)
                pid, gone = self._born.get(timeout=BOX_SECONDS)
            except (OSError, queue.Empty) as error:
                raise EngineLost("the keeper of boxes does not answer") from error
        if pid <= 0:
            raise EngineLost(f"a box could not be made: {self.last_words()}")
        return Box(data, control, pid, gone, "" if self.tier is Tier.full else home)

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
        with contextlib.suppress(OSError):
            self.control.shutdown(socket.SHUT_RDWR)
        self.control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(0.5)
        self.process.kill()
        self.process.wait()


class Box:
    """A box as the engine holds it: its sockets until the judge has them, and its end."""

    def __init__(self, data: socket.socket, control: socket.socket, pid: int, gone: threading.Event, home: str) -> None:
        self.data = data
        self.control = control
        self.pid = pid
        self.gone = gone
        self.home = home

    def hand_over(self, sock: socket.socket) -> None:
        """Give the judge its ends; the box then lives as long as the judge holds them."""
        socket.send_fds(sock, [b"b"], [self.data.fileno(), self.control.fileno()])
        self.let_go()

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
        if self.home:
            shutil.rmtree(self.home, ignore_errors=True)


def _paths(tier: Tier, staged: Path) -> tuple[str, ...]:
    if tier is Tier.none:
        return ()
    if tier is Tier.full:  # the mounts hide what must not be read: the roots themselves will do
        return (*sandbox.SYSTEM, *sandbox.ETC, "/holt", *sandbox.environment_roots())
    return sandbox.readable(staged)


def _others_can_read(tier: Tier) -> bool:
    """Whether a user of its own could read this Python: in tier `full` through its mounts, else along the whole
    path.
    """
    if tier is Tier.none:
        return False
    places = [Path(root) for root in sandbox.environment_roots()]
    if tier is Tier.reduced:
        places += [parent for place in [*places, Path(__file__)] for parent in place.resolve().parents]
    return all(place.stat().st_mode & 0o005 == 0o005 for place in places)


class Bench:
    """The engine's side of the judges' warm parent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._lock = threading.Lock()
        with theirs, open(folder / "judge.log", "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "grader.judge.process", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env={
                    **_judge_environment(),
                    "HOME": str(folder),
                    "MPLCONFIGDIR": str(folder / "judge-matplotlib"),
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def wait_ready(self) -> None:
        self.control.settimeout(START_SECONDS)
        with contextlib.suppress(OSError):
            if self.control.recv(100):
                self.control.settimeout(None)
                return
        words = (self.folder / "judge.log").read_text(errors="replace").strip()[-600:]
        raise EngineLost(f"the judge did not start: {words or 'it said nothing'}")

    def open(self, brief: judge.Brief, submission: Path) -> socket.socket:
        """Start a judge on a brief; returns the conversation with it."""
        ours, theirs = socket.socketpair()
        with theirs, open(submission, "rb") as file, self._lock:
            try:
                fds = [theirs.fileno(), file.fileno()]
                socket.send_fds(self.control, [msgspec.msgpack.encode(brief)], fds)
            except OSError as error:
                raise EngineLost("the judge does not answer") from error
        return ours

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.control.shutdown(socket.SHUT_RDWR)
        self.control.close()
        self.process.kill()
        self.process.wait()


def _judge_environment() -> dict[str, str]:
    """Judges get no secret of the worker's either."""
    kept = ("PATH", "LANG", "PYTHONPATH", "VIRTUAL_ENV")
    chosen = {name: os.environ[name] for name in kept if name in os.environ}
    return {
        **chosen,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MPLBACKEND": "agg",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
    }


@functools.cache
def environment_info() -> EnvironmentInfo:
    """The environment that submissions run in: Python, packages and a digest of both."""
    found = {
        dist.metadata["Name"]: dist.version for dist in importlib.metadata.distributions() if dist.metadata["Name"]
    }
    python = platform.python_version()
    lines = "\n".join([python, *sorted(f"{name.lower()}=={version}" for name, version in found.items())])
    shown = ("numpy", "pandas", "matplotlib", "scipy", "scikit-learn", "plotly", "ipython", "otter-grader")
    packages = {name: found[name] for name in shown if name in found}
    return EnvironmentInfo(
        digest="sha256:" + hashlib.sha256(lines.encode()).hexdigest(), python=python, packages=packages
    )


class Engine:
    """Grades submissions in warm processes. A context manager; safe to use from several threads.

    Parameters
    ----------
    weakest : Tier
        The weakest sandbox to accept.

    Raises
    ------
    SandboxUnavailable
        If this machine allows only a weaker one; the message says what is missing.
    """

    def __init__(self, weakest: Tier = Tier.full) -> None:
        self.weakest = weakest
        self.folder = Path(tempfile.mkdtemp(prefix="holt-"))
        self.reasons: dict[Tier, str] = {}
        try:
            staged = sandbox.stage(self.folder)
            self.bench = Bench(self.folder)
            self.keeper = self._find_keeper(staged)
            self.bench.wait_ready()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End every process of this engine and remove its folder."""
        for part in ("keeper", "bench"):
            if hasattr(self, part):
                getattr(self, part).close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def alive(self) -> bool:
        """Whether both warm parents still run."""
        return self.keeper.process.poll() is None and self.bench.process.poll() is None

    @property
    def tier(self) -> Tier:
        return self.keeper.tier

    @property
    def layers(self) -> list[str]:
        """The names of the sandbox's layers that hold."""
        uid = confine.FIRST_UID if self.keeper.uids else None
        return confine.layers(sandbox.plan(self.tier, "/", (), Limits(), uid))

    def _find_keeper(self, staged: Path) -> Keeper:
        """The strongest sandbox that really works here, down to the weakest that is accepted."""
        tier: Tier | None = sandbox.strongest()
        if tier is Tier.reduced and "HOLT_STRONGEST_TIER" not in os.environ:
            self.reasons[Tier.full] = sandbox.possible(Tier.full)
        while tier is not None and sandbox.ORDER.index(tier) <= sandbox.ORDER.index(self.weakest):
            why = sandbox.possible(tier)
            if not why:
                keeper = Keeper(tier, self.folder, staged)
                try:
                    keeper.wait_ready()
                    _try_box(keeper)
                    return keeper
                except EngineLost as error:
                    why = str(error)
                    keeper.close()
            self.reasons[tier] = why
            tier = sandbox.weaker(tier)
        told = "; ".join(f"{tier}: {why}" for tier, why in self.reasons.items() if why)
        raise SandboxUnavailable(
            f"this machine does not allow the sandbox tier “{self.weakest}”. {told}. "
            "'holt doctor' says which layers hold and what is missing."
        )

    def grade(
        self,
        assignment: Assignment,
        file: str,
        data: bytes,
        progress: Callable[[str, int, int], None] = lambda question, done, total: None,
        seed: int | None = None,
    ) -> Report:
        """Grade one submission.

        Parameters
        ----------
        assignment : Assignment
            What to grade it with.
        file : str
            The submission's file name.
        data : bytes
            Its content.
        progress : callable
            Called with a question, how many are settled, how many there are.
        seed : int, optional
            Where the global random generators of box and judge start; by chance without one.

        Returns
        -------
        Report
            Without a score if the fault was not the student's.
        """
        return self._grade(assignment, file, data, progress, {"start": seed})[0]

    def record(
        self, assignment: Assignment, file: str, data: bytes, oracle: str
    ) -> tuple[Report, list[judge.Recorded]]:
        """Grade the solution, and record what the package `oracle` answers to the tests; see `grader.portable`."""
        report, word = self._grade(assignment, file, data, lambda *_: None, {"oracle": oracle})
        return report, word.recorded if isinstance(word, judge.Found) else []

    def _grade(
        self,
        assignment: Assignment,
        file: str,
        data: bytes,
        progress: Callable[[str, int, int], None],
        options: dict[str, Any],
    ) -> tuple[Report, judge.Word]:
        started = time.monotonic()
        word: judge.Word
        try:
            word = self._judge(assignment, file, data, progress, options)
        except HoltError as error:
            word = judge.Failed(error.fault, str(error))
        report = Report(
            assignment=AssignmentInfo(key=assignment.key, title=assignment.title, digest=assignment.digest),
            environment=environment_info(),
            submission=SubmissionInfo(file=file, sha256=hashlib.sha256(data).hexdigest()),
            sandbox=SandboxInfo(tier=self.tier.value, layers=self.layers),
            score=None,
            possible=assignment.possible or 0.0,
            questions=[],
            seconds=round(time.monotonic() - started, 4),
        )
        return _complete(report, word, assignment.hints), word

    def _judge(
        self,
        assignment: Assignment,
        file: str,
        data: bytes,
        progress: Callable[[str, int, int], None],
        options: dict[str, Any],
    ) -> judge.Word:
        source = unpack(assignment, self.folder / "archives")
        brief = judge.Brief(
            source=str(source.folder),
            file=file,
            limits=assignment.limits,
            config=source.config,
            numpy=assignment.numpy,
            **options,
        )
        handle, name = tempfile.mkstemp(dir=self.folder)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        boxes: list[Box] = []
        sock = self.bench.open(brief, Path(name))
        os.unlink(name)
        try:
            return self._converse(sock, assignment.limits, boxes, progress)
        finally:
            sock.close()
            for box in boxes:
                box.wait_gone()

    def _converse(
        self, sock: socket.socket, limits: Limits, boxes: list[Box], progress: Callable[[str, int, int], None]
    ) -> judge.Word:
        sock.settimeout(limits.submission_seconds + SLACK_SECONDS)
        try:
            while (word := judge.hear(sock)) is not None:
                if isinstance(word, judge.WantBox):
                    boxes.append(self.keeper.box(limits))
                    boxes[-1].hand_over(sock)
                elif isinstance(word, judge.Settled):
                    progress(word.question, word.done, word.total)
                else:
                    return word
        except (OSError, msgspec.DecodeError) as error:
            raise EngineLost(f"the judge went silent: {type(error).__name__}") from error
        raise EngineLost("the judge ended without a verdict")


def _try_box(keeper: Keeper) -> None:
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


def _complete(report: Report, word: Any, known: list[hints.Hint]) -> Report:
    if isinstance(word, judge.Failed):
        return msgspec.structs.replace(report, fault=word.fault, messages=[word.sentence])
    found = msgspec.json.decode(word.findings, type=_Findings)
    unreadable = [found.unreadable] if found.unreadable else []
    fault = Fault.student if found.unreadable else Fault.none
    return msgspec.structs.replace(
        report,
        score=found.score,
        possible=found.possible,
        questions=hints.give(found.questions, known),
        cells=found.cells,
        messages=unreadable + found.messages,
        fault=fault,
    )
