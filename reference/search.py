"""Minimising by guess and check."""

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import ScalarFunction, finite_number, finite_vector


def simple_minimize(f: ScalarFunction, xs: ArrayLike) -> float:
    """Return the guess at which f is smallest.

    Parameters
    ----------
    f : callable
        Takes one float, returns one number. It is called once per guess.
    xs : array_like of shape (n,)
        The guesses, in the unit of f's argument.

    Returns
    -------
    float
        The element of xs with the smallest f; the first of them when several are equally small.

    Raises
    ------
    ValueError
        When xs is empty, not finite or has more than one axis, or when f gives something that is not a finite
        number.

    Notes
    -----
    ``argmin over x in xs of f(x)``. The answer is never better than the guesses: a valley between two of
    them, or outside their range, is missed.

    References
    ----------
    Lecture transcripts, video 1; course note 13, section 13.1.1.

    Examples
    --------
    >>> simple_minimize(lambda x: (x - 2) ** 2, [0, 1, 2.5, 4])
    2.5
    """
    guesses = finite_vector("xs", xs)
    heights = [finite_number(f"f({guess})", f(guess)) for guess in guesses.tolist()]
    return float(guesses[np.argmin(heights)])
