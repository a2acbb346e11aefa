"""A line fitted to a list of pairs, without numpy: with all pairs a step, with some, with one."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from reference.arguments import count, number, number_list
from reference.vectors import gradient_step

T = TypeVar("T")
Pair = tuple[float, float]


def linear_gradient(x: float, y: float, theta: Sequence[float]) -> list[float]:
    """Gradient of the squared error of a line at one pair.

    Parameters
    ----------
    x, y : float
        The input and the observation.
    theta : sequence of two float
        The slope and the intercept, in this order.

    Returns
    -------
    list of two float
        The partial derivatives with respect to the slope and to the intercept.

    Raises
    ------
    ValueError
        When x or y is not a finite number, or theta is not two of them.

    Notes
    -----
    With ``error = slope * x + intercept - y``: ``[2 * error * x, 2 * error]``.

    References
    ----------
    From-scratch chapter, "Using Gradient Descent to Fit Models".

    Examples
    --------
    >>> linear_gradient(3, 10, [2, 1])
    [-18, -6]
    """
    return _gradient(number("x", x), number("y", y), *_slope_and_intercept(theta))


def minibatches(dataset: Sequence[T], batch_size: int, shuffle: bool = True) -> Iterator[Sequence[T]]:
    """Cut the data into batches, and hand them out in a random order.

    Parameters
    ----------
    dataset : sequence
        The data, of any type that can be sliced. It is not changed.
    batch_size : int
        How many items each batch has, the last of the data maybe fewer; at least 1.
    shuffle : bool, default True
        Whether to shuffle the batches, with Python's ``random``. The items of a batch are neighbours in the
        data either way.

    Returns
    -------
    iterator of sequence
        The batches. Every item is in exactly one.

    Raises
    ------
    ValueError
        When dataset is empty, or batch_size is not a whole number of at least 1; at the call, not at the
        first batch.

    Notes
    -----
    The starts ``0, batch_size, 2 * batch_size, …`` are shuffled, not the rows: sorted data stay sorted within
    a batch.

    References
    ----------
    From-scratch chapter, "Minibatch and Stochastic Gradient Descent".

    Examples
    --------
    >>> list(minibatches([1, 2, 3, 4, 5], 2, shuffle=False))
    [[1, 2], [3, 4], [5]]
    """
    if len(dataset) == 0:
        raise ValueError(f"dataset must not be empty, but is {dataset!r}")
    starts = list(range(0, len(dataset), count("batch_size", batch_size)))
    if shuffle:
        random.shuffle(starts)
    return (dataset[start : start + batch_size] for start in starts)


def fit_full_batch(dataset: Sequence[Pair], theta: Sequence[float], learning_rate: float, epochs: int) -> list[float]:
    """Fit a line with one step per epoch, over all pairs.

    Parameters
    ----------
    dataset : sequence of (x, y)
        The pairs.
    theta : sequence of two float
        The slope and the intercept to start from. It is not changed.
    learning_rate : float
        How far to go per unit of slope.
    epochs : int
        How many passes over the data; at least 1.

    Returns
    -------
    list of two float
        The slope and the intercept.

    Raises
    ------
    ValueError
        When dataset is empty, an argument is not finite, theta is not two numbers, or epochs is not a whole
        number of at least 1; or when the weights leave for infinity because learning_rate is too large.

    Notes
    -----
    ``theta = theta - learning_rate * mean over the pairs of linear_gradient(x, y, theta)``, once per epoch.

    References
    ----------
    From-scratch chapter, "Using Gradient Descent to Fit Models".

    Examples
    --------
    >>> [round(weight, 3) for weight in fit_full_batch([(0, 1), (1, 3), (2, 5)], [0, 0], 0.2, 200)]
    [2.0, 1.0]
    """
    return _fit(dataset, theta, learning_rate, epochs, lambda: [dataset])


def fit_minibatch(
    dataset: Sequence[Pair], theta: Sequence[float], learning_rate: float, epochs: int, batch_size: int
) -> list[float]:
    """Fit a line with one step per mini-batch, the batches in a random order.

    Parameters
    ----------
    dataset : sequence of (x, y)
        The pairs.
    theta : sequence of two float
        The slope and the intercept to start from. It is not changed.
    learning_rate : float
        How far to go per unit of slope.
    epochs : int
        How many passes over the data; at least 1.
    batch_size : int
        How many pairs each batch has; at least 1.

    Returns
    -------
    list of two float
        The slope and the intercept.

    Raises
    ------
    ValueError
        As `fit_full_batch`, and when batch_size is not a whole number of at least 1.

    Notes
    -----
    ``theta = theta - learning_rate * mean over the batch of linear_gradient(x, y, theta)`` for each batch of
    `minibatches`, anew in every epoch.

    References
    ----------
    From-scratch chapter, "Minibatch and Stochastic Gradient Descent".

    Examples
    --------
    >>> [round(weight, 3) for weight in fit_minibatch([(0, 1), (1, 3), (2, 5)], [0, 0], 0.2, 200, 2)]
    [2.0, 1.0]
    """
    return _fit(dataset, theta, learning_rate, epochs, lambda: minibatches(dataset, batch_size))


def fit_one_row(dataset: Sequence[Pair], theta: Sequence[float], learning_rate: float, epochs: int) -> list[float]:
    """Fit a line with one step per pair, in the order of the data.

    Parameters
    ----------
    dataset : sequence of (x, y)
        The pairs.
    theta : sequence of two float
        The slope and the intercept to start from. It is not changed.
    learning_rate : float
        How far to go per unit of slope.
    epochs : int
        How many passes over the data; at least 1.

    Returns
    -------
    list of two float
        The slope and the intercept.

    Raises
    ------
    ValueError
        As `fit_full_batch`.

    Notes
    -----
    ``theta = theta - learning_rate * linear_gradient(x, y, theta)`` for each pair in turn.

    References
    ----------
    From-scratch chapter, "Minibatch and Stochastic Gradient Descent".

    Examples
    --------
    >>> [round(weight, 3) for weight in fit_one_row([(0, 1), (1, 3), (2, 5)], [0, 0], 0.1, 200)]
    [2.0, 1.0]
    """
    return _fit(dataset, theta, learning_rate, epochs, lambda: minibatches(dataset, 1, shuffle=False))


def _fit(
    dataset: Sequence[Pair],
    theta: Sequence[float],
    learning_rate: float,
    epochs: int,
    batches: Callable[[], Iterable[Sequence[Pair]]],
) -> list[float]:
    if len(dataset) == 0:
        raise ValueError(f"dataset must not be empty, but is {dataset!r}")
    for x, y in dataset:
        number("each x of dataset", x), number("each y of dataset", y)
    weights, rate = list(_slope_and_intercept(theta)), number("learning_rate", learning_rate)
    for _ in range(count("epochs", epochs)):
        for batch in batches():
            weights = gradient_step(weights, _mean_gradient(batch, *weights), -rate)
    return weights


def _mean_gradient(batch: Sequence[Pair], slope: float, intercept: float) -> list[float]:
    gradients = [_gradient(x, y, slope, intercept) for x, y in batch]
    return [sum(partials) / len(batch) for partials in zip(*gradients, strict=True)]


def _gradient(x: float, y: float, slope: float, intercept: float) -> list[float]:
    error = slope * x + intercept - y
    return [2 * error * x, 2 * error]


def _slope_and_intercept(theta: Sequence[float]) -> Pair:
    weights = number_list("theta", theta)
    if len(weights) != 2:
        raise ValueError(f"theta must hold the slope and the intercept, not {theta!r}")
    return weights[0], weights[1]
