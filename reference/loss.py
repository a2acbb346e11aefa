"""The mean squared error of a linear model."""

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import finite_array, finite_number, line_data, linear_data, observations


def mse_loss(theta: ArrayLike, X: ArrayLike, y_obs: ArrayLike) -> float:
    """Mean squared error of the predictions ``X @ theta``, or ``theta * X`` for a single number theta.

    Parameters
    ----------
    theta : float or array_like of shape (p,)
        The slope of a line through the origin, or the weights of the columns of X.
    X : array_like of shape (n,) or (n, p)
        The inputs: one axis when theta is a number, one row per observation when it is a vector.
    y_obs : array_like of shape (n,)
        The observations.

    Returns
    -------
    float
        The loss, in the squared unit of y_obs (squared dollars for the tips).

    Raises
    ------
    ValueError
        When an argument is empty or not finite, or the shapes do not go together.

    Notes
    -----
    ``L(theta) = 1/n * sum over i of (y_i - X_i · theta)**2``.

    References
    ----------
    Lecture transcripts, videos 5 and 7; lecture 16 slides; course note 13, sections 13.3.1 and 13.4.

    Examples
    --------
    >>> mse_loss(2, [1, 2, 3], [2, 4, 9])
    3.0
    >>> mse_loss([1, 2], [[1, 0], [1, 1]], [1, 5])
    2.0
    """
    if finite_array("theta", theta).ndim == 0:
        slope, x, observed = line_data(theta, X, y_obs)
        errors = slope * x - observed
    else:
        weights, table, observed = linear_data(theta, X, y_obs)
        errors = table @ weights - observed
    return float(np.mean(errors**2))


def squared_loss(theta: ArrayLike, x: ArrayLike, y_obs: float) -> float:
    """Squared error of a linear model at a single observation.

    Parameters
    ----------
    theta : array_like of shape (p,)
        The weights.
    x : array_like of shape (p,)
        The inputs of this observation: one row of the table.
    y_obs : float
        What was observed.

    Returns
    -------
    float
        The loss, in the squared unit of y_obs.

    Raises
    ------
    ValueError
        When an argument is empty or not finite, or theta and x differ in length.

    Notes
    -----
    ``l(theta) = (y - x · theta)**2``; `mse_loss` is its mean over the rows.

    References
    ----------
    Lecture transcripts, video 9; lecture 16 slides, "You Try".

    Examples
    --------
    >>> squared_loss([1, 2], [1, 3], 5)
    4.0
    """
    weights, row = observations("theta", theta, "x", x)
    return float((finite_number("y_obs", y_obs) - row @ weights) ** 2)
