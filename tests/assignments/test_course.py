"""The eight homeworks as a course: each has what `make verify` proves it with. The proof itself is not run here."""

from pathlib import Path

import pytest

from grader import answers
from grader.assignment import read_hints, read_settings

ROOT = Path(__file__).resolve().parent.parent.parent
HOMEWORKS = sorted(path.parent for path in (ROOT / "assignments").glob("*/assignment.toml"))


def test_there_are_eight():
    """Numbered from one."""
    assert [folder.name[:4] for folder in HOMEWORKS] == [f"hw0{number}" for number in range(1, 9)]


@pytest.mark.parametrize("folder", HOMEWORKS, ids=lambda folder: folder.name)
class TestHomework:
    """What every homework must have."""

    def test_settings_are_read(self, folder):
        """assignment.toml names a title and limits that spare the laptop."""
        settings = read_settings(folder)
        assert settings.title.startswith(f"Homework {int(folder.name[2:4])}")
        assert settings.limits.cell_seconds <= 10
        assert settings.limits.case_seconds <= 5

    def test_enough_mutants_and_variants(self, folder):
        """At least twelve known wrong answers and four known right ones, each of them readable."""
        mutants = answers.read_all(folder / "mutants")
        assert len(mutants) >= 12
        assert all(mutant.question for mutant in mutants)
        assert len(answers.read_all(folder / "variants")) >= 4

    def test_hints_belong_to_mutants(self, folder):
        """Each hint is what its mutant's file says today."""
        mutants = {mutant.name: mutant for mutant in answers.read_all(folder / "mutants")}
        hints = read_hints(folder)
        assert hints
        assert {hint.mutant: hint.hint for hint in hints} == {hint.mutant: mutants[hint.mutant].hint for hint in hints}
