"""The student's names as a test sees them: plain data by value, everything else as a proxy.

Where an object of the student's itself decides what a test finds (a comparison, a truth value, an isinstance of a class
of the student's), the conversation notes that the case rests on the student's object.
"""

import builtins
import itertools
import random
import types
from collections.abc import Callable, ItemsView, Iterator, KeysView, ValuesView
from typing import Any

import numpy as np

from grader import wire
from grader.errors import ProtocolError
from grader.judge.exceptions import as_exception, exception_class
from grader.judge.libraries import PINNED, PINNED_MODULES, library, library_member, library_name
from grader.judge.line import Line, Stopped
from grader.judge.proxies import make_proxy, ref_of
from grader.packing import Packer, Unpacker
from grader.report import Outcome
from grader.values import Handle, Named, Value

_DECIDING = frozenset((*wire.BINARY, *wire.COMPARE, "__bool__", "__contains__", "isinstance", "issubclass"))
_LAZY = (Iterator, KeysView, ValuesView, ItemsView)  # handed to the student as the list of what they give
_LAZY_MOST = 100_000
MOST_HANDLES = 200_000  # of objects of the student's, in one case
MOST_NESTED = 40  # calls from one side within calls from the other


class Conversation:
    """Packing, unpacking and requests over one line, as tests need them."""

    def __init__(self, line: Line) -> None:
        self.line = line
        line.answer = self.serve
        self.packer = Packer(self._export)
        self.unpacker = Unpacker(self._resolve)
        self.on_check: Callable[[str], str] | None = None
        self.functions: dict[int, Any] = {}
        self._next_function = 1
        self._handles: list[int] = []
        self._held: dict[int, tuple[tuple[Any, ...], dict[str, Any]]] = {}  # arguments, by the generator made of them
        self._nested = 0
        self.rests_on_student = False
        self.absent: set[str] = set()  # names that tests must not see, though they are there by now

    def forget(self) -> None:
        """The end of a case: no handle made during it is good any more."""
        if self._handles:
            self.line.post(wire.Drop(self._handles))
            self._handles = []
        self.functions.clear()
        self._held.clear()
        self.rests_on_student = False

    # Requests of the judge

    def names(self, names: list[str]) -> dict[str, Value]:
        answer = self.line.request(wire.Names(names))
        return answer.values if isinstance(answer, wire.Values) else {}

    def all_names(self) -> list[str]:
        answer = self.line.request(wire.Names(None))
        return list(answer.values) if isinstance(answer, wire.Values) else []

    def call(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        packed = [self.packer.pack(arg) for arg in args]
        named = {name: self.packer.pack(value) for name, value in kwargs.items()}
        answer = self._returned(self.line.request(wire.Call(number, packed, named)))
        self._take_changes(answer, args, kwargs)
        if isinstance(answer.value, Handle) and "__next__" in answer.value.methods:
            self._held[answer.value.id] = args, kwargs
        return self.unpacker.unpack(answer.value)

    def _take_changes(self, answer: wire.Returned, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """What the student's code did to arguments in place."""
        for place, value in answer.changed.items():
            target = kwargs.get(place[1:]) if place.startswith("=") else _nth(args, place)
            _assign(target, self.unpacker.unpack(value))

    def operate(self, operation: str, number: int, args: tuple[Any, ...] = ()) -> Any:
        if operation in _DECIDING:
            self.rests_on_student = True
        packed = [self.packer.pack(arg) for arg in args]
        answer = self._returned(self.line.request(wire.Operate(operation, number, packed)))
        if number in self._held:  # a generator may go on working with what it was called with
            self._take_changes(answer, *self._held[number])
        return self.unpacker.unpack(answer.value)

    def seed(self, module: str, args: tuple[Any, ...]) -> None:
        value = self.packer.pack(args[0] if args else None)
        self.line.request(wire.Seed(module, value))

    def close_figures(self, args: tuple[Any, ...]) -> None:
        self._returned(self.line.request(wire.CloseFigures(self.packer.pack(args[0] if args else None))))

    def _returned(self, answer: Any) -> wire.Returned:
        if isinstance(answer, wire.Raised):
            raise as_exception(answer, self.unpacker.unpack)
        if not isinstance(answer, wire.Returned):
            raise self.line._refuse(answer)
        return answer

    # Requests of the box

    def serve(self, message: Any) -> Any:
        """Answer a callback or a check."""
        if isinstance(message, wire.Call):
            self._nested += 1
            try:
                return self._call_back(message)
            finally:
                self._nested -= 1
        if isinstance(message, wire.Check) and self.on_check is not None:
            return wire.Returned(self.on_check(message.question))
        return self.line._refuse(message)

    def _call_back(self, message: wire.Call) -> Any:
        function = self.functions.get(message.handle)
        try:
            if function is None:
                raise LookupError("this function of the test is gone: its case has ended")
            if self._nested > MOST_NESTED:
                raise RecursionError(
                    f"more than {MOST_NESTED} calls between your code and the test, one within another"
                )
            args = [self.unpacker.unpack(arg) for arg in message.args]
            kwargs = {name: self.unpacker.unpack(value) for name, value in message.kwargs.items()}
            return wire.Returned(self.packer.pack(function(*args, **kwargs)))
        except Stopped:
            raise
        except Exception as error:  # the test's function may raise anything, and the student may catch it
            return wire.Raised(type(error).__name__, type(error).__module__, str(error)[:2000])

    # Values

    def _export(self, obj: Any) -> Value:
        if isinstance(obj, (bool, str)) and type(obj).__module__ == "numpy":
            raise ProtocolError("a numpy scalar of no known kind")
        proxy = ref_of(obj)
        if proxy is not None:
            if proxy.conversation is not self:
                raise ProtocolError("an object of an earlier case was used in a later one")
            return Handle("box", proxy.number)
        if isinstance(obj, types.ModuleType):
            return Named(obj.__name__, "")
        if isinstance(obj, _LAZY):
            return self.packer.pack(list(itertools.islice(obj, _LAZY_MOST)))
        named = library_name(obj)
        if named is not None:
            return named
        if callable(obj):
            number = self._next_function
            self._next_function += 1
            self.functions[number] = obj
            return Handle("judge", number)
        raise ProtocolError(
            f"the test hands the student's code an object of type {type(obj).__qualname__}, which cannot cross to it"
        )

    def _resolve(self, value: Any) -> Any:
        if isinstance(value, Named):
            raise ProtocolError("a box names nothing of the judge's")
        if value.owner == "judge":
            return self.functions[value.id]
        if value.kind == "module" and (module := library(value.module)) is not None:
            return module
        if value.kind == "class" and value.bases:
            return exception_class(value.module, value.name, value.bases)
        self._handles.append(value.id)
        if len(self._handles) > MOST_HANDLES:
            raise self.line._stopped(
                Outcome.errored, f"Your code handed the test more than {MOST_HANDLES} objects in one test case."
            )
        return make_proxy(self, value)


class Names(dict[str, Any]):
    """The student's globals, fetched as they are asked for.

    A dict, because tests are executed in it; lookups of missing names reach the box once. What was fetched keeps its
    identity for as long as this dict lives, that is for one case.
    """

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self.conversation = conversation
        self.absent = set(conversation.absent)

    def __missing__(self, name: str) -> Any:
        if name in self.absent or not isinstance(name, str) or name == "__builtins__":
            raise KeyError(name)
        self.fetch([name])
        if name in self.absent:
            raise KeyError(name)
        return dict.__getitem__(self, name)

    def fetch(self, names: list[str]) -> None:
        """Ask the box for several names in one request."""
        wanted = [name for name in names if name not in self.absent and not dict.__contains__(self, name)]
        if not wanted:
            return
        values = self.conversation.names(wanted)
        for name in wanted:
            if name in values:
                dict.__setitem__(self, name, self._resolve(name, values[name]))
            else:
                self.absent.add(name)

    def _resolve(self, name: str, value: Value) -> Any:
        if isinstance(value, Handle) and value.owner == "box":
            pinned = library((PINNED_MODULES if value.kind == "module" else PINNED).get(name, ""))
            if pinned is not None:
                return pinned
            if value.kind in ("function", "class", "object") and value.name == name:
                found = library_member(value.module, name)
                if found is not None:
                    return found
            if name in PINNED_MODULES or hasattr(builtins, name):
                self.conversation.rests_on_student = True  # a word of the test's own, which the student has redefined
        return self.conversation.unpacker.unpack(value)

    def copy(self) -> "Names":
        twin = Names(self.conversation)
        dict.update(twin, list(dict.items(self)))  # as a mapping, it would fetch every name first
        twin.absent = set(self.absent)
        return twin

    def get(self, name: str, default: Any = None) -> Any:
        try:
            return self[name]
        except KeyError:
            return default

    def __contains__(self, name: object) -> bool:
        try:
            self[name]  # type: ignore[index]
        except KeyError:
            return False
        return True

    def _all(self) -> list[str]:
        theirs = [name for name in self.conversation.all_names() if name != "__builtins__"]
        noted = self.conversation.rests_on_student
        self.fetch(theirs)
        self.conversation.rests_on_student = noted  # IPython has an `open` of its own: only a test that says it cares
        return list(dict.keys(self))

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def keys(self) -> Any:
        self._all()
        return dict.keys(self)

    def values(self) -> Any:
        self._all()
        return dict.values(self)

    def items(self) -> Any:
        self._all()
        return dict.items(self)


# Arguments and seeds


def _nth(args: tuple[Any, ...], place: str) -> Any:
    return args[int(place)] if place.isdigit() and int(place) < len(args) else None


def _assign(target: Any, value: Any) -> None:
    """Make an argument in place what the callee left of it."""
    if type(target) is not type(value):
        return
    if isinstance(target, (list, bytearray)):
        target[:] = value
    elif isinstance(target, (dict, set)):
        target.clear()
        target.update(value)
    elif isinstance(target, np.ndarray):
        if target.shape == value.shape and target.flags.writeable:
            target[...] = value
    elif hasattr(target, "_update_inplace"):
        target._update_inplace(value)


def share_seeds(current: Callable[[], Conversation | None]) -> None:
    """From now on, seeding a global generator in a test seeds the box too."""
    for module, place in (("random", random), ("numpy.random", np.random)):
        place.seed = _both(place.seed, module, current)  # type: ignore[attr-defined]


def _both(original: Any, module: str, current: Callable[[], Conversation | None]) -> Any:
    def seed(*args: Any, **kwargs: Any) -> Any:
        conversation = current()
        if conversation is not None:
            conversation.seed(module, args or tuple(kwargs.values()))
        return original(*args, **kwargs)

    return seed


def share_figures(current: Callable[[], Conversation | None]) -> None:
    """From now on, closing matplotlib's figures in a test closes those of the box too."""
    import matplotlib.pyplot as plt

    original = plt.close

    def close(*args: Any, **kwargs: Any) -> None:
        which = args or tuple(kwargs.values())
        conversation = current()
        if conversation is not None:
            conversation.close_figures(which)
        if not any(ref_of(arg) is not None for arg in which):
            original(*args, **kwargs)

    plt.close = close
