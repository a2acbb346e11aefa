"""Hints: what a wrong answer that behaves like a known mutant is told.

Two answers behave alike on a question when they pass and fail the same cases, and when the public cases that failed
show the same words and values. Of hidden cases only passed or not is compared, never a value.
"""

import re

import msgspec

from grader.answers import Answers
from grader.report import Outcome, QuestionResult, Report

_OWN_LINES = re.compile(r"\nIn your code:(\n .*)+")


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """A mutant's behaviour on its question. `passed` has one entry a case; `details` those of failed public cases."""

    mutant: str
    question: str
    hint: str
    passed: list[bool]
    details: dict[int, str]


def of(known: Answers, report: Report) -> Hint:
    """The hint of a mutant, from its report."""
    question = next((row for row in report.questions if row.name == known.question), None)
    cases = [] if question is None else question.cases
    return Hint(
        mutant=known.name,
        question=known.question,
        hint=known.hint,
        passed=[case.outcome is Outcome.passed for case in cases],
        details=_details(question) if question is not None else {},
    )


def _details(question: QuestionResult) -> dict[int, str]:
    """What failed public cases show, without the lines of the student's own code that a traceback quotes."""
    return {
        number: _OWN_LINES.sub("", case.detail)
        for number, case in enumerate(question.cases)
        if not case.hidden and case.outcome is not Outcome.passed
    }


def give(questions: list[QuestionResult], known: list[Hint]) -> list[QuestionResult]:
    """The questions, with a hint wherever one behaves like a known mutant."""
    return [_give(question, [hint for hint in known if hint.question == question.name]) for question in questions]


def _give(question: QuestionResult, known: list[Hint]) -> QuestionResult:
    passed = [case.outcome is Outcome.passed for case in question.cases]
    if all(passed):
        return question
    alike = [hint for hint in known if behaves_like(question, hint)]
    return msgspec.structs.replace(question, hint=alike[0].hint) if alike else question


def behaves_like(question: QuestionResult, hint: Hint) -> bool:
    """Whether a question failed as the hint's mutant fails it."""
    passed = [case.outcome is Outcome.passed for case in question.cases]
    return hint.passed == passed and hint.details == _details(question)
