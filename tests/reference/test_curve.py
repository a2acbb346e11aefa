"""The curve of the lectures and its slope."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import arbitrary, derivative_arbitrary

points = st.floats(-10, 20)


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
