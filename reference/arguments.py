"""What the functions accept: every refusal is a ValueError that names the argument and the value."""

import reprlib
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray: TypeAlias = NDArray[np.float64]
ScalarFunction: TypeAlias = Callable[[Any], Any]


def finite_array(name: str, value: ArrayLike) -> FloatArray:
    """Return `value` as a new float array of any shape; empty, not numeric and not finite are refused."""
    try:
        if np.asarray(value).dtype.kind not in "biufO":
            raise TypeError("neither whole numbers nor decimals")
        array = np.array(value, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must hold numbers, not {reprlib.repr(value)}") from error
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, but is {reprlib.repr(value)}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, not {reprlib.repr(value)}")
    return array


def finite_number(name: str, value: ArrayLike) -> float:
    """Return `value` as a float, refusing arrays and what is not finite."""
    array = finite_array(name, value)
    if array.ndim != 0:
        raise ValueError(f"{name} must be a single number, not {reprlib.repr(value)}")
    return float(array)


def finite_vector(name: str, value: ArrayLike) -> FloatArray:
    """Return `value` as a float array with exactly one axis."""
    array = finite_array(name, value)
    if array.ndim != 1:
        raise ValueError(f"{name} must have one axis, but has shape {array.shape}: {reprlib.repr(value)}")
    return array


def count(name: str, value: int) -> int:
    """Return `value` as an int of at least 1."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < 1:
        raise ValueError(f"{name} must be a whole number of at least 1, not {value!r}")
    return int(value)


def fraction(name: str, value: float) -> float:
    """Return `value` as a float between 0 and 1."""
    number = finite_number(name, value)
    if not 0 <= number <= 1:
        raise ValueError(f"{name} must lie between 0 and 1, not {value!r}")
    return number


def row_numbers(name: str, value: ArrayLike, rows: int) -> NDArray[np.intp]:
    """Return `value` as an array of row numbers, each in 0, …, rows − 1."""
    indices = np.asarray(value)
    if indices.ndim != 1 or indices.size == 0 or not np.issubdtype(indices.dtype, np.integer):
        raise ValueError(f"{name} must be a list of row numbers that is not empty, not {reprlib.repr(value)}")
    outside = indices[(indices < 0) | (indices >= rows)]
    if outside.size:
        raise ValueError(f"{name} must lie between 0 and {rows - 1}, but holds {int(outside[0])}")
    return indices.astype(np.intp)


def line_data(theta_1: ArrayLike, x: ArrayLike, y_obs: ArrayLike) -> tuple[float, FloatArray, FloatArray]:
    """Return the slope and the data of a line through the origin, with as many x as y_obs."""
    slope, inputs, observed = (
        finite_number("theta_1", theta_1),
        finite_vector("x", x),
        finite_vector("y_obs", y_obs),
    )
    if inputs.shape != observed.shape:
        raise ValueError(
            f"x and y_obs must be equally long, but have shapes {inputs.shape} and {observed.shape}"
        )
    return slope, inputs, observed


def linear_data(
    theta: ArrayLike, X: ArrayLike, y_obs: ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the weights, the table and the observations of a linear model, shapes (p,), (n, p) and (n,)."""
    weights, table, observed = (
        finite_vector("theta", theta),
        finite_array("X", X),
        finite_vector("y_obs", y_obs),
    )
    if table.shape != (observed.size, weights.size):
        raise ValueError(
            f"X must have shape {(observed.size, weights.size)} to go with theta and y_obs, "
            f"but has shape {table.shape}"
        )
    return weights, table, observed
