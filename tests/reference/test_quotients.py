"""Numerical derivatives."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import (
    arbitrary,
    derivative_arbitrary,
    difference_quotient,
    estimate_gradient,
    linear_gradient,
    partial_difference_quotient,
    saddle,
    saddle_gradient,
    sum_of_squares,
    sum_of_squares_gradient,
    tilted_trough,
    tilted_trough_partials,
)

small = st.floats(-10, 10)
nudges = st.floats(0.001, 0.5) | st.floats(-0.5, -0.001)


@given(small, nudges)
def test_quotient_of_a_parabola(x, h):
    """On a parabola the quotient is the derivative plus the nudge, exactly."""
    assert difference_quotient(lambda a: a**2, x, h) == pytest.approx(2 * x + h, abs=1e-9)


@given(st.floats(0, 8))
def test_quotient_nears_the_derivative(x):
    """On the curve, a tenth of the nudge is a tenth of the error."""
    errors = [abs(difference_quotient(arbitrary, x, h) - derivative_arbitrary(x)) for h in (1e-3, 1e-4)]
    assert errors[1] <= errors[0] / 9 + 1e-5


@given(st.lists(small, min_size=1, max_size=5))
def test_gradient_of_the_sum_of_squares(v):
    """from-scratch chapter: the estimate is the gradient plus the nudge."""
    expected = [slope + 0.0001 for slope in sum_of_squares_gradient(v)]
    assert estimate_gradient(sum_of_squares, v) == pytest.approx(expected, abs=1e-6)


@given(small, small)
def test_worked_examples_agree_with_their_quotients(a, b):
    """The gradients of the two worked examples and of one squared error are what nudging finds."""
    assert estimate_gradient(saddle, [a, b]) == pytest.approx(saddle_gradient([a, b]).tolist(), abs=0.01)
    trough = estimate_gradient(lambda v: tilted_trough(*v), [a, b])
    assert trough == pytest.approx(tilted_trough_partials(a, b), abs=0.01)
    error = estimate_gradient(lambda v: (v[0] * 3 + v[1] - 2) ** 2, [a, b])
    assert error == pytest.approx(linear_gradient(3, 2, [a, b]), abs=0.01)


def test_only_one_component_is_nudged():
    """f sees lists in which component i alone has moved, and the list handed in stays."""
    seen, v = [], [1, 2, 3]
    partial_difference_quotient(lambda w: seen.append(w) or 0, v, 1, 0.5)
    assert sorted(seen) == [[1, 2, 3], [1, 2.5, 3]]
    assert v == [1, 2, 3]


def test_f_is_called_twice_per_component():
    """from-scratch chapter: 2n calls for n components, the drawback it warns of."""
    calls = []
    estimate_gradient(lambda v: calls.append(v) or 0, [1, 2, 3])
    assert len(calls) == 6


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: difference_quotient(math.sin, 1, 0), "h must not be zero, but is 0"),
        (lambda: difference_quotient(math.sin, 1, math.nan), "h must be finite, not nan"),
        (lambda: difference_quotient(math.sin, [1], 0.1), "x must be a single number"),
        (lambda: difference_quotient(lambda x: math.nan, 1, 0.1), "must be finite, not nan"),
        (lambda: partial_difference_quotient(sum, [1, 2], 2, 0.1), "i must be a whole number from 0 to 1, not 2"),
        (lambda: partial_difference_quotient(sum, [1, 2], -1, 0.1), "i must be .* not -1"),
        (lambda: partial_difference_quotient(sum, [], 0, 0.1), "v must not be empty"),
        (lambda: estimate_gradient(sum, [1, math.inf]), "each number of v must be a finite number, not inf"),
        (lambda: estimate_gradient(sum, [1], 0), "h must not be zero"),
        (lambda: estimate_gradient(sum, 3), "v must be a list of numbers, not 3"),
    ],
)
def test_refuses(call, named):
    """Each argument is checked by name."""
    with pytest.raises(ValueError, match=named):
        call()
