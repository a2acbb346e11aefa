"""Homework 5: the figures that its text and its cases state are true, and its secrets are kept."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import numpy as np
import pytest
from otter.nbmeta_config import NBMetadataConfig
from otter.test_files import create_test_file
from plotly.data import tips

from reference import mse_gradient, mse_gradient_batch_only, mse_loss

FOLDER = Path(__file__).resolve().parents[2] / "assignments" / "hw05_stochastic"
MASTER = FOLDER / "hw05.ipynb"
QUESTIONS = [f"q{number}" for number in range(1, 8)]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder that `otter assign` makes of the master notebook."""
    folder = tmp_path_factory.mktemp("hw05")
    command = [sys.executable, "-c", "from otter.cli import cli; cli()", "assign", "--no-run-tests"]
    subprocess.run([*command, str(MASTER), str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def archive(built, tmp_path_factory):
    """The unpacked autograder archive."""
    folder = tmp_path_factory.mktemp("archive")
    (path,) = (built / "autograder").glob("*.zip")
    with zipfile.ZipFile(path) as zipped:
        zipped.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def questions(archive):
    """Every autograded question's test file."""
    paths = sorted((archive / "tests").glob("*.py"))
    return {path.stem: create_test_file(str(path), NBMetadataConfig()) for path in paths}


@pytest.fixture(scope="module")
def data():
    """The tips as the notebook lays them out."""
    table = tips()
    return np.column_stack([np.ones(len(table)), table["total_bill"]]), table["tip"].to_numpy()


def test_questions_are_the_ones_of_the_table(questions):
    """The autograded questions are q1 to q7; q8 is read by a person and has a rubric."""
    assert list(questions) == QUESTIONS
    assert sum(file.possible for file in questions.values()) == 22
    assert (FOLDER / "rubrics" / "q8.md").read_text().startswith("# Homework 5, question 8 (2 points)")


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_has_both_kinds_of_cases(questions, question):
    """Public cases come first, hidden ones follow, and each has a sentence for every ending."""
    cases = questions[question].test_cases
    hidden = [case.hidden for case in cases]
    assert set(hidden) == {False, True}
    assert hidden == sorted(hidden)
    assert all(case.failure_message for case in cases)
    assert all(case.success_message for case in cases if case.hidden)
    assert all(case.body.rstrip().endswith("\nTrue") for case in cases)


def test_grading_is_seeded(archive):
    """The archive asks for a seed: the only homework whose answers are themselves random."""
    assert json.loads((archive / "otter_config.json").read_text())["seed"] == 42


def test_student_notebook_keeps_the_secrets(built, questions):
    """Neither solutions nor hidden cases are in what students receive."""
    student = (built / "student" / "hw05.ipynb").read_text()
    assert all(word not in student for word in ["SOLUTION", "oracle", "default_rng", "np.average", "0.348"])
    public = nbformat.reads(student, as_version=4).metadata.otter.tests
    for name, file in questions.items():
        assert len(public[name]["suites"][0]["cases"]) == sum(not case.hidden for case in file.test_cases)


@pytest.mark.parametrize(
    ("rows", "gradient"), [([5], [-9.42, -238.2318]), ([0, 1, 2, 3], [-4.74, -93.12005])], ids=["one row", "four rows"]
)
def test_batch_gradients_of_the_lecture(data, rows, gradient):
    """The batch gradients that question 1 states are those of the tips."""
    assert np.allclose(mse_gradient_batch_only([0, 0], *data, rows), gradient)


def test_rows_in_the_public_cases_are_the_first_tips(data, questions):
    """The six rows that public cases carry with them are rows 0 to 5 of the data."""
    X, y_obs = data
    body = questions["q1"].test_cases[0].body
    assert all(str(bill) in body for bill in X[:6, 1]) and all(str(tip) in body for tip in y_obs[:6])


def test_best_line_is_the_one_in_the_text(data):
    """The weights and the loss that the text calls exact are those of least squares."""
    X, y_obs = data
    best = np.linalg.lstsq(X, y_obs)[0]
    assert np.allclose(best, [0.9203, 0.1050], atol=5e-5)
    assert mse_loss(best, X, y_obs) == pytest.approx(1.0360, abs=5e-5)


def test_shares_of_wrong_batches(data):
    """The shares that question 3 expects are so close to the truth that chance fails nobody.

    With 1000 draws a share has a standard deviation of at most 0.016, a fifth of the tolerance.
    """
    X, y_obs = data
    theta = np.array([0.9, 0.12])
    row_gradients = -2 * (y_obs - X @ theta)[:, None] * X
    full = mse_gradient(theta, X, y_obs)
    rng = np.random.default_rng(7)
    assert np.mean(row_gradients @ full < 0) == pytest.approx(0.348, abs=0.001)
    for size, share in [(8, 0.249), (32, 0.095)]:
        order = rng.random((20_000, len(X))).argpartition(size, axis=1)[:, :size]
        assert np.mean(row_gradients[order].mean(axis=1) @ full < 0) == pytest.approx(share, abs=0.01)
