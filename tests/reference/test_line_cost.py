"""The cost J of a line."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LinearRegression

from reference import (
    add_bias_column,
    cost,
    cost_gradient,
    cost_partial_0,
    cost_partial_1,
    estimate_gradient,
    gradient_descent,
    hypothesis,
    mse_gradient,
    mse_loss,
    simultaneous_update,
)

small = st.floats(-10, 10)
data = arrays(float, 7, elements=small)


@given(small, small, data, data)
def test_half_of_the_mean_squared_error(theta_0, theta_1, x, y):
    """J and its gradient are half of the MSE's on a table with a bias column."""
    theta, table = [theta_0, theta_1], add_bias_column(x)
    assert cost(theta_0, theta_1, x, y) == pytest.approx(mse_loss(theta, table, y) / 2, abs=1e-9)
    expected = (mse_gradient(theta, table, y) / 2).tolist()
    assert cost_gradient(theta_0, theta_1, x, y).tolist() == pytest.approx(expected, abs=1e-9)


@given(small, small, data, data)
def test_partials_are_what_nudging_finds(theta_0, theta_1, x, y):
    """The two partials agree with nudge quotients, and the gradient holds both."""
    partials = [cost_partial_0(theta_0, theta_1, x, y), cost_partial_1(theta_0, theta_1, x, y)]
    nudged = estimate_gradient(lambda theta: cost(*theta, x, y), [theta_0, theta_1])
    assert partials == pytest.approx(nudged, abs=0.01)
    assert cost_gradient(theta_0, theta_1, x, y).tolist() == partials


@given(small, small, data)
def test_no_cost_without_errors(theta_0, theta_1, x):
    """The cost of the very line that made the observations is zero."""
    assert cost(theta_0, theta_1, x, hypothesis(theta_0, theta_1, x)) == 0


def test_hypothesis_of_a_number_is_a_float():
    """One input gives one float."""
    assert repr(hypothesis(1, 2, 3)) == "7.0"


@given(small, small, st.floats(0, 1))
def test_both_partials_see_the_old_weights(theta_0, theta_1, alpha):
    """The simultaneous step is the step of gradient_descent with both weights as one vector."""
    new = simultaneous_update(theta_0, theta_1, lambda a, b: a + b, lambda a, b: a * b, alpha)
    whole = gradient_descent(lambda v: [v[0] + v[1], v[0] * v[1]], [theta_0, theta_1], alpha, 2)[1]
    assert list(new) == whole.tolist()


def test_repeated_steps_end_at_linear_regression():
    """Descending J step by step ends at the weights of scikit-learn's LinearRegression."""
    x, y = np.array([0.0, 1, 2, 3]), np.array([1.0, 0, 4, 5])
    theta = (0.0, 0.0)
    for _ in range(500):
        theta = simultaneous_update(
            *theta, lambda a, b: cost_partial_0(a, b, x, y), lambda a, b: cost_partial_1(a, b, x, y), 0.2
        )
    peer = LinearRegression().fit(x[:, np.newaxis], y)
    assert theta == pytest.approx((peer.intercept_, peer.coef_[0]), abs=1e-9)


@pytest.mark.parametrize("function", [cost, cost_partial_0, cost_partial_1, cost_gradient])
@pytest.mark.parametrize(
    ("theta_0", "theta_1", "x", "y", "named"),
    [
        (np.nan, 1, [1], [1], "theta_0 must be finite, not nan"),
        (0, [1, 2], [1], [1], "theta_1 must be a single number"),
        (0, 1, [], [], "x must not be empty"),
        (0, 1, [1, 2], [1], "x and y must be equally long"),
        (0, 1, [1], [np.inf], "y must be finite"),
        (0, 1, [[1]], [1], "x must have one axis"),
    ],
)
def test_refuses(function, theta_0, theta_1, x, y, named):
    """Weights are numbers, data are equally long lists."""
    with pytest.raises(ValueError, match=named):
        function(theta_0, theta_1, x, y)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: hypothesis(0, 1, []), "x must not be empty"),
        (lambda: hypothesis(None, 1, [1]), "theta_0 must"),
        (lambda: simultaneous_update(0, 1, lambda a, b: np.nan, lambda a, b: 0, 0.1), r"d_0\(theta_0, theta_1\) must"),
        (lambda: simultaneous_update(0, 1, lambda a, b: 0, lambda a, b: [0], 0.1), r"d_1\(theta_0, theta_1\) must"),
        (lambda: simultaneous_update(0, 1, lambda a, b: 0, lambda a, b: 0, np.inf), "alpha must be finite, not inf"),
    ],
)
def test_steps_refuse(call, named):
    """Predictions and steps check their arguments as well."""
    with pytest.raises(ValueError, match=named):
        call()
