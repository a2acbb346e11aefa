"""Gradient descent on numbers and on vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize
from sklearn.linear_model import LinearRegression, SGDRegressor

from reference import (
    arbitrary,
    best_of_restarts,
    decaying_rate,
    derivative_arbitrary,
    gradient_ascent,
    gradient_descent,
    gradient_descent_scheduled,
    gradient_descent_until,
    mse_gradient,
    mse_gradient_single_arg,
    mse_loss,
    mse_loss_derivative_single_arg,
    squared_loss_gradient,
)

small = st.floats(-10, 10)
rates = st.floats(0, 0.5)


@given(small, rates, st.integers(1, 30), small)
def test_number_follows_the_rule(start, alpha, n, centre):
    """n guesses, the first is the initial one, each follows from the one before."""

    def slope(x):
        return x - centre

    guesses = gradient_descent(slope, start, alpha, n)
    assert guesses.shape == (n,)
    assert guesses[0] == start
    assert guesses[1:].tolist() == [x - alpha * slope(x) for x in guesses[:-1]]


@given(st.integers(1, 5).flatmap(lambda p: arrays(float, p, elements=small)), rates, st.integers(1, 30))
def test_vector_follows_the_rule(start, alpha, n):
    """The same for vectors, without a change to the vector handed in."""
    before = start.copy()
    guesses = gradient_descent(np.sin, start, alpha, n)
    assert guesses.shape == (n, *start.shape)
    assert (guesses[0] == before).all()
    assert (start == before).all()
    assert (guesses[1:] == guesses[:-1] - alpha * np.sin(guesses[:-1])).all()


def test_gradient_may_change_its_argument():
    """A gradient that overwrites the array it gets does not spoil the guesses."""

    def careless(v):
        v *= 2
        return v

    assert gradient_descent(careless, [8.0, 4.0], 0.25, 3).tolist() == [[8, 4], [4, 2], [2, 1]]


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"initial_guess": np.nan}, "initial_guess must be finite"),
        ({"initial_guess": []}, "initial_guess must not be empty"),
        ({"initial_guess": [[1, 2]]}, "initial_guess must be a number or a vector"),
        ({"alpha": np.nan}, "alpha must be finite, not nan"),
        ({"alpha": np.inf}, "alpha must be finite, not inf"),
        ({"alpha": [0.1, 0.2]}, "alpha must be a single number"),
        ({"alpha": None}, "alpha must be finite|alpha must hold numbers"),
        ({"n": 0}, "n must be a whole number of at least 1, not 0"),
        ({"n": -3}, "n must be .* not -3"),
        ({"n": 2.5}, "n must be .* not 2.5"),
        ({"n": True}, "n must be .* not True"),
        ({"df": lambda x: [x, x]}, "df must return shape"),
    ],
)
def test_refuses(changed, named):
    """Every argument is checked, and the message names it and the value."""
    arguments = {"df": lambda x: 2 * x, "initial_guess": 1, "alpha": 0.1, "n": 5} | changed
    with pytest.raises(ValueError, match=named):
        gradient_descent(**arguments)


def test_refuses_what_does_not_move_down():
    """A guess that is no number or vector is refused before df is asked."""
    with pytest.raises(ValueError, match="initial_guess must hold numbers"):
        gradient_descent(lambda x: 1 / 0, "4", 0.1, 5)


def test_largest_rate(bill, tip, X, ols):
    """Just below two over the largest curvature descent on the tips converges, just above it leaves."""
    single = bill @ tip / (bill @ bill)
    for df, start, best, curvature in [
        (mse_loss_derivative_single_arg, 0.1, single, 2 * np.mean(bill**2)),
        (mse_gradient_single_arg, [0, 0], ols, np.linalg.eigvalsh(2 * X.T @ X / len(X))[-1]),
    ]:
        below, above = (gradient_descent(df, start, share * 2 / curvature, 3000)[-1] for share in (0.998, 1.002))
        first = np.linalg.norm(np.subtract(start, best))
        assert np.linalg.norm(below - best) < first < np.linalg.norm(above - best)


def test_reaches_what_scikit_learn_solves(X, tip):
    """Enough steps end at the weights of LinearRegression, which does not descend at all."""
    scaled = (X - [0, X[:, 1].mean()]) / [1, X[:, 1].std()]
    peer = LinearRegression(fit_intercept=False).fit(scaled, tip)
    found = gradient_descent(lambda v: mse_gradient(v, scaled, tip), [0, 0], 0.1, 200)[-1]
    assert found.tolist() == pytest.approx(peer.coef_.tolist(), abs=1e-9)


@given(arrays(float, (5, 2), elements=small), arrays(float, 5, elements=small), arrays(float, 2, elements=small))
def test_a_small_step_never_raises_a_convex_loss(table, observed, start):
    """With a rate of at most one over the largest curvature the squared error never grows."""
    curvature = np.linalg.eigvalsh(2 * table.T @ table / 5)[-1]
    guesses = gradient_descent(lambda v: mse_gradient(v, table, observed), start, 1 / max(curvature, 1e-3), 10)
    losses = np.array([mse_loss(guess, table, observed) for guess in guesses])
    assert np.all(np.diff(losses) <= 1e-9 * (1 + losses[0]))


@given(small, st.floats(0.01, 0.3), st.floats(0.2, 3))
def test_stops_when_steps_are_small(start, alpha, curvature):
    """On a parabola every step before the last moved by more than the tolerance, and the last did not."""
    guesses = gradient_descent_until(lambda x: curvature * x, start, alpha, tolerance=0.01)
    moves = np.abs(np.diff(guesses))
    assert moves[-1] <= 0.01
    assert np.all(moves[:-1] > 0.01)
    steps = np.arange(len(guesses))
    assert guesses.tolist() == pytest.approx((start * (1 - alpha * curvature) ** steps).tolist(), abs=1e-9)


def test_stopping_needs_every_component():
    """One component at rest does not stop the other."""
    guesses = gradient_descent_until(lambda v: 2 * v, [0, 8], 0.25, tolerance=1)
    assert guesses.tolist() == [[0, 8], [0, 4], [0, 2], [0, 1]]


def test_the_cap_ends_what_never_settles():
    """A descent that bounces for ever takes max_steps steps."""
    assert len(gradient_descent_until(derivative_arbitrary, 4, 1, max_steps=50)) == 51


def test_tolerance_agrees_with_scipy():
    """Stopping by tolerance ends where scipy's BFGS does."""
    found = gradient_descent_until(derivative_arbitrary, 6, 0.1, tolerance=1e-9)[-1]
    assert found == pytest.approx(minimize(lambda x: arbitrary(x[0]), x0=6).x[0], abs=1e-5)


