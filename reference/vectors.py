"""Vectors as plain lists of numbers, without numpy."""

import math
from collections.abc import Sequence

from reference.arguments import equally_long, number, number_list


def dot(v: Sequence[float], w: Sequence[float]) -> float:
    """Sum of the products of the components.

    Parameters
    ----------
    v, w : sequence of float, equally long
        The two vectors.

    Returns
    -------
    float
        The product; whole numbers give a whole number.

    Raises
    ------
    ValueError
        When v or w is empty or not finite, or they differ in length.

    Notes
    -----
    ``v_1 w_1 + … + v_p w_p``.

    References
    ----------
    From-scratch chapter, "The Idea Behind Gradient Descent".

    Examples
    --------
    >>> dot([1, 2, 3], [4, 5, 6])
    32
    """
    return sum(a * b for a, b in equally_long("v", v, "w", w))


def add(v: Sequence[float], w: Sequence[float]) -> list[float]:
    """Sum of two vectors.

    Parameters
    ----------
    v, w : sequence of float, equally long
        The two vectors.

    Returns
    -------
    list of float
        A new vector of the same length.

    Raises
    ------
    ValueError
        When v or w is empty or not finite, or they differ in length.

    Notes
    -----
    Component i is ``v_i + w_i``.

    References
    ----------
    From-scratch chapter, "Using the Gradient".

    Examples
    --------
    >>> add([1, 2], [10, 20])
    [11, 22]
    """
    return [a + b for a, b in equally_long("v", v, "w", w)]


def scalar_multiply(c: float, v: Sequence[float]) -> list[float]:
    """Multiply every component of v by c.

    Parameters
    ----------
    c : float
        The factor.
    v : sequence of float
        The vector. It is not changed.

    Returns
    -------
    list of float
        A new vector of the same length.

    Raises
    ------
    ValueError
        When c is not a finite number, or v is empty or not finite.

    Notes
    -----
    Component i is ``c v_i``.

    References
    ----------
    From-scratch chapter, "Using the Gradient".

    Examples
    --------
    >>> scalar_multiply(2, [1, 2, 3])
    [2, 4, 6]
    """
    factor = number("c", c)
    return [factor * a for a in number_list("v", v)]


def distance(v: Sequence[float], w: Sequence[float]) -> float:
    """Straight-line distance between two vectors.

    Parameters
    ----------
    v, w : sequence of float, equally long
        The two vectors.

    Returns
    -------
    float
        The distance, in the unit of the components.

    Raises
    ------
    ValueError
        When v or w is empty or not finite, or they differ in length.

    Notes
    -----
    ``sqrt((v_1 - w_1)**2 + … + (v_p - w_p)**2)``.

    References
    ----------
    From-scratch chapter, "Using the Gradient".

    Examples
    --------
    >>> distance([1, 1], [4, 5])
    5.0
    """
    return math.hypot(*(a - b for a, b in equally_long("v", v, "w", w)))


def vector_mean(vectors: Sequence[Sequence[float]]) -> list[float]:
    """Mean of vectors, component by component.

    Parameters
    ----------
    vectors : sequence of n sequences of p float
        At least one vector; all equally long.

    Returns
    -------
    list of float, length p
        The mean.

    Raises
    ------
    ValueError
        When there is no vector, a vector is empty or not finite, or they differ in length.

    Notes
    -----
    Component i is ``(v1_i + … + vn_i) / n``.

    References
    ----------
    From-scratch chapter, "Using Gradient Descent to Fit Models".

    Examples
    --------
    >>> vector_mean([[1, 2], [3, 4], [5, 6]])
    [3.0, 4.0]
    """
    if len(vectors) == 0:
        raise ValueError(f"vectors must not be empty, but is {vectors!r}")
    for vector in vectors:
        equally_long("vectors[0]", vectors[0], "each of vectors", vector)
    return [sum(column) / len(vectors) for column in zip(*vectors, strict=True)]


def sum_of_squares(v: Sequence[float]) -> float:
    """Sum of the squared components, smallest at the vector of zeros.

    Parameters
    ----------
    v : sequence of float
        The vector.

    Returns
    -------
    float
        The sum; whole numbers give a whole number.

    Raises
    ------
    ValueError
        When v is empty or not finite.

    Notes
    -----
    ``v_1**2 + … + v_p**2``, which is ``dot(v, v)``.

    References
    ----------
    From-scratch chapter, "The Idea Behind Gradient Descent".

    Examples
    --------
    >>> sum_of_squares([1, 2, 3])
    14
    """
    return dot(v, v)


def sum_of_squares_gradient(v: Sequence[float]) -> list[float]:
    """Gradient of `sum_of_squares`.

    Parameters
    ----------
    v : sequence of float
        Where to look.

    Returns
    -------
    list of float
        The partial derivatives.

    Raises
    ------
    ValueError
        When v is empty or not finite.

    Notes
    -----
    Component i is ``2 v_i``.

    References
    ----------
    From-scratch chapter, "Using the Gradient".

    Examples
    --------
    >>> sum_of_squares_gradient([1, -2, 3])
    [2, -4, 6]
    """
    return [2 * a for a in number_list("v", v)]


def gradient_step(v: Sequence[float], gradient: Sequence[float], step_size: float) -> list[float]:
    """Move from v along the gradient.

    Parameters
    ----------
    v : sequence of float, length p
        Where to start. It is not changed.
    gradient : sequence of float, length p
        The direction.
    step_size : float
        How far to go per unit of gradient: negative to descend, positive to climb.

    Returns
    -------
    list of float, length p
        The new place.

    Raises
    ------
    ValueError
        When v or gradient is empty or not finite, they differ in length, or step_size is not a finite number.

    Notes
    -----
    ``v + step_size * gradient``.

    References
    ----------
    From-scratch chapter, "Using the Gradient".

    Examples
    --------
    >>> gradient_step([1, 2], [2, 4], -0.5)
    [0.0, 0.0]
    """
    size = number("step_size", step_size)
    return [a + size * slope for a, slope in equally_long("v", v, "gradient", gradient)]
