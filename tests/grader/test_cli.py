"""The `holt` command line, run as a user runs it: exit status, stdout, stderr."""

import csv
import io
import json
import subprocess
import sys

import msgspec
import pytest

from grader.cli import collect, result_names
from grader.report import Outcome, Report


@pytest.fixture
def holt(tmp_path, zip_of, ok):
    """Run holt in a folder that holds a small assignment, `hw.zip`."""
    hidden = {"code": ">>> double(-7)\n-14", "hidden": True, "failure_message": "Negative numbers, too."}
    test = ok("q1", ">>> double(3)\n6", hidden, points=[1, 2])
    (tmp_path / "hw.zip").write_bytes(zip_of({"q1": test}))

    def run(*args):
        command = [sys.executable, "-m", "grader.cli", *args]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    run.folder = tmp_path
    return run


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x + 3\n"


def test_grade_prints_a_table_and_exits_0(holt):
    """Every file gets a line with its score; a wrong answer is a verdict, so the status is 0."""
    write(holt.folder, "right.py", RIGHT)
    write(holt.folder, "wrong.py", WRONG)
    done = holt("grade", "right.py", "wrong.py", "--assignment", "hw.zip", "--sandbox", "none")
    assert done.returncode == 0, done.stderr
    assert "3 / 3" in done.stdout
    assert "1 / 3" in done.stdout


def test_grade_json_prints_a_report_a_line(holt):
    """Each line of --json reads back as a Report, in the order of the files."""
    write(holt.folder, "a.py", RIGHT)
    write(holt.folder, "b.py", WRONG)
    done = holt("grade", "a.py", "b.py", "-a", "hw.zip", "--json", "--jobs", "2", "--sandbox", "none")
    first, second = [Report.from_json(line) for line in done.stdout.splitlines()]
    assert (first.submission.file, first.score) == ("a.py", 3)
    assert (second.submission.file, second.score) == ("b.py", 1)
    case = second.questions[0].cases[1]
    assert (case.hidden, case.outcome, case.message) == (True, Outcome.failed, "Negative numbers, too.")


def test_grade_csv_has_a_column_for_each_question(holt):
    """--csv is read by a csv reader, scores in their columns."""
    write(holt.folder, "a.py", WRONG)
    done = holt("grade", "a.py", "-a", "hw.zip", "--csv", "--sandbox", "none")
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert (row["file"], row["score"], row["possible"], row["q1"]) == ("a.py", "1", "3", "1")


def test_grade_writes_results_json(holt):
    """--results leaves Gradescope's file for each submission."""
    write(holt.folder, "a.py", WRONG)
    done = holt("grade", "a.py", "-a", "hw.zip", "--results", "out", "--sandbox", "none")
    assert done.returncode == 0, done.stderr
    results = json.loads((holt.folder / "out" / "a.results.json").read_text())
    assert results["tests"][1]["score"] == 1.0
    assert results["tests"][1]["max_score"] == 3.0


def test_one_bad_file_does_not_stop_a_folder(holt):
    """A web page under a notebook's name gets 0 points and a sentence; its neighbours are graded; status 0."""
    write(holt.folder, "in/good.py", RIGHT)
    write(holt.folder, "in/page.ipynb", "<!DOCTYPE html><html></html>")
    done = holt("grade", "in", "-a", "hw.zip", "--sandbox", "none")
    assert done.returncode == 0
    assert "0 / 3" in done.stdout
    assert "3 / 3" in done.stdout
    assert "it is a web page (HTML)" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_test_file_that_does_not_load_is_no_verdict(holt, zip_of):
    """The author's fault: no score, a sentence that names the file, status 3."""
    (holt.folder / "broken.zip").write_bytes(zip_of({"q1": "OK_FORMAT = True\ntest = {"}))
    write(holt.folder, "a.py", RIGHT)
    done = holt("grade", "a.py", "-a", "broken.zip", "--sandbox", "none")
    assert done.returncode == 3
    assert "not graded" in done.stdout
    assert "q1.py does not load" in done.stdout


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["grade", "missing.py", "-a", "hw.zip"], "missing.py"),
        (["grade", "a.py", "-a", "nowhere"], "there is no assignment at nowhere"),
        (["grade", "a.py", "-a", "a.py"], "is no zip"),
        (["grade", "a.py"], "--assignment"),
        (["grade", "a.py", "-a", "hw.zip", "--json", "--csv"], "exclude each other"),
        (["grade", "empty", "-a", "hw.zip"], "holds no notebook"),
        (["grade", "a.py", "-a", "hw.zip", "--jobs", "0"], "jobs"),
        (["build", "empty"], "assignment.toml"),
    ],
)
def test_wrong_use_exits_2_with_a_sentence(holt, args, sentence):
    """Wrong use names what was wrong, prints no traceback and exits with 2."""
    write(holt.folder, "a.py", RIGHT)
    (holt.folder / "empty").mkdir()
    done = holt(*args)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_doctor_names_every_layer(holt):
    """holt doctor lists each layer as holding or missing, and the tier."""
    done = holt("doctor")
    assert "sandbox      tier" in done.stdout
    for layer in ("user namespace", "landlock", "seccomp", "rlimits", "read-only root"):
        assert f"holds    {layer}" in done.stdout or f"MISSING  {layer}" in done.stdout


def test_strongest_tier_is_checked(holt):
    """A misspelt HOLT_STRONGEST_TIER is the operator's: status 3 and the value in the sentence."""
    write(holt.folder, "a.py", RIGHT)
    command = [sys.executable, "-m", "grader.cli", "grade", "a.py", "-a", "hw.zip"]
    done = subprocess.run(
        command,
        cwd=holt.folder,
        capture_output=True,
        text=True,
        check=False,
        env={"HOLT_STRONGEST_TIER": "fortress", "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 3
    assert "'fortress'" in done.stderr


def test_collect_skips_what_tools_leave(tmp_path):
    """Checkpoints, macOS droppings and other files in a folder are no submissions."""
    wanted = [write(tmp_path, "b/hw.ipynb", ""), write(tmp_path, "a.py", "")]
    for name in (".ipynb_checkpoints/hw.ipynb", "__MACOSX/hw.ipynb", "notes.txt", ".hidden.py"):
        write(tmp_path, name, "")
    assert collect([tmp_path]) == sorted(wanted)


def test_result_names_do_not_collide(tmp_path):
    """Two files of the same stem get names of their own."""
    paths = [tmp_path / "x" / "hw.ipynb", tmp_path / "y" / "hw.ipynb", tmp_path / "other.py"]
    names = result_names(paths)
    assert len(set(names.values())) == 3
    assert names[paths[2]] == "other"


def test_reports_are_json_objects(holt):
    """A report's JSON has the keys that every reader relies on."""
    write(holt.folder, "a.py", RIGHT)
    done = holt("grade", "a.py", "-a", "hw.zip", "--json", "--sandbox", "none")
    report = msgspec.json.decode(done.stdout)
    assert {"assignment", "environment", "submission", "score", "possible", "questions", "seconds"} <= set(report)
    assert {"key", "title", "digest"} <= set(report["assignment"])
    assert {"digest", "python"} <= set(report["environment"])
    assert {"file", "sha256"} <= set(report["submission"])
