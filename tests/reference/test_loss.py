"""The mean squared error."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize, minimize_scalar
from sklearn.metrics import mean_squared_error

from reference import mse_loss, squared_loss

small = st.floats(-10, 10)


def test_peers_find_the_same_lowest_point(bill, tip, X, ols):
    """scipy's Brent and BFGS, minimising our loss, end at the exact weights."""
    single = minimize_scalar(lambda theta: mse_loss(theta, bill, tip), bracket=(0, 1))
    assert single.x == pytest.approx(bill @ tip / (bill @ bill), abs=1e-7)
    both = minimize(lambda theta: mse_loss(theta, X, tip), x0=[0, 0])
    assert both.x.tolist() == pytest.approx(ols.tolist(), abs=1e-4)


def test_agrees_with_scikit_learn(X, tip):
    """The loss is scikit-learn's mean_squared_error."""
    assert mse_loss([1.5, 0.05], X, tip) == pytest.approx(mean_squared_error(tip, X @ [1.5, 0.05]))


@given(arrays(float, 2, elements=small), arrays(float, (6, 2), elements=small), arrays(float, 6, elements=small))
def test_mean_of_single_losses(theta, table, observed):
    """The loss is the mean of the squared losses of single observations."""
    single = [squared_loss(theta, row, y) for row, y in zip(table, observed, strict=True)]
    assert mse_loss(theta, table, observed) == pytest.approx(np.mean(single))


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
    assert mse_loss(0.1, shuffled["total_bill"], shuffled["tip"]) == pytest.approx(
        mse_loss(0.1, tips["total_bill"], tips["tip"])
    )


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
