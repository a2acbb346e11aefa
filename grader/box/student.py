"""The program inside a box: read the submission, run its cells, answer the judge about its names.

Theory of operation
-------------------
The judge leads. It sends one request at a time and waits for its response; while a response is being worked out, the
box may itself ask (a check that a cell calls for, a call of one of the judge's functions), and while *that* is being
answered the judge may ask again. Requests nest strictly, so that one socket and no numbering serve for all.

An interrupt (SIGINT, sent by the guard on the judge's word) becomes a KeyboardInterrupt only while student code runs.

`Fork` leaves a copy of this process behind, which waits on a socket of its own: the judge asks hidden questions of such
copies, once everything that a student will be shown has been settled.
"""

import builtins
import contextlib
import os
import random
import resource
import signal
import socket
import sys
import traceback
import types
from collections.abc import Iterator
from typing import Any

from grader import wire
from grader.box import effects, notebook, objects, stub
from grader.box.confine import Plan
from grader.box.line import Line
from grader.box.shell import BoxShell, Output, join_main
from grader.errors import ProtocolError, UnreadableSubmission
from grader.packing import Packer, Unpacker
from grader.values import Handle, Named, Value

_SEED_SKIPPED = "%%"


class JudgeFunction:
    """A function of the judge's, as student code sees it: it can be called, and nothing else."""

    __slots__ = ("_call",)
    __name__ = "function"

    def __init__(self, student: "Student", number: int) -> None:
        # A closure, so that the number is no attribute to play with.
        self._call = lambda args, kwargs: student.call_back(number, args, kwargs)
        student.judge_functions[id(self)] = number

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._call(args, kwargs)

    def __repr__(self) -> str:
        return "<function of the test>"


