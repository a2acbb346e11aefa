"""A report as the `results.json` that Gradescope reads and `otter run` writes."""

import textwrap
from typing import Any

from grader.report import CaseResult, Outcome, QuestionResult, Report


def results(report: Report, config: dict[str, Any]) -> dict[str, Any]:
    """The `results.json` of a report.

    Parameters
    ----------
    report : Report
        Graded: its score is a number.
    config : dict
        Otter's configuration of the assignment (`otter_config.json`).

    Returns
    -------
    dict
        With the keys, visibilities and roundings of Otter 7.

    Raises
    ------
    ValueError
        If the report has no score.
    """
    if report.score is None:
        raise ValueError("a report without a score has no results.json")
    show_hidden = bool(config.get("show_hidden"))
    visibility = "after_published" if show_hidden else "hidden"
    cases = [case for question in report.questions for case in question.cases]
    if config.get("show_all_public") and not any(case.hidden for case in cases):
        visibility = "visible"
    tests = [_question(question, visibility) for question in report.questions]
    if not show_hidden or config.get("force_public_test_summary", True):
        tests.insert(0, _public(report))
    output: dict[str, Any] = {"tests": tests}
    if config.get("show_stdout"):
        output["stdout_visibility"] = "after_published"
    if config.get("points_possible") is not None or config.get("score_threshold") is not None:
        output["score"] = report.score
    if report.messages:
        output["output"] = "\n".join(report.messages)
    return output


def _question(question: QuestionResult, visibility: str) -> dict[str, Any]:
    return {
        "name": question.name,
        "score": round(question.score, 5),
        "max_score": round(question.possible, 5),
        "visibility": visibility,
        "output": _summary(question.name, question.cases),
    }


def _public(report: Report) -> dict[str, Any]:
    public = {q.name: [case for case in q.cases if not case.hidden] for q in report.questions}
    passed = all(case.outcome is Outcome.passed for cases in public.values() for case in cases)
    return {
        "name": "Public Tests",
        "visibility": "visible",
        "output": "\n\n".join(_summary(name, cases) for name, cases in public.items()),
        "status": "passed" if passed else "failed",
    }


def _summary(name: str, cases: list[CaseResult]) -> str:
    if all(case.outcome is Outcome.passed for case in cases):
        messages = [f"\n{case.name} message: {case.agreed}" for case in cases if case.agreed]
        return f"{name} results: All test cases passed!" + "".join(messages)
    parts = [_case(case) for case in cases]
    return f"{name} results:\n" + textwrap.indent("\n\n".join(parts), "    ")


def _case(case: CaseResult) -> str:
    passed = case.outcome is Outcome.passed
    head = f"{case.name} message: {case.agreed}\n\n" if case.agreed else ""
    result = "✅ Test case passed" if passed else f"❌ Test case failed\n{case.detail}".rstrip()
    return f"{head}{case.name} result:\n{textwrap.indent(result, '    ')}"
