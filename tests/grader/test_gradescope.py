"""Reports as Gradescope's results.json."""

import pytest

from grader.gradescope import results
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


def case(number, hidden, passed, agreed=""):
    outcome = Outcome.passed if passed else Outcome.failed
    return CaseResult(
        name=f"q1 - {number}",
        hidden=hidden,
        outcome=outcome,
        score=1.0 if passed else 0.0,
        possible=1.0,
        agreed=agreed,
        message=agreed,
        detail="" if passed else "Called:\n    f(1)",
    )


def report(*cases, score=1.0):
    question = QuestionResult(
        name="q1",
        outcome=Outcome.failed,
        score=1 / 3,
        possible=float(len(cases)),
        cases=list(cases),
    )
    return Report(
        assignment=AssignmentInfo(key="hw", title="hw", digest="sha256:0"),
        environment=EnvironmentInfo(digest="sha256:0", python="3.11"),
        submission=SubmissionInfo(file="hw.ipynb", sha256="0"),
        sandbox=SandboxInfo(tier="full"),
        score=score,
        possible=float(len(cases)),
        questions=[question],
    )


def test_hidden_cases_stay_out_of_the_visible_summary():
    """The public entry is visible and speaks of public cases alone; the question's own entry is hidden."""
    made = results(report(case(1, False, True), case(2, True, False, "Try zero.")), {})
    public, question = made["tests"]
    assert public["visibility"] == "visible"
    assert public["status"] == "passed"
    assert "q1 - 2" not in public["output"]
    assert question["visibility"] == "hidden"
    assert "Try zero." in question["output"]


def test_scores_are_rounded_as_otter_rounds_them():
    """Five digits."""
    assert results(report(case(1, False, True)), {})["tests"][1]["score"] == 0.33333


@pytest.mark.parametrize(
    ("config", "visibility", "entries"),
    [
        ({}, "hidden", 2),
        ({"show_hidden": True}, "after_published", 2),
        ({"show_hidden": True, "force_public_test_summary": False}, "after_published", 1),
        ({"show_all_public": True}, "visible", 2),
    ],
)
def test_visibility_follows_the_configuration(config, visibility, entries):
    """With public cases only, as Otter 7 decides."""
    made = results(report(case(1, False, True)), config)
    assert made["tests"][-1]["visibility"] == visibility
    assert len(made["tests"]) == entries


def test_the_total_is_there_only_when_the_configuration_sets_it():
    """Gradescope adds the questions up by itself otherwise."""
    assert "score" not in results(report(case(1, False, True)), {})
    assert results(report(case(1, False, True), score=10.0), {"points_possible": 10})["score"] == 10.0


def test_a_report_without_a_score_has_no_results():
    """A failure of ours must never reach Gradescope as a number."""
    with pytest.raises(ValueError, match="without a score"):
        results(report(case(1, False, True), score=None), {})
