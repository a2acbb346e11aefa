"""Homework 6: the figures that its text and its cases state are true, and its secrets are kept."""

import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from otter.nbmeta_config import NBMetadataConfig
from otter.test_files import create_test_file

import reference

FOLDER = Path(__file__).resolve().parents[2] / "assignments" / "hw06_from_scratch"
MASTER = FOLDER / "hw06.ipynb"
QUESTIONS = ["q1", "q2", "q3", "q4", "q5", "q7", "q8", "q9"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder that `otter assign` makes of the master notebook."""
    folder = tmp_path_factory.mktemp("hw06")
    command = [sys.executable, "-c", "from otter.cli import cli; cli()", "assign", "--no-run-tests"]
    subprocess.run([*command, str(MASTER), str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def tests(built, tmp_path_factory):
    """The folder of test files in the autograder archive."""
    folder = tmp_path_factory.mktemp("archive")
    (path,) = (built / "autograder").glob("*.zip")
    with zipfile.ZipFile(path) as zipped:
        zipped.extractall(folder, [name for name in zipped.namelist() if name.startswith("tests/")])
    return folder / "tests"


@pytest.fixture(scope="module")
def questions(tests):
    """Every autograded question's test file."""
    return {path.stem: create_test_file(str(path), NBMetadataConfig()) for path in sorted(tests.glob("*.py"))}


def test_questions_are_the_ones_of_the_table(questions):
    """Eight questions are autograded; q6 is read by a person and has a rubric."""
    assert list(questions) == QUESTIONS
    assert sum(file.possible for file in questions.values()) == 24
    assert (FOLDER / "rubrics" / "q6.md").read_text().startswith("# Homework 6, question 6 (2 points)")


def test_cases_are_functions_that_raise(tests):
    """This homework's cases are in Otter's exception-based format."""
    assert all("OK_FORMAT = False" in path.read_text() for path in tests.glob("*.py"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_has_both_kinds_of_cases(questions, question):
    """Public cases come first, hidden ones follow, and each has a sentence for every ending."""
    cases = questions[question].test_cases
    hidden = [case.hidden for case in cases]
    assert set(hidden) == {False, True}
    assert hidden == sorted(hidden)
    assert all(case.failure_message for case in cases)
    assert all(case.success_message for case in cases if case.hidden)


def test_student_notebook_keeps_the_secrets(built, questions):
    """Neither solutions nor hidden cases are in what students receive."""
    student = (built / "student" / "hw06.ipynb").read_text()
    assert all(
        word not in student for word in ["SOLUTION", "oracle", "default_rng", "math.sqrt", "random.shuffle(starts)"]
    )
    public = nbformat.reads(student, as_version=4).metadata.otter.tests
    for name, file in questions.items():
        assert public[name].count("@test_case(") == sum(not case.hidden for case in file.test_cases)
        assert "hidden=True" not in public[name]


def test_students_write_without_numpy(built):
    """No cell of the student notebook imports NumPy: the rule of the house."""
    cells = nbformat.read(built / "student" / "hw06.ipynb", as_version=4).cells
    assert all("numpy" not in cell.source for cell in cells if cell.cell_type == "code")


@pytest.mark.parametrize(
    ("f", "x", "quotient"),
    [(lambda a: a**2, 2, 4.001), (lambda a: a**2, 5, 10.001), (lambda a: 3 * a, 5, 3)],
    ids=["square at 2", "square at 5", "line"],
)
def test_quotients_of_the_lecture(f, x, quotient):
    """The quotients that question 2 states are what a nudge of 0.001 gives."""
    assert reference.difference_quotient(f, x, 0.001) == pytest.approx(quotient, abs=1e-9)


def test_gradient_of_the_lecture():
    """The gradient that question 2 states is that of the worked example."""
    estimate = reference.estimate_gradient(lambda v: 8 * v[0] ** 2 + 3 * v[0] * v[1], [1, 2])
    assert estimate == pytest.approx([22, 3], abs=0.01)


def test_tiny_nudges_are_worse():
    """Around a nudge of 1e-8 rounding takes over, as the text under question 3 says."""
    import math

    errors = [abs(reference.difference_quotient(math.sin, 1, 10**-k) - math.cos(1)) for k in range(1, 16)]
    assert 7 <= errors.index(min(errors)) + 1 <= 9
    assert errors[-1] > 1e5 * min(errors)


def contraction(rate, batch):
    """What one step at the rate does to a small error of the slope, as a factor."""
    return 1 - 2 * rate * sum(x**2 for x in batch) / len(batch)


@pytest.mark.parametrize(("rate", "survivors"), [(0.001, 3), (0.0013, 1)])
def test_who_survives_the_rate(rate, survivors):
    """At 0.001 all three fits of the last cell converge, at 0.0013 only the one with minibatches."""
    import math

    xs = list(range(-50, 50))
    cuts = [[xs], [xs[start : start + 20] for start in range(0, 100, 20)], [[x] for x in xs]]
    shrinks = [math.prod(abs(contraction(rate, batch)) for batch in epoch) < 1 for epoch in cuts]
    assert sum(shrinks) == survivors
    assert shrinks[1]
