"""The gradient of the mean squared error."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reference import (
    mse_gradient,
    mse_gradient_batch_only,
    mse_loss,
    mse_loss_derivative,
    squared_loss,
    squared_loss_gradient,
)

small = st.floats(-10, 10)
models = st.integers(1, 4).flatmap(
    lambda p: st.tuples(
        arrays(float, p, elements=small),
        arrays(float, (8, p), elements=small),
        arrays(float, 8, elements=small),
    )
)


def finite_difference(f, theta, h=1e-4):
    """Central differences of f along each axis of theta."""
    steps = h * np.eye(theta.size)
    return [(f(theta + step) - f(theta - step)) / (2 * h) for step in steps]


def test_zero_at_least_squares(X, tip, ols):
    """At the least-squares weights the gradient vanishes."""
    assert mse_gradient(ols, X, tip).tolist() == pytest.approx([0, 0], abs=1e-9)


@given(models)
def test_gradient_is_the_finite_difference(model):
    """The gradient agrees with central differences of the loss."""
    theta, table, observed = model
    expected = finite_difference(lambda v: mse_loss(v, table, observed), theta)
    assert mse_gradient(theta, table, observed).tolist() == pytest.approx(expected, rel=1e-5, abs=1e-4)


@given(small, arrays(float, 8, elements=small), arrays(float, 8, elements=small))
def test_one_weight_is_one_column(theta_1, x, y):
    """A number and a vector of one weight have the same derivative."""
    single = mse_loss_derivative(theta_1, x, y)
    assert [single] == pytest.approx(mse_gradient([theta_1], x[:, np.newaxis], y).tolist(), abs=1e-9)


@given(models)
def test_all_rows_are_the_full_gradient(model):
    """A batch of all rows, in any order, gives the full gradient."""
    theta, table, observed = model
    batch = mse_gradient_batch_only(theta, table, observed, list(reversed(range(8))))
    assert batch.tolist() == pytest.approx(mse_gradient(theta, table, observed).tolist(), abs=1e-9)


@given(models, st.permutations(range(8)))
def test_equal_batches_average_to_the_full_gradient(model, order):
    """Batches of equal size that share out the rows average to the full gradient."""
    theta, table, observed = model
    batches = [mse_gradient_batch_only(theta, table, observed, rows) for rows in np.split(np.array(order), 4)]
    assert np.mean(batches, axis=0).tolist() == pytest.approx(mse_gradient(theta, table, observed).tolist(), abs=1e-9)


@pytest.mark.parametrize(
    ("batch", "named"),
    [
        ([], "batch_indices must be a list of row numbers"),
        ([2], "batch_indices must lie between 0 and 1, but holds 2"),
        ([0, -1], "batch_indices must lie between 0 and 1, but holds -1"),
        ([0.5], "batch_indices must be a list of row numbers"),
        ([True, False], "batch_indices must be a list of row numbers"),
        (1, "batch_indices must be a list of row numbers"),
    ],
)
def test_refuses_batches(batch, named):
    """A batch names existing rows."""
    with pytest.raises(ValueError, match=named):
        mse_gradient_batch_only([0, 0], [[1, 0], [1, 2]], [1, 3], batch)


@pytest.mark.parametrize(
    ("theta", "X", "y_obs", "named"),
    [
        ([], [[1]], [1], "theta must not be empty"),
        ([0, np.nan], [[1, 0]], [1], "theta must be finite"),
        (0, [[1]], [1], "theta must have one axis"),
        ([0, 0], [[1, np.inf]], [1], "X must be finite"),
        ([0, 0], [[1, 0, 1]], [1], "X must have shape"),
        ([0, 0], [[1, 0]], [1, 2], "X must have shape"),
        ([0, 0], [[1, 0]], 1, "y_obs must have one axis"),
    ],
)
def test_refuses(theta, X, y_obs, named):
    """Both gradients refuse bad data by name."""
    with pytest.raises(ValueError, match=named):
        mse_gradient(theta, X, y_obs)
    with pytest.raises(ValueError, match=named):
        mse_gradient_batch_only(theta, X, y_obs, [0])


@pytest.mark.parametrize(
    ("theta_1", "x", "y_obs", "named"),
    [
        ([1, 2], [1], [1], "theta_1 must be a single number"),
        (1, [], [], "x must not be empty"),
        (1, [1, 2], [1, 2, 3], "x and y_obs must be equally long"),
        (1, [1], [np.nan], "y_obs must be finite"),
    ],
)
def test_refuses_one_weight(theta_1, x, y_obs, named):
    """So does the derivative of the one-weight loss."""
    with pytest.raises(ValueError, match=named):
        mse_loss_derivative(theta_1, x, y_obs)


@given(models)
def test_mean_of_single_gradients_is_the_gradient(model):
    """The gradient of the mean is the mean of the gradients of single observations."""
    theta, table, observed = model
    single = [squared_loss_gradient(theta, row, y) for row, y in zip(table, observed, strict=True)]
    expected = mse_gradient(theta, table, observed).tolist()
    assert np.mean(single, axis=0).tolist() == pytest.approx(expected, abs=1e-9)


@given(models)
def test_single_gradient_is_the_finite_difference(model):
    """The gradient of one observation's loss agrees with central differences."""
    theta, table, observed = model
    expected = finite_difference(lambda v: squared_loss(v, table[0], observed[0]), theta)
    found = squared_loss_gradient(theta, table[0], observed[0]).tolist()
    assert found == pytest.approx(expected, rel=1e-5, abs=1e-4)


@pytest.mark.parametrize("function", [squared_loss, squared_loss_gradient])
@pytest.mark.parametrize(
    ("theta", "x", "y_obs", "named"),
    [
        ([1, 2], [1], 0, "theta and x must be equally long"),
        ([], [], 0, "theta must not be empty"),
        ([1], [np.nan], 0, "x must be finite"),
        ([1], [1], [1], "y_obs must be a single number"),
        ([1], [1], np.inf, "y_obs must be finite, not inf"),
    ],
)
def test_refuses_single_observations(function, theta, x, y_obs, named):
    """One observation is a row of inputs and a number."""
    with pytest.raises(ValueError, match=named):
        function(theta, x, y_obs)
