"""Generic attacks against an assignment: where they are put, what they earn, and that a weak test is found by them."""

import json

import pytest

from grader import siege
from grader.matrix import show_siege
from grader.report import (
    AssignmentInfo,
    CaseResult,
    EnvironmentInfo,
    Outcome,
    QuestionResult,
    Report,
    SandboxInfo,
    SubmissionInfo,
)
from grader.siege import PLACES, Attack, Siege, besiege

ATTACK = Attack(name="a", about="…", source="x = 1")
FIRST = 'import otter\ngrader = otter.Notebook("hw.ipynb")'
STUB = "def f(x): ..."
STRONG = ">>> import numpy as np\n>>> bool(np.array_equal(f(2), [1, 2]))\nTrue"
WEAK = ">>> all(a == b for a, b in zip(f(2), [1, 2]))\nTrue"


def report(score, rests=False, graded=True):
    """A report of one question with one case."""
    outcome = Outcome.passed if score else Outcome.failed
    case = CaseResult(name="q1 - 1", hidden=False, outcome=outcome, score=score, possible=2.0, rests_on_student=rests)
    question = QuestionResult(name="q1", outcome=outcome, score=score, possible=2.0, cases=[case])
    return Report(
        assignment=AssignmentInfo(key="hw", title="hw", digest=""),
        environment=EnvironmentInfo(digest="", python=""),
        submission=SubmissionInfo(file="", sha256=""),
        sandbox=SandboxInfo(tier="full"),
        score=score if graded else None,
        possible=2.0,
        questions=[question] if graded else [],
    )


@pytest.mark.parametrize(
    ("attacked", "unanswered", "gained", "marked", "succeeded"),
    [
        (report(0.0), report(0.0), 0, 0, False),
        (report(2.0), report(0.0), 2, 0, True),
        (report(2.0), report(2.0), 0, 0, False),
        (report(2.0, rests=True), report(0.0), 0, 2, False),
        (report(0.0, graded=False), report(0.0), 0, 0, True),
    ],
    ids=["held", "gained", "no more than nothing", "marked", "no verdict"],
)
def test_what_counts_as_a_gain(attacked, unanswered, gained, marked, succeeded):
    """Points beyond the unanswered notebook's, in cases that no object of the student's decided; or no verdict."""
    attempt = siege._judge(ATTACK, PLACES[0], attacked, unanswered)
    assert (attempt.gained, attempt.marked, attempt.succeeded) == (gained, marked, succeeded)


def test_where_the_cell_is_put(notebook):
    """Before everything, or after everything with each question checked once more."""
    plain = notebook(FIRST, STUB)
    front, behind = (json.loads(besiege(plain, ATTACK, place, ["q1", "q2"]))["cells"] for place in PLACES)
    assert front[0]["source"] == ATTACK.source and len(front) == 3
    assert behind[-2]["source"] == ATTACK.source
    assert behind[-1]["metadata"] == {"otter": {"tests": ["q1", "q2"]}}


def test_every_attack_is_a_cell_that_says_what_it_tries():
    """Python with a docstring, each its own."""
    attacks = siege.attacks()
    assert len({attack.about for attack in attacks}) == len(attacks) >= 12
    assert all(attack.about.endswith(".") for attack in attacks)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("attack", siege.attacks(), ids=lambda attack: attack.name)
def test_attacks_run_and_gain_nothing_where_tests_compare_values(engine, grade, notebook, attack, place):
    """Each runs to its end, or as far as it means to, and a test that compares values holds."""
    cells = json.loads(besiege(notebook(STUB, "grader.check('q1')"), attack, place, ["q1"]))["cells"]
    found = grade({"q1": [STRONG, {"code": STRONG.replace("2)", "3)"), "hidden": True}]}, *cells)
    assert not siege._judge(attack, place, found, report(0.0)).succeeded
    broken = [cell for cell in found.cells if cell.index == (2 if place == PLACES[0] else 4)]
    assert not broken or attack.name == "forged_frames"  # which is refused at once


@pytest.mark.parametrize("place", PLACES)
def test_a_weak_test_is_found(grade, notebook, place):
    """One that loops over the answer passes without a loop: the author hears of it."""
    (attack,) = [attack for attack in siege.attacks() if attack.name == "empty_lists"]
    cells = json.loads(besiege(notebook(STUB, "grader.check('q1')"), attack, place, ["q1"]))["cells"]
    assert grade({"q1": [WEAK]}, *cells).score == 1


def test_the_table_shows_what_was_earned(capsys):
    """A zero where the suite holds; otherwise the points, the case, and a line that counts."""
    held, gained, marked = (
        siege._judge(ATTACK, PLACES[0], found, report(0.0)) for found in (report(0.0), report(2.0), report(2.0, True))
    )

    class Named:
        key, title = "hw", "Homework"

    found = Siege(assignment=Named(), unanswered=0.0, attempts=[held, gained, marked, held])
    show_siege("hw", found)
    shown = capsys.readouterr().out
    assert "0 + 2 marked" in shown
    assert "problem: a (in front): gains 2 points" in shown
    assert "q1 - 1 can be passed by an object that decides for itself" in shown
    assert "4 attempts of 2 attacks, 1 gained points" in shown
