"""Stand-ins for the objects of a box.

A proxy forwards what is asked of it to the object in the box.
"""

import inspect
import types
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from grader.judge.libraries import library_member
from grader.values import Handle
from grader.wire import SPECIAL

# Ways to hand over memory, which a stand-in must not offer: an address that the box names would be read in the judge.
_MEMORY_PROTOCOLS = ("__array_", "__cuda_", "__dlpack", "__arrow_c", "__dataframe", "__buffer")


class Asked(Protocol):
    """What a proxy needs of the conversation that it belongs to."""

    rests_on_student: bool

    def call(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any: ...

    def operate(self, operation: str, number: int, args: tuple[Any, ...] = ()) -> Any: ...


class Ref:
    """Which object of the box a proxy stands for, and whom to ask about it."""

    __slots__ = ("conversation", "handle", "member", "number")

    def __init__(self, conversation: Asked, handle: Handle) -> None:
        self.conversation = conversation
        self.handle = handle
        self.number = handle.id
        self.member = ""  # as which attribute of another object it was got


class Proxy:
    """Base of every stand-in for an object of the box."""

    __slots__ = ("__holt__", "__weakref__")

    def __getattr__(self, name: str) -> Any:
        if name.startswith(_MEMORY_PROTOCOLS):
            raise AttributeError(name)
        found = _ask(self, "getattr", name)
        if issubclass(type(found), Proxy) and _ref(self).handle.kind != "module":
            _ref(found).member = name
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
        if ref.member and (args or kwargs) and (type(answer) in _YES_OR_NO or "equal" in ref.member):
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


def _ref(proxy: Any) -> Ref:
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


_FORWARDED = {name: _forward(name) for name in SPECIAL}
_YES_OR_NO = (bool, np.bool_, int)
# Not numbers: numpy would then trust a float subclass's own arithmetic instead of asking for its value.
_NUMBERS = (int, float, complex, np.generic)
_PLAIN: dict[str, type] = {kind.__name__: kind for kind in (str, bytes, tuple, list)}
_classes: dict[tuple[Any, ...], type] = {}
_MOST_CLASSES = 2000


def make_proxy(conversation: Asked, handle: Handle) -> Any:
    """A stand-in whose type has exactly the special methods of the object's."""
    methods = frozenset(handle.methods) & (SPECIAL | {"__call__"})
    key = (handle.kind, methods, handle.module, handle.name, handle.bases)
    kind = _classes.get(key)
    if kind is None:
        if len(_classes) >= _MOST_CLASSES:
            _classes.clear()  # a box makes them up
        kind = _classes[key] = _proxy_class(handle, methods)
    proxy: Any = object.__new__(kind)
    object.__setattr__(proxy, "__holt__", Ref(conversation, handle))
    return proxy


def _proxy_class(handle: Handle, methods: frozenset[str]) -> type:
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
    theirs = library_member(handle.module, handle.name)
    if not isinstance(theirs, type) or issubclass(theirs, _NUMBERS):
        theirs = next((_PLAIN[name] for name in handle.bases if name in _PLAIN), None)
    if theirs is not None:
        body["__class__"] = property(lambda self: _claim(self, theirs))
    base = _Function if "__call__" in methods else Proxy
    name = handle.name if handle.name.isidentifier() else "object"
    return type(name, (base,), body)


def _claim(proxy: Any, theirs: type) -> type:
    """The class that an object says it has. Arrays and tables cross by value: one that did not may be anything, and
    answer a library's questions about it one way now and another way later.
    """
    if issubclass(theirs, np.ndarray) or theirs.__module__.partition(".")[0] == "pandas":
        _ref(proxy).conversation.rests_on_student = True
    return theirs


def ref_of(obj: Any) -> Ref | None:
    """What a proxy stands for; None if this is no proxy."""
    return _ref(obj) if issubclass(type(obj), Proxy) else None
