"""Limits refuse nonsense and name the key."""

import pytest

from grader.errors import BadAssignment, Fault
from grader.limits import Limits


def test_defaults_are_allowed():
    """No table is a table."""
    assert Limits.from_table({}) == Limits()


def test_a_table_changes_what_it_names():
    """The rest keeps its defaults."""
    limits = Limits.from_table({"cell_seconds": 5, "memory_bytes": 1000})
    assert (limits.cell_seconds, limits.memory_bytes) == (5.0, 1000)
    assert limits.case_seconds == Limits().case_seconds


@pytest.mark.parametrize("key", Limits.__struct_fields__)
@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), "much", None, 2**60])
def test_nonsense_is_refused_by_name(key, value):
    """Zero, negative, not a number, endless, a text, nothing, too much: the message names the key."""
    with pytest.raises(BadAssignment, match=key) as caught:
        Limits.from_table({key: value})
    assert caught.value.fault is Fault.author


def test_unknown_key_is_refused_by_name():
    """A misspelt limit must not be a limit that does not hold."""
    with pytest.raises(BadAssignment, match="cell_second`"):
        Limits.from_table({"cell_second": 3})


@pytest.mark.parametrize("part", ["cell_seconds", "case_seconds"])
def test_a_part_is_not_more_than_the_whole(part):
    """A cell may not take longer than the submission."""
    with pytest.raises(BadAssignment, match=part):
        Limits.from_table({part: 50, "submission_seconds": 40})
