# ruff: noqa: E501 (a case is easier to read on one line)
"""One case: exactly Otter's verdict, told in words that a student can use."""

import pytest

from grader.report import Outcome

EXCEPTION = """OK_FORMAT = False
from otter.test_files import test_case

name = "q1"
points = {points}
all_or_nothing = {all_or_nothing}

@test_case(points=None, hidden=False, success_message="fine", failure_message="look at the sign")
def test_public(f):
    assert f(1) == 2, "f(1) is not 2"

@test_case(name="secret", hidden=True)
def test_env(env, missing):
    assert "f" in env and missing is None
    assert env["f"](2) == 3
    assert [k for k in ("f", "nothing") if k in env] == ["f"]

@test_case()
def test_mutation(f, np):
    X = np.zeros(2)
    f(X)
    np.testing.assert_array_equal(X, [0, 0])
"""


def exception(points=None, all_or_nothing=False):
    return EXCEPTION.format(points=points, all_or_nothing=all_or_nothing)


GOOD = "import numpy as np\ndef f(x): return x + 1"
SPOILS = "import numpy as np\ndef f(x):\n    x += 1\n    return x"
WRONG = "import numpy as np\ndef f(x): return x - 1"


@pytest.fixture
def case(grade):
    """Grade one case; returns its result."""

    def case(source, case, **options):
        (question,) = grade({"q1": [case]}, source, **options).questions
        return question.cases[0]

    return case


# Exception format


@pytest.mark.parametrize(
    ("source", "outcomes"),
    [(GOOD, "ppp"), (SPOILS, "ppf"), (WRONG, "ffp"), ("f = 3", "eee")],
    ids=["right", "changes its argument", "wrong", "no function"],
)
def test_functions_as_cases(grade, source, outcomes):
    """Arguments are filled by name from the student's names, `env` is all of them, a missing one is None."""
    (question,) = grade({"q1": exception()}, source).questions
    letters = {Outcome.passed: "p", Outcome.failed: "f", Outcome.errored: "e"}
    assert "".join(letters[c.outcome] for c in question.cases) == outcomes
    assert [c.hidden for c in question.cases] == [False, True, False]
    assert [c.name for c in question.cases] == ["q1 - 1", "secret", "q1 - 3"]


def test_a_failing_assertion_is_told(grade):
    """The line of the test, the sentence of the assertion, and the agreed message."""
    (question,) = grade({"q1": exception()}, WRONG).questions
    public = question.cases[0]
    assert "assert f(1) == 2" in public.detail and "f(1) is not 2" in public.detail
    assert "look at the sign" in (public.message + public.agreed)


def test_success_message_is_told(grade):
    """For a case that passed."""
    (question,) = grade({"q1": exception()}, GOOD).questions
    assert "fine" in (question.cases[0].message + question.cases[0].agreed)


# Points


@pytest.mark.parametrize(
    ("fields", "cases", "scores", "possible"),
    [
        ({}, [{}, {}], [0.5, 0], 1),
        ({"points": 4}, [{}, {}], [2, 0], 4),
        ({"points": [3, 1]}, [{}, {}], [3, 0], 4),
        ({"points": [1, None]}, [{}, {}], [1, 0], 1),
        ({"points": 6}, [{"points": 2}, {"points": 2}, {}, {}], [2, 0, 1, 0], 6),
        ({"points": 4}, [{"points": 1}, {"points": 1}], [1, 0], 2),
        ({"points": 4, "all_or_nothing": True}, [{}, {}], [0, 0], 4),
        ({}, [{"points": 0}, {"points": 0}], [0, 0], 0),
        ({}, [{"points": 2}, {}], [2, 0], 2),
    ],
    ids=range(9),
)
def test_points_are_otters(grade, ok, fields, cases, scores, possible):
    """Every other case passes: totals, lists, own points, rests, all or nothing."""
    made = [{"code": f">>> x\n{1 if n % 2 == 0 else 2}", **keys} for n, keys in enumerate(cases)]
    report = grade({"q1": ok("q1", *made, **fields)}, "x = 1")
    (question,) = report.questions
    assert [c.score for c in question.cases] == pytest.approx(scores)
    assert question.score == pytest.approx(sum(scores))
    assert (question.possible, report.possible, report.score) == pytest.approx((possible, possible, sum(scores)))


