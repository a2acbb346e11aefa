"""The curve of the lectures and its slope."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq, minimize

from reference import arbitrary, derivative_arbitrary

points = st.floats(-10, 20)


@pytest.mark.parametrize(
    ("x", "height", "slope"),
    [
        pytest.param(4, 0, -0.4, id="transcript 3: at 4"),
        pytest.param(4.4, -0.21504, -0.6464, id="transcript 3: at 4.4"),
    ],
)
def test_height_and_slope(x, height, slope):
    """The heights and slopes read out in the lecture."""
    assert arbitrary(x) == pytest.approx(height, abs=1e-12)
    assert derivative_arbitrary(x) == pytest.approx(slope, abs=1e-12)


@pytest.mark.parametrize(
    ("left", "right", "zero"),
    [
        pytest.param(2, 3, 2.3927480, id="course note 13: first flat point"),
        pytest.param(3, 4, 3.5309066, id="course note 13: second flat point"),
        pytest.param(5, 6, 5.3263455, id="course note 13: third flat point"),
    ],
)
def test_flat_points(left, right, zero):
    """The slope is zero at the three flat points."""
    assert brentq(derivative_arbitrary, left, right) == pytest.approx(zero, abs=5e-8)


@pytest.mark.parametrize(
    ("start", "x", "height"),
    [
        pytest.param(6, 5.32634, -0.6914097, id="transcript 1: minimize from 6"),
        pytest.param(1, 2.39275, -0.1382749, id="transcript 1: minimize from 1"),
        pytest.param(3.5, 2.39275, -0.1382749, id="course note 13.1.2: minimize from 3.5"),
    ],
)
def test_scipy_finds_the_same_valleys(start, x, height):
    """scipy's BFGS ends in the valleys that the lectures show."""
    found = minimize(lambda v: arbitrary(v[0]), x0=start)
    assert found.x[0] == pytest.approx(x, abs=1e-4)
    assert found.fun == pytest.approx(height, abs=1e-6)


@given(points)
def test_slope_is_the_finite_difference(x):
    """The derivative agrees with a central difference of the curve."""
    h = 1e-5
    assert derivative_arbitrary(x) == pytest.approx((arbitrary(x + h) - arbitrary(x - h)) / (2 * h), abs=1e-4)


@given(st.lists(points, min_size=1))
def test_arrays_are_taken_element_by_element(xs):
    """An array gives what its elements give one by one."""
    assert arbitrary(xs).tolist() == pytest.approx([arbitrary(x) for x in xs], rel=1e-12, abs=1e-9)
    assert derivative_arbitrary(xs).shape == (len(xs),)


@pytest.mark.parametrize("function", [arbitrary, derivative_arbitrary])
def test_a_number_gives_a_float(function):
    """Whole numbers and numpy numbers come back as plain floats."""
    assert type(function(4)) is type(function(np.float64(4))) is float


@pytest.mark.parametrize("function", [arbitrary, derivative_arbitrary])
@pytest.mark.parametrize("x", [[], np.nan, np.inf, [1, np.nan], None, "four", "4", [1, [2, 3]]], ids=repr)
def test_refuses(function, x):
    """What is not a finite number is refused by name."""
    with pytest.raises(ValueError, match="x must"):
        function(x)
