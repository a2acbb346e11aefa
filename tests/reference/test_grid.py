"""Brute force over two weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brute

from reference import loss_grid, minimize_on_grid, mse_loss_single_arg

values = st.lists(st.floats(-5, 5), min_size=1, max_size=5)


@given(values, values)
def test_no_point_of_the_grid_is_lower(theta_0s, theta_1s):
    """The answer is a point of the grid, and its loss the least of the table."""

    def bowl(theta):
        return (theta[0] - 1) ** 2 + (theta[1] + 2) ** 2

    first, second = minimize_on_grid(bowl, theta_0s, theta_1s)
    assert first in theta_0s
    assert second in theta_1s
    assert bowl([first, second]) == loss_grid(bowl, theta_0s, theta_1s).min()


def test_agrees_with_scipy():
    """scipy's brute finds the same point of the lecture's grid."""
    theta_0s, theta_1s = np.linspace(0, 2, 10), np.linspace(0, 0.2, 10)
    peer = brute(mse_loss_single_arg, [(0, 2), (0, 0.2)], Ns=10, finish=None)
    assert minimize_on_grid(mse_loss_single_arg, theta_0s, theta_1s).tolist() == pytest.approx(peer.tolist())


def test_rows_are_second_weights():
    """The table has the shape that contour plots want."""
    assert loss_grid(lambda theta: theta[0], [1, 2, 3], [5, 6]).tolist() == [[1, 2, 3], [1, 2, 3]]


@pytest.mark.parametrize("function", [loss_grid, minimize_on_grid])
@pytest.mark.parametrize(
    ("f", "theta_0s", "theta_1s", "named"),
    [
        (sum, [], [1], "theta_0s must not be empty"),
        (sum, [1], [[1]], "theta_1s must have one axis"),
        (sum, [np.nan], [1], "theta_0s must be finite"),
        (lambda theta: np.nan, [1], [2], r"f\(\[1\. 2\.\]\) must be finite"),
    ],
)
def test_refuses(function, f, theta_0s, theta_1s, named):
    """Grids are lists of finite numbers, and losses are numbers."""
    with pytest.raises(ValueError, match=named):
        function(f, theta_0s, theta_1s)
