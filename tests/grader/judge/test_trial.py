# ruff: noqa: E501 (a case is easier to read on one line)
"""A whole submission: when questions are checked, against which names, and what the configuration makes of the points."""

import io
import json
import os
import subprocess
import sys
import zipfile

import pytest

from grader.assignment import open_archive
from grader.errors import Fault
from grader.report import Outcome

CHECK = 'grader.check("q1")'
HIDDEN = {"code": ">>> x\n1", "hidden": True}


def outcomes(report):
    return {question.name: [case.outcome.value for case in question.cases] for question in report.questions}


# When


def test_sets_have_one_order_on_every_machine(grade):
    """A TA's laptop and the server run the same notebook to the same end."""
    words = "{'gradient', 'descent', 'learning', 'rate', 'loss', 'bias', 'batch', 'epoch'}"
    command = [sys.executable, "-c", f"print(list({words}))"]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    order = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()
    assert grade({"q1": [f">>> order\n{order}"]}, f"order = list({words})", CHECK).score == 1


def test_a_question_is_judged_where_it_is_checked(grade):
    """Public and hidden cases see the names at the check, not those at the end."""
    report = grade({"q1": [">>> x\n1", HIDDEN]}, "x = 1", CHECK, "x = 2")
    assert outcomes(report) == {"q1": ["passed", "passed"]}


def test_objects_are_judged_as_they_were_at_the_check(grade):
    """A list that a later cell changes, a function's global that a later cell rebinds."""
    tests = {"q1": [{"code": ">>> xs, f()\n([1], 1)", "hidden": True}]}
    report = grade(tests, "xs = [1]\nk = 1\ndef f(): return k", CHECK, "xs.append(2)\nk = 5")
    assert report.score == 1


def test_names_that_come_later_are_not_there_yet(grade):
    """Even where no copy was left because a cell only defines something: a test's `len` is Python's."""
    tests = {
        "q1": [{"code": ">>> len([1, 2]), f()\n(2, 1)", "hidden": True}, {"code": ">>> g\n2", "hidden": True}],
        "q2": [{"code": ">>> len([1, 2]), g\n(7, 2)", "hidden": True}],
    }
    cells = ["def f():\n    return 1", CHECK, "def len(xs):\n    return 7", "g = 2", 'grader.check("q2")']
    report = grade(tests, *cells)
    assert outcomes(report) == {"q1": ["passed", "errored"], "q2": ["passed"]}
    assert "NameError" in report.questions[0].cases[1].detail


def test_a_test_of_every_name_sees_those_of_its_check(grade):
    """A test that asks for the whole environment."""
    source = (
        "OK_FORMAT = False\nfrom otter.test_files import test_case\nname = 'q1'\npoints = 1\n"
        "@test_case(hidden=True)\ndef test_names(env):\n"
        "    assert 'f' in env and 'g' not in env and 'g' not in list(env)\n"
    )
    report = grade({"q1": source}, "def f():\n    return 1", CHECK, "def g():\n    return 2")
    assert report.score == 1, report.questions


def test_the_last_check_wins(grade):
    """For better and for worse, hidden cases too."""
    assert outcomes(grade({"q1": [">>> x\n1", HIDDEN]}, "x = 2", CHECK, "x = 1", CHECK)) == {"q1": ["passed", "passed"]}
    assert outcomes(grade({"q1": [">>> x\n1", HIDDEN]}, "x = 1", CHECK, "x = 2", CHECK)) == {"q1": ["failed", "failed"]}


def test_unchecked_questions_are_judged_at_the_end(grade):
    """In order, against the last names."""
    assert outcomes(grade({"q1": [">>> x\n2"], "q2": [HIDDEN]}, "x = 1", "x = 2")) == {
        "q1": ["passed"],
        "q2": ["failed"],
    }


def test_a_check_in_the_middle_of_a_cell(grade):
    """The names are those of that line."""
    report = grade({"q1": [">>> x\n1", HIDDEN]}, f"x = 1\n{CHECK}\nx = 2")
    assert outcomes(report) == {"q1": ["passed", "passed"]}


