"""The curve with two valleys on which the lectures begin, and its derivative."""

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, finite_array


def arbitrary(x: ArrayLike) -> float | FloatArray:
    """Height of the curve at x.

    Parameters
    ----------
    x : float or array_like of any shape
        Where to look; a pure number without a unit.

    Returns
    -------
    float or ndarray of the shape of x
        The height, a pure number. A number gives a float.

    Raises
    ------
    ValueError
        When x is empty, not a number, NaN or infinite.

    Notes
    -----
    ``f(x) = (x**4 - 15 x**3 + 80 x**2 - 180 x + 144) / 10``. The valleys lie near 2.393 (height -0.138) and
    5.326 (height -0.691); only the second is the lowest point of the whole curve.

    References
    ----------
    Lecture transcripts, video 1; lecture 16 slides; course note 13, section 13.1.

    Examples
    --------
    >>> arbitrary(6)
    0.0
    >>> arbitrary([1, 2, 3]).tolist()
    [3.0, 0.0, 0.0]
    """
    at = finite_array("x", x)
    return _as_given((at**4 - 15 * at**3 + 80 * at**2 - 180 * at + 144) / 10)


def derivative_arbitrary(x: ArrayLike) -> float | FloatArray:
    """Slope of the curve at x.

    Parameters
    ----------
    x : float or array_like of any shape
        Where to look; a pure number without a unit.

    Returns
    -------
    float or ndarray of the shape of x
        The slope: negative where the curve falls towards larger x, positive where it rises.

    Raises
    ------
    ValueError
        When x is empty, not a number, NaN or infinite.

    Notes
    -----
    ``f'(x) = (4 x**3 - 45 x**2 + 160 x - 180) / 10``, zero at 2.3927480, 3.5309066 and 5.3263455.

    References
    ----------
    Lecture transcripts, video 2; lecture 16 slides; course note 13, section 13.3.1.

    Examples
    --------
    >>> derivative_arbitrary(4)
    -0.4
    >>> derivative_arbitrary([1, 6]).round(3).tolist()
    [-6.1, 2.4]
    """
    at = finite_array("x", x)
    return _as_given((4 * at**3 - 45 * at**2 + 160 * at - 180) / 10)


def _as_given(values: FloatArray) -> float | FloatArray:
    return float(values) if np.ndim(values) == 0 else values
