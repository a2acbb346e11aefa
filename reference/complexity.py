"""Models of any degree: how training and test error change with the number of basis functions."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from reference.arguments import FloatArray, count, finite_vector, observations
from reference.model import fit_minimum_norm


def polynomial_basis(x: ArrayLike, size: int) -> FloatArray:
    """Table of the first Legendre polynomials at x: one column each, the degree one less than the size.

    Parameters
    ----------
    x : array_like of shape (n,)
        Where to look, between -1 and 1.
    size : int
        How many polynomials: the degrees 0, …, size - 1; at least 1.

    Returns
    -------
    ndarray of shape (n, size)
        The table; its first column holds ones and its second x itself.

    Raises
    ------
    ValueError
        When x is empty, not finite, or leaves [-1, 1], or size is not a whole number of at least 1.

    Notes
    -----
    ``P_0 = 1``, ``P_1 = x``, ``k P_k = (2k - 1) x P_{k-1} - (k - 1) P_{k-2}``. They span the same functions as
    1, x, x**2, …, and least squares does not drown in rounding. Which of the interpolating functions has the
    smallest weights does depend on the basis.

    References
    ----------
    Lecture transcripts, video 13.

    Examples
    --------
    >>> polynomial_basis([-1, 0, 0.5], 3).tolist()
    [[1.0, -1.0, 1.0], [1.0, 0.0, -0.5], [1.0, 0.5, -0.125]]
    """
    at = finite_vector("x", x)
    if np.abs(at).max() > 1:
        raise ValueError(f"x must lie between -1 and 1, but holds {at[np.argmax(np.abs(at))]}")
    return np.asarray(np.polynomial.legendre.legvander(at, count("size", size) - 1), dtype=np.float64)


def errors_by_size(
    sizes: Sequence[int],
    x: ArrayLike,
    y: ArrayLike,
    x_test: ArrayLike,
    y_test: ArrayLike,
    basis: Callable[[FloatArray, int], FloatArray] = polynomial_basis,
) -> tuple[FloatArray, FloatArray]:
    """Training and test error of minimum-norm fits with ever more basis functions.

    Parameters
    ----------
    sizes : sequence of int
        The numbers of basis functions, one fit each; at least one number.
    x, y : array_like of shape (n,)
        The data to fit.
    x_test, y_test : array_like of shape (k,)
        The data to judge by.
    basis : callable, default `polynomial_basis`
        Takes inputs of shape (n,) and a size, returns a table of shape (n, size).

    Returns
    -------
    training, test : ndarray of shape (len(sizes),)
        The mean squared errors, in the squared unit of y.

    Raises
    ------
    ValueError
        When sizes is empty, an argument is empty or not finite, or inputs and observations differ in length;
        and as the basis.

    Notes
    -----
    Up to n basis functions the classical picture holds: the training error falls to zero, the test error falls,
    rises, and has its peak at n, where just one model interpolates. Beyond n many do; the shortest weights are
    taken, and the test error falls a second time ("double descent").

    References
    ----------
    Lecture transcripts, video 13. Belkin, Hsu, Ma and Mandal, "Reconciling modern machine-learning practice
    and the classical bias-variance trade-off", 2019.

    Examples
    --------
    >>> training, test = errors_by_size([1, 2], [-1, 0, 1], [1, 3, 5], [0.5], [4])
    >>> training.round(6).tolist(), test.round(6).tolist()
    ([2.666667, 0.0], [1.0, 0.0])
    """
    if len(sizes) == 0:
        raise ValueError(f"sizes must not be empty, but is {sizes!r}")
    seen, unseen = observations("x", x, "y", y), observations("x_test", x_test, "y_test", y_test)
    errors = []
    for size in sizes:
        weights = fit_minimum_norm(basis(seen[0], size), seen[1])
        errors.append([float(np.mean((basis(at, size) @ weights - true) ** 2)) for at, true in (seen, unseen)])
    training, test = np.array(errors).T
    return training, test
