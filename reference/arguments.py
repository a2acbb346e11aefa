"""What the functions accept: every refusal is a ValueError that names the argument and the value."""

import math
import reprlib
from collections.abc import Callable, Sequence
from numbers import Real
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
    slope = finite_number("theta_1", theta_1)
    inputs, observed = observations("x", x, "y_obs", y_obs)
    return slope, inputs, observed


def linear_data(theta: ArrayLike, X: ArrayLike, y_obs: ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the weights, the table and the observations of a linear model, shapes (p,), (n, p) and (n,)."""
    weights, table, observed = (
        finite_vector("theta", theta),
        finite_array("X", X),
        finite_vector("y_obs", y_obs),
    )
    if table.shape != (observed.size, weights.size):
        raise ValueError(
            f"X must have shape {(observed.size, weights.size)} to go with theta and y_obs, but has shape {table.shape}"
        )
    return weights, table, observed


def positive_number(name: str, value: ArrayLike) -> float:
    """Return `value` as a float above 0."""
    number = finite_number(name, value)
    if number <= 0:
        raise ValueError(f"{name} must be above 0, not {value!r}")
    return number


def below_one(name: str, value: ArrayLike) -> float:
    """Return `value` as a float from 0 up to, but not including, 1."""
    number = finite_number(name, value)
    if not 0 <= number < 1:
        raise ValueError(f"{name} must be at least 0 and below 1, not {value!r}")
    return number


def not_negative(name: str, value: ArrayLike) -> float:
    """Return `value` as a float of at least 0."""
    number = finite_number(name, value)
    if number < 0:
        raise ValueError(f"{name} must be at least 0, not {value!r}")
    return number


def finite_table(name: str, value: ArrayLike) -> FloatArray:
    """Return `value` as a float array with exactly two axes."""
    array = finite_array(name, value)
    if array.ndim != 2:
        raise ValueError(f"{name} must have rows and columns, but has shape {array.shape}")
    return array


def guess_array(name: str, value: ArrayLike) -> FloatArray:
    """Return a guess as a new float array without an axis (a number) or with one (a vector)."""
    array = finite_array(name, value)
    if array.ndim > 1:
        raise ValueError(f"{name} must be a number or a vector, but has shape {array.shape}")
    return array


def share_of_batches(num_batches: int, rows: int) -> int:
    """Return `num_batches` as an int of at least 1 and at most the number of rows."""
    batches = count("num_batches", num_batches)
    if batches > rows:
        raise ValueError(f"num_batches must be at most the number of rows, {rows}, not {num_batches}")
    return batches


def as_given(guess: FloatArray) -> Any:
    """Return a float for an array without an axis, and a copy of any other array."""
    return float(guess) if guess.ndim == 0 else guess.copy()


def slope_at(df: ScalarFunction, guess: FloatArray) -> FloatArray:
    """Return what df answers at the guess, refusing another shape than the guess has."""
    slope = np.asarray(df(as_given(guess)), dtype=np.float64)
    if slope.shape != guess.shape:
        raise ValueError(f"df must return shape {guess.shape} like its argument, not {slope.shape}")
    return slope


def height_at(f: ScalarFunction, guess: FloatArray) -> float:
    """Return what f answers at the guess, refusing what is not one finite number."""
    return finite_number(f"f({as_given(guess)})", f(as_given(guess)))


def number(name: str, value: float) -> float:
    """Return `value` as it is, refusing what is not one finite number; numpy is not needed."""
    if not isinstance(value, int | float | Real) or not math.isfinite(value):
        raise ValueError(f"{name} must be a finite number, not {value!r}")
    return value


def number_list(name: str, value: Sequence[float]) -> list[float]:
    """Return `value` as a new list, refusing an empty one and items that are not finite numbers."""
    try:
        items = list(value)
    except TypeError as error:
        raise ValueError(f"{name} must be a list of numbers, not {value!r}") from error
    if not items:
        raise ValueError(f"{name} must not be empty, but is {value!r}")
    for item in items:
        number(f"each number of {name}", item)
    return items


def equally_long(
    first_name: str, first: Sequence[float], second_name: str, second: Sequence[float]
) -> list[tuple[float, float]]:
    """Return the pairs of two lists of numbers that are equally long."""
    v, w = number_list(first_name, first), number_list(second_name, second)
    if len(v) != len(w):
        raise ValueError(f"{first_name} and {second_name} must be equally long, but have {len(v)} and {len(w)} numbers")
    return list(zip(v, w, strict=True))


def position(name: str, value: int, length: int) -> int:
    """Return `value` as a position in a list of that length, counted from 0."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or not 0 <= value < length:
        raise ValueError(f"{name} must be a whole number from 0 to {length - 1}, not {value!r}")
    return int(value)


def observations(
    inputs_name: str, inputs: ArrayLike, observed_name: str, observed: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Return inputs and observations as two arrays with one axis each, equally long."""
    x, y = finite_vector(inputs_name, inputs), finite_vector(observed_name, observed)
    if x.shape != y.shape:
        raise ValueError(
            f"{inputs_name} and {observed_name} must be equally long, but have shapes {x.shape} and {y.shape}"
        )
    return x, y


def pair(name: str, value: ArrayLike) -> FloatArray:
    """Return `value` as an array of exactly two numbers."""
    array = finite_vector(name, value)
    if array.size != 2:
        raise ValueError(f"{name} must hold two numbers, not {reprlib.repr(value)}")
    return array
