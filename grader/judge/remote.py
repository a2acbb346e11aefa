"""The student's names as a test sees them: plain data by value, everything else as a proxy.

A proxy forwards what is asked of it to the object in the box. Where the object itself decides what a test finds (a
comparison, a truth value, an isinstance of a class of the student's), the conversation notes that the case rests on the
student's object.
"""

import builtins
import importlib
import inspect
import itertools
import random
import types
from collections.abc import Callable, ItemsView, Iterator, KeysView, Sequence, ValuesView
from typing import Any

import numpy as np

from grader import wire
from grader.errors import ProtocolError
from grader.judge.line import Line, Stopped

# Libraries that tests mean when they name them: resolved on the judge's side, never asked of the student's.
LIBRARIES = frozenset(
    [
        "numpy",
        "pandas",
        "scipy",
        "matplotlib",
        "mpl_toolkits",
        "seaborn",
        "plotly",
        "sklearn",
        "statsmodels",
        "sympy",
        "networkx",
        "datascience",
        "babypandas",
        "math",
        "cmath",
        "statistics",
        "random",
        "re",
        "itertools",
        "functools",
        "collections",
        "string",
        "datetime",
        "time",
        "json",
        "copy",
        "operator",
        "fractions",
        "decimal",
        "warnings",
        "textwrap",
        "calendar",
        "heapq",
        "bisect",
        "typing",
        "dataclasses",
        "enum",
        "abc",
        "types",
        "inspect",
    ]
)
_NO_LIBRARY = ("conftest", "setup", "test", "tests")  # parts of libraries that are made to be run
# What a name must mean, whatever but plain data the student has bound to it.
PINNED = {
    "np": "numpy",
    "pd": "pandas",
    "plt": "matplotlib.pyplot",
    "mpl": "matplotlib",
    "sns": "seaborn",
}
# What a name must mean when it is a module at all: some are good names for functions, too.
PINNED_MODULES = {
    **PINNED,
    **{name: name for name in LIBRARIES},
    "px": "plotly.express",
    "go": "plotly.graph_objects",
    "sm": "statsmodels.api",
    "nx": "networkx",
}
_DECIDING = frozenset((*wire.BINARY, *wire.COMPARE, "__bool__", "__contains__", "isinstance", "issubclass"))
_LAZY = (Iterator, KeysView, ValuesView, ItemsView)  # handed to the student as the list of what they give
_LAZY_MOST = 100_000


class StudentError(Exception):
    """An exception of a class that the judge does not have; its class carries the name of the student's."""


