"""Homework 5: the figures that its text and its cases state are true."""

import numpy as np
import pytest
from plotly.data import tips

from reference import mse_gradient, mse_gradient_batch_only, mse_loss


@pytest.fixture(scope="module")
def data():
    """The tips as the notebook lays them out."""
    table = tips()
    return np.column_stack([np.ones(len(table)), table["total_bill"]]), table["tip"].to_numpy()


def test_grading_is_seeded(homework):
    """The archive asks for a seed: the only homework whose answers are themselves random."""
    assert homework.config["seed"] == 42


@pytest.mark.parametrize(
    ("rows", "gradient"), [([5], [-9.42, -238.2318]), ([0, 1, 2, 3], [-4.74, -93.12005])], ids=["one row", "four rows"]
)
def test_batch_gradients_of_the_lecture(data, rows, gradient):
    """The batch gradients that question 1 states are those of the tips."""
    assert np.allclose(mse_gradient_batch_only([0, 0], *data, rows), gradient)


def test_rows_in_the_public_cases_are_the_first_tips(data, questions):
    """The six rows that public cases carry with them are rows 0 to 5 of the data."""
    X, y_obs = data
    body = questions["q1"].test_cases[0].body
    assert all(str(bill) in body for bill in X[:6, 1]) and all(str(tip) in body for tip in y_obs[:6])


def test_best_line_is_the_one_in_the_text(data):
    """The weights and the loss that the text calls exact are those of least squares."""
    X, y_obs = data
    best = np.linalg.lstsq(X, y_obs)[0]
    assert np.allclose(best, [0.9203, 0.1050], atol=5e-5)
    assert mse_loss(best, X, y_obs) == pytest.approx(1.0360, abs=5e-5)


def test_shares_of_wrong_batches(data):
    """The shares that question 3 expects are so close to the truth that chance fails nobody.

    With 1000 draws a share has a standard deviation of at most 0.016, a fifth of the tolerance.
    """
    X, y_obs = data
    theta = np.array([0.9, 0.12])
    row_gradients = -2 * (y_obs - X @ theta)[:, None] * X
    full = mse_gradient(theta, X, y_obs)
    rng = np.random.default_rng(7)
    assert np.mean(row_gradients @ full < 0) == pytest.approx(0.348, abs=0.001)
    for size, share in [(8, 0.249), (32, 0.095)]:
        order = rng.random((20_000, len(X))).argpartition(size, axis=1)[:, :size]
        assert np.mean(row_gradients[order].mean(axis=1) @ full < 0) == pytest.approx(share, abs=0.01)
