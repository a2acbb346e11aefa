"""Vectors as plain lists."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import (
    add,
    distance,
    dot,
    gradient_step,
    scalar_multiply,
    sum_of_squares,
    sum_of_squares_gradient,
    vector_mean,
)

small = st.floats(-100, 100)
pairs = st.integers(1, 6).flatmap(
    lambda p: st.tuples(st.lists(small, min_size=p, max_size=p), st.lists(small, min_size=p, max_size=p))
)


@given(pairs, small)
def test_agrees_with_numpy(vectors, c):
    """Each function gives what numpy gives, as plain numbers and lists."""
    v, w = vectors
    a, b = np.array(v), np.array(w)
    assert dot(v, w) == pytest.approx(float(a @ b), abs=1e-6)
    assert add(v, w) == (a + b).tolist()
    assert scalar_multiply(c, v) == (c * a).tolist()
    assert distance(v, w) == pytest.approx(float(np.linalg.norm(a - b)), abs=1e-6)
    assert vector_mean([v, w, v]) == pytest.approx(np.mean([a, b, a], axis=0).tolist(), abs=1e-9)
    assert sum_of_squares(v) == pytest.approx(float(np.sum(a**2)), abs=1e-6)
    assert sum_of_squares_gradient(v) == (2 * a).tolist()
    assert gradient_step(v, w, c) == pytest.approx((a + c * b).tolist(), abs=1e-9)


@given(pairs)
def test_arguments_are_kept(vectors):
    """No function changes the lists it gets."""
    v, w = vectors
    before = (list(v), list(w))
    add(v, w), scalar_multiply(3, v), gradient_step(v, w, -1), sum_of_squares_gradient(v), vector_mean([v, w])
    assert (v, w) == before


def test_whole_numbers_stay_whole():
    """Lists of whole numbers give whole numbers where nothing is divided."""
    assert [type(dot([1], [2])), *map(type, add([1], [2]))] == [int, int]
    assert repr(sum_of_squares_gradient([3])) == "[6]"


@pytest.mark.parametrize("function", [dot, add, distance, lambda v, w: gradient_step(v, w, 1)])
@pytest.mark.parametrize(
    ("v", "w", "named"),
    [
        ([1, 2], [1], "must be equally long, but have 2 and 1 numbers"),
        ([], [], "v must not be empty"),
        ([math.nan], [1], "each number of v must be a finite number, not nan"),
        ([1], ["1"], "must be a finite number, not '1'"),
        (1, [1], "v must be a list of numbers, not 1"),
    ],
)
def test_refuses_pairs(function, v, w, named):
    """Two vectors must be equally long lists of finite numbers."""
    with pytest.raises(ValueError, match=named):
        function(v, w)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: scalar_multiply(math.inf, [1]), "c must be a finite number, not inf"),
        (lambda: scalar_multiply([2], [1]), "c must be a finite number"),
        (lambda: scalar_multiply(2, []), "v must not be empty"),
        (lambda: gradient_step([1], [1], math.nan), "step_size must be a finite number, not nan"),
        (lambda: vector_mean([]), "vectors must not be empty"),
        (lambda: vector_mean([[1], [1, 2]]), "must be equally long"),
        (lambda: sum_of_squares([]), "v must not be empty"),
        (lambda: sum_of_squares_gradient([None]), "each number of v must be a finite number, not None"),
    ],
)
def test_refuses(call, named):
    """So must single vectors and factors."""
    with pytest.raises(ValueError, match=named):
        call()
