"""Exceptions of the student's code, as a test catches them."""

import builtins
from collections.abc import Callable, Sequence
from typing import Any

from grader.judge.libraries import library_member
from grader.values import Value
from grader.wire import Raised

_classes: dict[tuple[str, ...], type] = {}
_MOST_CLASSES = 2000
_MOST_BASES = 50


class StudentError(Exception):
    """An exception of a class that the judge does not have; its class carries the name of the student's."""


def as_exception(raised: Raised, unpack: Callable[[Value], Any]) -> Exception:
    """The built-in exception of the same name, a library's, or a `StudentError` that bears the name."""
    kind = exception_class(raised.module, raised.name, raised.bases)
    try:
        error = kind(*[unpack(arg) for arg in raised.args])
        str(error)
    except Exception:  # a constructor that wants something else
        error = StudentError(f"{raised.name}: {raised.message}")
    error.__holt_trace__ = raised.trace
    return error


def exception_class(module: str, name: str, bases: Sequence[str]) -> Any:
    """The class of exceptions of this name: built-in, a library's, or one made here, the same each time."""
    kind = getattr(builtins, name, None) if module == "builtins" else library_member(module, name)
    if isinstance(kind, type) and issubclass(kind, Exception):
        return kind
    if len(bases) > _MOST_BASES:
        return StudentError
    key = (module, name, *bases)
    if key not in _classes:
        if len(_classes) >= _MOST_CLASSES:
            _classes.clear()  # a box makes them up
        _classes[key] = _new_exception_class(module, name, bases)
    return _classes[key]


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