class Student:
    """The box's end of the conversation."""

    def __init__(
        self,
        sock: socket.socket,
        nursery: socket.socket,
        shell: BoxShell,
        home: str,
        output_bytes: int,
        memory_bytes: int,
    ) -> None:
        self.line = Line(sock)
        self.nursery = nursery
        self.shell = shell
        self.work = os.path.join(home, "work")
        self.shelf = objects.Shelf()
        self.judge_functions: dict[int, int] = {}
        self.held: dict[int, objects.Held] = {}
        self.packer = Packer(self._export)
        self.unpacker = Unpacker(self._resolve)
        self.output = Output(output_bytes)
        self.errors = Output(0)  # warnings and progress bars: a doctest reads stdout alone
        self.builtins_now = vars(builtins)
        self.builtins = dict(self.builtins_now)
        self.modules = dict(sys.modules)
        self.book = notebook.Notebook(())
        self.seed: wire.Load | None = None
        self.silent = False
        self.busy = False
        self.interrupted = False
        self.much_memory = _peak_bytes() + memory_bytes // 2

    # The conversation

    def serve(self) -> None:
        """Answer the judge until it hangs up."""
        signal.signal(signal.SIGINT, self._interrupt)
        sys.stdout = self.output
        sys.stderr = self.errors
        while (message := self.line.reader.read()) is not None:
            self._answer(message)

    def _answer(self, message: Any) -> None:
        if isinstance(message, wire.Drop):
            self.shelf.drop(message.handles)
            for handle in message.handles:
                self.held.pop(handle, None)
            return
        try:
            response = self._handle(message)
            wire.send(self.line.sock, response)
        except (
            SystemExit,
            KeyboardInterrupt,
            Exception,
        ) as error:  # whatever student code raises goes to the judge
            wire.send(self.line.sock, self._raised(error))

    def _handle(self, message: Any) -> Any:
        return _HANDLERS[type(message)](self, message)

    def ask(self, message: Any) -> Any:
        """Send a request of our own and serve the judge until its response comes."""
        was_busy, self.busy = self.busy, False
        self.interrupted = False
        try:
            wire.send(self.line.sock, message)
            answer = self._await_response()
        finally:
            self.busy = was_busy
        if self.interrupted:
            self.interrupted = False
            raise KeyboardInterrupt
        return answer

    def _await_response(self) -> Any:
        while True:
            answer = self.line.reader.read()
            if answer is None:
                os._exit(0)
            if isinstance(answer, wire.Response):
                return answer
            self._answer(answer)

    def _interrupt(self, *_: Any) -> None:
        if self.busy:
            raise KeyboardInterrupt
        self.interrupted = True  # it met us on an errand for student code: raised when we are back from it

    @contextlib.contextmanager
    def _student_code(self) -> Iterator[None]:
        was_busy, self.busy = self.busy, True
        try:
            yield
        finally:
            sys.settrace(None)  # left in place, it could rewrite the local names of what follows
            sys.setprofile(None)
            self.busy = was_busy

    # Requests

    def _load(self, message: wire.Load) -> Any:
        os.umask(0o077)
        for path, data in message.files.items():
            place = os.path.normpath(os.path.join(self.work, path))
            if place.startswith(self.work + os.sep):
                os.makedirs(os.path.dirname(place), exist_ok=True)
                with open(place, "wb") as file:
                    file.write(data)
        try:
            self.book = notebook.read(message.file, message.data)
        except UnreadableSubmission as error:
            return wire.Unreadable(str(error))
        self.seed = message if message.seed is not None else None
        stub.install(self._check)
        join_main(self.shell, self.work)
        _reseed()
        bound = effects.bound([cell.source for cell in self.book.cells])
        cells = [
            wire.Cell(list(cell.checks), [] if cell.check_only else names)
            for cell, names in zip(self.book.cells, bound, strict=True)
        ]
        return wire.Loaded(cells, self.book.assignment_name)

    def _run_cell(self, message: wire.RunCell) -> wire.CellDone:
        source = self.book.cells[message.index].source
        self.silent = message.silent
        try:
            with self._student_code():
                self._plant_seed(source)
                error = self.shell.run(source)
        finally:
            self._put_back()
            self.silent = False
        out = self.output.take()
        if error is None:
            return wire.CellDone(out=out)
        return wire.CellDone(error.name, error.message, error.line, out, _peak_bytes() > self.much_memory)

    def _put_back(self) -> None:
        """What no cell can do without, where one has thrown it away. Written without a single built-in name."""
        for name in self.builtins:
            if name not in self.builtins_now:
                self.builtins_now[name] = self.builtins[name]
        if "builtins" not in sys.modules:
            sys.modules.update(self.modules)
        if sys.stdout is None or sys.stderr is None:
            sys.stdout, sys.stderr = self.output, self.errors

    def _plant_seed(self, source: str) -> None:
        """What Otter puts in front of every cell, without moving the cell's lines."""
        if self.seed is None or source.startswith(_SEED_SKIPPED):
            return
        if self.seed.seed_variable is not None:
            self.shell.user_ns[self.seed.seed_variable] = self.seed.seed
            return
        import numpy as np

        np.random.seed(self.seed.seed)
        random.seed(self.seed.seed)

    def _check(self, question: str, names: Any = None) -> str:
        if self.silent:
            return ""
        previous, self.names = self.names, names if isinstance(names, dict) else self.shell.user_ns
        try:
            answer = self.ask(wire.Check(str(question), self.output.take()))
        finally:
            self.names = previous
        return answer.value if isinstance(answer, wire.Returned) and isinstance(answer.value, str) else ""

    names: dict[str, Any] | None = None

    def _names(self, message: wire.Names) -> wire.Values:
        names = self.names if self.names is not None else self.shell.user_ns
        if message.names is None:
            return wire.Values({name: None for name in names if isinstance(name, str)})
        return wire.Values({name: self._pack_name(names[name]) for name in message.names if name in names})

    def _pack_name(self, obj: Any) -> Value:
        """A value of a name; one that is too deep or too large to cross must not keep the others from crossing."""
        try:
            return self.packer.pack(obj)
        except ProtocolError:
            return self.shelf.put(obj)

    def _call(self, message: wire.Call) -> wire.Returned:
        function = self.shelf.get(message.handle)
        args = [self.unpacker.unpack(arg) for arg in message.args]
        kwargs = {name: self.unpacker.unpack(arg) for name, arg in message.kwargs.items()}
        with self._student_code():
            result = function(*args, **kwargs)
        held = objects.Held(args, kwargs, message)
        changed = held.news(self.packer.pack)
        value = self.packer.pack(result)
        if isinstance(result, types.GeneratorType) and isinstance(value, Handle):
            self.held[value.id] = held
        return wire.Returned(value, self.output.take(), changed)

    def _operate(self, message: wire.Operate) -> wire.Returned:
        obj = self.shelf.get(message.handle)
        args = [self.unpacker.unpack(arg) for arg in message.args]
        with self._student_code():
            result = objects.operate(message.operation, obj, args)
        held = self.held.get(message.handle)
        changed = {} if held is None else held.news(self.packer.pack)
        return wire.Returned(self.packer.pack(result), self.output.take(), changed)

    def _seed_as_test(self, message: wire.Seed) -> wire.Returned:
        value = self.unpacker.unpack(message.value)
        if message.module == "random":
            random.seed(value)
        else:
            import numpy as np

            np.random.seed(value)
        return wire.Returned()

    def _close_figures(self, message: wire.CloseFigures) -> wire.Returned:
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is not None:
            with self._student_code():
                pyplot.close(self.unpacker.unpack(message.which))
        return wire.Returned()

    def _fork(self, message: wire.Fork) -> wire.Returned:
        sock = socket.socket(fileno=self.line.descriptors.pop())
        state = random.getstate()
        if os.fork() != 0:
            sock.close()
            return wire.Returned()
        try:
            random.setstate(state)
            self.line.sock.close()
            self.line = Line(sock)
            self.nursery.send(str(message.slot).encode())
            self.busy = False
            self.serve()
        finally:
            os._exit(0)

    # Both ways

    def call_back(self, number: int, args: Any, kwargs: Any) -> Any:
        """Call a function of the judge's."""
        packed = {name: self.packer.pack(value) for name, value in kwargs.items()}
        call = wire.Call(number, [self.packer.pack(arg) for arg in args], packed, self.output.take())
        answer = self.ask(call)
        if isinstance(answer, wire.Raised):
            raise _exception(answer.name, answer.message)
        return self.unpacker.unpack(answer.value)

    def _export(self, obj: Any) -> Value:
        if type(obj) is JudgeFunction and id(obj) in self.judge_functions:
            return Handle("judge", self.judge_functions[id(obj)])
        return self.shelf.put(obj)

    def _resolve(self, value: Any) -> Any:
        if isinstance(value, Named):
            return _named(value.module, value.name)
        if value.owner == "box":
            return self.shelf.get(value.id)
        return JudgeFunction(self, value.id)

    def _raised(self, error: BaseException) -> wire.Raised:
        kind = type(error)
        try:
            message = str(error)[:20000]
            args = [self.packer.pack(arg) for arg in error.args] if len(message) < 20000 else []
        except Exception:  # a student's exception may fail at anything
            message, args = "", []
        trace = _student_lines(error)
        return wire.Raised(
            kind.__qualname__, kind.__module__, message, args, trace, self.output.take(), objects.bases_of(kind)
        )


