"""How the mean squared error changes with the weights."""

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, finite_number, line_data, linear_data, observations, row_numbers


def mse_loss_derivative(theta_1: float, x: ArrayLike, y_obs: ArrayLike) -> float:
    """Derivative of the mean squared error of the line ``theta_1 * x``.

    Parameters
    ----------
    theta_1 : float
        The slope of the line, in units of y_obs per unit of x.
    x : array_like of shape (n,)
        The inputs.
    y_obs : array_like of shape (n,)
        The observations.

    Returns
    -------
    float
        The derivative with respect to theta_1, in units of x times y_obs.

    Raises
    ------
    ValueError
        When an argument is empty, not finite or of the wrong shape, or x and y_obs differ in length.

    Notes
    -----
    ``dL/dtheta_1 = 1/n * sum over i of 2 (theta_1 x_i - y_i) x_i``.

    References
    ----------
    Lecture transcripts, video 5; course note 13, section 13.3.1.

    Examples
    --------
    >>> mse_loss_derivative(1, [1, 2], [2, 4])
    -5.0
    """
    slope, inputs, observed = line_data(theta_1, x, y_obs)
    return float(np.mean(2 * (slope * inputs - observed) * inputs))


def mse_gradient(theta: ArrayLike, X: ArrayLike, y_obs: ArrayLike) -> FloatArray:
    """Gradient of the mean squared error of the predictions ``X @ theta``.

    Parameters
    ----------
    theta : array_like of shape (p,)
        The weights of the columns of X.
    X : array_like of shape (n, p)
        The inputs, one row per observation. A column of ones makes its weight the intercept.
    y_obs : array_like of shape (n,)
        The observations.

    Returns
    -------
    ndarray of shape (p,)
        The partial derivatives, each in units of its column times y_obs. It points uphill.

    Raises
    ------
    ValueError
        When an argument is empty or not finite, or the shapes do not go together.

    Notes
    -----
    Component j is the mean over the rows of ``-2 (y_i - X_i · theta) X_ij``; together ``-2/n * X.T @ (y - X
    theta)``.

    References
    ----------
    Lecture transcripts, videos 9 and 10; lecture 16 slides.

    Examples
    --------
    >>> mse_gradient([0, 0], [[1, 0], [1, 2]], [1, 3]).tolist()
    [-4.0, -6.0]
    """
    weights, table, observed = linear_data(theta, X, y_obs)
    return -2 * table.T @ (observed - table @ weights) / observed.size


def mse_gradient_batch_only(theta: ArrayLike, X: ArrayLike, y_obs: ArrayLike, batch_indices: ArrayLike) -> FloatArray:
    """Gradient of the mean squared error over the named rows only.

    Parameters
    ----------
    theta : array_like of shape (p,)
        The weights of the columns of X.
    X : array_like of shape (n, p)
        The inputs, one row per observation.
    y_obs : array_like of shape (n,)
        The observations.
    batch_indices : array_like of int, shape (b,)
        The positions of the rows in the batch, counted from 0; a table's own row labels do not matter. A row
        that is named twice counts twice.

    Returns
    -------
    ndarray of shape (p,)
        The partial derivatives, each in units of its column times y_obs.

    Raises
    ------
    ValueError
        As `mse_gradient`, and when batch_indices is empty, holds something else than whole numbers, or a
        number outside 0, …, n - 1.

    Notes
    -----
    The gradient of `mse_gradient` with the mean taken over the batch. Over all rows it is that gradient;
    averaged over batches of equal size that share out the rows, too.

    References
    ----------
    Lecture transcripts, video 11.

    Examples
    --------
    >>> mse_gradient_batch_only([0, 0], [[1, 0], [1, 2]], [1, 3], [1]).tolist()
    [-6.0, -12.0]
    """
    weights, table, observed = linear_data(theta, X, y_obs)
    batch = row_numbers("batch_indices", batch_indices, observed.size)
    return mse_gradient(weights, table[batch], observed[batch])


def squared_loss_gradient(theta: ArrayLike, x: ArrayLike, y_obs: float) -> FloatArray:
    """Gradient of the squared error at a single observation.

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
    ndarray of shape (p,)
        The partial derivatives, each in units of its input times y_obs.

    Raises
    ------
    ValueError
        When an argument is empty or not finite, or theta and x differ in length.

    Notes
    -----
    Component j is ``-2 (y - x · theta) x_j``; `mse_gradient` is its mean over the rows.

    References
    ----------
    Lecture transcripts, video 9; lecture 16 slides, "You Try".

    Examples
    --------
    >>> squared_loss_gradient([1, 2], [1, 3], 5).tolist()
    [4.0, 12.0]
    """
    weights, row = observations("theta", theta, "x", x)
    return -2 * (finite_number("y_obs", y_obs) - row @ weights) * row
