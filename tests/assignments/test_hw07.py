"""Homework 7: what its text says is true."""

import re

import numpy as np
import pytest


@pytest.fixture
def courier(homework):
    """The courier's distances with a bias column, and the minutes, as the notebook gives them."""
    source = "\n".join(cell.source for cell in homework.student.cells)
    rows = [re.search(rf"^{name} = np\.array\((\[.*\])\)$", source, re.MULTILINE) for name in ("km", "minutes")]
    km, minutes = (np.array([float(number) for number in row[1][1:-1].split(",")]) for row in rows)
    return np.column_stack([np.ones(len(km)), km]), minutes


def test_nudges_of_the_text(homework):
    """3a gives 3 at 5; the square gives 4.001 at 2 and 10.001 at 5, with the nudge 0.001."""
    quotients = [(f(a + 0.001) - f(a)) / 0.001 for f, a in [(lambda a: 3 * a, 5), (np.square, 2), (np.square, 5)]]
    assert quotients == pytest.approx([3, 4.001, 10.001], abs=1e-9)
    assert "4.001 and 10.001" in homework.text


def test_figures_of_the_courier(homework, courier):
    """The bottom of the bowl, the border of the rates and the 293 steps are as the text says."""
    X, minutes = courier
    bottom = np.linalg.lstsq(X, minutes, rcond=None)[0]
    assert bottom == pytest.approx([5.5947, 3.3478], abs=5e-5)
    assert 2 / np.linalg.eigvalsh(X.T @ X / len(X))[-1] == pytest.approx(0.1934, abs=5e-5)
    theta, steps, moved = np.zeros(2), 0, np.inf
    while moved > 0.0001:
        step = 0.1 * X.T @ (X @ theta - minutes) / len(X)
        theta, steps, moved = theta - step, steps + 1, np.abs(step).max()
    assert steps == 293
    assert theta == pytest.approx([5.591, 3.349], abs=5e-4)
    assert all(number in homework.text for number in ["293 steps", "(5.591, 3.349)", "(5.5947, 3.3478)", "0.1934"])


def test_text_says_that_the_cost_is_half_of_the_mse(homework):
    """The factor between J and the MSE is not passed over."""
    assert "**half of the MSE**" in homework.text
