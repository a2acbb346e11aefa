"""The mean squared error."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize, minimize_scalar

from reference import mse_loss

small = st.floats(-10, 10)


def best_on_grid(X, tip, slopes):
    """The lowest of the 10 x 10 grid over an intercept in [0, 2] and the given slopes."""
    grid = [(intercept, slope) for slope in slopes for intercept in np.linspace(0, 2, 10)]
    losses = [mse_loss(theta, X, tip) for theta in grid]
    return grid[np.argmin(losses)], min(losses)


def test_tips_has_244_rows(tips):
    """transcript 5: the table has 244 rows."""
    assert len(tips) == 244


@pytest.mark.parametrize(
    ("theta_1", "loss"),
    [
        pytest.param(0.1, 2.0777684, id="transcript 5: 0.1"),
        pytest.param(0.2, 2.6674863, id="transcript 5: 0.2"),
        pytest.param(0.3, 12.6654373, id="transcript 5: 0.3"),
        pytest.param(0.1437, 1.1781166, id="transcript 5: 0.1437"),
    ],
)
def test_one_weight(tips, theta_1, loss):
    """The losses of lines through the origin, from the columns of the table itself."""
    assert mse_loss(theta_1, tips["total_bill"], tips["tip"]) == pytest.approx(loss, abs=6e-8)


def test_best_single_weight(bill, tip):
    """ledger: the exact best slope, by formula and by scipy."""
    assert bill @ tip / (bill @ bill) == pytest.approx(0.1437318953, abs=6e-11)
    found = minimize_scalar(lambda theta: mse_loss(theta, bill, tip), bracket=(0, 1))
    assert found.x == pytest.approx(0.1437318953, abs=1e-7)


@pytest.mark.parametrize(
    ("theta", "loss"),
    [
        pytest.param((1.5, 0.05), 1.5340522, id="transcript 7: (1.5, 0.05)"),
        pytest.param((2.5, 0.05), 1.5160891, id="transcript 7: (2.5, 0.05)"),
        pytest.param((1.5, 0), 4.1514475, id="transcript 7: (1.5, 0)"),
    ],
)
def test_two_weights(X, tip, theta, loss):
    """The losses of lines with an intercept."""
    assert mse_loss(theta, X, tip) == pytest.approx(loss, abs=6e-8)


def test_least_squares(X, tip, ols):
    """ledger: the weights of ordinary least squares and their loss; scipy's BFGS agrees."""
    assert ols.tolist() == pytest.approx([0.92026961, 0.10502452], abs=6e-9)
    assert mse_loss(ols, X, tip) == pytest.approx(1.0360194, abs=6e-8)
    found = minimize(lambda theta: mse_loss(theta, X, tip), x0=[0, 0])
    assert found.x.tolist() == pytest.approx(ols.tolist(), abs=1e-4)


@pytest.mark.parametrize(
    ("slopes", "theta", "loss"),
    [
        pytest.param((0, 0.2), (0.8888889, 0.1111111), 1.0468731, id="transcript 7: grid, slopes 0 to 0.2"),
        pytest.param((-0.1, 0.35), (1.1111111, 0.1), 1.0463709, id="course note 13.4: grid, slopes -0.1 to 0.35"),
    ],
)
def test_brute_force_grid(X, tip, slopes, theta, loss):
    """The best point of the lectures' 10 x 10 grids."""
    found, lowest = best_on_grid(X, tip, np.linspace(*slopes, 10))
    assert found == pytest.approx(theta, abs=6e-8)
    assert lowest == pytest.approx(loss, abs=6e-8)


@given(small, arrays(float, 6, elements=small), arrays(float, 6, elements=small))
def test_one_weight_is_one_column(theta_1, x, y):
    """A number and a vector of one weight are the same model."""
    assert mse_loss(theta_1, x, y) == pytest.approx(mse_loss([theta_1], x[:, np.newaxis], y))


@given(arrays(float, 2, elements=small), arrays(float, (6, 2), elements=small))
def test_zero_for_exact_predictions(theta, table):
    """The loss of the very line that made the observations is zero."""
    assert mse_loss(theta, table, table @ theta) == pytest.approx(0, abs=1e-20)


def test_row_labels_do_not_matter(tips):
    """Tables are read by position, whatever their index says."""
    shuffled = tips.sample(frac=1, random_state=1)
    assert mse_loss(0.1, shuffled["total_bill"], shuffled["tip"]) == pytest.approx(2.0777684, abs=6e-8)


@pytest.mark.parametrize(
    ("theta", "X", "y_obs", "named"),
    [
        (1, [], [], "x must not be empty"),
        (1, [1, 2], [1], "x and y_obs must be equally long"),
        (1, [[1, 2]], [1, 2], "x must have one axis"),
        (np.nan, [1], [1], "theta must be finite, not nan"),
        (1, [1, np.nan], [1, 2], "x must be finite"),
        (1, [1, 2], [1, np.inf], "y_obs must be finite"),
        ([1, 2], [[1, 2], [3, 4]], [1], "X must have shape"),
        ([1], [[1, 2]], [1], "X must have shape"),
        ([[1, 2]], [[1, 2]], [1], "theta must have one axis"),
        ([1, 2], [1, 2], [1], "X must have shape"),
        ([1, [2]], [1, 2], [1], "theta must hold numbers"),
    ],
)
def test_refuses(theta, X, y_obs, named):
    """Bad data are refused by name."""
    with pytest.raises(ValueError, match=named):
        mse_loss(theta, X, y_obs)
