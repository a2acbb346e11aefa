"""Homework 7: its text is true and its student version keeps the secrets."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import numpy as np
import pytest
from otter.nbmeta_config import NBMetadataConfig
from otter.test_files import create_test_file

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assignments" / "hw07_cost_and_rates"
MASTER = FOLDER / "hw07.ipynb"
AUTOGRADED = ["q1", "q2", "q4", "q5", "q6", "q7", "q8", "q9"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder that `otter assign` makes of the master notebook."""
    folder = tmp_path_factory.mktemp("hw07")
    command = [sys.executable, "-c", "from otter.cli import cli; cli()", "assign", "--no-run-tests"]
    subprocess.run([*command, str(MASTER), str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def questions(built, tmp_path_factory):
    """Every question's test file as the autograder archive holds it."""
    folder = tmp_path_factory.mktemp("tests")
    (archive,) = (built / "autograder").glob("*.zip")
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(folder, [name for name in zipped.namelist() if name.startswith("tests/")])
    files = sorted((folder / "tests").glob("*.py"))
    return {path.stem: create_test_file(str(path), NBMetadataConfig()) for path in files}


def text():
    """All Markdown of the master notebook."""
    cells = nbformat.read(MASTER, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def courier():
    """The courier's distances with a bias column, and the minutes, as the notebook gives them."""
    source = "\n".join(cell.source for cell in nbformat.read(MASTER, as_version=4).cells)
    rows = [re.search(rf"^{name} = np\.array\((\[.*\])\)$", source, re.MULTILINE) for name in ("km", "minutes")]
    km, minutes = (np.array([float(number) for number in row[1][1:-1].split(",")]) for row in rows)
    return np.column_stack([np.ones(len(km)), km]), minutes


def test_questions_and_points_are_those_of_the_table(questions):
    """The table at the top names every question, and its points add up to the total that the text states."""
    table = {name: float(points) for name, points in re.findall(r"^\| (q\d) \|.*\| (\d+) \|$", text(), re.MULTILINE)}
    assert sum(table.values()) == 25
    assert sorted(questions) == AUTOGRADED
    assert {name: file.possible for name, file in questions.items()} | {"q3": 3.0} == table


@pytest.mark.parametrize("question", AUTOGRADED)
def test_every_case_has_its_sentences(questions, question):
    """Public cases come first, hidden ones follow, and each has a sentence for every ending."""
    cases = questions[question].test_cases
    hidden = [case.hidden for case in cases]
    assert set(hidden) == {False, True}
    assert hidden == sorted(hidden)
    assert all(case.failure_message for case in cases)
    assert all(case.success_message for case in cases if case.hidden)
    assert all(case.body.rstrip().endswith("\nTrue") for case in cases)


def test_student_notebook_keeps_the_secrets(built, questions):
    """Neither solutions nor hidden cases are in what students receive."""
    student = (built / "student" / "hw07.ipynb").read_text()
    for secret in [
        "SOLUTION",
        "rng = np.random.default_rng(7)",
        "oracle",
        "mean_hat",
        "By the chain rule",
        '= \\"d\\"',
    ]:
        assert secret not in student
    public = nbformat.reads(student, as_version=4).metadata.otter.tests
    for name, file in questions.items():
        assert len(public[name]["suites"][0]["cases"]) == sum(not case.hidden for case in file.test_cases)


def test_every_question_has_a_text(built):
    """The student notebook explains each of the nine questions under its own heading."""
    student = nbformat.read(built / "student" / "hw07.ipynb", as_version=4)
    texts = [cell.source for cell in student.cells if "### Question" in cell.source]
    assert [re.search(r"### Question (\d)", cell)[1] for cell in texts] == [str(number) for number in range(1, 10)]
    assert all(len(cell) > 200 for cell in texts)


def test_manual_question_has_a_rubric():
    """The rubric's points add up to those of question 3."""
    rubric = (FOLDER / "rubrics" / "q3.md").read_text()
    assert sum(float(points) for points in re.findall(r"\| (\d+\.\d+) \|$", rubric, re.MULTILINE)) == 3


def test_nudges_of_the_text():
    """3a gives 3 at 5; the square gives 4.001 at 2 and 10.001 at 5, with the nudge 0.001."""
    quotients = [(f(a + 0.001) - f(a)) / 0.001 for f, a in [(lambda a: 3 * a, 5), (np.square, 2), (np.square, 5)]]
    assert quotients == pytest.approx([3, 4.001, 10.001], abs=1e-9)
    assert "4.001 and 10.001" in text()


def test_figures_of_the_courier():
    """The bottom of the bowl, the border of the rates and the 293 steps are as the text says."""
    X, minutes = courier()
    bottom = np.linalg.lstsq(X, minutes, rcond=None)[0]
    assert bottom == pytest.approx([5.5947, 3.3478], abs=5e-5)
    assert 2 / np.linalg.eigvalsh(X.T @ X / len(X))[-1] == pytest.approx(0.1934, abs=5e-5)
    theta, steps, moved = np.zeros(2), 0, np.inf
    while moved > 0.0001:
        step = 0.1 * X.T @ (X @ theta - minutes) / len(X)
        theta, steps, moved = theta - step, steps + 1, np.abs(step).max()
    assert steps == 293
    assert theta == pytest.approx([5.591, 3.349], abs=5e-4)
    assert all(number in text() for number in ["293 steps", "(5.591, 3.349)", "(5.5947, 3.3478)", "0.1934"])


def test_text_says_that_the_cost_is_half_of_the_mse():
    """The factor between J and the MSE is not passed over."""
    assert "**half of the MSE**" in text()
