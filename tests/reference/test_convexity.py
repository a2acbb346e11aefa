"""The convexity inequality."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reference import arbitrary, find_convexity_violation, is_convex_at, mse_loss

small = st.floats(-10, 10)
shares = st.floats(0, 1)
vectors = arrays(float, 3, elements=small)


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


@settings(max_examples=40)
@given(arrays(float, (2, 2), elements=small))
def test_search_agrees_with_the_hessian(root):
    """On a quadratic a violation is found exactly when the Hessian has an eigenvalue below zero."""
    hessian = root + root.T
    least = np.linalg.eigvalsh(hessian)[0]
    assume(abs(least) > 0.05 * np.abs(hessian).max())
    found = find_convexity_violation(lambda v: v @ hessian @ v / 2, [-1, -1], [1, 1], tries=500)
    assert (found is None) == (least > 0)


def test_violation_on_the_curve():
    """What is found on the curve with two valleys is a violation, and inside the domain."""
    a, b, t = find_convexity_violation(arbitrary, 1, 6)
    assert not is_convex_at(arbitrary, a, b, t)
    assert 1 <= min(a, b) < max(a, b) <= 6


def test_no_violation_of_the_mse(X, tip):
    """transcript 6: none is found on the two-weight loss of the tips."""
    assert find_convexity_violation(lambda theta: mse_loss(theta, X, tip), [-2, -1], [2, 1], tries=300) is None


def test_search_takes_its_chance_from_rng():
    """The same generator gives the same chord; another one need not."""
    chords = [find_convexity_violation(np.sin, 0, 6, rng=np.random.default_rng(seed)) for seed in (1, 1, 2)]
    assert chords[0] == chords[1] != chords[2]


@pytest.mark.parametrize(
    ("low", "high", "tries", "named"),
    [
        (1, 1, 10, "low must lie below high"),
        ([0, 0], [1, -1], 10, "low must lie below high"),
        (0, [1, 2], 10, "low must lie below high"),
        (0, np.nan, 10, "high must be finite"),
        (0, 1, 0, "tries must be .* not 0"),
    ],
)
def test_search_refuses(low, high, tries, named):
    """A domain has two corners in order, and is searched at least once."""
    with pytest.raises(ValueError, match=named):
        find_convexity_violation(np.sum, low, high, tries)
