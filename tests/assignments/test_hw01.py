"""Homework 1: its cases tell the sample submissions apart as they should."""

import contextlib
import io
import subprocess
import sys
import tomllib
from pathlib import Path

import matplotlib
import nbformat
import pytest

import reference

ROOT = Path(__file__).resolve().parents[2]
MASTER = ROOT / "assignments" / "hw01_descent" / "hw01.ipynb"
SAMPLES = ROOT / "tests" / "submissions" / "hw01"
EXPECTED = tomllib.loads((SAMPLES / "expected.toml").read_text())
HARMLESS = [name for name, sample in EXPECTED.items() if sample["otter_run"] == "same" and name.endswith(".ipynb")]
QUESTIONS = [f"q{number}" for number in range(1, 9)]


def namespace(sources):
    """Run the cells in a fresh namespace, as a kernel would; a failing cell does not stop the next one."""
    names = {}
    for source in sources:
        with contextlib.suppress(Exception):
            exec(compile(source, "cell", "exec"), names)
    return names


def points(questions, names):
    """Run every question against the names; return its score."""
    scores = {}
    for name, file in questions.items():
        with contextlib.redirect_stdout(io.StringIO()):
            file.run(names)
        scores[name] = file.score
    return scores


def answers(path):
    """The code cells of a notebook, without tests and without what talks to the grader."""
    sources = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    return [source for source in sources if "grader" not in source and "TEST CONFIG" not in source]


@pytest.fixture(autouse=True)
def no_screen():
    """Figures are drawn in memory and closed."""
    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    yield
    plt.close("all")


@pytest.mark.parametrize("sample", HARMLESS)
def test_samples_earn_what_they_should(questions, sample):
    """Each sample loses exactly the points that its mistake costs."""
    assert points(questions, namespace(answers(SAMPLES / sample))) == EXPECTED[sample]["scores"]


def test_script_earns_everything(questions):
    """A plain Python file with the right functions gets full marks."""
    assert points(questions, namespace([(SAMPLES / "script.py").read_text()])) == EXPECTED["script.py"]["scores"]


def test_solution_earns_everything(questions):
    """The master notebook's own answers get full marks."""
    assert points(questions, namespace(answers(MASTER))) == EXPECTED["complete.ipynb"]["scores"]


def test_reference_earns_everything(questions):
    """The reference functions of these names pass as answers."""
    names = namespace(answers(SAMPLES / "complete.ipynb")) | {
        name: getattr(reference, name) for name in reference.__all__
    }
    assert points(questions, names) == EXPECTED["complete.ipynb"]["scores"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_hidden_case_matters(questions, question):
    """Somebody's answer to the question fails a hidden case: the public ones do not say it all."""
    questions[question].run(namespace(answers(SAMPLES / f"wrong_{question}.ipynb")))
    failed = [result.test_case.hidden for result in questions[question].test_case_results if not result.passed]
    assert True in failed


def test_samples_are_up_to_date():
    """The sample files are what their script writes today."""
    script = ROOT / "tests" / "submissions" / "make_hw01.py"
    checked = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_sample_is_expected():
    """expected.toml speaks of every sample and of nothing else."""
    assert {path.name for path in SAMPLES.iterdir()} - {"expected.toml"} == set(EXPECTED)
