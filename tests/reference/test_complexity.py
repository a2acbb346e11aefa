"""Models of any degree."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import eval_legendre

from reference import errors_by_size, fit_minimum_norm, polynomial_basis


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=5), st.integers(1, 12))
def test_basis_agrees_with_scipy(x, size):
    """Column k holds scipy's Legendre polynomial of degree k."""
    expected = np.array([[eval_legendre(k, at) for k in range(size)] for at in x])
    assert np.allclose(polynomial_basis(x, size), expected, atol=1e-9)


def test_fit_agrees_with_polyfit():
    """While there are more points than functions, the fit is numpy's polyfit."""
    x = np.linspace(-1, 1, 20)
    y = np.random.default_rng(2).normal(size=20)
    ours = polynomial_basis(x, 6) @ fit_minimum_norm(polynomial_basis(x, 6), y)
    assert np.allclose(ours, np.polyval(np.polyfit(x, y, 5), x))


def test_training_error_only_falls():
    """More functions never fit the training points worse, and as many as points fit them exactly."""
    x = np.linspace(-1, 1, 12)
    y = np.random.default_rng(1).normal(size=12)
    training, test = errors_by_size(range(1, 20), x, y, x, y)
    assert np.all(np.diff(training) <= 1e-12)
    assert training[11:].max() < 1e-12
    assert np.array_equal(training, test)


def test_another_basis():
    """Any table of functions will do."""
    training, test = errors_by_size([1], [1, 2], [2, 4], [3], [6], basis=lambda x, size: x[:, np.newaxis] ** size)
    assert [*training, *test] == pytest.approx([0, 0])


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: polynomial_basis([0, 1.5], 3), "x must lie between -1 and 1, but holds 1.5"),
        (lambda: polynomial_basis([], 3), "x must not be empty"),
        (lambda: polynomial_basis([0], 0), "size must be .* not 0"),
        (lambda: errors_by_size([], [0], [0], [0], [0]), "sizes must not be empty"),
        (lambda: errors_by_size([1], [0, 1], [0], [0], [0]), "x and y must be equally long"),
        (lambda: errors_by_size([1], [0], [0], [0], [np.nan]), "y_test must be finite"),
        (lambda: errors_by_size([0], [0], [0], [0], [0]), "size must be .* not 0"),
    ],
)
def test_refuses(call, named):
    """Each argument is checked by name."""
    with pytest.raises(ValueError, match=named):
        call()
