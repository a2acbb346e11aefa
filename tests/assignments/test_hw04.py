"""Homework 4: what its text says is true."""

import numpy as np
import plotly.data
import pytest

from reference import gradient_descent, mse_gradient, mse_loss

TABLE = np.column_stack((np.ones(244), plotly.data.tips()["total_bill"]))
TIPS = plotly.data.tips()["tip"].to_numpy()
BEST = np.linalg.lstsq(TABLE, TIPS)[0]


def loss(*theta):
    return mse_loss(theta, TABLE, TIPS)


def gradient(theta):
    return mse_gradient(theta, TABLE, TIPS)


def quick_descent(alpha, n):
    """The n-th guess of the descent on the tips from (0, 0), in one formula."""
    bend = 2 * TABLE.T @ TABLE / len(TIPS)
    return BEST - np.linalg.matrix_power(np.eye(2) - alpha * bend, n - 1) @ BEST


def test_one_question_is_all_or_nothing(questions):
    """It is the one of which the text says so."""
    assert [name for name, file in questions.items() if file.all_or_nothing] == ["q3"]


def test_figures_of_the_text_are_true():
    """Losses, gradients and parameters that the text and the public cases state."""
    assert [round(loss(*t), 7) for t in ((1.5, 0.05), (2.5, 0.05), (1.5, 0))] == [1.5340522, 1.5160891, 4.1514475]
    assert gradient([0, 0]) == pytest.approx([-5.9965574, -135.2263180], abs=5e-8)
    assert gradient([0.9, 0.1]) == pytest.approx([-0.2393689, -5.5292899], abs=5e-8)
    assert pytest.approx([0.92026961, 0.10502452], abs=5e-9) == BEST


def test_grid_of_the_text_is_true():
    """Ten by ten values find the pair that the text states."""
    grid = [(loss(a, b), a, b) for a in np.linspace(0, 2, 10) for b in np.linspace(0, 0.2, 10)]
    assert min(grid) == pytest.approx((1.0468731, 0.8888889, 0.1111111), abs=5e-8)


def test_descent_of_the_text_is_true():
    """Ten thousand guesses end three cents short; a hundred thousand agree to seven digits."""
    assert quick_descent(0.001, 10_000) == pytest.approx([0.8882, 0.1064], abs=5e-5)
    assert quick_descent(0.001, 100_000) == pytest.approx(BEST, abs=5e-8)
    assert gradient_descent(gradient, [0, 0], 0.001, 5)[-1] == pytest.approx(quick_descent(0.001, 5))


def test_border_of_the_text_is_true():
    """The largest learning rate is two divided by the largest curvature."""
    curvatures = np.linalg.eigvalsh(2 * TABLE.T @ TABLE / len(TIPS))
    assert 2 / curvatures[-1] == pytest.approx(0.0021220, abs=5e-8)
