"""The two functions of two variables on which the lectures practise partial derivatives."""

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, finite_number, pair


def saddle(theta: ArrayLike) -> float:
    """Height of the first worked example, 8 θ₀² + 3 θ₀ θ₁.

    Parameters
    ----------
    theta : array_like of shape (2,)
        Where to look; pure numbers.

    Returns
    -------
    float
        The height, a pure number.

    Raises
    ------
    ValueError
        When theta is not two finite numbers.

    Notes
    -----
    ``f(theta) = 8 theta_0**2 + 3 theta_0 theta_1``. The Hessian ((16, 3), (3, 0)) has a negative determinant:
    the only flat point, (0, 0), is a saddle, and the function has no minimum.

    References
    ----------
    Lecture transcripts, video 8; lecture 16 slides.

    Examples
    --------
    >>> saddle([1, 2])
    14.0
    """
    first, second = pair("theta", theta)
    return float(8 * first**2 + 3 * first * second)


def saddle_gradient(theta: ArrayLike) -> FloatArray:
    """Gradient of the first worked example, (16 θ₀ + 3 θ₁, 3 θ₀).

    Parameters
    ----------
    theta : array_like of shape (2,)
        Where to look; pure numbers.

    Returns
    -------
    ndarray of shape (2,)
        The partial derivatives.

    Raises
    ------
    ValueError
        When theta is not two finite numbers.

    Notes
    -----
    ``(16 theta_0 + 3 theta_1, 3 theta_0)``. The transcript reads "16 + theta_0" once; it is a product.

    References
    ----------
    Lecture transcripts, video 8; lecture 16 slides.

    Examples
    --------
    >>> saddle_gradient([1, 2]).tolist()
    [22.0, 3.0]
    """
    first, second = pair("theta", theta)
    return np.array([16 * first + 3 * second, 3 * first])


def tilted_trough(x: float, y: float) -> float:
    """Height of the second worked example, 3 x² + y.

    Parameters
    ----------
    x, y : float
        Where to look; pure numbers.

    Returns
    -------
    float
        The height, a pure number.

    Raises
    ------
    ValueError
        When x or y is not a finite number.

    Notes
    -----
    ``f(x, y) = 3 x**2 + y``: convex, but falling for ever towards smaller y.

    References
    ----------
    Course note 13, section 13.4.1.

    Examples
    --------
    >>> tilted_trough(2, 1)
    13.0
    """
    return 3 * finite_number("x", x) ** 2 + finite_number("y", y)


def tilted_trough_partials(x: float, y: float) -> tuple[float, float]:
    """Partial derivatives of the second worked example, 6 x and 1.

    Parameters
    ----------
    x, y : float
        Where to look; pure numbers.

    Returns
    -------
    tuple of two float
        The partial derivatives with respect to x and to y.

    Raises
    ------
    ValueError
        When x or y is not a finite number.

    Notes
    -----
    ``df/dx = 6 x`` with y held fixed, ``df/dy = 1`` with x held fixed.

    References
    ----------
    Course note 13, section 13.4.1.

    Examples
    --------
    >>> tilted_trough_partials(2, 1)
    (12.0, 1.0)
    """
    finite_number("y", y)
    return 6 * finite_number("x", x), 1.0
