"""Momentum and Adam."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

from reference import (
    adam,
    arbitrary,
    derivative_arbitrary,
    gradient_descent,
    momentum,
    mse_gradient_single_arg,
    saddle_gradient,
)

small = st.floats(-10, 10)


def by_scikit_learn(optimizer, guess, df, n):
    """The guesses of one of scikit-learn's optimizers, which change their parameters in place."""
    guesses = [guess.copy()]
    for _ in range(n - 1):
        optimizer.update_params([guess], [df(guess)])
        guesses.append(guess.copy())
    return np.array(guesses)


@given(arrays(float, 2, elements=small), st.floats(0.001, 0.1), st.floats(0, 0.99))
def test_momentum_agrees_with_scikit_learn(start, alpha, beta):
    """The guesses are those of scikit-learn's SGD with momentum."""
    peer = SGDOptimizer([start], learning_rate_init=alpha, momentum=beta, nesterov=False)
    expected = by_scikit_learn(peer, start.copy(), np.sin, 20)
    assert np.allclose(momentum(np.sin, start, alpha, beta, 20), expected, atol=1e-12)


@given(arrays(float, 2, elements=small), st.floats(0.001, 0.1))
def test_adam_agrees_with_scikit_learn(start, alpha):
    """The guesses are those of scikit-learn's Adam, which places epsilon elsewhere: so it is tiny here."""
    peer = AdamOptimizer([start], learning_rate_init=alpha, epsilon=1e-100)
    found = adam(lambda v: np.sin(v) + 2, start, alpha, 20, epsilon=1e-100)
    assert np.allclose(found, by_scikit_learn(peer, start.copy(), lambda v: np.sin(v) + 2, 20), atol=1e-9)


@given(small, st.floats(0.01, 0.5), st.floats(0, 0.95), st.floats(0.1, 2), st.integers(1, 30))
def test_momentum_on_a_parabola_in_closed_form(start, alpha, beta, curvature, n):
    """On a parabola the guesses are powers of a matrix."""
    power = np.linalg.matrix_power([[beta, curvature], [-alpha * beta, 1 - alpha * curvature]], n - 1)
    expected = (power @ [0, start])[1]
    assert momentum(lambda x: curvature * x, start, alpha, beta, n)[-1] == pytest.approx(expected, abs=1e-9)


@given(small, st.floats(0, 0.5), st.integers(1, 20))
def test_without_memory_momentum_is_plain_descent(start, alpha, n):
    """With beta 0 the guesses are those of gradient_descent."""
    assert momentum(np.sin, start, alpha, 0, n).tolist() == gradient_descent(np.sin, start, alpha, n).tolist()


@given(arrays(float, 3, elements=st.floats(0.01, 1000)), st.floats(0.001, 1))
def test_first_step_of_adam_has_the_size_alpha(slopes, alpha):
    """Whatever the slope, the first step moves each component by alpha against it."""
    first = adam(lambda v: slopes, [0, 0, 0], alpha, 2)[1]
    assert first.tolist() == pytest.approx([-alpha] * 3, rel=1e-5)


@pytest.mark.parametrize(
    "descend",
    [lambda df, x: momentum(df, x, 0.05, 0.8, 400), lambda df, x: adam(df, x, 0.05, 2000)],
    ids=["momentum", "adam"],
)
def test_ends_where_scipy_ends(descend):
    """On the curve both end in the valley that scipy's BFGS finds."""
    expected = minimize(lambda x: arbitrary(x[0]), x0=6).x[0]
    assert descend(derivative_arbitrary, 6)[-1] == pytest.approx(expected, abs=1e-4)


def test_momentum_is_nearer_than_plain_descent_on_the_tips(ols):
    """In the long narrow valley of the tips momentum gets further with as many steps."""
    plain = gradient_descent(mse_gradient_single_arg, [0, 0], 0.001, 2000)[-1]
    heavy = momentum(mse_gradient_single_arg, [0, 0], 0.001, 0.9, 2000)[-1]
    assert np.linalg.norm(heavy - ols) < np.linalg.norm(plain - ols) / 2


@pytest.mark.parametrize(
    "descend", [lambda v: momentum(saddle_gradient, v, 0.1, 0.5, 3), lambda v: adam(saddle_gradient, v, 0.1, 3)]
)
def test_start_is_kept(descend):
    """The vector handed in is the first guess and does not change."""
    start = np.array([1.0, 2.0])
    assert descend(start)[0].tolist() == start.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: momentum(np.sin, 1, 0.1, 1, 3), "beta must be at least 0 and below 1, not 1"),
        (lambda: momentum(np.sin, 1, 0.1, -0.1, 3), "beta must be at least 0 and below 1, not -0.1"),
        (lambda: momentum(np.sin, 1, np.nan, 0.5, 3), "alpha must be finite, not nan"),
        (lambda: momentum(np.sin, [], 0.1, 0.5, 3), "initial_guess must not be empty"),
        (lambda: momentum(lambda x: [x], 1, 0.1, 0.5, 3), "df must return shape"),
        (lambda: momentum(np.sin, 1, 0.1, 0.5, 0), "n must be .* not 0"),
        (lambda: adam(np.sin, 1, 0.1, 3, beta_1=1), "beta_1 must be at least 0 and below 1, not 1"),
        (lambda: adam(np.sin, 1, 0.1, 3, beta_2=np.nan), "beta_2 must be finite, not nan"),
        (lambda: adam(np.sin, 1, 0.1, 3, epsilon=0), "epsilon must be above 0, not 0"),
        (lambda: adam(np.sin, 1, 0.1, 0), "n must be .* not 0"),
        (lambda: adam(np.sin, [[1]], 0.1, 3), "initial_guess must be a number or a vector"),
    ],
)
def test_refuses(call, named):
    """Each argument is checked by name."""
    with pytest.raises(ValueError, match=named):
        call()
