"""The convexity inequality."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reference import arbitrary, is_convex_at, mse_loss

small = st.floats(-10, 10)
shares = st.floats(0, 1)
vectors = arrays(float, 3, elements=small)


def test_chord_between_the_valleys():
    """course note 13.2.3: half way between the valleys the chord runs below the curve."""
    a, b = 2.3927, 5.3263
    assert 0.5 * arbitrary(a) + 0.5 * arbitrary(b) == pytest.approx(-0.4148423, abs=6e-8)
    assert arbitrary(0.5 * a + 0.5 * b) == pytest.approx(0.0480655, abs=6e-8)
    assert not is_convex_at(arbitrary, a, b, 0.5)


@given(arrays(float, (3, 3), elements=small), vectors, vectors, vectors, shares)
def test_convex_quadratics_hold_everywhere(root, slope, a, b, t):
    """A quadratic whose matrix is a square satisfies the inequality on every chord."""
    matrix = root.T @ root + np.eye(3)
    assert is_convex_at(lambda v: v @ matrix @ v + slope @ v, a, b, t)


@given(st.floats(-10, 10), small, small, small, small)
def test_agrees_with_the_second_derivative(curvature, slope, height, a, b):
    """Inside a chord the answer for a parabola is the sign of its second derivative."""
    assume(abs(curvature) > 0.01 and abs(a - b) > 0.1)
    assert is_convex_at(lambda x: curvature * x**2 + slope * x + height, a, b, 0.5) == (curvature > 0)


@given(small, small, small, shares)
def test_straight_lines_are_convex(slope, a, b, t):
    """On a straight line both sides are equal, and rounding does not matter."""
    assert is_convex_at(lambda x: slope * x + 1, a, b, t)


@given(small, small, st.sampled_from([0, 1]))
def test_ends_of_the_chord(a, b, t):
    """At its ends a chord touches any curve."""
    assert is_convex_at(arbitrary, a, b, t)


@given(st.floats(-1, 1), st.floats(-1, 1), shares)
def test_mse_is_convex(bill, tip, a, b, t):
    """transcript 6: the squared-error loss of the tips is convex."""
    assert is_convex_at(lambda theta: mse_loss(theta, bill, tip), a, b, t)


@pytest.mark.parametrize(
    ("a", "b", "t", "named"),
    [
        (0, 1, 1.5, "t must lie between 0 and 1, not 1.5"),
        (0, 1, -0.1, "t must lie between 0 and 1, not -0.1"),
        (0, 1, np.nan, "t must be finite, not nan"),
        (np.inf, 1, 0.5, "a must be finite, not inf"),
        (0, [], 0.5, "b must not be empty"),
        ([0, 1], [0, 1, 2], 0.5, "a and b must be"),
        ([[0]], [[1]], 0.5, "a and b must be"),
    ],
)
def test_refuses(a, b, t, named):
    """Chords that are none are refused by name."""
    with pytest.raises(ValueError, match=named):
        is_convex_at(np.sum, a, b, t)


def test_refuses_heights():
    """f must give a finite number at all three points."""
    with pytest.raises(ValueError, match=r"f\(0\.0\) must be finite, not nan"):
        is_convex_at(lambda x: np.nan, 0, 1, 0.5)
