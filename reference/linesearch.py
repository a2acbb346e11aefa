"""Choosing the step size anew at each step, by looking along the step."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize_scalar

from reference.arguments import (
    FloatArray,
    ScalarFunction,
    as_given,
    count,
    guess_array,
    height_at,
    positive_number,
    slope_at,
)

_LONGEST = 2.0**60


def exact_step_size(f: ScalarFunction, df: Callable[[Any], ArrayLike], x: ArrayLike) -> float:
    """Step size at which f is smallest along the step from x against the gradient.

    Parameters
    ----------
    f : callable
        The function to minimise: takes a guess, returns a number.
    df : callable
        Its derivative or gradient: takes a guess, returns the same shape.
    x : float or array_like of shape (p,)
        The guess from which to step.

    Returns
    -------
    float
        The step size; 0.0 where the gradient is zero.

    Raises
    ------
    ValueError
        When x is empty, not finite or has more than one axis, df returns another shape, f gives something
        that is not a finite number, or f still falls after a step size of 2**60: it has no lowest point
        along the step.

    Notes
    -----
    ``argmin over alpha >= 0 of f(x - alpha * df(x))``: the step size is doubled until f no longer falls, then
    Brent's method searches below. With several valleys along the step it finds one of them. On a quadratic
    with the matrix H and the gradient g it is ``g · g / (g · H g)``.

    References
    ----------
    From-scratch chapter, "Choosing the Right Step Size". Nocedal and Wright, "Numerical Optimization", 2006,
    chapter 3.

    Examples
    --------
    >>> round(exact_step_size(lambda x: 3 * x**2, lambda x: 6 * x, 5), 6)
    0.166667
    """
    guess = guess_array("x", x)
    slope = slope_at(df, guess)
    if not slope.any():
        return 0.0

    def along(alpha: float) -> float:
        return height_at(f, np.asarray(guess - alpha * slope))

    far = _first_rise(along)
    found = minimize_scalar(along, bounds=(0, far), method="bounded", options={"xatol": 1e-10 * far})
    return float(found.x)


def backtracking_step_size(
    f: ScalarFunction,
    df: Callable[[Any], ArrayLike],
    x: ArrayLike,
    first: float = 1,
    shrink: float = 0.5,
    enough: float = 0.0001,
) -> float:
    """First step size, of ever smaller ones, that lowers f by enough.

    Parameters
    ----------
    f : callable
        The function to minimise: takes a guess, returns a number.
    df : callable
        Its derivative or gradient: takes a guess, returns the same shape.
    x : float or array_like of shape (p,)
        The guess from which to step.
    first : float, default 1
        The step size to try first; above 0.
    shrink : float, default 0.5
        By what to multiply a step size that was too large; above 0 and below 1.
    enough : float, default 0.0001
        The share of the fall that a straight slope promises which is demanded; above 0 and below 1.

    Returns
    -------
    float
        The step size; 0.0 where the gradient is zero, or where no step down to 1e-300 lowers f.

    Raises
    ------
    ValueError
        When x is empty, not finite or has more than one axis, df returns another shape, f gives something
        that is not a finite number, or one of first, shrink and enough lies outside its range.

    Notes
    -----
    The first alpha of ``first, first * shrink, first * shrink**2, …`` with Armijo's condition
    ``f(x - alpha g) <= f(x) - enough * alpha * g · g``, where g is the gradient at x.

    References
    ----------
    From-scratch chapter, "Choosing the Right Step Size". Armijo, "Minimization of functions having Lipschitz
    continuous first partial derivatives", 1966.

    Examples
    --------
    >>> backtracking_step_size(lambda x: 3 * x**2, lambda x: 6 * x, 5)
    0.25
    """
    guess, alpha = guess_array("x", x), positive_number("first", first)
    factor, share = _inner_share("shrink", shrink), _inner_share("enough", enough)
    slope, height = slope_at(df, guess), height_at(f, guess)
    steepness = float(np.sum(slope**2))
    if steepness == 0:
        return 0.0
    while height_at(f, np.asarray(guess - alpha * slope)) > height - share * alpha * steepness:
        alpha *= factor
        if alpha < 1e-300:
            return 0.0
    return alpha


def gradient_descent_line_search(
    f: ScalarFunction,
    df: Callable[[Any], ArrayLike],
    initial_guess: ArrayLike,
    n: int,
    step_size: Callable[..., float] = backtracking_step_size,
) -> FloatArray:
    """Return the first n guesses of gradient descent that chooses each step's size by looking along it.

    Parameters
    ----------
    f : callable
        The function to minimise: takes a guess, returns a number.
    df : callable
        Its derivative or gradient: takes a guess, returns the same shape.
    initial_guess : float or array_like of shape (p,)
        Where to start. It is not changed.
    n : int
        How many guesses to return, the initial guess included; at least 1.
    step_size : callable, default `backtracking_step_size`
        Takes f, df and the guess, returns the step size; `exact_step_size` is the other choice.

    Returns
    -------
    ndarray of shape (n,) or (n, p)
        The guesses in order; the first is the initial guess.

    Raises
    ------
    ValueError
        When n is not a whole number of at least 1, and as the function that chooses the step size.

    Notes
    -----
    ``x[t + 1] = x[t] - step_size(f, df, x[t]) * df(x[t])``. Each step calls f several times: what is saved in
    steps is paid in looks.

    References
    ----------
    From-scratch chapter, "Choosing the Right Step Size".

    Examples
    --------
    >>> bowl, slope = lambda x: 3 * x**2, lambda x: 6 * x
    >>> gradient_descent_line_search(bowl, slope, 8, 4).tolist()
    [8.0, -4.0, 2.0, -1.0]
    """
    guesses = [guess_array("initial_guess", initial_guess)]
    for _ in range(count("n", n) - 1):
        alpha = step_size(f, df, as_given(guesses[-1]))
        guesses.append(guesses[-1] - alpha * slope_at(df, guesses[-1]))
    return np.array(guesses)


def _first_rise(along: Callable[[float], float]) -> float:
    """Return a step size beyond the first valley along the step."""
    start, alpha = along(0), 1.0
    while alpha > 1 / _LONGEST and along(alpha) >= start:
        alpha /= 2
    while along(2 * alpha) < along(alpha):
        alpha *= 2
        if alpha > _LONGEST:
            raise ValueError(f"f must have a lowest point along the step, but still falls at {alpha}")
    return 2 * alpha


def _inner_share(name: str, value: float) -> float:
    number = positive_number(name, value)
    if number >= 1:
        raise ValueError(f"{name} must be below 1, not {value!r}")
    return number
