"""Homework 2: what its text states is true, and the student's notebook keeps the secrets."""

import contextlib
import io
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import matplotlib
import nbformat
import numpy as np
import pytest
from otter.nbmeta_config import NBMetadataConfig
from otter.test_files import create_test_file

from reference import arbitrary, gradient_descent, is_convex_at

FOLDER = Path(__file__).resolve().parents[2] / "assignments" / "hw02_convexity"
MASTER = FOLDER / "hw02.ipynb"
QUESTIONS = [f"q{number}" for number in range(1, 8)]
POINTS = {"q1": 2, "q2": 2, "q3": 3, "q4": 2, "q5": 2, "q6": 4, "q7": 3}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder that `otter assign` makes of the master notebook."""
    folder = tmp_path_factory.mktemp("hw02")
    command = [sys.executable, "-c", "from otter.cli import cli; cli()", "assign", "--no-run-tests"]
    subprocess.run([*command, str(MASTER), str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def student(built):
    """The notebook that students receive."""
    return nbformat.read(built / "student" / "hw02.ipynb", as_version=4)


@pytest.fixture(scope="module")
def questions(built, tmp_path_factory):
    """Every question's test file as the autograder archive holds it."""
    folder = tmp_path_factory.mktemp("tests")
    (archive,) = (built / "autograder").glob("*.zip")
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(folder, [name for name in zipped.namelist() if name.startswith("tests/")])
    files = {path.stem: path for path in (folder / "tests").glob("*.py")}
    return {name: create_test_file(str(files[name]), NBMetadataConfig()) for name in sorted(files)}


@pytest.fixture
def names():
    """The names that the master's cells leave behind, its figures drawn in memory."""
    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    names = {}
    for cell in nbformat.read(MASTER, as_version=4).cells:
        if cell.cell_type == "code" and "TEST CONFIG" not in cell.source:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(cell.source, "cell", "exec"), names)
    yield names
    plt.close("all")


def test_solution_earns_everything(questions, names):
    """The master's own answers get every point, and the points are those of the table in the text."""
    for file in questions.values():
        file.run(names)
    assert {name: file.score for name, file in questions.items()} == POINTS
    assert {name: file.possible for name, file in questions.items()} == POINTS


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_has_both_kinds_of_cases(questions, question):
    """Public cases come first, hidden ones follow, and each has a sentence for every ending."""
    cases = questions[question].test_cases
    hidden = [case.hidden for case in cases]
    assert set(hidden) == {False, True}
    assert hidden == sorted(hidden)
    assert all(case.failure_message for case in cases)
    assert all(case.success_message for case in cases if case.hidden)


def test_student_notebook_keeps_the_secrets(student, questions):
    """Neither solutions nor hidden cases nor the proofs are in what students receive."""
    text = nbformat.writes(student)
    assert all(word not in text for word in ["SOLUTION", "rng =", "oracle", "reference", "heights = [(x, f(x))"])
    assert "eigvalsh(H) >=" not in text
    assert "Suppose there were" not in text
    for name, file in questions.items():
        public = student.metadata.otter.tests[name]
        assert public.count("@test_case") == sum(not case.hidden for case in file.test_cases)


def test_every_question_has_text(student):
    """Each question, the one for a person included, starts with a heading of its own."""
    text = "\n".join(cell.source for cell in student.cells if cell.cell_type == "markdown")
    assert [f"### Question {number}:" in text for number in range(1, 9)] == [True] * 8


def test_manual_question_has_a_rubric():
    """The points of the rubric's lines add up to what the question is worth."""
    rubric = (FOLDER / "rubrics" / "q8.md").read_text()
    assert sum(line.startswith("| 0.5 |") for line in rubric.splitlines()) * 0.5 == 4


def test_known_answers_are_plenty():
    """There are enough wrong and right answers, and hints for all the wrong ones."""
    mutants = sorted(path.stem for path in (FOLDER / "mutants").glob("*.py"))
    hints = (FOLDER / "hints.json").read_text()
    assert len(mutants) >= 12
    assert len(list((FOLDER / "variants").glob("*.py"))) >= 4
    assert all(f'"{name}"' in hints for name in mutants)


def test_manifest_hides_what_is_hidden():
    """Students are told a hidden case's outcome, not its text."""
    assert tomllib.loads((FOLDER / "assignment.toml").read_text())["feedback"]["hidden"] == "outcome"


def test_bad_chord_of_the_text():
    """The chord between the two bottoms is at -0.4148…, the graph at 0.0480…, and so it is a violation."""
    a, b = 2.3927, 5.3263
    assert (arbitrary(a) + arbitrary(b)) / 2 == pytest.approx(-0.4148423, abs=1e-7)
    assert arbitrary((a + b) / 2) == pytest.approx(0.0480655, abs=1e-7)
    assert not is_convex_at(arbitrary, a, b, 0.5)


def test_coarse_search_misses_what_a_finer_one_finds():
    """Three places show no violation on the curve with two valleys, thirteen do."""

    def fine(count):
        places = np.linspace(1, 7, count)
        return all(is_convex_at(arbitrary, a, b, 0.5) for a in places for b in places)

    assert fine(3)
    assert not fine(13)


def test_dent_of_the_text():
    """The second derivative is negative between (45 ± √105) / 12, which is 2.896 and 4.604."""
    zeros = np.sort(np.roots([12, -90, 160]))
    assert zeros == pytest.approx([(45 - 105**0.5) / 12, (45 + 105**0.5) / 12])
    assert zeros == pytest.approx([2.896, 4.604], abs=5e-4)


def test_hessian_of_the_text():
    """The eigenvalues of the lecture's example are 8 ± √73: it is no bowl."""
    values = np.linalg.eigvalsh([[16, 3], [3, 0]])
    assert values == pytest.approx([8 - 73**0.5, 8 + 73**0.5])
    assert values == pytest.approx([-0.54, 16.54], abs=5e-3)


def test_flat_curve_of_the_text():
    """From 4, descent hardly moves on 1 - exp(-x²/2) and arrives on x²/2."""
    flat = gradient_descent(lambda x: x * np.exp(-(x**2) / 2), 4.0, 0.3, 50)
    bowl = gradient_descent(lambda x: x, 4.0, 0.3, 50)
    assert flat[-1] > 3.9
    assert abs(bowl[-1]) < 1e-6
