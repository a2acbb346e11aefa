"""The judges' processes: a warm parent that has imported Otter, and one fork of it for each submission.

Theory of operation
-------------------
The parent (the *bench*) holds no submission and no assignment, and runs no test. On its control socket (SOCK_SEQPACKET)
comes, for each submission, a `Powers` with the descriptors of two or three things: the judge's end of its conversation
with the engine, the bench's end of that judge's *life* and, where there is Landlock, a ruleset.

The fork gives up its powers and loads the tests, which may be long before there is a submission for it. Then it reads
its brief, asks the engine for boxes, and answers with words (`grader.judge.words`). It ends with its submission, so
nothing that a test changed in it is there for the next one.

On the life socket the engine may say `kill`, as it does to a judge that does not come back from a case; its end means
the same. Once the judge and every process that it left behind are gone, the bench says how it ended (`Death`).
"""

import contextlib
import gc
import importlib
import os
import select
import signal
import socket
import sys
import traceback
from pathlib import Path

import msgspec
from otter.test_files.abstract_test import TestFile

from grader import warm, wire
from grader.errors import Fault, HoltError
from grader.judge import confine
from grader.judge.line import Control, Line
from grader.judge.oracle import Recorder
from grader.judge.words import (
    Began,
    Brief,
    Ended,
    Failed,
    Findings,
    Found,
    Place,
    PublicDone,
    Settled,
    Waited,
    WantBox,
    Word,
    hear_brief,
    say,
)
from grader.patience import MOST_PATIENCE, Patience
from grader.report import CaseResult
from grader.syscalls import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, prctl

PRELOAD = ("numpy", "pandas", "otter.test_files", "grader.tables", "grader.judge.trial", "inspect", "doctest")
PRELOAD_IDLE = ("matplotlib.pyplot", "scipy.optimize", "scipy.stats", "plotly.express")
QUIET_MILLISECONDS = 200  # before an import that keeps the next judge waiting
MAX_POWERS_BYTES = 1 << 17


class Death(msgspec.Struct, frozen=True):
    """How a judge ended: a signal (negative) or an exit code, and the most memory that it had."""

    status: int
    peak_bytes: int


class EngineBoxes:
    """Boxes from the engine; copies from the boxes themselves."""

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        self.sock = sock
        self.patience = patience
        self.slot = 0

    def new(self) -> Line:
        say(self.sock, WantBox())
        _, descriptors, _, _ = socket.recv_fds(self.sock, 1, 2)
        if len(descriptors) != 2:
            os._exit(0)  # the engine could not make one, and knows
        box, guard = (socket.socket(fileno=fd) for fd in descriptors)
        control = Control(guard)
        control.tell("watch", 0)
        return Line(box, control, self.patience)

    def copy(self, line: Line) -> Line:
        self.slot += 1
        ours, theirs = socket.socketpair()
        try:
            answer = line.request(wire.Fork(self.slot), (theirs.fileno(),))
        finally:
            theirs.close()
        if not isinstance(answer, wire.Returned):
            from grader.report import Outcome

            raise line._stopped(Outcome.errored, "Your code left no room for another process.")
        return Line(ours, line.control, self.patience, self.slot)


class EngineWatch:
    """Tells the engine how a trial gets on, so that it can end a judge that does not come back from a case."""

    def __init__(self, sock: socket.socket, recorder: Recorder | None) -> None:
        self.sock = sock
        self.recorder = recorder

    def began(self, place: Place, seconds: float) -> None:
        if self.recorder is not None:
            self.recorder.begin(place.question, place.case)
        say(self.sock, Began(place, seconds))

    def ended(self, place: Place, result: CaseResult) -> None:
        say(self.sock, Ended(place, result))

    def waited(self, seconds: float) -> None:
        say(self.sock, Waited(seconds))

    def settled(self, question: str, done: int, total: int) -> None:
        say(self.sock, Settled(question, done, total))

    def public_done(self) -> None:
        say(self.sock, PublicDone())


