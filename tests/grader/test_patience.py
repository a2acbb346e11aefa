"""Deadlines that move: what is granted, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.patience import LEAST_SHARE, MOST_PATIENCE, Patience, run, waited

SECONDS = st.floats(0, 1000, allow_nan=False)


def test_the_kernels_file_is_read():
    """Nanoseconds run, nanoseconds waited, how often."""
    assert (run(b"2000000000 1500000000 77\n"), waited(b"2000000000 1500000000 77\n")) == (2.0, 1.5)


@pytest.mark.parametrize("data", [b"", b"a b c", b"0 0 0"])
def test_a_kernel_that_does_not_count_grants_nothing(data):
    """Some are built without the counts: then limits are of wall time alone."""
    assert (run(data), waited(data)) == (0.0, 0.0)


def test_a_process_knows_its_own():
    """It never shrinks."""
    patience = Patience()
    before = patience.waited()
    sum(range(10**6))
    assert patience.waited() >= before >= 0


@given(st.lists(SECONDS, max_size=20), st.floats(0.01, 100))
def test_grants_are_what_was_waited_within_bounds(waits, seconds):
    """Never more than was waited, never more than the bound in all, and nothing for a trifle."""
    patience = Patience()
    told = []
    patience.tell = told.append
    moved = 0.0
    for wait in waits:
        more = patience.grant(wait, seconds, moved)
        assert more == 0 or LEAST_SHARE * seconds <= more <= wait
        moved += more
    assert moved <= MOST_PATIENCE * seconds * (1 + 1e-9)
    assert sum(told) == pytest.approx(moved) == pytest.approx(patience.granted)
