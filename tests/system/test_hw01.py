"""Homework 1 through the whole engine: every sample earns what it should, and what `otter run` gives it."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from grader.assignment import build
from grader.report import Outcome

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "tests" / "submissions" / "hw01"
EXPECTED = tomllib.loads((SAMPLES / "expected.toml").read_text())
HONEST = [name for name, row in EXPECTED.items() if row["otter_run"] == "same"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Homework 1, built from a copy of its folder."""
    folder = tmp_path_factory.mktemp("assignments") / "hw01_descent"
    shutil.copytree(ROOT / "assignments" / "hw01_descent", folder, ignore=shutil.ignore_patterns("dist"))
    return build(folder)


@pytest.fixture(scope="module")
def reports(built, engine):
    """Each sample's report, graded when first asked for."""
    known = {}

    def report(name):
        if name not in known:
            known[name] = engine.grade(built.assignment, name, (SAMPLES / name).read_bytes())
        return known[name]

    return report


@pytest.mark.parametrize("name", EXPECTED)
def test_sample_earns_what_it_should(name, reports):
    """Question by question, crashes and endless loops included."""
    report = reports(name)
    assert {question.name: question.score for question in report.questions} == EXPECTED[name]["scores"]
    assert report.score == sum(EXPECTED[name]["scores"].values())


@pytest.mark.slow
@pytest.mark.parametrize("name", HONEST)
def test_scores_equal_those_of_otter_run(name, reports, built, tmp_path):
    """The same file through `otter run`, question by question."""
    copy = tmp_path / f"hw01{Path(name).suffix}"
    shutil.copy(SAMPLES / name, copy)
    command = [sys.executable, "-m", "otter", "run", copy.name, "-a", str(built.archive), "-o", str(tmp_path)]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    tests = json.loads((tmp_path / "results.json").read_text())["tests"]
    theirs = {test["name"]: test["score"] for test in tests if "score" in test}
    assert {question.name: round(question.score, 5) for question in reports(name).questions} == theirs


def test_the_endless_one_says_so(reports):
    """Its question timed out, with the limit in the message; two exploration cells hit theirs and cost nothing."""
    report = reports("endless.ipynb")
    lost = [question for question in report.questions if question.score < question.possible]
    assert [question.name for question in lost] == ["q5"]
    assert lost[0].outcome is Outcome.timed_out
    assert "3 s" in lost[0].cases[0].message
    assert [cell.outcome for cell in report.cells] == [Outcome.timed_out] * 2
    assert all("5 s" in cell.message for cell in report.cells)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("crash.ipynb", "exit code 1"),
        ("segfault.ipynb", "SIGSEGV"),
        ("memory.ipynb", "limit"),
        ("syntax.ipynb", "SyntaxError"),
    ],
)
def test_the_bad_cell_is_named(name, sentence, reports):
    """A report tells which cell broke and how."""
    (cell,) = reports(name).cells
    assert sentence in cell.message


def test_what_is_no_notebook_is_told_so(reports):
    """A verdict of 0 with a sentence that says what the file is."""
    report = reports("not_a_notebook.ipynb")
    assert report.score == 0
    assert "web page" in report.messages[0]
    assert {question.outcome for question in report.questions} == {Outcome.skipped}
