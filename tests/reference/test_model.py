"""Linear models without descent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LinearRegression

from reference import (
    add_bias_column,
    fit_minimum_norm,
    gradient_descent,
    mse_gradient,
    mse_gradient_batch_only,
    stochastic_gradient_descent,
)

small = st.floats(-10, 10)


@pytest.fixture
def wide():
    """Five rows with eight columns: infinitely many weights meet every observation."""
    rng = np.random.default_rng(5)
    return rng.normal(size=(5, 8)), rng.normal(size=5)


@given(arrays(float, (6, 2), elements=small))
def test_ones_come_first(x):
    """The table gains a column of ones and keeps its own."""
    table = add_bias_column(x)
    assert (table[:, 0] == 1).all()
    assert (table[:, 1:] == x).all()


def test_bias_weight_is_the_intercept(bill, tip):
    """With a bias column the weights are LinearRegression's intercept and coefficient."""
    peer = LinearRegression().fit(bill[:, np.newaxis], tip)
    expected = [peer.intercept_, peer.coef_[0]]
    assert fit_minimum_norm(add_bias_column(bill), tip).tolist() == pytest.approx(expected, abs=1e-9)


@given(arrays(float, (5, 3), elements=small), arrays(float, 5, elements=small))
def test_gradient_vanishes_at_the_fit(table, observed):
    """Least-squares weights are a flat point of the mean squared error; entries near the smallest float have none."""
    table = np.round(table, 3)
    gradient = mse_gradient(fit_minimum_norm(table, observed), table, observed)
    assert np.abs(gradient).max() <= 1e-6 * (1 + np.abs(table).max() * np.abs(observed).max())


def test_agrees_with_the_pseudoinverse(wide):
    """A wide table is met exactly, by the shortest of all weights that do."""
    table, observed = wide
    theta = fit_minimum_norm(table, observed)
    assert np.allclose(table @ theta, observed)
    assert np.allclose(theta, np.linalg.pinv(table) @ observed)
    peer = LinearRegression(fit_intercept=False).fit(table, observed)
    assert np.allclose(theta, peer.coef_)


@pytest.mark.parametrize("num_batches", [1, 5])
def test_sgd_from_zero_lands_on_the_shortest_weights(wide, num_batches):
    """transcript 13: of all weights without error SGD from zero finds the shortest, and from elsewhere not."""
    table, observed = wide

    def df(theta, rows):
        return mse_gradient_batch_only(theta, table, observed, rows)

    def last(start):
        chance = np.random.default_rng(2)
        return stochastic_gradient_descent(df, table, observed, start, 0.05, 4000, num_batches, rng=chance)[0][-1]

    shortest = fit_minimum_norm(table, observed)
    assert np.allclose(last(np.zeros(8)), shortest, atol=1e-4)
    elsewhere = last(np.ones(8))
    assert np.allclose(table @ elsewhere, observed, atol=1e-3)
    assert np.linalg.norm(elsewhere) > np.linalg.norm(shortest) + 0.1


def test_so_does_batch_descent(wide):
    """Steps never leave the span of the rows, so plain descent from zero ends there, too."""
    table, observed = wide
    found = gradient_descent(lambda v: mse_gradient(v, table, observed), np.zeros(8), 0.1, 5000)[-1]
    assert np.allclose(found, fit_minimum_norm(table, observed), atol=1e-6)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: add_bias_column(3), "x must be a list or a table"),
        (lambda: add_bias_column([]), "x must not be empty"),
        (lambda: add_bias_column([np.nan]), "x must be finite"),
        (lambda: add_bias_column(np.ones((1, 1, 1))), "x must be a list or a table"),
        (lambda: fit_minimum_norm([1, 2], [1, 2]), "X must have rows and columns"),
        (lambda: fit_minimum_norm([[1], [2]], [1]), "X and y_obs must have as many rows"),
        (lambda: fit_minimum_norm([[1]], [np.inf]), "y_obs must be finite"),
    ],
)
def test_refuses(call, named):
    """Tables have rows and columns, and as many rows as there are observations."""
    with pytest.raises(ValueError, match=named):
        call()