def test_points_of_functions(grade):
    """The same rules in the exception format."""
    assert grade({"q1": exception(points=6)}, SPOILS).score == 4
    assert grade({"q1": exception(points=6, all_or_nothing=True)}, SPOILS).score == 0
    assert grade({"q1": exception(points=6, all_or_nothing=True)}, GOOD).score == 6
    assert grade({"q1": exception(points="[1, 2, 3]")}, SPOILS).score == 3


# What a case is told as


def test_a_wrong_result_shows_call_expected_and_got(case):
    """Three things a student needs."""
    result = case("def f(x): return x * 2", ">>> f(3)\n9")
    assert result.outcome is Outcome.failed
    for words in ("f(3)", "Expected:\n    9", "Got:\n    6"):
        assert words in result.detail


def test_the_first_failures_are_shown_in_order(case):
    """Not only the first; names bound in the case are its own."""
    result = case("x = 1", ">>> y = x\n>>> y\n2\n>>> y + 1\n3")
    assert result.detail.index("Expected:\n    2") < result.detail.index("Expected:\n    3")


def test_agreed_messages_of_doctests(case):
    """For both endings, public."""
    keys = {"success_message": "yes!", "failure_message": "mind the gap"}
    good, bad = case("x = 1", {"code": ">>> x\n1", **keys}), case("x = 2", {"code": ">>> x\n1", **keys})
    assert "yes!" in good.message + good.agreed and "mind the gap" in bad.message + bad.agreed


def test_doctest_directives(case):
    """ELLIPSIS, NORMALIZE_WHITESPACE and SKIP mean what they mean."""
    source = ">>> x  # doctest: +ELLIPSIS\n[0, ..., 99]\n>>> y  # doctest: +NORMALIZE_WHITESPACE\n'a b'\n>>> nothing  # doctest: +SKIP\n5"
    assert case("x = list(range(100))\ny = 'a b'", source).outcome is Outcome.passed


def test_a_doctest_without_examples_passes(case):
    """As in Otter: nothing failed."""
    assert case("x = 1", "just text").outcome is Outcome.passed


def test_names_of_one_case_are_not_those_of_the_next(grade):
    """Neither in the student's namespace nor in a later case; what was changed inside an object of the box stays."""
    report = grade({"q1": [">>> y = 5\n>>> x = 7\n>>> x\n7", ">>> x\n1", ">>> y\n5"]}, "x = 1")
    assert [c.outcome for c in report.questions[0].cases] == [Outcome.passed, Outcome.passed, Outcome.errored]


def test_old_suites_print_as_they_were_saved(grade):
    """`True` saved under numpy 1 passes for np.True_; a suite saved under numpy 2 is exact."""
    cells = "import numpy as np\nx = np.float64(0.5)\nb = np.bool_(True)"
    old = grade({"q1": [">>> b\nTrue\n>>> x\n0.5\n>>> np.isclose(x, 0.5)\nTrue"]}, cells)
    new = grade({"q1": [">>> b\nnp.True_\n>>> x\nnp.float64(0.5)"], "q2": [">>> b\nTrue"]}, cells)
    assert old.score == 1
    assert [q.score for q in new.questions] == [1, 0]


def test_printed_by_2_is_looked_for_in_saved_output_alone(grade):
    """Code that mentions np.float64(…) says nothing of what printed the outputs."""
    report = grade({"q1": [">>> x == np.float64(0.5)\nTrue"]}, "import numpy as np\nx = np.float64(0.5)")
    assert report.score == 1


def test_a_fault_of_the_tests_own_shows(case):
    """A test that raises by itself fails, with its exception."""
    result = case("x = 1", ">>> undefined_helper(x)\n1")
    assert result.outcome is Outcome.errored and "undefined_helper" in result.message


def test_text_that_no_encoding_has(case):
    """A report holds it spelled out, and is written."""
    result = case("def f(): return chr(0xd800)", ">>> print(f())\n1")
    assert result.outcome is Outcome.failed and "ud800" in result.detail
