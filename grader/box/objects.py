"""What a box does when the judge asks something of one of its objects."""

import operator
import types
from collections.abc import Callable
from typing import Any

from grader import wire
from grader.values import Handle, Value

_PLAIN = (float, int, complex, str, bytes, tuple, list)
_MUTABLE = (list, dict, set, bytearray)


def _reflected(name: str) -> Callable[[Any, Any], Any]:
    forward = _OPERATORS[f"__{name[3:]}"]
    return lambda obj, other: forward(other, obj)


_OPERATORS: dict[str, Callable[..., Any]] = {
    name: getattr(operator, name)
    for name in wire.BINARY + wire.COMPARE
    if hasattr(operator, name) and not (name.startswith("__r") and f"__{name[3:]}" in wire.BINARY)
}
_OPERATORS["__divmod__"] = divmod
_OPERATORS.update({name: _reflected(name) for name in wire.BINARY if name not in _OPERATORS})
_OPERATORS.update(
    {
        "__neg__": operator.neg,
        "__pos__": operator.pos,
        "__abs__": abs,
        "__invert__": operator.invert,
        "__len__": len,
        "__iter__": iter,
        "__next__": next,
        "__bool__": bool,
        "__int__": int,
        "__float__": float,
        "__complex__": complex,
        "__index__": operator.index,
        "__round__": round,
        "__hash__": hash,
        "__reversed__": reversed,
        "__enter__": lambda obj: type(obj).__enter__(obj),
        "__exit__": lambda obj, *args: type(obj).__exit__(obj, *args),
        "__getitem__": operator.getitem,
        "__setitem__": operator.setitem,
        "__delitem__": operator.delitem,
        "__contains__": operator.contains,
        "__array__": lambda obj: _as_array(obj),
        "getattr": getattr,
        "setattr": setattr,
        "delattr": delattr,
        "repr": repr,
        "str": str,
        "dir": dir,
        "format": format,
        "isinstance": lambda cls, obj: isinstance(obj, cls),
        "issubclass": lambda cls, sub: issubclass(sub, cls),
        "signature": lambda obj: _signature(obj),
    }
)


def _as_array(obj: Any) -> Any:
    import numpy as np

    return np.array(np.asarray(obj))


def _signature(obj: Any) -> list[tuple[str, str, bool]]:
    """Parameters by name, kind and whether they have a default."""
    import inspect

    parameters = inspect.signature(obj).parameters.values()
    return [(p.name, p.kind.name, p.default is not p.empty) for p in parameters]


def operate(operation: str, obj: Any, args: list[Any]) -> Any:
    """Apply an operation of `wire.OPERATIONS`."""
    return _OPERATORS[operation](obj, *args)


def is_mutable(obj: Any) -> bool:
    """Whether a callee could change this by-value argument in place."""
    kind = type(obj)
    return kind in _MUTABLE or kind.__name__ in ("ndarray", "DataFrame", "Series")


class Held:
    """Arguments that a generator goes on working with, and what they were when the judge last heard of them."""

    def __init__(self, args: list[Any], kwargs: dict[str, Any], message: wire.Call) -> None:
        self.args = {**{str(position): arg for position, arg in enumerate(args)}, **_marked(kwargs)}
        self.told = {**{str(position): arg for position, arg in enumerate(message.args)}, **_marked(message.kwargs)}

    def news(self, pack: Callable[[Any], Value]) -> dict[str, Value]:
        """The by-value arguments that were changed in place since, by position, or by name after an equals sign."""
        changed: dict[str, Value] = {}
        for place, arg in self.args.items():
            if is_mutable(arg) and (now := pack(arg)) != self.told[place]:
                changed[place] = now
        self.told |= changed
        return changed


def _marked(kwargs: dict[str, Any]) -> dict[str, Any]:
    return {f"={name}": arg for name, arg in kwargs.items()}


class Shelf:
    """The objects that the judge holds handles of."""

    def __init__(self) -> None:
        self._objects: dict[int, Any] = {}
        self._ids: dict[int, int] = {}
        self._next = 1

    def put(self, obj: Any) -> Handle:
        """A handle for the object; the same one while the judge holds it."""
        number = self._ids.get(id(obj))
        if number is None:
            number = self._next
            self._next += 1
            self._objects[number] = obj
            self._ids[id(obj)] = number
        return _handle(number, obj)

    def get(self, number: int) -> Any:
        try:
            return self._objects[number]
        except KeyError:
            raise LookupError("this object is no longer there") from None

    def drop(self, numbers: list[int]) -> None:
        for number in numbers:
            obj = self._objects.pop(number, None)
            self._ids.pop(id(obj), None)


def _handle(number: int, obj: Any) -> Handle:
    if isinstance(obj, types.ModuleType):
        return Handle("box", number, "module", _text(obj, "__name__"), "")
    if isinstance(obj, type):
        bases = tuple(bases_of(obj)) if issubclass(obj, Exception) else ()
        module, name = _text(obj, "__module__"), _text(obj, "__qualname__")
        return Handle("box", number, "class", module, name, _methods(type(obj)), bases)
    kind = type(obj)
    if callable(obj) and isinstance(getattr(obj, "__name__", None), str) and not hasattr(kind, "__len__"):
        module = _text(obj, "__module__") or ("numpy" if kind.__name__ == "ufunc" else "")
        return Handle("box", number, "function", module, _text(obj, "__name__"))
    methods = _methods(kind) + (("__call__",) if callable(obj) else ())
    bases = tuple(base.__name__ for base in _PLAIN if issubclass(kind, base))
    if bases and "__array__" not in methods:
        methods += ("__array__",)  # numpy takes such an object for the plain value that it holds
    return Handle("box", number, "object", _text(kind, "__module__"), _text(kind, "__qualname__"), methods, bases)


def bases_of(kind: type) -> list[str]:
    """What a class of exceptions derives from, nearest first: built-in classes by name, others as `module:name`."""
    return [
        base.__name__ if base.__module__ == "builtins" else f"{base.__module__}:{base.__qualname__}"
        for base in type.mro(kind)[1:]
    ]


def _methods(kind: type) -> tuple[str, ...]:
    return tuple(name for name in wire.SPECIAL if getattr(kind, name, None) is not None)


def _text(obj: Any, name: str) -> str:
    value = getattr(obj, name, "")
    return value if isinstance(value, str) else ""
