"""Homework 4: what its text says is true, and students receive neither answers nor hidden cases."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import numpy as np
import plotly.data
import pytest
from otter.nbmeta_config import NBMetadataConfig
from otter.test_files import create_test_file

from reference import gradient_descent, mse_gradient, mse_loss

FOLDER = Path(__file__).resolve().parents[2] / "assignments" / "hw04_tips_plane"
CODED = ["q1", "q2", "q3", "q5", "q6", "q7", "q8"]
POINTS = {"q1": 2, "q2": 3, "q3": 3, "q5": 4, "q6": 3, "q7": 3, "q8": 2}
TABLE = np.column_stack((np.ones(244), plotly.data.tips()["total_bill"]))
TIPS = plotly.data.tips()["tip"].to_numpy()
BEST = np.linalg.lstsq(TABLE, TIPS)[0]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder that `otter assign` makes of the master notebook."""
    folder = tmp_path_factory.mktemp("hw04")
    command = [sys.executable, "-c", "from otter.cli import cli; cli()", "assign", "--no-run-tests"]
    subprocess.run([*command, str(FOLDER / "hw04.ipynb"), str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def questions(built, tmp_path_factory):
    """Every question's test file as the autograder archive holds it."""
    folder = tmp_path_factory.mktemp("tests")
    (archive,) = (built / "autograder").glob("*.zip")
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(folder, [name for name in zipped.namelist() if name.startswith("tests/")])
    files = {path.stem: path for path in (folder / "tests").glob("*.py")}
    return {name: create_test_file(str(files[name]), NBMetadataConfig()) for name in sorted(files)}


@pytest.fixture(scope="module")
def student(built):
    """The notebook that students receive."""
    return nbformat.read(built / "student" / "hw04.ipynb", as_version=4)


def text(notebook):
    """All the prose of a notebook."""
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def loss(*theta):
    return mse_loss(theta, TABLE, TIPS)


def gradient(theta):
    return mse_gradient(theta, TABLE, TIPS)


def quick_descent(alpha, n):
    """The n-th guess of the descent on the tips from (0, 0), in one formula."""
    bend = 2 * TABLE.T @ TABLE / len(TIPS)
    return BEST - np.linalg.matrix_power(np.eye(2) - alpha * bend, n - 1) @ BEST


def test_points_are_what_the_text_promises(questions, student):
    """The table of questions, the sum above it and the tests agree."""
    promised = re.findall(r"^\| (q\d) \|.*\| (\d) \|$", text(student), re.MULTILINE)
    assert {name: int(points) for name, points in promised} == POINTS | {"q4": 3}
    assert "23 points" in text(student)
    assert {name: file.possible for name, file in questions.items()} == POINTS


def test_one_question_is_all_or_nothing(questions):
    """It is the one of which the text says so."""
    assert [name for name, file in questions.items() if file.all_or_nothing] == ["q3"]


@pytest.mark.parametrize("question", CODED)
def test_question_has_both_kinds_of_cases(questions, question):
    """Public cases come first, hidden ones follow, and each has a sentence for every ending."""
    cases = questions[question].test_cases
    hidden = [case.hidden for case in cases]
    assert set(hidden) == {False, True}
    assert hidden == sorted(hidden)
    assert all(case.failure_message for case in cases)
    assert all(case.success_message for case in cases if case.hidden)
    assert all(case.body.rstrip().endswith("\nTrue") for case in cases)


def test_every_question_has_text(student):
    """Each question has a heading of its own, in order."""
    assert re.findall(r"^### Question (\d):", text(student), re.MULTILINE) == [str(n) for n in range(1, 9)]


def test_manual_question_has_a_rubric():
    """The derivation is read by a person, who finds three points to give."""
    rubric = (FOLDER / "rubrics" / "q4.md").read_text()
    assert sum(float(points) for points in re.findall(r"^\| ([\d.]+) \|", rubric, re.MULTILINE)) == 3


def test_student_notebook_keeps_the_secrets(student, questions):
    """Neither solutions nor hidden cases are in what students receive."""
    everything = nbformat.writes(student)
    for secret in [
        "SOLUTION",
        "rng",
        "reference",
        "y_hat = X @",
        "np.argmin",
        "errors = ",
        "solve(table",
        "outer derivative",
    ]:
        assert secret not in everything, secret
    public = student.metadata.otter.tests
    for name, file in questions.items():
        assert len(public[name]["suites"][0]["cases"]) == sum(not case.hidden for case in file.test_cases)


def test_figures_of_the_text_are_true():
    """Losses, gradients and parameters that the text and the public cases state."""
    assert [round(loss(*t), 7) for t in ((1.5, 0.05), (2.5, 0.05), (1.5, 0))] == [1.5340522, 1.5160891, 4.1514475]
    assert gradient([0, 0]) == pytest.approx([-5.9965574, -135.2263180], abs=5e-8)
    assert gradient([0.9, 0.1]) == pytest.approx([-0.2393689, -5.5292899], abs=5e-8)
    assert pytest.approx([0.92026961, 0.10502452], abs=5e-9) == BEST


def test_grid_of_the_text_is_true():
    """Ten by ten values find the pair that the text states."""
    grid = [(loss(a, b), a, b) for a in np.linspace(0, 2, 10) for b in np.linspace(0, 0.2, 10)]
    assert min(grid) == pytest.approx((1.0468731, 0.8888889, 0.1111111), abs=5e-8)


def test_descent_of_the_text_is_true():
    """Ten thousand guesses end three cents short; a hundred thousand agree to seven digits."""
    assert quick_descent(0.001, 10_000) == pytest.approx([0.8882, 0.1064], abs=5e-5)
    assert quick_descent(0.001, 100_000) == pytest.approx(BEST, abs=5e-8)
    assert gradient_descent(gradient, [0, 0], 0.001, 5)[-1] == pytest.approx(quick_descent(0.001, 5))


def test_border_of_the_text_is_true():
    """The largest learning rate is two divided by the largest curvature."""
    curvatures = np.linalg.eigvalsh(2 * TABLE.T @ TABLE / len(TIPS))
    assert 2 / curvatures[-1] == pytest.approx(0.0021220, abs=5e-8)
