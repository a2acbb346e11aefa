"""docs/reference.md is what the docstrings say today."""

from pathlib import Path

import pytest

import reference
from reference.__main__ import page, sources, summary

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference.md"
LECTURES = ("transcripts", "slides", "Slides", "ourse note", "From-scratch")


def test_page_is_up_to_date():
    """Whoever changes a docstring runs `python -m reference > docs/reference.md`."""
    assert PAGE.read_text() == page()


@pytest.mark.parametrize("name", reference.__all__)
def test_every_function_has_a_summary_and_a_lecture(name):
    """One sentence, one source, no bar that would break the table."""
    function = getattr(reference, name)
    assert summary(function).endswith(".")
    assert any(lecture in sources(function) for lecture in LECTURES)
    assert "|" not in summary(function) + sources(function)
    assert f"| `{name}(" in PAGE.read_text()