@given(small, rates, st.integers(1, 30))
def test_a_constant_schedule_is_plain_descent(start, alpha, n):
    """A schedule that never changes gives the guesses of gradient_descent."""
    scheduled = gradient_descent_scheduled(np.sin, start, lambda t: alpha, n)
    assert scheduled.tolist() == gradient_descent(np.sin, start, alpha, n).tolist()


def test_schedule_sees_the_steps_taken():
    """The schedule is asked for 0, 1, …, n - 2."""
    asked = []
    gradient_descent_scheduled(np.sin, 1, lambda t: asked.append(t) or 0.1, 4)
    assert asked == [0, 1, 2]


def test_decaying_rate_agrees_with_scikit_learn():
    """Steps on one row after the other are those of SGDRegressor, whose rate also goes like one over time."""
    rng = np.random.default_rng(3)
    table, observed = rng.normal(size=(40, 2)), rng.normal(size=40)
    peer = SGDRegressor(
        penalty=None,
        learning_rate="invscaling",
        eta0=0.2,
        power_t=1,
        shuffle=False,
        max_iter=1,
        tol=None,
        fit_intercept=False,
    )
    rows = iter(range(40))

    def df(theta):
        row = next(rows)
        return squared_loss_gradient(theta, table[row], observed[row]) / 2

    found = gradient_descent_scheduled(df, [0, 0], lambda t: decaying_rate(t, 0.2, 1), 41)[-1]
    assert found.tolist() == pytest.approx(peer.fit(table, observed).coef_.tolist(), abs=1e-9)


@given(small, rates, st.integers(1, 30))
def test_ascent_is_descent_of_the_negative(start, alpha, n):
    """Climbing f is descending -f."""
    climbed = gradient_ascent(np.cos, start, alpha, n)
    assert climbed.tolist() == gradient_descent(lambda x: -np.cos(x), start, alpha, n).tolist()


def test_restarts_find_the_deeper_valley():
    """From both sides of the hill the deeper valley wins; from the left alone the other one is all there is."""
    both = best_of_restarts(arbitrary, derivative_arbitrary, [1, 6], 0.1, 200)
    assert both == pytest.approx(5.3263455, abs=1e-6)
    left = best_of_restarts(arbitrary, derivative_arbitrary, [1, 2], 0.1, 200)
    assert left == pytest.approx(2.3927480, abs=1e-6)


def test_restarts_of_vectors():
    """Vectors come back as arrays."""
    found = best_of_restarts(lambda v: v @ v, lambda v: 2 * v, [[3, 4], [1, 1]], 0.25, 2)
    assert found.tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: gradient_descent_until(np.sin, 1, 0.1, tolerance=0), "tolerance must be above 0, not 0"),
        (lambda: gradient_descent_until(np.sin, 1, 0.1, max_steps=0), "max_steps must be .* not 0"),
        (lambda: gradient_descent_until(np.sin, np.nan, 0.1), "initial_guess must be finite"),
        (lambda: gradient_descent_scheduled(np.sin, 1, lambda t: np.nan, 3), r"rate_at\(0\) must be finite, not nan"),
        (lambda: gradient_descent_scheduled(np.sin, 1, lambda t: 1, 0), "n must be .* not 0"),
        (lambda: gradient_ascent(np.sin, 1, np.inf, 3), "alpha must be finite, not inf"),
        (lambda: best_of_restarts(np.cos, np.sin, [], 0.1, 3), "initial_guesses must not be empty"),
        (lambda: best_of_restarts(lambda x: np.nan, np.sin, [0], 0.1, 3), r"f\(0\.0\) must be finite"),
    ],
)
def test_relatives_refuse(call, named):
    """The relatives of gradient_descent check their own arguments as well."""
    with pytest.raises(ValueError, match=named):
        call()
