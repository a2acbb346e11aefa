"""Bias, variance and noise."""

import numpy as np
import pytest

from reference import fit_minimum_norm, measure_risk, polynomial_basis

X_TRAIN, X_TEST = np.linspace(-1, 1, 20), np.linspace(-0.9, 0.9, 19)


def polynomial(size):
    """An estimator: least squares with so many basis functions."""

    def fit(x, y):
        weights = fit_minimum_norm(polynomial_basis(x, size), y)
        return lambda at: polynomial_basis(at, size) @ weights

    return fit


def wave(x):
    return np.sin(5 * x)


def risk(size, noise_sd=0.3, samples=400):
    return measure_risk(polynomial(size), wave, X_TRAIN, X_TEST, noise_sd, samples, rng=np.random.default_rng(size))


def test_variance_in_closed_form():
    """Predictions of least squares vary by noise² times the diagonal of the hat matrix."""
    table, at = polynomial_basis(X_TRAIN, 4), polynomial_basis(X_TEST, 4)
    hat = at @ np.linalg.pinv(table)
    expected = 0.3**2 * np.mean(np.sum(hat**2, axis=1))
    found = risk(4, samples=4000)
    assert found.variance == pytest.approx(expected, rel=0.05)
    bias = hat @ wave(X_TRAIN) - wave(X_TEST)
    assert found.bias_squared == pytest.approx(np.mean(bias**2), rel=0.05)


def test_tradeoff():
    """transcript 14: with more basis functions the bias falls and the variance grows."""
    few, some, many = (risk(size) for size in (2, 6, 12))
    assert few.bias_squared > some.bias_squared > many.bias_squared
    assert few.variance < some.variance < many.variance


def test_no_noise_no_variance():
    """Without noise all samples are the same, and the loss is the squared bias."""
    found = risk(4, noise_sd=0, samples=5)
    assert found.variance == pytest.approx(0, abs=1e-20)
    assert found.expected_loss == pytest.approx(found.bias_squared)


def test_global_seed_is_respected():
    """Without a generator numpy's own seed decides."""
    found = []
    for _ in range(2):
        np.random.seed(3)
        found.append(measure_risk(polynomial(3), wave, X_TRAIN, X_TEST, 0.3, 5))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"noise_sd": -1}, "noise_sd must be at least 0, not -1"),
        ({"samples": 0}, "samples must be .* not 0"),
        ({"x": []}, "x must not be empty"),
        ({"x_test": [np.nan]}, "x_test must be finite"),
        ({"truth": lambda x: x * np.nan}, r"truth\(x\) must be finite"),
        ({"fit": lambda x, y: lambda at: at[:1]}, "the predictions of fit must have shape"),
        ({"fit": lambda x, y: lambda at: at * np.nan}, "the predictions of fit must be finite"),
    ],
)
def test_refuses(changed, named):
    """Each argument is checked by name, and so are the predictions."""
    arguments = {"fit": polynomial(2), "truth": wave, "x": X_TRAIN, "x_test": X_TEST, "noise_sd": 0.3, "samples": 2}
    with pytest.raises(ValueError, match=named):
        measure_risk(**(arguments | changed))
