"""Numerical derivatives: what a small nudge of the input does to the output."""

from collections.abc import Sequence

import numpy as np

from reference.arguments import ScalarFunction, finite_number, number_list, position


def difference_quotient(f: ScalarFunction, x: float, h: float) -> float:
    """Change of f per unit of input when x is nudged by h.

    Parameters
    ----------
    f : callable
        Takes one number, returns one number.
    x : float
        Where to look.
    h : float
        The nudge, in the unit of x; negative is allowed, zero is not.

    Returns
    -------
    float
        The slope of the line through the two points, in units of f per unit of x.

    Raises
    ------
    ValueError
        When x or h is not a finite number, h is zero, or f gives something that is not a finite number.

    Notes
    -----
    ``(f(x + h) - f(x)) / h``, off from the derivative by about ``h f''(x) / 2``.

    References
    ----------
    From-scratch chapter, "Estimating the Gradient"; slides on the cost J, "Derivatives".

    Examples
    --------
    >>> difference_quotient(lambda a: a**2, 2, 0.25)
    4.25
    """
    at, nudge = finite_number("x", x), _nudge(h)
    return (finite_number("f(x + h)", f(at + nudge)) - finite_number("f(x)", f(at))) / nudge


def partial_difference_quotient(f: ScalarFunction, v: Sequence[float], i: int, h: float) -> float:
    """Change of f per unit of input when only component i of v is nudged by h.

    Parameters
    ----------
    f : callable
        Takes a list of p numbers, returns one number.
    v : sequence of float, length p
        Where to look. It is not changed.
    i : int
        Which component to nudge: 0, …, p - 1.
    h : float
        The nudge, in the unit of v[i]; not zero.

    Returns
    -------
    float
        The slope in the direction of component i.

    Raises
    ------
    ValueError
        When v is empty or not finite, i is no position in v, h is zero or not finite, or f gives something
        that is not a finite number.

    Notes
    -----
    ``(f(v + h e_i) - f(v)) / h``, where e_i is 1 at i and 0 elsewhere.

    References
    ----------
    From-scratch chapter, "Estimating the Gradient".

    Examples
    --------
    >>> partial_difference_quotient(lambda v: v[0] ** 2 + 3 * v[1], [2, 1], 1, 0.5)
    3.0
    """
    numbers, nudge = number_list("v", v), _nudge(h)
    nudged = list(numbers)
    nudged[position("i", i, len(numbers))] += nudge
    return (finite_number("f(v + h)", f(nudged)) - finite_number("f(v)", f(numbers))) / nudge


def estimate_gradient(f: ScalarFunction, v: Sequence[float], h: float = 0.0001) -> list[float]:
    """Estimate the gradient of f at v by nudging each component in turn.

    Parameters
    ----------
    f : callable
        Takes a list of p numbers, returns one number. It is called 2 p times.
    v : sequence of float, length p
        Where to look. It is not changed.
    h : float, default 0.0001
        The nudge; not zero.

    Returns
    -------
    list of float, length p
        The partial difference quotients.

    Raises
    ------
    ValueError
        As `partial_difference_quotient`.

    Notes
    -----
    Component i is ``(f(v + h e_i) - f(v)) / h``.

    References
    ----------
    From-scratch chapter, "Estimating the Gradient".

    Examples
    --------
    >>> [round(slope, 3) for slope in estimate_gradient(lambda v: v[0] ** 2 + 3 * v[1], [2, 1])]
    [4.0, 3.0]
    """
    return [partial_difference_quotient(f, v, i, h) for i in range(len(number_list("v", v)))]


def _nudge(h: float) -> float:
    nudge = finite_number("h", h)
    if nudge == 0 or not np.isfinite(1 / nudge):
        raise ValueError(f"h must not be zero, but is {h!r}")
    return nudge
