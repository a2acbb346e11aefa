"""Steps with a memory: momentum and Adam."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import (
    FloatArray,
    below_one,
    count,
    finite_number,
    guess_array,
    positive_number,
    slope_at,
)


def momentum(df: Callable[[Any], ArrayLike], initial_guess: ArrayLike, alpha: float, beta: float, n: int) -> FloatArray:
    """Return the first n guesses of gradient descent with momentum.

    Parameters
    ----------
    df : callable
        The derivative or gradient, as in `gradient_descent`.
    initial_guess : float or array_like of shape (p,)
        Where to start. It is not changed.
    alpha : float
        The learning rate.
    beta : float
        The share of the last velocity that is kept, at least 0 and below 1; 0.9 is usual. With 0 this is
        plain gradient descent.
    n : int
        How many guesses to return, the initial guess included; at least 1.

    Returns
    -------
    ndarray of shape (n,) or (n, p)
        The guesses in order; the first is the initial guess.

    Raises
    ------
    ValueError
        As `gradient_descent`, and when beta lies outside [0, 1).

    Notes
    -----
    ``v[0] = 0``, ``v[t + 1] = beta * v[t] + df(x[t])``, ``x[t + 1] = x[t] - alpha * v[t + 1]``. On a constant
    slope the steps grow up to ``alpha / (1 - beta)`` times the slope.

    References
    ----------
    Margin of the slides on the cost J, "momentum". Polyak, "Some methods of speeding up the convergence of
    iteration methods", 1964.

    Examples
    --------
    >>> momentum(lambda x: 2 * x, 8, 0.25, 0.5, 4).tolist()
    [8.0, 4.0, 0.0, -2.0]
    """
    start, rate, kept = (
        guess_array("initial_guess", initial_guess),
        finite_number("alpha", alpha),
        below_one("beta", beta),
    )
    guesses, velocity = [start], np.zeros_like(start)
    for _ in range(count("n", n) - 1):
        velocity = kept * velocity + slope_at(df, guesses[-1])
        guesses.append(guesses[-1] - rate * velocity)
    return np.array(guesses)


def adam(
    df: Callable[[Any], ArrayLike],
    initial_guess: ArrayLike,
    alpha: float,
    n: int,
    beta_1: float = 0.9,
    beta_2: float = 0.999,
    epsilon: float = 1e-8,
) -> FloatArray:
    """Return the first n guesses of Adam, which scales each component's step by its usual slope.

    Parameters
    ----------
    df : callable
        The derivative or gradient, as in `gradient_descent`.
    initial_guess : float or array_like of shape (p,)
        Where to start. It is not changed.
    alpha : float
        The learning rate: about the size of a step, in the unit of the guess.
    n : int
        How many guesses to return, the initial guess included; at least 1.
    beta_1, beta_2 : float, default 0.9 and 0.999
        The shares that the averages of the slopes and of their squares keep; at least 0 and below 1.
    epsilon : float, default 1e-8
        Keeps the division sound where the slope is zero; above 0.

    Returns
    -------
    ndarray of shape (n,) or (n, p)
        The guesses in order; the first is the initial guess.

    Raises
    ------
    ValueError
        As `gradient_descent`, and when a beta lies outside [0, 1) or epsilon is not above 0.

    Notes
    -----
    With g the slope, for t = 1, 2, …: ``m = beta_1 m + (1 - beta_1) g``, ``s = beta_2 s + (1 - beta_2) g**2``,
    ``x = x - alpha * (m / (1 - beta_1**t)) / (sqrt(s / (1 - beta_2**t)) + epsilon)``. The first step has the
    size alpha in every component, whatever the slope.

    References
    ----------
    Margin of the slides on the cost J, "adam". Kingma and Ba, "Adam: A Method for Stochastic Optimization",
    2015.

    Examples
    --------
    >>> adam(lambda x: 2 * x, 8, 0.5, 3).round(4).tolist()
    [8.0, 7.5, 7.0011]
    """
    start, rate = guess_array("initial_guess", initial_guess), finite_number("alpha", alpha)
    kept, kept_squares = below_one("beta_1", beta_1), below_one("beta_2", beta_2)
    least = positive_number("epsilon", epsilon)
    guesses, mean, square = [start], np.zeros_like(start), np.zeros_like(start)
    for t in range(1, count("n", n)):
        slope = slope_at(df, guesses[-1])
        mean = kept * mean + (1 - kept) * slope
        square = kept_squares * square + (1 - kept_squares) * slope**2
        step = (mean / (1 - kept**t)) / (np.sqrt(square / (1 - kept_squares**t)) + least)
        guesses.append(guesses[-1] - rate * step)
    return np.array(guesses)