class Suite:
    """An assignment's tests and files, as far as they can be made ready before there is a submission."""

    def __init__(self, source: Path, folder: Path) -> None:
        from grader.judge import testfile

        self.support = _support_files(source / "files")
        self.files: dict[str, TestFile] = {}
        self.failure: HoltError | None = None
        _settle_in(folder, self.support)
        try:
            self.files = testfile.load_all(source / "tests")
        except HoltError as error:
            self.failure = error
        self.numpy = testfile.numpy_of(self.files)
        self.draws = any(b"matplotlib" in path.read_bytes() for path in (source / "tests").glob("*.py"))
        if self.draws:
            importlib.import_module("matplotlib.pyplot")


def judge(sock: socket.socket, brief: Brief, suite: Suite, patience: Patience) -> Word:
    """Grade one submission."""
    from grader.judge import case, remote, testfile, trial

    if suite.failure is not None:
        raise suite.failure
    if not suite.files:
        return Failed(Fault.author, "The assignment has no tests: its archive holds no tests/*.py.")
    _print_as_saved(brief.numpy or suite.numpy)
    case.forget_sources()
    config = brief.config
    recorder = Recorder(brief.oracle) if brief.oracle else None
    watch = EngineWatch(sock, recorder)
    patience.tell = watch.waited
    run = trial.Trial(
        suite.files,
        EngineBoxes(sock, patience),
        wire.Load(brief.file, brief.submission, suite.support, config.get("seed"), config.get("seed_variable")),
        brief.limits,
        watch,
        trial.Earlier(brief.ended, brief.lost),
        patience,
        brief.seconds,
        config.get("assignment_name"),
        brief.start,
    )
    _start_random(brief.own_start)
    remote.share_seeds(lambda: run.active)
    if suite.draws:
        remote.share_figures(lambda: run.active)
    findings = run.run()
    findings.score, findings.possible = testfile.scaled(findings.score, findings.possible, config)
    return Found(findings, [] if recorder is None else recorder.calls)


def _settle_in(folder: Path, files: dict[str, bytes]) -> None:
    """Work in a folder of this judge's own, with its own copy of the assignment's files: a test may write to them."""
    work = folder / "files"
    work.mkdir(0o700)
    for name, content in files.items():
        place = work / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    os.chdir(work)
    sys.path.insert(0, os.getcwd())
    os.environ.update(HOME=str(folder), TMPDIR=str(folder))


def _start_random(start: int | None) -> None:
    """Forks of one bench would all draw the same random numbers."""
    import random

    import numpy as np

    random.seed(start)
    np.random.seed(start)


