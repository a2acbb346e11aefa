"""Homework 8: its text and its statements are true, and its student version keeps the secrets."""

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
FOLDER = ROOT / "assignments" / "hw08_modern"
MASTER = FOLDER / "hw08.ipynb"
AUTOGRADED = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q9"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder that `otter assign` makes of the master notebook."""
    folder = tmp_path_factory.mktemp("hw08")
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


@pytest.fixture(scope="module")
def data():
    """The names that the notebook's given data cell defines, without its figure."""
    cells = nbformat.read(MASTER, as_version=4).cells
    (source,) = [cell.source for cell in cells if "default_rng(397)" in cell.source]
    names = {"np": np}
    exec(source.partition("figure, axes")[0], names)
    return names


def text():
    """All Markdown of the master notebook."""
    cells = nbformat.read(MASTER, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def fit(data, p):
    """The minimum-norm weights with p basis functions, and their training and test error."""
    table, test_table = (np.polynomial.legendre.legvander(data[name], p - 1) for name in ("x", "x_test"))
    theta = np.linalg.lstsq(table, data["y"], rcond=None)[0]
    return theta, np.mean((table @ theta - data["y"]) ** 2), np.mean((test_table @ theta - data["y_test"]) ** 2)


def test_questions_and_points_are_those_of_the_table(questions):
    """The table at the top names every question, and its points add up to the total that the text states."""
    table = {name: float(points) for name, points in re.findall(r"^\| (q\d) \|.*\| (\d+) \|$", text(), re.MULTILINE)}
    assert sum(table.values()) == 25
    assert sorted(questions) == AUTOGRADED
    possible = {name: sum(case.points for case in file.test_cases) for name, file in questions.items()}
    assert possible | {"q8": 3.0} == table


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


def test_statements_are_all_or_nothing(questions):
    """Guessing some of the five statements earns nothing."""
    assert [name for name, file in questions.items() if file.all_or_nothing] == ["q4"]


def test_student_notebook_keeps_the_secrets(built, questions):
    """Neither solutions nor hidden cases are in what students receive."""
    student = (built / "student" / "hw08.ipynb").read_text()
    for secret in ["SOLUTION", "default_rng(7)", "oracle", "statement_a = False", "mixed terms", "y - Phi @ start"]:
        assert secret not in student
    public = nbformat.reads(student, as_version=4).metadata.otter.tests
    for name, file in questions.items():
        assert len(public[name]["suites"][0]["cases"]) == sum(not case.hidden for case in file.test_cases)


def test_every_question_has_a_text(built):
    """The student notebook explains each of the nine questions under its own heading."""
    student = nbformat.read(built / "student" / "hw08.ipynb", as_version=4)
    texts = [cell.source for cell in student.cells if "### Question" in cell.source]
    assert [re.search(r"### Question (\d)", cell)[1] for cell in texts] == [str(number) for number in range(1, 10)]
    assert all(len(cell) > 200 for cell in texts)


def test_manual_question_has_a_rubric():
    """The rubric's points add up to those of question 8."""
    rubric = (FOLDER / "rubrics" / "q8.md").read_text()
    assert sum(float(points) for points in re.findall(r"\| (\d+\.\d+) \|$", rubric, re.MULTILINE)) == 3


def test_double_descent_of_the_text(data):
    """The test error falls, spikes at 20 and falls again at 36; training errors are 0 from 20 on (b, c)."""
    test = {p: fit(data, p)[2] for p in (4, 6, 20, 36)}
    assert test[6] < test[4] < test[36] < 0.5 < 2 < test[20]
    assert all(fit(data, p)[1] > 1e-3 for p in range(2, 20))
    assert all(fit(data, p)[1] < 1e-12 for p in range(20, 61))
    assert max(range(2, 61), key=lambda p: fit(data, p)[2]) == 20


def test_weights_of_the_statements(data):
    """With 36 basis functions there are many perfect fits (a), and the shortest is shorter than the one with 20 (d)."""
    assert np.linalg.matrix_rank(np.polynomial.legendre.legvander(data["x"], 35)) == 20
    assert np.linalg.norm(fit(data, 36)[0]) < np.linalg.norm(fit(data, 20)[0]) / 2


def test_second_valley_is_not_the_deeper_one(data):
    """Nowhere from 36 to 60 basis functions is the test error below its lowest value before the spike (e)."""
    assert min(fit(data, p)[2] for p in range(36, 61)) > min(fit(data, p)[2] for p in range(2, 20))


def test_text_counts_equations_and_unknowns_the_right_way_round():
    """Twenty points and 36 weights are 20 equations in 36 unknowns."""
    assert "20 equations in 36 unknowns" in text()


def test_bias_of_the_text(data):
    """The true bias is practically 0 from 10 basis functions up to the spike, and not to the right of it."""

    def bias_squared(p):
        table, test_table = (np.polynomial.legendre.legvander(data[name], p - 1) for name in ("x", "x_test"))
        average = test_table @ np.linalg.pinv(table) @ data["true_curve"](data["x"])
        return np.mean((average - data["true_curve"](data["x_test"])) ** 2)

    assert max(bias_squared(p) for p in range(10, 21)) < 1e-4
    assert min(bias_squared(p) for p in range(24, 41)) > 0.02
