"""Values as expressions: what is written builds exactly what was given."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra import numpy as hnp

from grader.errors import BadAssignment
from grader.literals import write

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
)


@given(plain)
def test_plain_values_come_back(value):
    """repr and types alike, NaN, infinities and -0.0 included."""
    again = eval(write(value))  # noqa: S307
    assert type(again) is type(value)
    assert repr(again) == repr(value)


@given(hnp.arrays(st.sampled_from([np.float64, np.float32, np.int64, np.bool_]), hnp.array_shapes(min_side=0)))
def test_arrays_come_back(array):
    """Same dtype, shape and bytes."""
    again = eval(write(array))  # noqa: S307
    assert again.dtype == array.dtype
    assert again.shape == array.shape
    np.testing.assert_array_equal(again, array)


@pytest.mark.parametrize("value", [np.float64(0.1), np.int64(3), np.bool_(True), {1, 2}, set(), (), (1,), 2 - 0.0j])
def test_other_values_come_back(value):
    """Numpy scalars keep their type; sets and short tuples their kind."""
    again = eval(write(value))  # noqa: S307
    assert type(again) is type(value)
    assert again == value


def test_a_function_cannot_be_written():
    """What is no plain value is refused by name."""
    with pytest.raises(BadAssignment, match="function"):
        write(len.__class__.mro)
