"""The functions whose data are fixed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import (
    load_tips,
    mse_gradient,
    mse_gradient_batch_only,
    mse_gradient_batch_only_two_arg,
    mse_gradient_single_arg,
    mse_loss,
    mse_loss_derivative,
    mse_loss_derivative_single_arg,
    mse_loss_single_arg,
    mse_single_arg,
)

weights = st.floats(-2, 2)


@given(weights, weights, st.lists(st.integers(0, 243), min_size=1))
def test_fixed_data_are_the_tips(bill, tip, X, a, b, rows):
    """Each function is the general one on the tips."""
    assert mse_single_arg(a) == mse_loss(a, bill, tip)
    assert mse_loss_derivative_single_arg(a) == mse_loss_derivative(a, bill, tip)
    assert mse_loss_single_arg([a, b]) == mse_loss([a, b], X, tip)
    assert mse_gradient_single_arg([a, b]).tolist() == mse_gradient([a, b], X, tip).tolist()
    batch = mse_gradient_batch_only_two_arg([a, b], rows)
    assert batch.tolist() == mse_gradient_batch_only([a, b], X, tip, rows).tolist()


def test_table_is_loaded_once_and_cannot_be_spoilt():
    """The same arrays come back each time, and writing to them fails."""
    bill, tip = load_tips()
    assert load_tips()[0] is bill
    with pytest.raises(ValueError, match="read-only"):
        tip[0] = 100


@pytest.mark.parametrize("function", [mse_single_arg, mse_loss_derivative_single_arg])
@pytest.mark.parametrize("theta_1", [[0.1, 0.2], np.nan, None, []], ids=repr)
def test_refuses_one_weight(function, theta_1):
    """One weight is one finite number."""
    with pytest.raises(ValueError, match="theta_1 must"):
        function(theta_1)


@pytest.mark.parametrize(
    "function",
    [mse_loss_single_arg, mse_gradient_single_arg, lambda theta: mse_gradient_batch_only_two_arg(theta, [0])],
)
@pytest.mark.parametrize("theta", [0.1, [1], [1, 2, 3], [1, np.inf], []], ids=repr)
def test_refuses_two_weights(function, theta):
    """Two weights are two finite numbers."""
    with pytest.raises(ValueError, match="theta must"):
        function(theta)


@pytest.mark.parametrize("rows", [[], [244], [-1], [0.5]], ids=repr)
def test_refuses_rows(rows):
    """A batch names rows of the table."""
    with pytest.raises(ValueError, match="batch_indices must"):
        mse_gradient_batch_only_two_arg([0, 0], rows)
