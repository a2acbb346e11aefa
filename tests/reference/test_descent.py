"""Gradient descent on numbers and on vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reference import derivative_arbitrary, gradient_descent, mse_gradient, mse_loss_derivative

ALPHA_03 = (
    "4 4.12 4.26729664 4.44272584 4.64092624 4.8461837 5.03211854 5.17201478 5.25648449 5.29791149 "
    "5.31542718 5.3222606 5.32483298 5.32578765 5.32614004 5.32626985 5.32631764 5.32633523 5.3263417 "
    "5.32634408"
)

small = st.floats(-10, 10)
rates = st.floats(0, 0.5)


def numbers(text):
    return [float(word) for word in text.split()]


@pytest.mark.parametrize(
    ("alpha", "n", "guesses"),
    [
        pytest.param(0.3, 20, numbers(ALPHA_03), id="transcript 4, slides 16: alpha 0.3, all guesses"),
        pytest.param(1, 20, numbers("5.10463112 5.48312031"), id="transcript 4: alpha 1, last two"),
        pytest.param(1.5, 5, numbers("4 4.6 5.6284 4.39841721 5.36714058"), id="transcript 4: alpha 1.5, first five"),
        pytest.param(0.1, 20, [5.08947413], id="transcript 4: alpha 0.1, guess 20"),
        pytest.param(0.5, 20, [5.32634546], id="transcript 4: alpha 0.5, guess 20"),
        pytest.param(0.8, 20, [5.32633218], id="transcript 4: alpha 0.8, guess 20"),
    ],
)
def test_on_the_curve(alpha, n, guesses):
    """The guesses from 4 that the lectures print, as far as they print them."""
    found = gradient_descent(derivative_arbitrary, 4, alpha, n)
    assert found[-len(guesses) :].tolist() == pytest.approx(guesses, abs=6e-9)


@pytest.mark.parametrize(
    ("start", "part", "guesses"),
    [
        pytest.param(-0.5, slice(-1, None), [0.14369554654231262], id="course note 13.3.1: from -0.5, last"),
        pytest.param(0.05, slice(4), [0.05, 0.05881852, 0.06680736, 0.0740446], id="transcript 5: from 0.05, first 4"),
        pytest.param(0.05, slice(-1, None), [0.14372660], id="transcript 5: from 0.05, last"),
    ],
)
def test_on_the_tips_with_one_weight(bill, tip, start, part, guesses):
    """Descent on the one-weight loss of the tips, alpha 0.0001, 100 guesses."""
    found = gradient_descent(lambda theta: mse_loss_derivative(theta, bill, tip), start, 0.0001, 100)
    assert found[part].tolist() == pytest.approx(guesses, abs=6e-9)


@pytest.mark.parametrize(
    ("steps", "theta"),
    [
        pytest.param(10_000, (0.8882052, 0.1063737), id="transcript 10: 10 000 steps"),
        pytest.param(100_000, (0.9202696, 0.1050245), id="ledger: 100 000 steps"),
    ],
)
def test_on_the_tips_with_two_weights(X, tip, steps, theta):
    """Descent on the two-weight loss of the tips from (0, 0), alpha 0.001."""
    found = gradient_descent(lambda weights: mse_gradient(weights, X, tip), [0, 0], 0.001, steps + 1)
    assert found[-1].tolist() == pytest.approx(theta, abs=2e-7)


def test_largest_rate_with_one_weight(bill, tip):
    """ledger: 0.0021258 is where the one-weight descent on the tips turns from converging to diverging."""

    def distance(alpha):
        guesses = gradient_descent(lambda theta: mse_loss_derivative(theta, bill, tip), 0.1, alpha, 2000)
        return abs(guesses[-1] - 0.1437318953)

    assert distance(0.0021258 * 0.999) < distance(0) < distance(0.0021258 * 1.001)


def test_largest_rate_with_two_weights(X, tip, ols):
    """ledger: 0.0021220 is where the two-weight descent on the tips turns from converging to diverging."""

    def distance(alpha):
        guesses = gradient_descent(lambda theta: mse_gradient(theta, X, tip), [0, 0], alpha, 5000)
        return np.linalg.norm(guesses[-1] - ols)

    assert distance(0.0021220 * 0.999) < distance(0) < distance(0.0021220 * 1.001)


@given(arrays(float, 3, elements=small))
def test_sum_of_squares(start):
    """from-scratch chapter: 1000 steps of 0.01 on the sum of squares end within 0.001 of zero."""
    assert np.linalg.norm(gradient_descent(lambda v: 2 * v, start, 0.01, 1001)[-1]) < 0.001


def test_line_through_a_hundred_points():
    """from-scratch chapter: 5000 full epochs on y = 20x + 5 find the slope and the intercept."""
    x = np.arange(-50, 50)
    table = np.column_stack([x, np.ones_like(x)])
    slope, intercept = gradient_descent(lambda v: mse_gradient(v, table, 20 * x + 5), [0.5, -0.5], 0.001, 5001)[-1]
    assert 19.9 < slope < 20.1
    assert 4.9 < intercept < 5.1


def test_one_step_by_hand():
    """slides of the cost J: from 5 with alpha times derivative 1.2 to 3.8."""
    assert gradient_descent(lambda theta: 12, 5, 0.1, 2).tolist() == pytest.approx([5, 3.8])


def test_a_local_optimum_is_kept():
    """slides of the cost J: where the gradient is zero, a step changes nothing."""
    assert gradient_descent(lambda v: 0 * v, [2.0, -1.0], 0.3, 4).tolist() == [[2.0, -1.0]] * 4


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
