"""Gradient descent with a fixed learning rate."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, count, finite_array, finite_number


def gradient_descent(
    df: Callable[[Any], ArrayLike], initial_guess: ArrayLike, alpha: float, n: int
) -> FloatArray:
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
    start = finite_array("initial_guess", initial_guess)
    if start.ndim > 1:
        raise ValueError(f"initial_guess must be a number or a vector, but has shape {start.shape}")
    rate = finite_number("alpha", alpha)
    guesses = np.empty((count("n", n), *start.shape))
    guesses[0] = start
    for t in range(1, len(guesses)):
        guesses[t] = guesses[t - 1] - rate * _slope(df, guesses[t - 1])
    return guesses


def _slope(df: Callable[[Any], ArrayLike], guess: FloatArray) -> FloatArray:
    slope = np.asarray(df(float(guess) if guess.ndim == 0 else guess.copy()), dtype=np.float64)
    if slope.shape != guess.shape:
        raise ValueError(f"df must return shape {guess.shape} like its argument, not {slope.shape}")
    return slope
