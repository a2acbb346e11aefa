"""Prove an assignment's suite: the solution passes, mutants are caught by their question, variants lose nothing.

Everything is graded by the engine, as a submission would be. What the mutants do is also what hints are made of: see
`hints`.
"""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from grader import answers, hints
from grader.answers import Answers
from grader.assignment import Assignment, build, write_hints
from grader.grade import Engine
from grader.report import CaseResult, Outcome, QuestionResult, Report

SEEDS = 10


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """Something to grade, and what must come of it."""

    kind: str
    name: str
    notebook: bytes
    answers: Answers | None = None
    seed: int | None = None


class Graded(msgspec.Struct, frozen=True, kw_only=True):
    """A subject's report, and what is wrong with it: empty when all is well."""

    subject: Subject
    report: Report
    problem: str = ""


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What verifying one assignment found.

    `problems` fail it; `remarks` name hidden cases that catch no mutant which the public ones let pass.
    """

    assignment: Assignment
    graded: list[Graded]
    problems: list[str]
    remarks: list[str]
    hints: list[hints.Hint]
    seconds: float

    def of(self, kind: str) -> list[Graded]:
        return [row for row in self.graded if row.subject.kind == kind]


def verify(
    engine: Engine, folder: Path, jobs: int = 1, tell: Callable[[int, int], None] = lambda done, total: None
) -> Verification:
    """Grade everything that an assignment folder knows about itself.

    Parameters
    ----------
    engine : Engine
        To grade with.
    folder : Path
        The assignment; it is built first.
    jobs : int
        Subjects at once.
    tell : callable
        Called with how many subjects are graded, and how many there are.
    """
    started = time.monotonic()
    built = build(folder)
    everything = subjects(folder, built.solution.read_bytes(), built.student_notebook.read_bytes())
    with ThreadPoolExecutor(jobs) as pool:
        graded = []
        for row in pool.map(lambda subject: _grade(engine, built.assignment, subject), everything):
            graded.append(row)
            tell(len(graded), len(everything))
    return Verification(
        assignment=built.assignment,
        graded=graded,
        problems=[f"{row.subject.kind} {row.subject.name}: {row.problem}" for row in graded if row.problem]
        + flaky(row.report for row in graded if row.subject.kind == "solution"),
        remarks=idle_hidden_cases(graded),
        hints=_hints(graded),
        seconds=time.monotonic() - started,
    )


def save_hints(folder: Path, found: Verification) -> str:
    """Write hints.json if it is to change; what to tell of that. A suite in doubt keeps the hints that it had."""
    if found.problems:
        return f"{folder / 'hints.json'} left as it was, because of the problems above."
    if write_hints(folder, found.hints):
        return f"{folder / 'hints.json'} written anew: the next build carries the new hints."
    return ""


def subjects(folder: Path, solution: bytes, student: bytes) -> list[Subject]:
    """The solution with several seeds, the unanswered notebook, mutants and variants."""
    found = [
        Subject(kind="solution", name=f"seed {seed}", notebook=solution, seed=seed) for seed in range(1, SEEDS + 1)
    ]
    found.append(Subject(kind="empty", name="unanswered", notebook=student))
    for kind in ("mutant", "variant"):
        for known in answers.read_all(folder / f"{kind}s"):
            notebook = answers.splice(solution, known)
            found.append(Subject(kind=kind, name=known.name, notebook=notebook, answers=known))
    return found


def _is_mutant(row: Graded) -> bool:
    return row.subject.kind == "mutant"


def _grade(engine: Engine, assignment: Assignment, subject: Subject) -> Graded:
    report = engine.grade(assignment, f"{subject.name}.ipynb", subject.notebook, seed=subject.seed)
    return Graded(subject=subject, report=report, problem=judge(subject, report))


def judge(subject: Subject, report: Report) -> str:
    """What is wrong with a subject's report, or nothing."""
    if not report.graded:
        return f"could not be graded: {' '.join(report.messages)}"
    lost = [question.name for question in report.questions if question.score < question.possible]
    if subject.kind == "mutant":
        assert subject.answers is not None
        return _judge_mutant(subject.answers, lost, [question.name for question in report.questions])
    if subject.kind == "empty":
        kept = [question for question in report.questions if question.score > 0]
        return f"earns points without an answer: {_names(question.name for question in kept)}" if kept else ""
    return f"loses points in {_names(lost)}{_why(report)}" if lost else ""


def _judge_mutant(known: Answers, lost: list[str], questions: list[str]) -> str:
    if known.question not in questions:
        return f"names the question {known.question!r}, which there is not"
    if not lost:
        return "survives: no case catches it"
    if known.question not in lost:
        return f"is caught by {_names(lost)}, not by {known.question}"
    others = [name for name in lost if name != known.question and name not in known.also]
    return f"is caught by {known.question} and also by {_names(others)}" if others else ""


def _why(report: Report) -> str:
    bad = [case for question in report.questions for case in question.cases if case.outcome is not Outcome.passed]
    return f" ({bad[0].name}: {bad[0].detail[:500]})" if bad else ""


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)


def _hints(graded: list[Graded]) -> list[hints.Hint]:
    """The mutants' hints, but for mutants that behave like no answer at all: who has not begun has no misconception."""
    found = [hints.of(row.subject.answers, row.report) for row in graded if row.subject.answers and _is_mutant(row)]
    blank = [question for row in graded if row.subject.kind == "empty" for question in row.report.questions]
    return [hint for hint in found if not any(q.name == hint.question and hints.behaves_like(q, hint) for q in blank)]


def flaky(reports: Iterable[Report]) -> list[str]:
    """Cases that the solution passes with some seeds and not with others."""
    outcomes: dict[str, set[Outcome]] = {}
    for report in reports:
        for case in _cases(report):
            outcomes.setdefault(case.name, set()).add(case.outcome)
    return [f"{name} is flaky: {_names(sorted(kinds))}" for name, kinds in outcomes.items() if len(kinds) > 1]


def idle_hidden_cases(graded: list[Graded]) -> list[str]:
    """Hidden cases that catch nothing that the public cases of their question do not."""
    caught: dict[str, bool] = {}
    for row in graded:
        for question in row.report.questions if _is_mutant(row) else ():
            public_passed = all(case.outcome is Outcome.passed for case in question.cases if not case.hidden)
            for case in question.cases:
                if case.hidden:
                    alone = public_passed and case.outcome is not Outcome.passed
                    caught[case.name] = caught.get(case.name, False) or alone
    return [
        f"hidden case {name} catches no mutant that public cases let pass"
        for name, useful in caught.items()
        if not useful
    ]


def _cases(report: Report) -> list[CaseResult]:
    return [case for question in report.questions for case in question.cases]


def caught_by(row: Graded, question: QuestionResult) -> list[str]:
    """The numbers of the cases of a question that a subject failed, as the matrix shows them: hidden ones in
    brackets.
    """
    return [
        f"[{number}]" if case.hidden else str(number)
        for number, case in enumerate(question.cases, 1)
        if case.outcome is not Outcome.passed
    ]
