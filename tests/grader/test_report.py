"""A report: JSON both ways, and what a student may see of it."""

import json

import jsonschema
import msgspec
import pytest

from grader.errors import Fault
from grader.report import (
    AssignmentInfo,
    CaseResult,
    CellResult,
    EnvironmentInfo,
    HiddenFeedback,
    Outcome,
    QuestionResult,
    Report,
    SandboxInfo,
    SubmissionInfo,
    json_schema,
    question_outcome,
)

SECRET = "gradient_descent(hidden input)"


def case(name, hidden, outcome=Outcome.passed, score=1.0, **fields):
    return CaseResult(name=name, hidden=hidden, outcome=outcome, score=score, possible=1.0, **fields)


def report(*cases, score=0.0, **fields):
    question = QuestionResult(
        name="q1",
        outcome=question_outcome(list(cases)),
        score=sum(c.score for c in cases),
        possible=float(len(cases)),
        cases=list(cases),
    )
    return Report(
        assignment=AssignmentInfo(key="hw", title="Homework", digest="sha256:0"),
        environment=EnvironmentInfo(digest="sha256:1", python="3.11", packages={"numpy": "2"}),
        submission=SubmissionInfo(file="hw.ipynb", sha256="2"),
        sandbox=SandboxInfo(tier="full", layers=["seccomp"]),
        score=score,
        possible=float(len(cases)),
        questions=[question],
        **fields,
    )


MIXED = report(
    case("public", False, detail="called f(1)", message="well done"),
    case("secret", True, Outcome.failed, 0.0, detail=SECRET, message="A hidden test failed."),
    score=1.0,
    cells=[CellResult(index=2, outcome=Outcome.errored, message="NameError: x", line=3)],
    messages=["one"],
)


def test_json_both_ways():
    """Nothing is lost on the way to the gradebook and back."""
    assert Report.from_json(MIXED.to_json()) == MIXED
    assert Report.from_json(MIXED.to_json().encode()) == MIXED


def test_json_fits_its_schema():
    """The schema that is published describes the reports that are written."""
    jsonschema.validate(json.loads(MIXED.to_json()), json_schema())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{}", "assignment"),
        ('{"assignment": 3}', "assignment"),
        (MIXED.to_json().replace("errored", "fine"), "outcome"),
    ],
)
def test_what_is_no_report_is_refused_by_name(text, key):
    """The message says which key is missing or wrong."""
    with pytest.raises(msgspec.ValidationError, match=key):
        Report.from_json(text)


def test_student_sees_outcomes_of_hidden_cases_without_detail():
    """Under `outcome`: name, outcome, score and agreed sentence stay, the transcript goes; public detail stays."""
    seen = MIXED.for_student()
    public, secret = seen.questions[0].cases
    assert SECRET not in seen.to_json()
    assert public == MIXED.questions[0].cases[0]
    assert (secret.name, secret.outcome, secret.message, secret.detail) == (
        "secret",
        Outcome.failed,
        "A hidden test failed.",
        "",
    )
    assert (seen.score, seen.possible) == (1.0, 2.0)


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.passed, Outcome.grader_error}))
def test_a_hidden_case_that_did_not_pass_looks_like_any_other(outcome):
    """However it ended, skipped included, and however long it took: the student's view is the same to the letter."""
    ended = case("secret", True, outcome, 0.0)
    ended = msgspec.structs.replace(ended, message="no", detail=outcome.value, seconds=3.0, rests_on_student=True)
    failed = msgspec.structs.replace(case("secret", True, Outcome.failed, 0.0), message="no")
    assert report(ended).for_student().to_json() == report(failed).for_student().to_json()


@pytest.mark.parametrize("policy", list(HiddenFeedback))
def test_student_is_told_no_time_of_hidden_cases(policy):
    """The seconds of a student's view are those until the last public case."""
    timed = msgspec.structs.replace(MIXED, seconds=7.5, public_seconds=1.25)
    seen = timed.for_student(policy)
    assert seen.seconds == 1.25
    assert "7.5" not in seen.to_json()


def test_a_hint_that_hidden_cases_helped_to_find_vanishes_with_them():
    """Under `nothing`, a hint would say which hidden cases passed."""
    (question,) = MIXED.questions
    hinted = msgspec.structs.replace(MIXED, questions=[msgspec.structs.replace(question, hint="a guess")])
    assert hinted.for_student().questions[0].hint == "a guess"
    assert hinted.for_student(HiddenFeedback.nothing).questions[0].hint == ""


def test_student_sees_nothing_of_hidden_cases():
    """Under `nothing`: they are gone, and no number gives them away."""
    seen = MIXED.for_student(HiddenFeedback.nothing)
    (question,) = seen.questions
    assert [c.name for c in question.cases] == ["public"]
    assert (question.outcome, question.score, question.possible) == (Outcome.passed, 1.0, 1.0)
    assert (seen.score, seen.possible) == (1.0, 1.0)
    assert "secret" not in seen.to_json()


def test_ungraded_stays_ungraded_for_the_student():
    """No score is not a score of zero, under either policy."""
    lost = msgspec.structs.replace(MIXED, score=None, fault=Fault.ours)
    assert not lost.graded
    for policy in HiddenFeedback:
        assert lost.for_student(policy).score is None


def test_zero_is_a_score():
    """A bad submission is graded."""
    assert report(case("c", False, Outcome.failed, 0.0)).graded


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], Outcome.passed),
        ([Outcome.passed, Outcome.passed], Outcome.passed),
        ([Outcome.passed, Outcome.timed_out], Outcome.failed),
        ([Outcome.errored, Outcome.timed_out], Outcome.errored),
        ([Outcome.timed_out, Outcome.failed], Outcome.timed_out),
        ([Outcome.passed, Outcome.failed, Outcome.grader_error], Outcome.grader_error),
    ],
)
def test_outcome_of_a_question(outcomes, expected):
    """The first that did not pass; `failed` where points remain; our own fault outranks all."""
    cases = [case(str(n), False, o, float(o is Outcome.passed)) for n, o in enumerate(outcomes)]
    assert question_outcome(cases) is expected
