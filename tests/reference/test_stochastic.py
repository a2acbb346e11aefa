"""Stochastic gradient descent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reference import (
    gradient_descent,
    mse_gradient,
    mse_gradient_batch_only,
    mse_loss,
    stochastic_gradient_descent,
)

small = st.floats(-3, 3)
models = st.tuples(
    arrays(float, 2, elements=small), arrays(float, (8, 2), elements=small), arrays(float, 8, elements=small)
)


def over_batches(table, observed):
    """The gradient over a batch, with the data fixed."""
    return lambda theta, rows: mse_gradient_batch_only(theta, table, observed, rows)


@given(models, st.floats(0, 0.05), st.integers(1, 12))
def test_one_batch_is_batch_descent(model, alpha, n):
    """With one batch the guesses are those of gradient_descent, however the rows are shuffled."""
    start, table, observed = model
    guesses, _ = stochastic_gradient_descent(over_batches(table, observed), table, observed, start, alpha, n, 1)
    plain = gradient_descent(lambda theta: mse_gradient(theta, table, observed), start, alpha, n)
    assert np.allclose(guesses, plain, atol=1e-9)


@given(models, st.integers(1, 8), st.integers(1, 30))
def test_guesses_and_losses(model, num_batches, n):
    """There are n of both, the start first, and each loss is that of its guess over all rows."""
    start, table, observed = model
    before = start.copy()
    df = over_batches(table, observed)
    guesses, losses = stochastic_gradient_descent(df, table, observed, start, 0.01, n, num_batches)
    assert (guesses.shape, losses.shape) == ((n, 2), (n,))
    assert (guesses[0] == before).all()
    assert (start == before).all()
    assert losses.tolist() == [mse_loss(guess, table, observed) for guess in guesses]


@given(st.integers(1, 9), st.integers(1, 40))
def test_each_epoch_reads_every_row_once(num_batches, n):
    """One step a batch; every full epoch shares out all rows, and n may end one early."""
    seen = []

    def df(theta, rows):
        seen.append(rows.tolist())
        return np.zeros(1)

    stochastic_gradient_descent(df, np.ones((9, 1)), np.ones(9), [0], 0.1, n, num_batches)
    assert len(seen) == n - 1
    for first in range(0, n - num_batches, num_batches):
        epoch = seen[first : first + num_batches]
        assert sorted(row for rows in epoch for row in rows) == list(range(9))


def test_rows_are_shuffled_between_epochs():
    """No two of ten epochs over sixty rows share out the rows alike."""
    seen = []
    stochastic_gradient_descent(
        lambda theta, rows: seen.append(tuple(rows)) or np.zeros(1), np.ones((60, 1)), np.ones(60), [0], 0.1, 11, 1
    )
    assert len(set(seen)) == 10


@pytest.mark.parametrize("rng", [None, 3])
def test_same_seed_same_guesses(rng):
    """numpy's global seed, or a generator that is handed in, decides on everything."""
    table, observed = np.arange(10.0)[:, np.newaxis], np.arange(10.0) ** 2

    def guesses():
        np.random.seed(11)
        chance = None if rng is None else np.random.default_rng(rng)
        df = over_batches(table, observed)
        return stochastic_gradient_descent(df, table, observed, [0], 0.001, 20, 5, rng=chance)[0].tolist()

    assert guesses() == guesses()


def test_guesses_hop_about_the_minimum(X, tip, ols):
    """transcript 12: the guesses keep moving, and their mean is nearer to least squares than the last."""
    scaled = X / [1, 20]
    df = over_batches(scaled, tip)
    chance = np.random.default_rng(8)
    guesses, _ = stochastic_gradient_descent(df, scaled, tip, ols * [1, 20], 0.1, 4000, 8, rng=chance)
    mean = mse_loss(guesses.mean(axis=0), scaled, tip)
    single = np.mean([mse_loss(guess, scaled, tip) for guess in guesses[-200:]])
    assert mse_loss(ols, X, tip) <= mean < single


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"num_batches": 4}, "num_batches must be at most the number of rows, 3, not 4"),
        ({"num_batches": 0}, "num_batches must be .* not 0"),
        ({"n": 0}, "n must be .* not 0"),
        ({"alpha": np.nan}, "alpha must be finite, not nan"),
        ({"initial_guess": [0, 0]}, "X must have shape"),
        ({"initial_guess": []}, "initial_guess must not be empty"),
        ({"initial_guess": 0}, "initial_guess must have one axis"),
        ({"X": [1, 2, 3]}, "X must have rows and columns"),
        ({"X": []}, "X must not be empty"),
        ({"y_obs": [1, 2]}, "X must have shape"),
        ({"y_obs": [1, 2, np.nan]}, "y_obs must be finite"),
        ({"df": lambda theta, rows: 0.0}, "df must return shape"),
    ],
)
def test_refuses(changed, named):
    """Every argument is checked, and the message names it and the value."""
    arguments = {
        "df": lambda theta, rows: theta,
        "X": [[1], [2], [3]],
        "y_obs": [1, 2, 3],
        "initial_guess": [0],
        "alpha": 0.1,
        "n": 5,
        "num_batches": 3,
    } | changed
    with pytest.raises(ValueError, match=named):
        stochastic_gradient_descent(**arguments)
