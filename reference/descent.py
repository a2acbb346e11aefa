"""Gradient descent with a fixed learning rate, with a stopping rule, with a schedule; ascent; restarts."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import (
    FloatArray,
    ScalarFunction,
    as_given,
    count,
    finite_number,
    guess_array,
    height_at,
    positive_number,
    slope_at,
)


def gradient_descent(df: Callable[[Any], ArrayLike], initial_guess: ArrayLike, alpha: float, n: int) -> FloatArray:
    """Return the first n guesses of gradient descent.

    Parameters
    ----------
    df : callable
        The derivative or gradient of the function to minimise. It gets a float when the guess is a number and
        an array of shape (p,) when it is a vector, and returns the same shape.
    initial_guess : float or array_like of shape (p,)
        Where to start. It is not changed.
    alpha : float
        The learning rate: how far to go per unit of slope.
    n : int
        How many guesses to return, the initial guess included; at least 1. So n - 1 steps are taken.

    Returns
    -------
    ndarray of shape (n,) or (n, p)
        The guesses in order; the first is the initial guess.

    Raises
    ------
    ValueError
        When initial_guess is empty, not finite or has more than one axis, alpha is not a finite number, n is
        not a whole number of at least 1, or df returns another shape than it was given.

    Notes
    -----
    ``x[t + 1] = x[t] - alpha * df(x[t])``. The gradient points uphill, hence the minus sign. With too large
    an alpha the guesses leave for infinity; that is reported by df if it checks its argument, and not by this
    function.

    References
    ----------
    Lecture transcripts, video 4; lecture 16 slides; course note 13, sections 13.2 and 13.3.1 (whose listing
    forgets to append the new guess and therefore never ends).

    Examples
    --------
    >>> gradient_descent(lambda x: 2 * x, 8, 0.25, 4).tolist()
    [8.0, 4.0, 2.0, 1.0]
    >>> gradient_descent(lambda v: 2 * v, [8, -4], 0.25, 3).tolist()
    [[8.0, -4.0], [4.0, -2.0], [2.0, -1.0]]
    """
    rate = finite_number("alpha", alpha)
    return _descend(df, initial_guess, lambda t: rate, n)


def gradient_ascent(df: Callable[[Any], ArrayLike], initial_guess: ArrayLike, alpha: float, n: int) -> FloatArray:
    """Return the first n guesses of a climb: steps with the gradient, towards a maximum.

    Parameters
    ----------
    df : callable
        The derivative or gradient of the function to maximise, as in `gradient_descent`.
    initial_guess : float or array_like of shape (p,)
        Where to start. It is not changed.
    alpha : float
        The learning rate: how far to go per unit of slope.
    n : int
        How many guesses to return, the initial guess included; at least 1.

    Returns
    -------
    ndarray of shape (n,) or (n, p)
        The guesses in order; the first is the initial guess.

    Raises
    ------
    ValueError
        As `gradient_descent`.

    Notes
    -----
    ``x[t + 1] = x[t] + alpha * df(x[t])``: the largest f is the smallest -f.

    References
    ----------
    From-scratch chapter, "The Idea Behind Gradient Descent".

    Examples
    --------
    >>> gradient_ascent(lambda x: -2 * x, 8, 0.25, 4).tolist()
    [8.0, 4.0, 2.0, 1.0]
    """
    rate = finite_number("alpha", alpha)
    return _descend(df, initial_guess, lambda t: -rate, n)


def gradient_descent_until(
    df: Callable[[Any], ArrayLike],
    initial_guess: ArrayLike,
    alpha: float,
    tolerance: float = 0.0001,
    max_steps: int = 10_000,
) -> FloatArray:
    """Descend until a step moves no component by more than the tolerance.

    Parameters
    ----------
    df : callable
        The derivative or gradient, as in `gradient_descent`.
    initial_guess : float or array_like of shape (p,)
        Where to start. It is not changed.
    alpha : float
        The learning rate.
    tolerance : float, default 0.0001
        The movement that no longer matters, in the unit of the guess; above 0.
    max_steps : int, default 10000
        The cap: after so many steps the descent ends in any case; at least 1.

    Returns
    -------
    ndarray of shape (k + 1,) or (k + 1, p)
        The guesses in order, with the initial guess first and where the last of the k steps led last.

    Raises
    ------
    ValueError
        As `gradient_descent`, and when tolerance is not above 0 or max_steps is not a whole number of at
        least 1.

    Notes
    -----
    Ends after the first step with ``|x_j[t] - x_j[t + 1]| <= tolerance`` for every component j. A small step
    means a small slope times alpha: with a tiny alpha the rule holds far from any minimum.

    References
    ----------
    Slides on the cost J, "Gradient descent algorithm".

    Examples
    --------
    >>> gradient_descent_until(lambda v: 2 * v, [8, -4], 0.25, tolerance=2).tolist()
    [[8.0, -4.0], [4.0, -2.0], [2.0, -1.0]]
    """
    guess, rate = guess_array("initial_guess", initial_guess), finite_number("alpha", alpha)
    enough = positive_number("tolerance", tolerance)
    guesses = [guess]
    for _ in range(count("max_steps", max_steps)):
        guesses.append(guesses[-1] - rate * slope_at(df, guesses[-1]))
        if np.all(np.abs(guesses[-1] - guesses[-2]) <= enough):
            break
    return np.array(guesses)


def gradient_descent_scheduled(
    df: Callable[[Any], ArrayLike],
    initial_guess: ArrayLike,
    rate_at: Callable[[int], float],
    n: int,
) -> FloatArray:
    """Return the first n guesses of gradient descent whose learning rate changes over time.

    Parameters
    ----------
    df : callable
        The derivative or gradient, as in `gradient_descent`.
    initial_guess : float or array_like of shape (p,)
        Where to start. It is not changed.
    rate_at : callable
        Takes the number of steps already taken (0, 1, …), returns the learning rate of the next one; see
        `decaying_rate`, `linear_rate` and `cosine_rate`.
    n : int
        How many guesses to return, the initial guess included; at least 1.

    Returns
    -------
    ndarray of shape (n,) or (n, p)
        The guesses in order; the first is the initial guess.

    Raises
    ------
    ValueError
        As `gradient_descent`, and when rate_at gives something that is not a finite number.

    Notes
    -----
    ``x[t + 1] = x[t] - rate_at(t) * df(x[t])`` for t = 0, 1, …

    References
    ----------
    From-scratch chapter, "Choosing the Right Step Size"; lecture 16 slides; margin of the slides on the
    cost J.

    Examples
    --------
    >>> gradient_descent_scheduled(lambda x: 2 * x, 8, lambda t: 0.25 / (t + 1), 3).tolist()
    [8.0, 4.0, 3.0]
    """
    return _descend(df, initial_guess, lambda t: finite_number(f"rate_at({t})", rate_at(t)), n)


def best_of_restarts(
    f: ScalarFunction,
    df: Callable[[Any], ArrayLike],
    initial_guesses: Sequence[ArrayLike],
    alpha: float,
    n: int,
) -> Any:
    """Descend from several places and return the lowest of the last guesses.

    Parameters
    ----------
    f : callable
        The function to minimise: takes a guess, returns a number.
    df : callable
        Its derivative or gradient, as in `gradient_descent`.
    initial_guesses : sequence of float or of array_like of shape (p,)
        Where to start, one descent each; at least one.
    alpha : float
        The learning rate.
    n : int
        How many guesses each descent makes, its initial guess included; at least 1.

    Returns
    -------
    float or ndarray of shape (p,)
        The last guess with the smallest f; the first of them when several are equally low.

    Raises
    ------
    ValueError
        As `gradient_descent`, and when initial_guesses is empty or f gives something that is not a finite
        number.

    Notes
    -----
    ``argmin over starts of f(last guess)``. More starts find more valleys, but nothing promises the deepest.

    References
    ----------
    From-scratch chapter, "The Idea Behind Gradient Descent"; lecture transcripts, video 1.

    Examples
    --------
    >>> bowls = lambda x: (x**2 - 4) ** 2 + x
    >>> slope = lambda x: 4 * x * (x**2 - 4) + 1
    >>> round(best_of_restarts(bowls, slope, [3, -3], 0.01, 200), 4)
    -2.0305
    """
    if len(initial_guesses) == 0:
        raise ValueError(f"initial_guesses must not be empty, but is {initial_guesses!r}")
    ends = [gradient_descent(df, start, alpha, n)[-1] for start in initial_guesses]
    return as_given(np.asarray(min(ends, key=lambda end: height_at(f, np.asarray(end)))))


def _descend(
    df: Callable[[Any], ArrayLike], initial_guess: ArrayLike, rate_at: Callable[[int], float], n: int
) -> FloatArray:
    start = guess_array("initial_guess", initial_guess)
    guesses = np.empty((count("n", n), *start.shape))
    guesses[0] = start
    for t in range(len(guesses) - 1):
        guesses[t + 1] = guesses[t] - rate_at(t) * slope_at(df, np.asarray(guesses[t]))
    return guesses
