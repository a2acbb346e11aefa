"""Guess and check."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import arbitrary, simple_minimize


@given(st.lists(st.floats(-50, 50), min_size=1), st.floats(-50, 50))
def test_no_guess_is_better(xs, centre):
    """The answer is one of the guesses, and none of them lies lower."""

    def bowl(x):
        return (x - centre) ** 2

    best = simple_minimize(bowl, xs)
    assert best in xs
    assert all(bowl(best) <= bowl(x) for x in xs)


def test_takes_functions_of_one_number():
    """f is called with plain floats, so that functions of the math module do."""
    assert simple_minimize(math.cos, [0, 1, 2, 3, 4]) == 3


def test_first_of_equals():
    """Of equally good guesses the first is returned."""
    assert simple_minimize(abs, [2, -1, 1]) == -1


@pytest.mark.parametrize("xs", [[], [np.nan], [[1, 2]], 3, ["a"]], ids=repr)
def test_refuses_guesses(xs):
    """The guesses must be a list of finite numbers."""
    with pytest.raises(ValueError, match="xs must"):
        simple_minimize(arbitrary, xs)


@pytest.mark.parametrize("value", [np.nan, None, [1, 2]], ids=repr)
def test_refuses_heights(value):
    """f must give one finite number; the message names the guess."""
    with pytest.raises(ValueError, match=r"f\(2\.0\) must"):
        simple_minimize(lambda x: value, [2])
