"""Learning rates that shrink over time."""

import math

from reference.arguments import count, finite_number, not_negative


def decaying_rate(t: float, first: float, decay: float) -> float:
    """Learning rate that shrinks like one over the number of steps.

    Parameters
    ----------
    t : float
        How many steps were taken already; at least 0.
    first : float
        The learning rate at t = 0.
    decay : float
        How fast it shrinks, per step: after ``1 / decay`` steps it has halved; at least 0.

    Returns
    -------
    float
        The learning rate, in the unit of first.

    Raises
    ------
    ValueError
        When t or decay is negative, or an argument is not a finite number.

    Notes
    -----
    ``first / (1 + decay * t)``. The sum of all rates is infinite and the sum of their squares is not: steps on
    noisy gradients can reach any distance, and still come to rest.

    References
    ----------
    From-scratch chapter, "Choosing the Right Step Size"; lecture 16 slides. Robbins and Monro, "A Stochastic
    Approximation Method", 1951.

    Examples
    --------
    >>> [decaying_rate(t, 0.5, 0.25) for t in (0, 4, 12)]
    [0.5, 0.25, 0.125]
    """
    taken, start = not_negative("t", t), finite_number("first", first)
    return start / (1 + not_negative("decay", decay) * taken)


def linear_rate(t: float, steps: int, first: float, last: float) -> float:
    """Learning rate that goes from first to last along a straight line, and stays there.

    Parameters
    ----------
    t : float
        How many steps were taken already; at least 0.
    steps : int
        After how many steps the last rate is reached; at least 1.
    first, last : float
        The learning rates at the two ends.

    Returns
    -------
    float
        The learning rate, in the unit of first and last.

    Raises
    ------
    ValueError
        When t is negative, steps is not a whole number of at least 1, or an argument is not a finite number.

    Notes
    -----
    ``first + (last - first) * min(t / steps, 1)``.

    References
    ----------
    Margin of the slides on the cost J, "Scheduler".

    Examples
    --------
    >>> [linear_rate(t, 4, 1, 0) for t in (0, 1, 4, 9)]
    [1.0, 0.75, 0.0, 0.0]
    """
    start, end = finite_number("first", first), finite_number("last", last)
    return start + (end - start) * _done(t, steps)


def cosine_rate(t: float, steps: int, first: float, last: float) -> float:
    """Learning rate that goes from first to last along half a cosine wave, and stays there.

    Parameters
    ----------
    t : float
        How many steps were taken already; at least 0.
    steps : int
        After how many steps the last rate is reached; at least 1.
    first, last : float
        The learning rates at the two ends.

    Returns
    -------
    float
        The learning rate, in the unit of first and last.

    Raises
    ------
    ValueError
        As `linear_rate`.

    Notes
    -----
    ``last + (first - last) * (1 + cos(pi * min(t / steps, 1))) / 2``: slow at both ends, fast in between.

    References
    ----------
    Margin of the slides on the cost J, "Scheduler". Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent
    with Warm Restarts", 2017.

    Examples
    --------
    >>> [round(cosine_rate(t, 4, 1, 0), 6) for t in (0, 1, 2, 4, 9)]
    [1.0, 0.853553, 0.5, 0.0, 0.0]
    """
    start, end = finite_number("first", first), finite_number("last", last)
    return end + (start - end) * (1 + math.cos(math.pi * _done(t, steps))) / 2


def _done(t: float, steps: int) -> float:
    return min(not_negative("t", t) / count("steps", steps), 1)