def test_a_check_within_a_function(grade):
    """As Otter, against the notebook's names; with a namespace of its own if it gives one."""
    report = grade({"q1": [">>> x\n1"]}, "x = 1\ndef check(x):\n    grader.check('q1')\ncheck(5)\nx = 3")
    assert report.score == 1
    assert grade({"q1": [">>> x\n1"]}, "x = 3\ngrader.check('q1', {'x': 1})").score == 1


def test_metadata_ask_for_checks(grade):
    """`otter.tests` of a cell checks after it."""
    cell = {"source": "x = 1", "metadata": {"otter": {"tests": ["q1"]}}}
    assert grade({"q1": [">>> x\n1", HIDDEN]}, cell, "x = 2").score == 1


def test_ignored_cells_do_not_run(grade):
    """By tag and by metadata."""
    tagged = {"source": "x = 2", "metadata": {"tags": ["otter_ignore"]}}
    other = {"source": "x = 3", "metadata": {"otter": {"ignore": True}}}
    assert grade({"q1": [">>> x\n1"]}, "x = 1", tagged, other).score == 1


def test_a_failing_cell_does_not_stop_the_next(grade):
    """It is noted with its number and line, and the rest runs."""
    report = grade({"q1": [">>> x\n1"]}, "y = 1\nundefined", "if True\n  z", "x = 1")
    assert report.score == 1
    name, syntax = report.cells
    assert (name.index, name.line, name.outcome) == (2, 2, Outcome.errored) and "NameError" in name.message
    assert (syntax.index, syntax.line) == (3, 1) and "SyntaxError" in syntax.message


def test_a_check_of_an_unknown_question(grade):
    """Does nothing, and the notebook goes on."""
    assert grade({"q1": [">>> x\n1"]}, 'grader.check("q9")', "x = 1").score == 1


def test_what_a_notebook_shows_of_a_check(grade):
    """A sentence about public cases; nothing of hidden ones."""
    cells = ["x = 1", f"r = repr({CHECK})", "s = repr(grader.check('q1'))"]
    report = grade(
        {
            "q1": [">>> x\n1", {"code": ">>> x\n2", "hidden": True}],
            "q2": [">>> 'all' in r, 'fail' in r\n(True, False)"],
        },
        *cells,
    )
    assert report.questions[1].score == 1


def test_many_checks_of_one_question(grade):
    """A loop of checks ends, and the last one counts."""
    assert grade({"q1": [">>> x\n1"]}, "for x in (3, 2, 1) * 100: grader.check('q1')").score == 1


def test_every_file_that_can_be_submitted(engine, notebook, zip_of, ok):
    """A script is one cell; an export zip is its notebook; the file's own name means nothing."""
    assignment = open_archive(zip_of({"q1": ok("q1", ">>> x\n1")}))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hw.ipynb", notebook("x = 1"))
    files = {"hw.py": b"x = 1", "export.zip": out.getvalue(), "other (1).ipynb": notebook("x = 1")}
    for name, data in files.items():
        assert engine.grade(assignment, name, data).score == 1


@pytest.mark.parametrize("data", [b"", b"%PDF", b"{", b'{"nbformat": 4}'])
def test_an_unreadable_file_is_the_students_fault(engine, zip_of, ok, data):
    """A score of zero, with the sentence; every case is skipped."""
    report = engine.grade(open_archive(zip_of({"q1": ok("q1", ">>> x\n1", HIDDEN)})), "hw.ipynb", data)
    assert (report.score, report.possible, report.fault) == (0, 1, Fault.student)
    assert "hw.ipynb" in report.messages[0]
    assert outcomes(report) == {"q1": ["skipped", "skipped"]}


def test_progress_is_told(engine, zip_of, ok, notebook):
    """Every question once settled, of how many."""
    told = []
    assignment = open_archive(zip_of({"q1": ok("q1", ">>> x\n1"), "q2": ok("q2", HIDDEN)}))
    engine.grade(assignment, "hw.ipynb", notebook("x = 1"), lambda *word: told.append(word))
    assert told[-1] == ("q2", 2, 2) and ("q1", 1, 2) in told


# Configuration


