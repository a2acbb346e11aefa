"""The cost J of a line: half of the mean squared error, its two partials, and one step for both weights."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, finite_array, finite_number, observations


def hypothesis(theta_0: float, theta_1: float, x: ArrayLike) -> float | FloatArray:
    """Prediction of the line with intercept theta_0 and slope theta_1.

    Parameters
    ----------
    theta_0 : float
        The intercept, in the unit of the predictions.
    theta_1 : float
        The slope, in units of the predictions per unit of x.
    x : float or array_like of any shape
        The inputs.

    Returns
    -------
    float or ndarray of the shape of x
        The predictions. A number gives a float.

    Raises
    ------
    ValueError
        When an argument is empty or not finite, or a weight is not a single number.

    Notes
    -----
    ``h(x) = theta_0 + theta_1 x``.

    References
    ----------
    Slides on the cost J, "Linear Regression Model".

    Examples
    --------
    >>> hypothesis(1, 2, [0, 1, 2]).tolist()
    [1.0, 3.0, 5.0]
    """
    inputs = finite_array("x", x)
    predicted = finite_number("theta_0", theta_0) + finite_number("theta_1", theta_1) * inputs
    return float(predicted) if inputs.ndim == 0 else predicted


def cost(theta_0: float, theta_1: float, x: ArrayLike, y: ArrayLike) -> float:
    """Cost J of a line: half of its mean squared error.

    Parameters
    ----------
    theta_0, theta_1 : float
        The intercept and the slope.
    x : array_like of shape (m,)
        The inputs.
    y : array_like of shape (m,)
        The observations.

    Returns
    -------
    float
        The cost, in the squared unit of y.

    Raises
    ------
    ValueError
        When an argument is empty or not finite, has the wrong shape, or x and y differ in length.

    Notes
    -----
    ``J = 1/(2m) * sum over i of (theta_0 + theta_1 x_i - y_i)**2``, half of `mse_loss`: the 2 cancels when J is
    differentiated, and the lowest point is the same.

    References
    ----------
    Slides on the cost J, "Linear Regression Model".

    Examples
    --------
    >>> cost(0, 1, [1, 2], [3, 2])
    1.0
    """
    return float(np.mean(_errors(theta_0, theta_1, x, y) ** 2) / 2)


def cost_partial_0(theta_0: float, theta_1: float, x: ArrayLike, y: ArrayLike) -> float:
    """Partial derivative of the cost J with respect to the intercept.

    Parameters
    ----------
    theta_0, theta_1 : float
        The intercept and the slope.
    x : array_like of shape (m,)
        The inputs.
    y : array_like of shape (m,)
        The observations.

    Returns
    -------
    float
        The partial derivative, in the unit of y.

    Raises
    ------
    ValueError
        As `cost`.

    Notes
    -----
    ``dJ/dtheta_0 = 1/m * sum over i of (theta_0 + theta_1 x_i - y_i)``.

    References
    ----------
    Slides on the cost J, "Partial derivatives".

    Examples
    --------
    >>> cost_partial_0(0, 1, [1, 2], [3, 2])
    -1.0
    """
    return float(np.mean(_errors(theta_0, theta_1, x, y)))


def cost_partial_1(theta_0: float, theta_1: float, x: ArrayLike, y: ArrayLike) -> float:
    """Partial derivative of the cost J with respect to the slope.

    Parameters
    ----------
    theta_0, theta_1 : float
        The intercept and the slope.
    x : array_like of shape (m,)
        The inputs.
    y : array_like of shape (m,)
        The observations.

    Returns
    -------
    float
        The partial derivative, in units of x times y.

    Raises
    ------
    ValueError
        As `cost`.

    Notes
    -----
    ``dJ/dtheta_1 = 1/m * sum over i of (theta_0 + theta_1 x_i - y_i) x_i``.

    References
    ----------
    Slides on the cost J, "Partial derivatives".

    Examples
    --------
    >>> cost_partial_1(0, 1, [3, 2], [5, 2])
    -3.0
    """
    return float(np.mean(_errors(theta_0, theta_1, x, y) * finite_array("x", x)))


def cost_gradient(theta_0: float, theta_1: float, x: ArrayLike, y: ArrayLike) -> FloatArray:
    """Both partial derivatives of the cost J.

    Parameters
    ----------
    theta_0, theta_1 : float
        The intercept and the slope.
    x : array_like of shape (m,)
        The inputs.
    y : array_like of shape (m,)
        The observations.

    Returns
    -------
    ndarray of shape (2,)
        The partial derivatives with respect to the intercept and to the slope.

    Raises
    ------
    ValueError
        As `cost`.

    Notes
    -----
    ``(dJ/dtheta_0, dJ/dtheta_1)``, half of `mse_gradient` on a table with a bias column.

    References
    ----------
    Slides on the cost J, "Partial derivatives".

    Examples
    --------
    >>> cost_gradient(0, 1, [3, 2], [5, 2]).tolist()
    [-1.0, -3.0]
    """
    return np.array([cost_partial_0(theta_0, theta_1, x, y), cost_partial_1(theta_0, theta_1, x, y)])


def simultaneous_update(
    theta_0: float,
    theta_1: float,
    d_0: Callable[[float, float], float],
    d_1: Callable[[float, float], float],
    alpha: float,
) -> tuple[float, float]:
    """Take one step with both weights at once.

    Parameters
    ----------
    theta_0, theta_1 : float
        The weights before the step.
    d_0, d_1 : callable
        The partial derivatives: each takes both weights, returns one number.
    alpha : float
        The learning rate.

    Returns
    -------
    tuple of two float
        The weights after the step.

    Raises
    ------
    ValueError
        When a weight, alpha, or what d_0 or d_1 gives is not a finite number.

    Notes
    -----
    ``theta_j := theta_j - alpha * d_j(theta_0, theta_1)`` for j = 0 and 1, where both partials see the old
    weights. Updating theta_0 first and handing the new one to d_1 is another method.

    References
    ----------
    Slides on the cost J, "GD formula" and "Gradient Descent".

    Examples
    --------
    >>> simultaneous_update(4, 2, lambda a, b: a + b, lambda a, b: a * b, 0.5)
    (1.0, -2.0)
    """
    old = finite_number("theta_0", theta_0), finite_number("theta_1", theta_1)
    rate = finite_number("alpha", alpha)
    slope_0 = finite_number("d_0(theta_0, theta_1)", d_0(*old))
    slope_1 = finite_number("d_1(theta_0, theta_1)", d_1(*old))
    return old[0] - rate * slope_0, old[1] - rate * slope_1


def _errors(theta_0: float, theta_1: float, x: ArrayLike, y: ArrayLike) -> FloatArray:
    inputs, observed = observations("x", x, "y", y)
    return np.asarray(hypothesis(theta_0, theta_1, inputs)) - observed
