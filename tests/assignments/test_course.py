"""The eight homeworks as a course: each has what `make verify` proves it with. The proof itself is not run here."""

import re
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

    def test_points_are_what_the_text_promises(self, folder, homeworks):
        """The table of questions, the sum above it, the sentence on manual questions and the tests agree."""
        homework = homeworks(folder)
        table = re.findall(r"^\| (q\d) \|.*\| (\d+) \|$", homework.text, re.MULTILINE)
        by_machine = {name: sum(case.points for case in file.test_cases) for name, file in homework.questions.items()}
        assert {name: float(points) for name, points in table} == by_machine | homework.manual
        text = " ".join(homework.text.split())
        assert f"{sum(by_machine.values()) + sum(homework.manual.values()):g} points" in text
        for number, points in homework.manual.items():
            sentence = rf"Question {number[1:]} .*read by a person, who adds its {points} points"
            assert re.search(rf"{sentence}; the automatic report counts the other {sum(by_machine.values()):g}", text)

    def test_questions_have_both_kinds_of_cases(self, folder, homeworks):
        """Public cases come first, hidden ones follow, and each has a sentence for every ending."""
        for name, file in homeworks(folder).questions.items():
            hidden = [case.hidden for case in file.test_cases]
            assert set(hidden) == {False, True}, name
            assert hidden == sorted(hidden), name
            assert all(case.failure_message for case in file.test_cases), name
            assert all(case.success_message for case in file.test_cases if case.hidden), name
            if "OK_FORMAT = True" in Path(file.path).read_text():
                assert all(case.body.rstrip().endswith("\nTrue") for case in file.test_cases), name

    def test_every_question_has_a_text(self, folder, homeworks):
        """Each question starts with a heading of its own, in order, and says what is asked."""
        homework = homeworks(folder)
        texts = [cell.source for cell in homework.student.cells if "### Question" in cell.source]
        numbers = [re.search(r"^### Question (\d):", text, re.MULTILINE)[1] for text in texts]
        assert [f"q{number}" for number in numbers] == sorted([*homework.questions, *homework.manual])
        assert all(len(text) > 200 for text in texts)

    def test_manual_questions_have_rubrics(self, folder, homeworks):
        """The points of a rubric's lines add up to what its question is worth."""
        homework = homeworks(folder)
        found = {}
        for rubric in folder.glob("rubrics/*.md"):
            points = re.findall(r"^\| ([\d.]+) \||\| ([\d.]+) \|$", rubric.read_text(), re.MULTILINE)
            found[rubric.stem] = sum(float(first or last) for first, last in points)
        assert found == homework.manual

    def test_student_notebook_keeps_the_secrets(self, folder, homeworks):
        """Neither solutions nor hidden cases are in what students receive, its metadata included."""
        homework = homeworks(folder)
        assert len(homework.secrets) >= len(homework.questions)
        assert not [line for line in homework.secrets if line in homework.received]
        assert not [word for word in ("SOLUTION", "oracle", "from reference") if word in homework.received]
        for name, file in homework.questions.items():
            assert homework.public_cases(name) == sum(not case.hidden for case in file.test_cases)

    def test_hidden_cases_stay_hidden(self, folder):
        """Students are told a hidden case's outcome, not its text."""
        assert read_settings(folder).feedback.hidden == "outcome"
