"""The judge's process: a warm parent that has imported Otter, and one fork of it for each submission.

The parent (the *bench*) holds no submission and no assignment. The engine sends it a socket and a file with a `Brief`;
the fork reads the brief, asks the engine for boxes over that socket, and answers with progress and findings. It ends
with its submission, so nothing that a test changed in it is there for the next one.
"""

import contextlib
import gc
import importlib
import os
import resource
import select
import signal
import socket
import struct
import sys
import traceback
from pathlib import Path
from typing import Any

import msgspec

from grader import wire
from grader.errors import Fault, HoltError
from grader.judge.line import Control, Line
from grader.judge.oracle import Recorded, Recorder
from grader.limits import Limits
from grader.syscalls import PR_SET_PDEATHSIG, prctl

PRELOAD = ("numpy", "pandas", "otter.test_files", "grader.tables", "grader.judge.trial", "inspect", "doctest")
PRELOAD_IDLE = ("matplotlib.pyplot", "scipy.optimize", "scipy.stats", "plotly.express")
LAST_WORDS_SECONDS = 30
MESSAGES_BYTES = 1024 * 1024 * 1024  # room for the largest message, its text and the objects made of it
_LENGTH = struct.Struct("<I")


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """One submission to judge.

    `source` is the folder of the opened archive (`tests`, `files`, `otter_config.json`); `numpy` the major version
    whose printing the suite's saved outputs show, "" to find out from them; `start` seeds the global random generators
    once, where a run is to be repeated; `oracle` names a package whose answers to the tests are to be recorded.
    """

    source: str
    file: str
    limits: Limits
    config: dict[str, Any]
    numpy: str = ""
    start: int | None = None
    oracle: str = ""


class WantBox(msgspec.Struct, frozen=True, tag="box"):
    """The judge asks for a fresh box; the answer is two descriptors: its data and its control socket."""


class Settled(msgspec.Struct, frozen=True, tag="settled"):
    question: str
    done: int
    total: int


class Found(msgspec.Struct, frozen=True, tag="found"):
    """The end: what the trial found out, as JSON of `trial.Findings`, and what the oracle answered, if asked for."""

    findings: bytes
    recorded: list[Recorded] = []


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The end: there is no verdict, and whose fault that is."""

    fault: Fault
    sentence: str
    trace: str = ""


Word = WantBox | Settled | Found | Failed
_encoder = msgspec.msgpack.Encoder()
_words: msgspec.msgpack.Decoder[Word] = msgspec.msgpack.Decoder(Word)


def say(sock: socket.socket, word: Word) -> None:
    body = _encoder.encode(word)
    sock.sendall(_LENGTH.pack(len(body)) + body)


def hear(sock: socket.socket) -> Word | None:
    """The judge's next word; None when it has gone."""
    head = _exactly(sock, _LENGTH.size)
    if head is None:
        return None
    body = _exactly(sock, _LENGTH.unpack(head)[0])
    return None if body is None else _words.decode(body)


def _exactly(sock: socket.socket, count: int) -> bytes | None:
    data = bytearray()
    while len(data) < count:
        part = sock.recv(count - len(data))
        if not part:
            return None
        data += part
    return bytes(data)


class EngineBoxes:
    """Boxes from the engine; copies from the boxes themselves."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.slot = 0

    def new(self) -> Line:
        say(self.sock, WantBox())
        _, descriptors, _, _ = socket.recv_fds(self.sock, 1, 2)
        if len(descriptors) != 2:
            os._exit(0)  # the engine could not make one, and knows
        box, control = (socket.socket(fileno=fd) for fd in descriptors)
        return Line(box, Control(control))

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
        return Line(ours, line.control, self.slot)


def judge(sock: socket.socket, brief: Brief, data: bytes) -> Word:
    """Grade one submission."""
    from grader.judge import case, remote, testfile, trial

    source = Path(brief.source)
    files = testfile.load_all(source / "tests")
    if not files:
        return Failed(Fault.author, "The assignment has no tests: its archive holds no tests/*.py.")
    _print_as_saved(brief.numpy or testfile.numpy_of(files))
    case.forget_sources()
    config = brief.config
    load = wire.Load(
        brief.file, data, _support_files(source / "files"), config.get("seed"), config.get("seed_variable")
    )
    run = trial.Trial(
        files,
        EngineBoxes(sock),
        load,
        brief.limits,
        lambda question, done, total: say(sock, Settled(question, done, total)),
        config.get("assignment_name"),
        brief.start,
    )
    _start_random(brief.start)
    recorder = Recorder(brief.oracle) if brief.oracle else None
    if recorder is not None:
        run.on_case = recorder.begin
    remote.share_seeds(lambda: run.active)
    os.chdir(source / "files" if (source / "files").is_dir() else source)
    sys.path.insert(0, os.getcwd())
    findings = run.run()
    findings.score, findings.possible = trial.scaled(findings.score, findings.possible, config)
    return Found(msgspec.json.encode(findings), [] if recorder is None else recorder.calls)


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
    for name in PRELOAD:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    control.send(b"ready")
    _serve(control)


def _serve(control: socket.socket) -> None:
    signal.signal(
        signal.SIGCHLD, signal.SIG_IGN
    )  # forks are reaped by the kernel; the engine hears their sockets close
    idle = list(PRELOAD_IDLE)
    while True:
        if not select.select([control], [], [], 0 if idle else None)[0]:
            with contextlib.suppress(ImportError):
                importlib.import_module(idle.pop(0))
            if not idle:
                gc.collect()
                gc.freeze()
            continue
        data, descriptors, _, _ = socket.recv_fds(control, 65536, 2)
        if not data:
            return
        if os.fork() == 0:
            _fork(control, data, descriptors)
        for fd in descriptors:
            os.close(fd)


def _fork(control: socket.socket, data: bytes, descriptors: list[int]) -> None:
    status = 1
    try:
        control.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        sock = socket.socket(fileno=descriptors[0])
        null = os.open("/dev/null", os.O_RDWR)
        os.dup2(null, 1)
        say(sock, _verdict(sock, data, descriptors[1]))
        status = 0
    finally:
        os._exit(status)


def _bound_memory(limits: Limits) -> None:
    """A test multiplies by a number that a student returned: it may then use a few times what the student may."""
    with open("/proc/self/statm", "rb") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
    most = mapped + 2 * limits.memory_bytes + MESSAGES_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _verdict(sock: socket.socket, data: bytes, submission: int) -> Word:
    try:
        with open(submission, "rb") as file:
            brief = msgspec.msgpack.decode(data, type=Brief)
            _bound_memory(brief.limits)
            signal.alarm(int(brief.limits.submission_seconds + LAST_WORDS_SECONDS))  # the end, whatever a test does
            return judge(sock, brief, file.read())
    except HoltError as error:
        return Failed(error.fault, str(error), traceback.format_exc())
    except BaseException as error:  # a fault of ours, or of a test that ended its process: never a score
        return Failed(Fault.ours, f"The judge failed: {type(error).__name__}: {error}", traceback.format_exc())


if __name__ == "__main__":
    main()
