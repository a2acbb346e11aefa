"""Pictures of a loss over two weights."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from reference import (
    gradient_descent,
    mse_gradient_single_arg,
    mse_loss_single_arg,
    plot_loss_contour,
    plot_loss_surface,
    plot_trajectory_on_contour,
    plot_trajectory_on_surface,
)

THETA_0S, THETA_1S = np.linspace(0, 2, 6), np.linspace(-0.1, 0.35, 4)
PICTURES = [plot_loss_surface, plot_loss_contour]
PATHS = [plot_trajectory_on_surface, plot_trajectory_on_contour]


@pytest.mark.parametrize("picture", PICTURES)
def test_both_weights_are_named(picture):
    """The axes bear the names of the weights and span the grid."""
    axes = picture(mse_loss_single_arg, THETA_0S, THETA_1S)
    FigureCanvasAgg(axes.figure).draw()
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("theta_0", "theta_1")
    assert axes.get_xlim()[0] <= 0 < 2 <= axes.get_xlim()[1]
    assert axes.get_ylim()[0] <= -0.1 < 0.35 <= axes.get_ylim()[1]


def test_trajectory_lies_on_the_surface():
    """transcript 10: each guess of two-dimensional descent stands at its loss."""
    guesses = gradient_descent(mse_gradient_single_arg, [0, 0], 0.001, 20)
    axes = plot_trajectory_on_surface(mse_loss_single_arg, guesses, THETA_0S, THETA_1S)
    first, second, heights = axes.lines[0].get_data_3d()
    assert np.array_equal(np.column_stack([first, second]), guesses)
    assert np.allclose(heights, [mse_loss_single_arg(guess) for guess in guesses])


def test_trajectory_lies_on_the_map():
    """course note 13.5: the same from above."""
    guesses = gradient_descent(mse_gradient_single_arg, [0, 0], 0.001, 20)
    axes = plot_trajectory_on_contour(mse_loss_single_arg, guesses, THETA_0S, THETA_1S)
    assert np.array_equal(axes.lines[0].get_xydata(), guesses)


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize(
    ("theta_0s", "theta_1s", "named"),
    [
        ([], [0, 1], "theta_0s must not be empty"),
        ([0], [0, 1], "theta_0s must hold at least two values"),
        ([0, 1], [[0, 1]], "theta_1s must have one axis"),
        ([0, 1], [0, np.nan], "theta_1s must be finite"),
    ],
)
def test_refuses_grids(picture, theta_0s, theta_1s, named):
    """A surface needs two values of each weight."""
    with pytest.raises(ValueError, match=named):
        picture(mse_loss_single_arg, theta_0s, theta_1s)


@pytest.mark.parametrize("picture", PATHS)
@pytest.mark.parametrize("guesses", [[], [1, 2], [[1, 2, 3]], [[1, np.nan]]], ids=repr)
def test_refuses_trajectories(picture, guesses):
    """A trajectory is a table with two columns."""
    with pytest.raises(ValueError, match="guesses must"):
        picture(mse_loss_single_arg, guesses, THETA_0S, THETA_1S)