def test_assignment_name_must_match(grade):
    """A notebook of another assignment is told so; a script has no name to compare."""
    tests, config = {"q1": [">>> x\n1"]}, {"assignment_name": "hw1"}
    right = grade(tests, "x = 1", config=config, metadata={"otter": {"assignment_name": "hw1"}})
    wrong = grade(tests, "x = 1", config=config, metadata={"otter": {"assignment_name": "hw2"}})
    none = grade(tests, "x = 1", config=config)
    assert right.score == 1
    assert (
        (wrong.score, wrong.fault) == (0, Fault.student) and "hw1" in wrong.messages[0] and "hw2" in wrong.messages[0]
    )
    assert (none.score, none.fault) == (0, Fault.student)


def test_seed_is_planted_before_every_cell(grade):
    """numpy's and random's; two cells draw the same."""
    cells = [
        "import numpy as np, random\na = np.random.rand()",
        "b = np.random.rand()",
        "r = random.random()",
        "s = random.random()",
    ]
    case = ">>> np.random.seed(7)\n>>> a == b == np.random.rand()\nTrue\n>>> r == s\nTrue"
    assert grade({"q1": [case]}, *cells, config={"seed": 7}).score == 1
    assert grade({"q1": [case]}, *cells).score == 0


def test_seed_does_not_move_lines_or_magics(grade):
    """Cell magics and `from __future__` still work, and a failing line keeps its number."""
    report = grade(
        {"q1": [">>> y\n2"]},
        "%%capture out\ny = 2",
        "from __future__ import annotations",
        "a = 1\nz",
        config={"seed": 7},
    )
    assert report.score == 1
    (cell,) = report.cells
    assert (cell.index, cell.line) == (4, 2)


def test_seed_variable(grade):
    """The student's own name gets the seed before every cell, and generators are left alone."""
    config = {"seed": 42, "seed_variable": "my_seed"}
    report = grade(
        {"q1": [">>> a, b\n(42, 42)"]}, "my_seed = 1", "a = my_seed\nmy_seed = 3", "b = my_seed", config=config
    )
    assert report.score == 1


@pytest.mark.parametrize(
    ("config", "score", "possible"),
    [
        ({}, 3, 4),
        ({"points_possible": 10}, 7.5, 10),
        ({"score_threshold": 0.7}, 4, 4),
        ({"score_threshold": 0.8}, 0, 4),
        ({"score_threshold": 0.75, "points_possible": 2}, 2, 2),
        ({"show_stdout": True, "print_score": False, "unknown_key": 1}, 3, 4),
    ],
)
def test_points_possible_and_score_threshold(grade, ok, config, score, possible):
    """Three points of four, as the configuration counts them."""
    tests = {"q1": ok("q1", ">>> x\n1", points=3), "q2": ok("q2", ">>> x\n2", points=1)}
    report = grade(tests, "x = 1", config=config)
    assert (report.score, report.possible) == (score, possible)


def test_an_assignment_whose_test_does_not_load_is_the_authors_fault(grade):
    """No score; the message names the file."""
    report = grade({"q1": "OK_FORMAT = True\ntest = 3"}, "x = 1")
    assert (report.score, report.fault) == (None, Fault.author)
    assert "q1.py" in report.messages[0]


def test_reports_say_where_they_come_from(grade, engine):
    """Digests, sandbox, packages and the file's fingerprint."""
    report = grade({"q1": [">>> x\n1"]}, "x = 1")
    assert report.sandbox.tier == engine.tier and report.sandbox.layers == engine.layers
    assert report.assignment.digest.startswith("sha256:") and len(report.submission.sha256) == 64
    assert "numpy" in report.environment.packages
    assert json.loads(report.to_json())["score"] == 1


def test_the_same_submission_twice_has_the_same_report(grade):
    """Scores, outcomes and words; only times may differ."""
    cells = ["def f(x): return {str(x)} | {'a', 'b'}", CHECK]
    first, second = (grade({"q1": [">>> f(1)\n{'b', 'a', '1'}", HIDDEN]}, *cells) for _ in range(2))
    assert [[(c.outcome, c.detail) for c in q.cases] for q in first.questions] == [
        [(c.outcome, c.detail) for c in q.cases] for q in second.questions
    ]


def test_students_do_not_share_random_numbers(grade):
    """Boxes are forked from one process, and draw differently all the same."""
    cells = ["import numpy as np, random\nx = (np.random.rand(), random.random())"]
    drawn = {grade({"q1": [">>> x\n1"]}, *cells).questions[0].cases[0].detail for _ in range(2)}
    assert len(drawn) == 2
