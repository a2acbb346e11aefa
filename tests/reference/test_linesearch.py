"""Step sizes found by looking along the step."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize

from reference import (
    arbitrary,
    backtracking_step_size,
    derivative_arbitrary,
    exact_step_size,
    gradient_descent_line_search,
    mse_gradient_single_arg,
    mse_loss_single_arg,
    tilted_trough,
    tilted_trough_partials,
)

small = st.floats(-5, 5)
vectors = arrays(float, 3, elements=small)


def bowl(root):
    """A convex quadratic and its gradient, from any matrix."""
    matrix = root.T @ root + np.eye(len(root))
    return matrix, lambda v: v @ matrix @ v / 2, lambda v: matrix @ v


@given(arrays(float, (3, 3), elements=small), vectors)
def test_exact_step_on_a_quadratic_in_closed_form(root, x):
    """On a quadratic the best step size is g·g / g·Hg."""
    matrix, f, df = bowl(root)
    slope = df(x)
    assume(np.linalg.norm(slope) > 0.01)
    expected = slope @ slope / (slope @ matrix @ slope)
    assert exact_step_size(f, df, x) == pytest.approx(expected, rel=1e-4)


@given(arrays(float, (3, 3), elements=small), vectors, st.floats(0.01, 10), st.floats(0.1, 0.9), st.floats(0.01, 0.5))
def test_backtracking_takes_the_first_step_that_is_good_enough(root, x, first, shrink, enough):
    """The step size lowers f by enough, is first times a power of shrink, and the one before it failed."""
    _, f, df = bowl(root)
    slope = df(x)
    assume(np.linalg.norm(slope) > 0.01)
    alpha = backtracking_step_size(f, df, x, first, shrink, enough)

    def good_enough(size):
        return f(x - size * slope) <= f(x) - enough * size * (slope @ slope)

    assert good_enough(alpha)
    shrunk = np.log(alpha / first) / np.log(shrink)
    assert shrunk == pytest.approx(round(shrunk), abs=1e-6)
    assert alpha == first or not good_enough(alpha / shrink)


@pytest.mark.parametrize("step_size", [backtracking_step_size, exact_step_size])
def test_descent_ends_where_scipy_ends(step_size, ols):
    """On the curve and on the tips the guesses end where scipy's minimize does, without a learning rate."""
    on_curve = gradient_descent_line_search(arbitrary, derivative_arbitrary, 6, 30, step_size)
    assert on_curve[-1] == pytest.approx(minimize(lambda x: arbitrary(x[0]), x0=6).x[0], abs=1e-4)
    start = [0.9, 0.1]
    guesses = gradient_descent_line_search(mse_loss_single_arg, mse_gradient_single_arg, start, 60, step_size)
    peer = minimize(mse_loss_single_arg, x0=start)
    assert mse_loss_single_arg(guesses[-1]) == pytest.approx(peer.fun, rel=1e-3)


@given(arrays(float, (3, 3), elements=small), vectors, st.sampled_from([backtracking_step_size, exact_step_size]))
def test_f_never_grows(root, start, step_size):
    """Every step along a searched line lowers f, or leaves it."""
    _, f, df = bowl(root)
    heights = [f(guess) for guess in gradient_descent_line_search(f, df, start, 8, step_size)]
    assert np.all(np.diff(heights) <= 1e-9 * (1 + heights[0]))


@pytest.mark.parametrize("step_size", [backtracking_step_size, exact_step_size])
def test_flat_ground_needs_no_step(step_size):
    """Where the gradient is zero, the step size is zero."""
    assert step_size(np.cos, lambda x: 0.0, 0) == 0


def test_a_wrong_gradient_gives_up():
    """When the step leads uphill however short it is, backtracking answers zero."""
    assert backtracking_step_size(lambda x: x, lambda x: -1.0, 0) == 0


def test_a_slope_without_end():
    """course note 13.4.1: 3x² + y has no lowest point, and the exact search says so."""
    with pytest.raises(ValueError, match="f must have a lowest point along the step"):
        exact_step_size(lambda v: tilted_trough(*v), lambda v: np.array(tilted_trough_partials(*v)), [0, 0])


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: exact_step_size(np.cos, np.sin, np.nan), "x must be finite"),
        (lambda: exact_step_size(np.cos, lambda x: [x], 1), "df must return shape"),
        (lambda: exact_step_size(lambda x: np.nan, np.sin, 1), "must be finite, not nan"),
        (lambda: backtracking_step_size(np.cos, np.sin, 1, first=0), "first must be above 0, not 0"),
        (lambda: backtracking_step_size(np.cos, np.sin, 1, shrink=1), "shrink must be below 1, not 1"),
        (lambda: backtracking_step_size(np.cos, np.sin, 1, enough=0), "enough must be above 0, not 0"),
        (lambda: backtracking_step_size(lambda x: [x], np.sin, 1), r"f\(1\.0\) must be a single number"),
        (lambda: gradient_descent_line_search(np.cos, np.sin, 1, 0), "n must be .* not 0"),
        (lambda: gradient_descent_line_search(np.cos, np.sin, [], 3), "initial_guess must not be empty"),
    ],
)
def test_refuses(call, named):
    """Each argument is checked by name."""
    with pytest.raises(ValueError, match=named):
        call()
