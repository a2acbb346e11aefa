"""Homework 3: what its text says is true."""

import numpy as np
import plotly.data
import pytest

from reference import gradient_descent, mse_loss, mse_loss_derivative

BILLS = plotly.data.tips()["total_bill"].to_numpy()
TIPS = plotly.data.tips()["tip"].to_numpy()


def loss(theta_1):
    return mse_loss(theta_1, BILLS, TIPS)


def derivative(theta_1):
    return mse_loss_derivative(theta_1, BILLS, TIPS)


def test_figures_of_the_text_are_true():
    """Losses, derivatives and guesses that the text and the public cases state."""
    assert [round(loss(t), 7) for t in (0.1, 0.2, 0.3, 0.1437)] == [2.0777684, 2.6674863, 12.6654373, 1.1781166]
    assert derivative(0.1) == pytest.approx(-41.1439866, abs=5e-8)
    best = float(BILLS @ TIPS / (BILLS @ BILLS))
    assert best == pytest.approx(0.1437318953, abs=5e-11)
    assert derivative(best) == pytest.approx(0, abs=1e-10)
    assert gradient_descent(derivative, -0.5, 0.0001, 100)[-1] == pytest.approx(0.14369554654231262, abs=1e-15)
    assert 1 / np.mean(BILLS**2) == pytest.approx(0.0021258, abs=5e-8)


def test_examples_of_the_text_are_true():
    """The small examples under the questions."""
    assert mse_loss(2, [1, 2, 3], [2, 4, 9]) == 3
    assert mse_loss_derivative(1, [1, 2], [2, 4]) == -5


def test_border_separates_arrival_from_flight():
    """Half the border arrives in one step; a tenth below it arrives; a tenth above it leaves."""
    border, best = 1 / np.mean(BILLS**2), BILLS @ TIPS / (BILLS @ BILLS)
    assert gradient_descent(derivative, -0.5, border / 2, 2)[1] == pytest.approx(best)
    near, far = (abs(gradient_descent(derivative, -0.5, f * border, 25)[-1] - best) for f in (0.9, 1.1))
    assert near < 0.01
    assert far > 50