_HANDLERS: dict[type, Any] = {
    wire.Load: Student._load,
    wire.RunCell: Student._run_cell,
    wire.Names: Student._names,
    wire.Call: Student._call,
    wire.Operate: Student._operate,
    wire.Seed: Student._seed_as_test,
    wire.CloseFigures: Student._close_figures,
    wire.Fork: Student._fork,
}


def _reseed() -> None:
    """Boxes are forked from one keeper: without this all would draw the same random numbers."""
    random.seed()
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()


def _named(module: str, name: str) -> Any:
    """Something that both sides have installed."""
    import importlib

    found: Any = importlib.import_module(module)
    for part in name.split(".") if name else ():
        found = getattr(found, part)
    return found


def _exception(name: str, message: str) -> Exception:
    kind = getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception):
        try:
            return kind(message)
        except TypeError:  # UnicodeDecodeError and its like want more
            pass
    return RuntimeError(f"{name}: {message}")


def _student_lines(error: BaseException) -> str:
    """The part of the traceback that lies in the student's own code."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "/grader/box/" not in frame.filename and "/IPython/" not in frame.filename
    ]
    text = "".join(traceback.format_list(frames[-12:]))
    return text[-8000:]


def _peak_bytes() -> int:
    """The most memory that this process has had, by the kernel's own count: a box may have no /proc to ask."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def run(sock: socket.socket, nursery: socket.socket, shell: BoxShell, plan: Plan) -> None:
    """Serve one submission, then end the process whatever happened."""
    try:
        Student(sock, nursery, shell, plan.home, plan.output_bytes, plan.memory_bytes).serve()
    except (ProtocolError, OSError, MemoryError):
        pass  # the judge hung up, or sent what we cannot read: it knows
    finally:
        os._exit(0)
