"""The inequality that makes a function convex, checked at one chord."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import finite_array, finite_number, fraction

_ROUNDING = 1e-10


def is_convex_at(f: Callable[[Any], Any], a: ArrayLike, b: ArrayLike, t: float) -> bool:
    """Say whether the chord of f from a to b is not below f at the mixture ``t a + (1 - t) b``.

    Parameters
    ----------
    f : callable
        Takes what a and b are (a float or an array of shape (p,)), returns a number.
    a, b : float or array_like of shape (p,)
        The ends of the chord.
    t : float
        The share of a in the mixture, from 0 (at b) to 1 (at a).

    Returns
    -------
    bool
        Whether the inequality holds here. One False proves that f is not convex; no number of True proves
        that it is.

    Raises
    ------
    ValueError
        When a or b is empty or not finite, their shapes differ, t lies outside [0, 1], or f gives something
        that is not a finite number.

    Notes
    -----
    ``t f(a) + (1 - t) f(b) >= f(t a + (1 - t) b)``. A shortfall below 1e-10 of the largest of the three
    heights is rounding and forgiven: on a straight line the two sides are equal, but not to the last digit.

    References
    ----------
    Lecture transcripts, video 6; lecture 16 slides; course note 13, section 13.2.3.

    Examples
    --------
    >>> is_convex_at(lambda x: x**2, -1, 3, 0.5)
    True
    >>> is_convex_at(lambda x: -(x**2), -1, 3, 0.5)
    False
    """
    first, second = finite_array("a", a), finite_array("b", b)
    if first.shape != second.shape or first.ndim > 1:
        raise ValueError(f"a and b must be two numbers or two equally long vectors, not {a!r} and {b!r}")
    share = fraction("t", t)
    at_a, at_b, between = (
        finite_number("f(x)", f(point if point.ndim else float(point)))
        for point in (first, second, np.asarray(share * first + (1 - share) * second))
    )
    slack = _ROUNDING * max(abs(at_a), abs(at_b), abs(between))
    return share * at_a + (1 - share) * at_b >= between - slack
