"""A line fitted to pairs without numpy."""

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression, SGDRegressor

from reference import fit_full_batch, fit_minibatch, fit_one_row, gradient_descent, linear_gradient, minibatches
from reference import mse_gradient as gradient_of_table

PAIRS = [(0, 1), (1, 2.5), (2, 6), (3, 6.5), (4, 9)]
FITS = [
    fit_full_batch,
    lambda *arguments: fit_minibatch(*arguments, 2),
    fit_one_row,
]


@given(st.lists(st.integers(), min_size=1), st.integers(1, 9))
def test_batches_hold_the_data(items, batch_size):
    """Unshuffled the batches in a row are the data; shuffled they are the same batches."""
    plain = list(minibatches(items, batch_size, shuffle=False))
    assert [item for batch in plain for item in batch] == items
    assert all(len(batch) == batch_size for batch in plain[:-1])
    assert sorted(minibatches(items, batch_size)) == sorted(plain)


def test_starts_are_shuffled_and_rows_are_not():
    """from-scratch chapter: the order of the batches is by chance, the rows of each are neighbours."""
    batches = list(minibatches(list(range(1000)), 10))
    assert batches != sorted(batches)
    assert all(batch == list(range(batch[0], batch[0] + 10)) for batch in batches)


def test_chance_is_pythons():
    """The seed of Python's random decides on the order."""
    draws = []
    for _ in range(2):
        random.seed(5)
        draws.append(list(minibatches(list(range(100)), 3)))
    assert draws[0] == draws[1]


def test_full_batches_are_gradient_descent():
    """Full-batch fitting is gradient descent on the table of x and ones."""
    x, y = np.array(PAIRS).T
    table = np.column_stack([x, np.ones(5)])
    expected = gradient_descent(lambda v: gradient_of_table(v, table, y), [0.5, -0.5], 0.02, 31)[-1]
    assert fit_full_batch(PAIRS, [0.5, -0.5], 0.02, 30) == pytest.approx(expected.tolist(), abs=1e-9)


def test_one_row_agrees_with_scikit_learn():
    """One row at a time is SGDRegressor with a constant rate; its loss has the factor one half."""
    x, y = np.array(PAIRS).T
    table = np.column_stack([x, np.ones(5)])
    peer = SGDRegressor(
        penalty=None, learning_rate="constant", eta0=0.02, shuffle=False, max_iter=30, tol=None, fit_intercept=False
    )
    expected = peer.fit(table, y).coef_.tolist()
    assert fit_one_row(PAIRS, [0, 0], 0.01, 30) == pytest.approx(expected, abs=1e-9)


def test_long_fits_end_at_linear_regression():
    """Full batches end at LinearRegression's line; small batches near it."""
    x, y = np.array(PAIRS).T
    peer = LinearRegression().fit(x[:, np.newaxis], y)
    expected = [peer.coef_[0], peer.intercept_]
    assert fit_full_batch(PAIRS, [0, 0], 0.05, 1000) == pytest.approx(expected, abs=1e-9)
    assert fit_minibatch(PAIRS, [0, 0], 0.001, 10_000, 2) == pytest.approx(expected, abs=0.05)
    assert fit_one_row(PAIRS, [0, 0], 0.001, 5_000) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("fit", FITS)
def test_start_is_kept(fit):
    """The weights handed in stay as they are, and a list of two comes back."""
    theta = [0.5, -0.5]
    assert len(fit(PAIRS, theta, 0.01, 2)) == 2
    assert theta == [0.5, -0.5]


@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize(
    ("dataset", "theta", "rate", "epochs", "named"),
    [
        ([], [0, 0], 0.1, 1, "dataset must not be empty"),
        ([(math.nan, 1)], [0, 0], 0.1, 1, "each x of dataset must be a finite number, not nan"),
        ([(1, "2")], [0, 0], 0.1, 1, "each y of dataset must be a finite number, not '2'"),
        (PAIRS, [0, 0, 0], 0.1, 1, "theta must hold the slope and the intercept"),
        (PAIRS, [], 0.1, 1, "theta must not be empty"),
        (PAIRS, [0, 0], math.inf, 1, "learning_rate must be a finite number, not inf"),
        (PAIRS, [0, 0], 0.1, 0, "epochs must be .* not 0"),
        (PAIRS, [0, 0], 1e9, 100, "must be a finite number"),
    ],
)
def test_refuses_fits(fit, dataset, theta, rate, epochs, named):
    """Each argument is checked by name, and so are weights that leave for infinity."""
    with pytest.raises(ValueError, match=named):
        fit(dataset, theta, rate, epochs)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: linear_gradient(math.nan, 1, [0, 0]), "x must be a finite number, not nan"),
        (lambda: linear_gradient(1, None, [0, 0]), "y must be a finite number, not None"),
        (lambda: linear_gradient(1, 1, [0]), "theta must hold the slope and the intercept"),
        (lambda: minibatches([], 2), "dataset must not be empty"),
        (lambda: minibatches([1], 0), "batch_size must be .* not 0"),
        (lambda: fit_minibatch(PAIRS, [0, 0], 0.1, 1, 0), "batch_size must be .* not 0"),
    ],
)
def test_refuses(call, named):
    """So are the arguments of gradients and batches."""
    with pytest.raises(ValueError, match=named):
        call()
