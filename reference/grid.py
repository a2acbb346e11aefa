"""Two weights by brute force: a loss at every point of a grid, and the lowest of them."""

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, ScalarFunction, finite_vector, height_at


def loss_grid(f: ScalarFunction, theta_0s: ArrayLike, theta_1s: ArrayLike) -> FloatArray:
    """Losses at every combination of two weights.

    Parameters
    ----------
    f : callable
        Takes the weights as an array of shape (2,), returns a number. It is called once per combination.
    theta_0s : array_like of shape (a,)
        The values of the first weight.
    theta_1s : array_like of shape (b,)
        The values of the second weight.

    Returns
    -------
    ndarray of shape (b, a)
        The losses, in the unit of f: one row per second weight, one column per first weight, as
        ``numpy.meshgrid`` orders them and as contour and surface plots want them.

    Raises
    ------
    ValueError
        When a list of weights is empty, not finite or has more than one axis, or f gives something that is
        not a finite number.

    Notes
    -----
    Entry (i, j) is ``f((theta_0s[j], theta_1s[i]))``.

    References
    ----------
    Lecture transcripts, video 7; course note 13, section 13.4.

    Examples
    --------
    >>> loss_grid(lambda theta: theta[0] + 10 * theta[1], [1, 2, 3], [0, 1]).tolist()
    [[1.0, 2.0, 3.0], [11.0, 12.0, 13.0]]
    """
    across, down = finite_vector("theta_0s", theta_0s), finite_vector("theta_1s", theta_1s)
    return np.array([[height_at(f, np.array([first, second])) for first in across] for second in down])


def minimize_on_grid(f: ScalarFunction, theta_0s: ArrayLike, theta_1s: ArrayLike) -> FloatArray:
    """Return the combination of two weights with the smallest loss.

    Parameters
    ----------
    f : callable
        Takes the weights as an array of shape (2,), returns a number.
    theta_0s : array_like of shape (a,)
        The values of the first weight.
    theta_1s : array_like of shape (b,)
        The values of the second weight.

    Returns
    -------
    ndarray of shape (2,)
        The best weights; of equally good ones the first in the order of `loss_grid`, row by row.

    Raises
    ------
    ValueError
        As `loss_grid`.

    Notes
    -----
    ``argmin over the grid of f``: a times b calls, and never better than the grid is fine.

    References
    ----------
    Lecture transcripts, video 7; course note 13, section 13.4.

    Examples
    --------
    >>> minimize_on_grid(lambda theta: (theta[0] - 1) ** 2 + theta[1] ** 2, [0, 1, 2], [-1, 0, 1]).tolist()
    [1.0, 0.0]
    """
    losses = loss_grid(f, theta_0s, theta_1s)
    row, column = np.unravel_index(np.argmin(losses), losses.shape)
    return np.array([finite_vector("theta_0s", theta_0s)[column], finite_vector("theta_1s", theta_1s)[row]])