def _support_files(folder: Path) -> dict[str, bytes]:
    """The assignment's files, which both sides get."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()] if folder.is_dir() else []
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def _print_as_saved(numpy: str) -> None:
    """Suites saved under numpy 1 expect `True` where numpy 2 prints `np.True_`."""
    if numpy == "1":
        import numpy as np

        np.set_printoptions(legacy="1.25")


def main() -> None:
    """Be the bench: serve the control socket whose descriptor is the first argument."""
    control = socket.socket(fileno=int(sys.argv[1]))
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    for name in PRELOAD:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    control.send(b"ready")
    Bench(control).serve()


class Bench:
    """The warm parent: makes judges, ends them on the engine's word, and sees that nothing of them is left."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.decoder = msgspec.msgpack.Decoder(confine.Powers)
        self.idle = list(PRELOAD_IDLE)
        self.lives: dict[int, socket.socket] = {}  # by the judge's pid
        self.open: dict[int, socket.socket] = {}  # by descriptor: those that the engine has not closed
        self.poll = select.poll()
        self.wake, wakeup = os.pipe()
        os.set_blocking(self.wake, False)
        os.set_blocking(wakeup, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wakeup, warn_on_full_buffer=False)

    def serve(self) -> None:
        """Make judges and bury them until the control socket closes."""
        self.poll.register(self.control, select.POLLIN)
        self.poll.register(self.wake, select.POLLIN)
        while True:
            ready = self.poll.poll(QUIET_MILLISECONDS if self.idle and not self.lives else None)
            if not ready:
                self._preload()
            fds = {fd for fd, _ in ready}
            for fd in fds - {self.wake, self.control.fileno()}:
                self._end(fd)
            if self.wake in fds:
                self._bury()
            if self.control.fileno() in fds and not self._make():
                return

    def _preload(self) -> None:
        with contextlib.suppress(ImportError):
            importlib.import_module(self.idle.pop(0))
        if not self.idle:
            gc.collect()
            gc.freeze()
            warm.settle()

    def _make(self) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self.control, MAX_POWERS_BYTES, 3)
        if not data:
            return False
        powers = self.decoder.decode(data)
        life = socket.socket(fileno=descriptors.pop(1))
        try:
            pid = confine.fork(powers)
        except OSError as error:
            print(f"bench: a judge could not be made: {error}", file=sys.stderr, flush=True)
            life.close()
        else:
            if pid == 0:
                self._be_judge(powers, descriptors)
            self.lives[pid] = life
            self.open[life.fileno()] = life
            self.poll.register(life, select.POLLIN)
        for fd in descriptors:
            os.close(fd)
        return True

    def _be_judge(self, powers: confine.Powers, descriptors: list[int]) -> None:
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self.control.close()
            for life in self.open.values():
                life.close()
            sock = socket.socket(fileno=descriptors[0])
            say(sock, _verdict(sock, powers, *descriptors[1:]))
            status = 0
        finally:
            os._exit(status)

    def _end(self, fd: int) -> None:
        """The engine says `kill`, or has gone; after the judge's end it is the one to close."""
        life = self.open[fd]
        try:
            word = life.recv(16)
        except OSError:
            word = b""
        pid = next((pid for pid, other in self.lives.items() if other is life), None)
        if pid is not None:
            os.kill(pid, signal.SIGKILL)
        if not word:
            self.poll.unregister(fd)
            del self.open[fd]
            if pid is None:
                life.close()

    def _bury(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self.wake, 1024)
        dead: dict[int, Death] = {}
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if pid == 0:
                break
            if pid in self.lives:
                dead[pid] = Death(os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024)
        for pid, death in dead.items():
            life = self.lives.pop(pid)
            _kill_orphans(set(self.lives))
            with contextlib.suppress(OSError):
                life.send(msgspec.msgpack.encode(death))
            if life.fileno() not in self.open:
                life.close()


def _kill_orphans(judges: set[int]) -> None:
    """What a judge left behind comes to the bench, the reaper of its descendants; a namespace leaves nothing."""
    me = os.getpid()
    while True:
        with open(f"/proc/{me}/task/{me}/children") as file:
            orphans = {int(word) for word in file.read().split()} - judges
        if not orphans:
            return
        for pid in orphans:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for pid in orphans:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _try_to_hand_over() -> None:
    """What a judge must still be able to do, after everything that it cannot: hand a box a descriptor."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        socket.send_fds(ours, [b"d"], [ours.fileno()])


def _verdict(sock: socket.socket, powers: confine.Powers, ruleset: int | None = None) -> Word:
    try:
        patience = Patience()
        confine.confine(powers, ruleset)
        null = os.open("/dev/null", os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        suite = Suite(Path(powers.source), Path(powers.folder)) if powers.source else None
        brief = hear_brief(sock)
        if brief is None:
            os._exit(0)
        if suite is None:
            _try_to_hand_over()
            return Found(Findings())
        most = brief.limits.submission_seconds * (1 + MOST_PATIENCE)
        signal.alarm(int(most + confine.LAST_WORDS_SECONDS))  # whatever a test does
        return judge(sock, brief, suite, patience)
    except HoltError as error:
        return Failed(error.fault, str(error), traceback.format_exc())
    except BaseException as error:  # a fault of ours, or of a test that ended its process: never a score
        return Failed(Fault.ours, f"The judge failed: {type(error).__name__}: {error}", traceback.format_exc())


if __name__ == "__main__":
    main()
