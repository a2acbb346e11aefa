"""Sharing out the rows of a table among mini-batches."""

import math

import numpy as np
from numpy.typing import NDArray

from reference.arguments import count, positive_number, share_of_batches

Rows = NDArray[np.intp]


def split_into_batches(
    num_rows: int, num_batches: int, shuffle: bool = True, rng: np.random.Generator | None = None
) -> list[Rows]:
    """Share out the rows among so many batches.

    Parameters
    ----------
    num_rows : int
        How many rows there are; at least 1.
    num_batches : int
        How many batches to make; at least 1 and at most num_rows.
    shuffle : bool, default True
        Whether to draw the order of the rows anew, as one does between epochs.
    rng : numpy.random.Generator, optional
        Where the chance comes from; numpy's global generator unless given.

    Returns
    -------
    list of num_batches ndarray of int
        The positions of each batch's rows. Every row is in exactly one batch; the batches differ in size by
        at most one row.

    Raises
    ------
    ValueError
        When num_rows or num_batches is not a whole number of at least 1, or there are more batches than rows.

    Notes
    -----
    ``numpy.array_split(permutation, num_batches)``. The lecture's ``numpy.split`` demands batches of equal
    size; where they are, the two agree.

    References
    ----------
    Lecture transcripts, video 11.

    Examples
    --------
    >>> [batch.tolist() for batch in split_into_batches(7, 3, shuffle=False)]
    [[0, 1, 2], [3, 4], [5, 6]]
    """
    rows = count("num_rows", num_rows)
    return np.array_split(_order(rows, shuffle, rng), share_of_batches(num_batches, rows))


def batches_of_size(
    num_rows: int, batch_size: int, shuffle: bool = True, rng: np.random.Generator | None = None
) -> list[Rows]:
    """Share out the rows among batches of a fixed size.

    Parameters
    ----------
    num_rows : int
        How many rows there are; at least 1.
    batch_size : int
        How many rows each batch has, the last one maybe fewer; at least 1. 32 is usual; 1 is stochastic
        gradient descent in the strict sense.
    shuffle : bool, default True
        Whether to draw the order of the rows anew, as one does between epochs.
    rng : numpy.random.Generator, optional
        Where the chance comes from; numpy's global generator unless given.

    Returns
    -------
    list of ndarray of int
        The positions of each batch's rows. Every row is in exactly one batch.

    Raises
    ------
    ValueError
        When num_rows or batch_size is not a whole number of at least 1.

    Notes
    -----
    Batch k holds the places ``k * batch_size`` to ``(k + 1) * batch_size - 1`` of the order that was drawn.

    References
    ----------
    Lecture 16 slides, "Batch Size and Sampling"; lecture transcripts, video 12.

    Examples
    --------
    >>> [batch.tolist() for batch in batches_of_size(5, 2, shuffle=False)]
    [[0, 1], [2, 3], [4]]
    """
    rows, size = count("num_rows", num_rows), count("batch_size", batch_size)
    order = _order(rows, shuffle, rng)
    return [order[start : start + size] for start in range(0, rows, size)]


def batches_of_share(
    num_rows: int, share: float, shuffle: bool = True, rng: np.random.Generator | None = None
) -> list[Rows]:
    """Share out the rows among batches that each hold a share of them, such as 10 %.

    Parameters
    ----------
    num_rows : int
        How many rows there are; at least 1.
    share : float
        The share of the rows in each batch, above 0 and at most 1.
    shuffle : bool, default True
        Whether to draw the order of the rows anew, as one does between epochs.
    rng : numpy.random.Generator, optional
        Where the chance comes from; numpy's global generator unless given.

    Returns
    -------
    list of ndarray of int
        The positions of each batch's rows. Every row is in exactly one batch.

    Raises
    ------
    ValueError
        When num_rows is not a whole number of at least 1, or share lies outside (0, 1].

    Notes
    -----
    Batches of ``max(1, round(share * num_rows))`` rows; the last one takes what is left.

    References
    ----------
    Lecture 16 slides, "Mini-Batch Gradient Descent"; course note 13, section 13.5.

    Examples
    --------
    >>> [len(batch) for batch in batches_of_share(244, 0.1)]
    [24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 4]
    """
    rows, part = count("num_rows", num_rows), positive_number("share", share)
    if part > 1:
        raise ValueError(f"share must be at most 1, not {share!r}")
    return batches_of_size(rows, max(1, round(part * rows)), shuffle, rng)


def updates_per_epoch(num_rows: int, batch_size: int) -> int:
    """Count the steps that one pass over the data makes.

    Parameters
    ----------
    num_rows : int
        How many rows there are; at least 1.
    batch_size : int
        How many rows each batch has; at least 1.

    Returns
    -------
    int
        The number of updates in one epoch.

    Raises
    ------
    ValueError
        When an argument is not a whole number of at least 1.

    Notes
    -----
    ``ceil(num_rows / batch_size)``. The slides call these N / 32 "passes per epoch"; the epoch is the one
    pass, and these are its updates.

    References
    ----------
    Lecture 16 slides, "Batch Size and Sampling".

    Examples
    --------
    >>> updates_per_epoch(244, 32), updates_per_epoch(244, 1), updates_per_epoch(244, 244)
    (8, 244, 1)
    """
    return math.ceil(count("num_rows", num_rows) / count("batch_size", batch_size))


def _order(rows: int, shuffle: bool, rng: np.random.Generator | None) -> Rows:
    if not shuffle:
        return np.arange(rows)
    return np.random.permutation(rows) if rng is None else rng.permutation(rows)