class Conversation:
    """Packing, unpacking and requests over one line, as tests need them."""

    def __init__(self, line: Line) -> None:
        self.line = line
        line.answer = self.serve
        self.packer = wire.Packer(self._export)
        self.unpacker = wire.Unpacker(self._resolve)
        self.on_check: Callable[[str], str] | None = None
        self.functions: dict[int, Any] = {}
        self._next_function = 1
        self._handles: list[int] = []
        self.rests_on_student = False

    def forget(self) -> None:
        """The end of a case: no handle made during it is good any more."""
        if self._handles:
            self.line.post(wire.Drop(self._handles))
            self._handles = []
        self.functions.clear()
        self.rests_on_student = False

    # Requests of the judge

    def names(self, names: list[str]) -> dict[str, wire.Value]:
        answer = self.line.request(wire.Names(names))
        return answer.values if isinstance(answer, wire.Values) else {}

    def all_names(self) -> list[str]:
        answer = self.line.request(wire.Names(None))
        return list(answer.values) if isinstance(answer, wire.Values) else []

    def call(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        packed = [self.packer.pack(arg) for arg in args]
        named = {name: self.packer.pack(value) for name, value in kwargs.items()}
        answer = self._returned(self.line.request(wire.Call(number, packed, named)))
        for place, value in answer.changed.items():
            target = kwargs.get(place[1:]) if place.startswith("=") else _nth(args, place)
            _assign(target, self.unpacker.unpack(value))
        return self.unpacker.unpack(answer.value)

    def operate(self, operation: str, number: int, args: tuple[Any, ...] = ()) -> Any:
        if operation in _DECIDING:
            self.rests_on_student = True
        packed = [self.packer.pack(arg) for arg in args]
        answer = self._returned(self.line.request(wire.Operate(operation, number, packed)))
        return self.unpacker.unpack(answer.value)

    def seed(self, module: str, args: tuple[Any, ...]) -> None:
        value = self.packer.pack(args[0] if args else None)
        self.line.request(wire.Seed(module, value))

    def _returned(self, answer: Any) -> wire.Returned:
        if isinstance(answer, wire.Raised):
            raise as_exception(answer, self)
        if not isinstance(answer, wire.Returned):
            raise self.line._refuse(answer)
        return answer

    # Requests of the box

    def serve(self, message: Any) -> Any:
        """Answer a callback or a check."""
        if isinstance(message, wire.Call):
            return self._call_back(message)
        if isinstance(message, wire.Check) and self.on_check is not None:
            return wire.Returned(self.on_check(message.question))
        return self.line._refuse(message)

    def _call_back(self, message: wire.Call) -> Any:
        function = self.functions.get(message.handle)
        try:
            if function is None:
                raise LookupError("this function of the test is gone: its case has ended")
            args = [self.unpacker.unpack(arg) for arg in message.args]
            kwargs = {name: self.unpacker.unpack(value) for name, value in message.kwargs.items()}
            return wire.Returned(self.packer.pack(function(*args, **kwargs)))
        except Stopped:
            raise
        except Exception as error:  # the test's function may raise anything, and the student may catch it
            return wire.Raised(type(error).__name__, type(error).__module__, str(error)[:2000])

    # Values

    def _export(self, obj: Any) -> wire.Value:
        if isinstance(obj, (bool, str)) and type(obj).__module__ == "numpy":
            raise ProtocolError("a numpy scalar of no known kind")
        proxy = _proxy_of(obj)
        if proxy is not None:
            if proxy.conversation is not self:
                raise ProtocolError("an object of an earlier case was used in a later one")
            return wire.Handle("box", proxy.number)
        if isinstance(obj, types.ModuleType):
            return wire.Named(obj.__name__, "")
        if isinstance(obj, _LAZY):
            return self.packer.pack(list(itertools.islice(obj, _LAZY_MOST)))
        named = _library_name(obj)
        if named is not None:
            return named
        if callable(obj):
            number = self._next_function
            self._next_function += 1
            self.functions[number] = obj
            return wire.Handle("judge", number)
        raise ProtocolError(
            f"the test hands the student's code an object of type {type(obj).__qualname__}, which cannot cross to it"
        )

    def _resolve(self, value: Any) -> Any:
        if isinstance(value, wire.Named):
            raise ProtocolError("a box names nothing of the judge's")
        if value.owner == "judge":
            return self.functions[value.id]
        if value.kind == "module" and (module := library(value.module)) is not None:
            return module
        if value.kind == "class" and value.bases:
            return exception_class(value.module, value.name, value.bases)
        self._handles.append(value.id)
        return make_proxy(self, value)


class Names(dict[str, Any]):
    """The student's globals, fetched as they are asked for.

    A dict, because tests are executed in it; lookups of missing names reach the box once. What was fetched keeps its
    identity for as long as this dict lives, that is for one case.
    """

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self.conversation = conversation
        self.absent: set[str] = set()

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

    def _resolve(self, name: str, value: wire.Value) -> Any:
        if isinstance(value, wire.Handle) and value.owner == "box":
            pinned = library((PINNED_MODULES if value.kind == "module" else PINNED).get(name, ""))
            if pinned is not None:
                return pinned
            if value.kind in ("function", "class", "object") and value.name == name:
                found = _library_member(value.module, name)
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


# Proxies


# Ways to hand over memory, which a stand-in must not offer: an address that the box names would be read in the judge.
_MEMORY_PROTOCOLS = ("__array_", "__cuda_", "__dlpack", "__arrow_c", "__dataframe", "__buffer")


class _Ref:
    __slots__ = ("conversation", "handle", "is_member", "number")

    def __init__(self, conversation: Conversation, handle: wire.Handle) -> None:
        self.conversation = conversation
        self.handle = handle
        self.number = handle.id
        self.is_member = False  # got as an attribute of another object


class Proxy:
    """Base of every stand-in for an object of the box."""

    __slots__ = ("__holt__", "__weakref__")

    def __getattr__(self, name: str) -> Any:
        if name.startswith(_MEMORY_PROTOCOLS):
            raise AttributeError(name)
        found = _ask(self, "getattr", name)
        if issubclass(type(found), Proxy) and _ref(self).handle.kind != "module":
            _ref(found).is_member = True
        return found

    def __setattr__(self, name: str, value: Any) -> None:
        _ask(self, "setattr", name, value)

    def __delattr__(self, name: str) -> None:
        _ask(self, "delattr", name)

    def __repr__(self) -> str:
        return _text(_ask(self, "repr"))

    def __str__(self) -> str:
        return _text(_ask(self, "str"))

    def __format__(self, spec: str) -> str:
        return _text(_ask(self, "format", spec))

    def __dir__(self) -> Any:
        return _ask(self, "dir")

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("an object of the student's cannot be copied")


class _Function(Proxy):
    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        ref = _ref(self)
        answer = ref.conversation.call(ref.number, args, kwargs)
        if ref.is_member and (args or kwargs) and type(answer) in (bool, np.bool_):
            ref.conversation.rests_on_student = True  # as `frame.equals(other)`: the object itself decided
        return answer

    @property
    def __signature__(self) -> inspect.Signature:
        parameters = [
            inspect.Parameter(
                name, getattr(inspect.Parameter, kind), default=None if optional else inspect.Parameter.empty
            )
            for name, kind, optional in _ask(self, "signature")
        ]
        return inspect.Signature(parameters)


class _Class(_Function):
    __slots__ = ()

    def __instancecheck__(self, obj: Any) -> bool:
        return isinstance(obj, Proxy) and bool(_ask(self, "isinstance", obj))

    def __subclasscheck__(self, sub: Any) -> bool:
        return isinstance(sub, Proxy) and bool(_ask(self, "issubclass", sub))


def _ref(proxy: Any) -> _Ref:
    return object.__getattribute__(proxy, "__holt__")


def _ask(proxy: Any, operation: str, *args: Any) -> Any:
    ref = _ref(proxy)
    return ref.conversation.operate(operation, ref.number, args)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("__repr__ returned non-string")
    return value


def _forward(name: str) -> Callable[..., Any]:
    def method(self: Any, *args: Any, dtype: Any = None, copy: Any = None) -> Any:
        if name == "__array__":
            return np.asarray(_ask(self, name), args[0] if args else dtype)
        if name == "__exit__":
            return _ask(self, name, None, None, None)
        return _ask(self, name, *args)

    method.__name__ = name
    return method


_FORWARDED = {name: _forward(name) for name in wire.SPECIAL}
# Not numbers: numpy would then trust a float subclass's own arithmetic instead of asking for its value.
_PLAIN: dict[str, type] = {kind.__name__: kind for kind in (str, bytes, tuple, list)}
_classes: dict[tuple[Any, ...], type] = {}
_exception_classes: dict[tuple[str, ...], type] = {}
_MOST_BASES = 50


def make_proxy(conversation: Conversation, handle: wire.Handle) -> Any:
    """A stand-in whose type has exactly the special methods of the object's."""
    methods = frozenset(handle.methods) & (wire.SPECIAL | {"__call__"})
    key = (handle.kind, methods, handle.module, handle.name, handle.bases)
    kind = _classes.get(key)
    if kind is None:
        kind = _classes[key] = _proxy_class(handle, methods)
    proxy: Any = object.__new__(kind)
    object.__setattr__(proxy, "__holt__", _Ref(conversation, handle))
    return proxy


def _proxy_class(handle: wire.Handle, methods: frozenset[str]) -> type:
    if handle.kind == "function":
        body: dict[str, Any] = {"__slots__": (), "__class__": property(lambda self: types.FunctionType)}
        body["__doc__"] = property(lambda self: _ask(self, "getattr", "__doc__"))
        return type("function", (_Function,), body)
    body = {"__slots__": ()}
    body.update({name: _FORWARDED[name] for name in methods if name in _FORWARDED})
    if "__hash__" not in methods:
        body["__hash__"] = None
    if "__eq__" in methods and "__ne__" not in methods:
        body["__ne__"] = _FORWARDED["__ne__"]
    if handle.kind == "class":
        return type("type", (_Class,), body)
    theirs = _library_member(handle.module, handle.name)
    if not isinstance(theirs, type):
        theirs = next((_PLAIN[name] for name in handle.bases if name in _PLAIN), None)
    if theirs is not None:
        body["__class__"] = property(lambda self: theirs)
    base = _Function if "__call__" in methods else Proxy
    name = handle.name if handle.name.isidentifier() else "object"
    return type(name, (base,), body)


def _proxy_of(obj: Any) -> _Ref | None:
    return _ref(obj) if issubclass(type(obj), Proxy) else None


# What is installed here


def library(name: str) -> types.ModuleType | None:
    """The judge's own module of a well-known library, or None. The name may come from a box: no program is run."""
    first, *rest = name.split(".")
    if first not in LIBRARIES or any(part.startswith("__") or part in _NO_LIBRARY for part in rest):
        return None
    try:
        return importlib.import_module(name)
    except (Exception, SystemExit):  # not installed, or fails to import: then the student's stand-in must do
        return None


def _library_member(module: str, name: str) -> Any:
    found: Any = library(module)
    for part in name.split(".") if found is not None else ():
        found = getattr(found, part, None)
    return found


def _library_name(obj: Any) -> wire.Named | None:
    """How the box can find the same function or class among its own libraries."""
    module, name = (
        getattr(obj, "__module__", None),
        getattr(obj, "__qualname__", getattr(obj, "__name__", None)),
    )
    if isinstance(obj, np.ufunc):
        module = "numpy"
    if not callable(obj) or not isinstance(module, str) or not isinstance(name, str):
        return None
    if module == "builtins" and getattr(builtins, name, None) is obj:
        return wire.Named("builtins", name)
    return wire.Named(module, name) if _library_member(module, name) is obj else None


# Exceptions and arguments


def as_exception(raised: wire.Raised, conversation: Conversation) -> Exception:
    """The built-in exception of the same name, a library's, or a `StudentError` that bears the name."""
    kind = exception_class(raised.module, raised.name, raised.bases)
    try:
        error = kind(*[conversation.unpacker.unpack(arg) for arg in raised.args])
        str(error)
    except Exception:  # a constructor that wants something else
        error = StudentError(f"{raised.name}: {raised.message}")
    error.__holt_trace__ = raised.trace
    return error


def exception_class(module: str, name: str, bases: Sequence[str]) -> Any:
    """The class of exceptions of this name: built-in, a library's, or one made here, the same each time."""
    kind = getattr(builtins, name, None) if module == "builtins" else _library_member(module, name)
    if isinstance(kind, type) and issubclass(kind, Exception):
        return kind
    if len(bases) > _MOST_BASES:
        return StudentError
    key = (module, name, *bases)
    if key not in _exception_classes:
        _exception_classes[key] = _new_exception_class(module, name, bases)
    return _exception_classes[key]


def _new_exception_class(module: str, name: str, bases: Sequence[str]) -> type:
    """A class that the student's `except` clauses, and a test's, would find where it stands among the others."""
    parent: Any = next((b for b in (getattr(builtins, n, None) for n in bases) if _is_exception(b)), Exception)
    if bases and ":" in bases[0]:
        where, _, what = bases[0].partition(":")
        parent = exception_class(where, what, bases[1:])
    parents = (parent,) if issubclass(parent, StudentError) else (StudentError, parent)
    return type(name if name.isidentifier() else "Error", parents, {"__module__": module})


def _is_exception(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Exception)


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
