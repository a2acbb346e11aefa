"""Linear models: the bias column, and weights in one go without descending."""

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, finite_array, finite_table, finite_vector


def add_bias_column(x: ArrayLike) -> FloatArray:
    """Put a column of ones before the inputs, so that the intercept becomes a weight like any other.

    Parameters
    ----------
    x : array_like of shape (n,) or (n, p)
        One input, or p inputs, per observation.

    Returns
    -------
    ndarray of shape (n, 2) or (n, p + 1)
        A new table, with the ones first.

    Raises
    ------
    ValueError
        When x is empty, not finite, a single number, or has more than two axes.

    Notes
    -----
    Row i is ``(1, x_i)``, so that ``X @ theta`` is ``theta_0 + theta_1 x_i + …``.

    References
    ----------
    Lecture transcripts, video 7; course note 13, section 13.4.

    Examples
    --------
    >>> add_bias_column([5, 7]).tolist()
    [[1.0, 5.0], [1.0, 7.0]]
    """
    inputs = finite_array("x", x)
    if inputs.ndim not in (1, 2):
        raise ValueError(f"x must be a list or a table, but has shape {inputs.shape}")
    return np.column_stack([np.ones(len(inputs)), inputs])


def fit_minimum_norm(X: ArrayLike, y_obs: ArrayLike) -> FloatArray:
    """Least-squares weights; of several equally good ones, the shortest.

    Parameters
    ----------
    X : array_like of shape (n, p)
        The inputs, one row per observation. Both n > p and n <= p are welcome.
    y_obs : array_like of shape (n,)
        The observations.

    Returns
    -------
    ndarray of shape (p,)
        The weights.

    Raises
    ------
    ValueError
        When an argument is empty or not finite, or the shapes do not go together.

    Notes
    -----
    ``theta = pinv(X) @ y``, by singular values. With p >= n and independent rows every observation is met
    exactly, by infinitely many weights when p > n; these are the ones with the smallest sum of squares, and
    the ones at which (stochastic) gradient descent from zero arrives, since its steps never leave the span of
    the rows of X. It is also what ``LinearRegression`` of scikit-learn does, a direct solve and no descent.

    References
    ----------
    Lecture transcripts, videos 7 and 13. Barrett and Dherin, "Implicit Gradient Regularization", 2021.

    Examples
    --------
    >>> fit_minimum_norm([[1, 0], [1, 1], [1, 2]], [1, 3, 5]).round(6).tolist()
    [1.0, 2.0]
    >>> fit_minimum_norm([[1, 1]], [4]).round(6).tolist()
    [2.0, 2.0]
    """
    table, observed = finite_table("X", X), finite_vector("y_obs", y_obs)
    if len(table) != observed.size:
        raise ValueError(f"X and y_obs must have as many rows, but have shapes {table.shape} and {observed.shape}")
    return np.asarray(np.linalg.lstsq(table, observed, rcond=None)[0], dtype=np.float64)
