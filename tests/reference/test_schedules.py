"""Learning rates over time."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import cosine_rate, decaying_rate, linear_rate

rates = st.floats(0.001, 10)
times = st.floats(0, 200)


@given(times, st.integers(1, 100), rates, rates)
def test_linear_is_interpolation(t, steps, first, last):
    """numpy's interpolation between the two ends gives the same rate."""
    expected = np.interp(t, [0, steps], [first, last])
    assert linear_rate(t, steps, first, last) == pytest.approx(expected, rel=1e-9)


@given(times, st.integers(1, 100), rates, rates)
def test_cosine_is_a_squared_sine(t, steps, first, last):
    """Half a cosine wave is the square of a quarter sine wave, seen from the other end."""
    share = math.sin(math.pi / 2 * min(t / steps, 1)) ** 2
    assert cosine_rate(t, steps, first, last) == pytest.approx(first + (last - first) * share, rel=1e-9)


@pytest.mark.parametrize("schedule", [linear_rate, cosine_rate])
def test_ends_and_middle(schedule):
    """The first rate, the mean of both half way, the last rate from then on."""
    found = [schedule(t, 10, 0.9, 0.1) for t in (0, 5, 10, 11, 1000)]
    assert found == pytest.approx([0.9, 0.5, 0.1, 0.1, 0.1])


@given(times, rates, rates)
def test_decay_solves_its_equation(t, first, decay):
    """The inverse of the rate grows by decay / first per step, and starts at 1 / first."""
    assert 1 / decaying_rate(t, first, decay) == pytest.approx(1 / first + t * decay / first)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: decaying_rate(-1, 1, 1), "t must be at least 0, not -1"),
        (lambda: decaying_rate(1, np.nan, 1), "first must be finite, not nan"),
        (lambda: decaying_rate(1, 1, -0.5), "decay must be at least 0, not -0.5"),
        (lambda: linear_rate(-1, 4, 1, 0), "t must be at least 0, not -1"),
        (lambda: linear_rate(1, 0, 1, 0), "steps must be .* not 0"),
        (lambda: linear_rate(1, 4, np.inf, 0), "first must be finite, not inf"),
        (lambda: cosine_rate(1, 2.5, 1, 0), "steps must be .* not 2.5"),
        (lambda: cosine_rate(1, 4, 1, None), "last must"),
    ],
)
def test_refuses(call, named):
    """Each argument is checked by name."""
    with pytest.raises(ValueError, match=named):
        call()
