"""The inequality that makes a function convex, checked at one chord."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, as_given, count, finite_array, fraction, height_at

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
    return _shortfall(f, first, second, share) <= 0


def find_convexity_violation(
    f: Callable[[Any], Any],
    low: ArrayLike,
    high: ArrayLike,
    tries: int = 10_000,
    rng: np.random.Generator | None = None,
) -> tuple[Any, Any, float] | None:
    """Search a domain for a chord that runs below f.

    Parameters
    ----------
    f : callable
        Takes what low and high are (a float or an array of shape (p,)), returns a number.
    low, high : float or array_like of shape (p,)
        The corners of the domain; each component of low lies below that of high.
    tries : int, default 10000
        How many chords to draw; at least 1.
    rng : numpy.random.Generator, optional
        Where the chance comes from; a generator with a fixed seed unless given, so that the answer is the
        same each time.

    Returns
    -------
    tuple of (a, b, t), or None
        A chord and a mixture for which `is_convex_at` is False; None when none was found, which proves
        nothing.

    Raises
    ------
    ValueError
        When low or high is empty or not finite, their shapes differ, low is not below high, tries is not a
        whole number of at least 1, or f gives something that is not a finite number.

    Notes
    -----
    The ends are drawn evenly from the domain and t from [0, 1]; the first with
    ``t f(a) + (1 - t) f(b) < f(t a + (1 - t) b)`` is returned.

    References
    ----------
    Lecture transcripts, video 6; lecture 16 slides; course note 13, section 13.2.3.

    Examples
    --------
    >>> find_convexity_violation(lambda x: x**2, -5, 5, tries=100)
    >>> a, b, t = find_convexity_violation(np.sin, 0, 6)
    >>> is_convex_at(np.sin, a, b, t)
    False
    """
    lowest, highest = finite_array("low", low), finite_array("high", high)
    if lowest.shape != highest.shape or lowest.ndim > 1 or not np.all(lowest < highest):
        raise ValueError(f"low must lie below high, and have its shape, not {low!r} and {high!r}")
    chance = np.random.default_rng(0) if rng is None else rng
    for _ in range(count("tries", tries)):
        a, b = (np.asarray(chance.uniform(lowest, highest)) for _ in range(2))
        share = float(chance.uniform())
        if _shortfall(f, a, b, share) > 0:
            return as_given(a), as_given(b), share
    return None


def _shortfall(f: Callable[[Any], Any], a: FloatArray, b: FloatArray, share: float) -> float:
    """Return how far the chord is below f, less what may be rounding."""
    at_a, at_b, between = (height_at(f, point) for point in (a, b, np.asarray(share * a + (1 - share) * b)))
    slack = _ROUNDING * max(abs(at_a), abs(at_b), abs(between))
    return between - slack - (share * at_a + (1 - share) * at_b)
