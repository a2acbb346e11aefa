"""Homework 3: what its text says is true, and students receive neither answers nor hidden cases."""

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

from reference import gradient_descent, mse_loss, mse_loss_derivative

FOLDER = Path(__file__).resolve().parents[2] / "assignments" / "hw03_tips_slope"
CODED = ["q1", "q2", "q3", "q5", "q6", "q7", "q8", "q9"]
POINTS = {"q1": 3, "q2": 2, "q3": 2, "q5": 3, "q6": 3, "q7": 3, "q8": 2, "q9": 2}
BILLS = plotly.data.tips()["total_bill"].to_numpy()
TIPS = plotly.data.tips()["tip"].to_numpy()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder that `otter assign` makes of the master notebook."""
    folder = tmp_path_factory.mktemp("hw03")
    command = [sys.executable, "-c", "from otter.cli import cli; cli()", "assign", "--no-run-tests"]
    subprocess.run([*command, str(FOLDER / "hw03.ipynb"), str(folder)], check=True, capture_output=True)
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
    return nbformat.read(built / "student" / "hw03.ipynb", as_version=4)


def text(notebook):
    """All the prose of a notebook."""
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def loss(theta_1):
    return mse_loss(theta_1, BILLS, TIPS)


def derivative(theta_1):
    return mse_loss_derivative(theta_1, BILLS, TIPS)


def test_points_are_what_the_text_promises(questions, student):
    """The table of questions, the sum above it and the tests agree."""
    promised = re.findall(r"^\| (q\d) \|.*\| (\d) \|$", text(student), re.MULTILINE)
    assert {name: int(points) for name, points in promised} == POINTS | {"q4": 2}
    assert "22 points" in text(student)
    assert {name: file.possible for name, file in questions.items()} == POINTS


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
    assert re.findall(r"^### Question (\d):", text(student), re.MULTILINE) == [str(n) for n in range(1, 10)]


def test_manual_question_has_a_rubric():
    """The derivation is read by a person, who finds two points to give."""
    rubric = (FOLDER / "rubrics" / "q4.md").read_text()
    assert sum(float(points) for points in re.findall(r"^\| ([\d.]+) \|", rubric, re.MULTILINE)) == 2


def test_student_notebook_keeps_the_secrets(student, questions):
    """Neither solutions nor hidden cases are in what students receive."""
    everything = nbformat.writes(student)
    for secret in ["SOLUTION", "rng", "reference", "y_hat = theta_1", "np.argmin", "np.sum(x * y_obs)", "2 * (y_hat"]:
        assert secret not in everything, secret
    public = student.metadata.otter.tests
    for name, file in questions.items():
        assert len(public[name]["suites"][0]["cases"]) == sum(not case.hidden for case in file.test_cases)


def test_figures_of_the_text_are_true():
    """Losses, derivatives and guesses that the text and the public cases state."""
    assert [round(loss(t), 7) for t in (0.1, 0.2, 0.3, 0.1437)] == [2.0777684, 2.6674863, 12.6654373, 1.1781166]
    assert derivative(0.1) == pytest.approx(-41.1439866, abs=5e-8)
    best = float(BILLS @ TIPS / (BILLS @ BILLS))
    assert best == pytest.approx(0.1437318953, abs=5e-11)
    assert derivative(best) == pytest.approx(0, abs=1e-10)
    assert gradient_descent(derivative, -0.5, 0.0001, 100)[-1] == pytest.approx(0.14369554654231262, abs=1e-15)
    assert 1 / np.mean(BILLS**2) == pytest.approx(0.0021258, abs=5e-8)


def test_examples_of_the_text_are_true():
    """The small examples under the questions."""
    assert mse_loss(2, [1, 2, 3], [2, 4, 9]) == 3
    assert mse_loss_derivative(1, [1, 2], [2, 4]) == -5


def test_border_separates_arrival_from_flight():
    """Half the border arrives in one step; a tenth below it arrives; a tenth above it leaves."""
    border, best = 1 / np.mean(BILLS**2), BILLS @ TIPS / (BILLS @ BILLS)
    assert gradient_descent(derivative, -0.5, border / 2, 2)[1] == pytest.approx(best)
    near, far = (abs(gradient_descent(derivative, -0.5, f * border, 25)[-1] - best) for f in (0.9, 1.1))
    assert near < 0.01
    assert far > 50
