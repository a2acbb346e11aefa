"""Plain values as Python expressions that build exactly them, with nothing but numpy and pandas to hand."""

from typing import Any

import numpy as np

from grader.errors import BadAssignment

_NUMPY = "__import__('numpy')"


def write(value: Any) -> str:
    """An expression for a value.

    Raises
    ------
    BadAssignment
        If the value is none of: None, bool, numbers, str, bytes, list, tuple, dict, set, arrays and numpy scalars.
    """
    kind = type(value)
    if value is None or kind in (bool, int, str, bytes):
        return repr(value)
    if kind is float:
        return _float(value)
    if kind is complex:
        return f"complex({_float(value.real)}, {_float(value.imag)})"
    if kind in (list, tuple, set):
        return _sequence(value)
    if kind is dict:
        return "{" + ", ".join(f"{write(key)}: {write(item)}" for key, item in value.items()) + "}"
    if kind is np.ndarray:
        return f"{_NUMPY}.array({write(value.tolist())}, dtype={value.dtype.str!r}).reshape({value.shape!r})"
    if isinstance(value, np.generic):
        return f"{_NUMPY}.dtype({value.dtype.str!r}).type({write(value.item())})"
    raise BadAssignment(f"the oracle answered with a {kind.__qualname__}, which cannot be frozen into a test")


def _float(value: float) -> str:
    text = repr(value)
    return text if text[-1].isdigit() else f"float({text!r})"


def _sequence(value: Any) -> str:
    inside = ", ".join(write(item) for item in value)
    if type(value) is list:
        return f"[{inside}]"
    if type(value) is tuple:
        return f"({inside},)" if value else "()"
    return f"{{{inside}}}" if value else "set()"
