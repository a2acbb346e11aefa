"""Stochastic gradient descent: a step for each batch of rows."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import (
    FloatArray,
    count,
    finite_number,
    finite_table,
    finite_vector,
    share_of_batches,
    slope_at,
)
from reference.batches import Rows, split_into_batches
from reference.loss import mse_loss


def stochastic_gradient_descent(
    df: Callable[[Any, Any], ArrayLike],
    X: ArrayLike,
    y_obs: ArrayLike,
    initial_guess: ArrayLike,
    alpha: float,
    n: int,
    num_batches: int,
    *,
    rng: np.random.Generator | None = None,
) -> tuple[FloatArray, FloatArray]:
    """Return the first n guesses of stochastic gradient descent, and the loss of each.

    Parameters
    ----------
    df : callable
        The gradient over a batch: takes the weights, shape (p,), and the positions of the batch's rows,
        returns shape (p,); see `mse_gradient_batch_only_two_arg`.
    X : array_like of shape (m, p)
        The inputs, one row per observation.
    y_obs : array_like of shape (m,)
        The observations.
    initial_guess : array_like of shape (p,)
        Where to start. It is not changed.
    alpha : float
        The learning rate.
    n : int
        How many guesses to return, the initial guess included; at least 1.
    num_batches : int
        How many batches share out the rows in each epoch; at least 1 and at most m.
    rng : numpy.random.Generator, optional
        Where the chance comes from; numpy's global generator unless given.

    Returns
    -------
    guesses : ndarray of shape (n, p)
        The guesses in order; the first is the initial guess.
    losses : ndarray of shape (n,)
        The mean squared error of each guess over all rows, in the squared unit of y_obs.

    Raises
    ------
    ValueError
        When an argument is empty or not finite, the shapes do not go together, n is not a whole number of at
        least 1, num_batches is not one from 1 to m, or df returns another shape than (p,).

    Notes
    -----
    Each epoch draws a permutation of the rows and splits it into num_batches. For each batch B in turn
    ``theta[t + 1] = theta[t] - alpha * df(theta[t], B)``, until there are n guesses, in the middle of an epoch
    if need be. With a fixed alpha the guesses do not settle: they keep moving about the minimum.

    References
    ----------
    Lecture transcripts, videos 11 and 12; lecture 16 slides; course note 13, section 13.5. Robbins and Monro,
    "A Stochastic Approximation Method", 1951.

    Examples
    --------
    >>> def df(theta, rows):
    ...     return 2 * (theta - np.array([[1.0], [3.0]])[rows].mean(axis=0))
    >>> guesses, losses = stochastic_gradient_descent(df, [[1], [1]], [1, 3], [0], 0.25, 3, 1)
    >>> guesses.tolist(), losses.tolist()
    ([[0.0], [1.0], [1.5]], [5.0, 2.0, 1.25])
    """
    table, observed = finite_table("X", X), finite_vector("y_obs", y_obs)
    rate = finite_number("alpha", alpha)
    share_of_batches(num_batches, len(table))
    guesses = [finite_vector("initial_guess", initial_guess)]
    losses = [mse_loss(guesses[0], table, observed)]
    for rows in islice(_epochs(len(table), num_batches, rng), count("n", n) - 1):
        guesses.append(guesses[-1] - rate * slope_at(partial(_over, df, rows), guesses[-1]))
        losses.append(mse_loss(guesses[-1], table, observed))
    return np.array(guesses), np.array(losses)


def _epochs(rows: int, num_batches: int, rng: np.random.Generator | None) -> Iterator[Rows]:
    while True:
        yield from split_into_batches(rows, num_batches, rng=rng)


def _over(df: Callable[[Any, Any], ArrayLike], rows: Rows, theta: FloatArray) -> ArrayLike:
    return df(theta, rows)
