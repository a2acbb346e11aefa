"""The gradient of the mean squared error."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reference import mse_gradient, mse_gradient_batch_only, mse_loss, mse_loss_derivative

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


def test_one_weight_at_01(bill, tip):
    """ledger: the derivative of the one-weight loss at 0.1."""
    assert mse_loss_derivative(0.1, bill, tip) == pytest.approx(-41.1439866, abs=6e-8)


@pytest.mark.parametrize(
    ("theta", "gradient"),
    [
        pytest.param((0, 0), (-5.9965574, -135.2263180), id="transcript 10: at (0, 0), misprint corrected"),
        pytest.param((0.9, 0.1), (-0.2393689, -5.5292899), id="transcript 10: at (0.9, 0.1)"),
    ],
)
def test_two_weights(X, tip, theta, gradient):
    """The gradients of the two-weight loss that the lecture prints."""
    assert mse_gradient(theta, X, tip).tolist() == pytest.approx(gradient, abs=6e-8)


@pytest.mark.parametrize(
    ("batch", "gradient"),
    [
        pytest.param([5], (-9.42, -238.2318), id="transcript 11: row 5"),
        pytest.param(range(4), (-4.74, -93.12005), id="transcript 11: rows 0 to 3"),
        pytest.param([5, 6, 7, 8, 15, 32], (-6.2366667, -126.5911667), id="transcript 11: six rows"),
        pytest.param(range(244), (-5.9965574, -135.2263180), id="transcript 11: all rows"),
    ],
)
def test_batches(X, tip, batch, gradient):
    """The gradients at (0, 0) over the lecture's batches."""
    assert mse_gradient_batch_only([0, 0], X, tip, list(batch)).tolist() == pytest.approx(gradient, abs=6e-8)


@pytest.mark.parametrize(
    ("largest", "curvature"),
    [
        pytest.param(0.0021258, lambda X, bill: 2 * np.mean(bill**2), id="ledger: one weight"),
        pytest.param(0.0021220, lambda X, bill: np.linalg.eigvalsh(2 * X.T @ X / len(X))[-1], id="ledger: two weights"),
    ],
)
def test_largest_rate(X, bill, largest, curvature):
    """The largest converging rate is two over the largest curvature."""
    assert 2 / curvature(X, bill) == pytest.approx(largest, abs=6e-8)


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
