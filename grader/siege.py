"""Generic attacks against an assignment: cells that try to earn points and know nothing of its questions.

Each file in `attacks` is the source of one cell; its docstring says what it tries. It is put in front of the cells of
the assignment's unanswered notebook, and behind them with every question checked once more.
"""

import ast
import json
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec

from grader.assignment import Assignment, Built, build
from grader.grade import Engine
from grader.report import CaseResult, Outcome, Report

FOLDER = Path(__file__).parent / "attacks"
PLACES = ("in front", "behind")


class Attack(msgspec.Struct, frozen=True, kw_only=True):
    """One file of `FOLDER`."""

    name: str
    about: str
    source: str


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """What an attack in one place got.

    `gained` are points beyond the unanswered notebook's, `marked` those of cases of which the report says that they
    rest on the student's object; `problem` says why there is no report.
    """

    attack: Attack
    place: str
    gained: float = 0.0
    marked: float = 0.0
    marked_cases: tuple[str, ...] = ()
    problem: str = ""

    @property
    def succeeded(self) -> bool:
        return bool(self.problem) or self.gained > 1e-9


class Siege(msgspec.Struct, frozen=True, kw_only=True):
    """Every attack on one assignment."""

    assignment: Assignment
    unanswered: float
    attempts: list[Attempt]

    @property
    def problems(self) -> list[str]:
        return [
            f"{row.attack.name} ({row.place}): {row.problem or f'gains {row.gained:g} points'}"
            for row in self.attempts
            if row.succeeded
        ]

    @property
    def remarks(self) -> list[str]:
        """Cases that let an object of the student's decide."""
        cases = dict.fromkeys(case for row in self.attempts for case in row.marked_cases)
        return [f"{case} can be passed by an object that decides for itself: compare values" for case in cases]


def attacks() -> list[Attack]:
    """All of them, by name."""
    return [_read(path) for path in sorted(FOLDER.glob("*.py"))]


def _read(path: Path) -> Attack:
    source = path.read_text(encoding="utf-8")
    return Attack(name=path.stem, about=ast.get_docstring(ast.parse(source)) or "", source=source)


def lay(
    engine: Engine, folder: Path, jobs: int = 1, tell: Callable[[int, int], None] = lambda done, total: None
) -> Siege:
    """Try every attack on an assignment folder, which is built first.

    Parameters
    ----------
    engine : Engine
        To grade with.
    folder : Path
        The assignment.
    jobs : int
        Submissions at once.
    tell : callable
        Called with how many attempts are done, and how many there are.
    """
    built = build(folder)
    student = built.student_notebook.read_bytes()
    unanswered = _grade(engine, built, student)
    everything = [(attack, place) for attack in attacks() for place in PLACES]

    def one(what: tuple[Attack, str]) -> Attempt:
        notebook = besiege(student, what[0], what[1], [question.name for question in built.assignment.questions])
        return _judge(what[0], what[1], _grade(engine, built, notebook), unanswered)

    attempts = []
    with ThreadPoolExecutor(jobs) as pool:
        for attempt in pool.map(one, everything):
            attempts.append(attempt)
            tell(len(attempts), len(everything))
    return Siege(assignment=built.assignment, unanswered=unanswered.score or 0.0, attempts=attempts)


def besiege(notebook: bytes, attack: Attack, place: str, questions: list[str]) -> bytes:
    """The notebook with the attack's cell in front of its cells, or behind them with all questions checked again."""
    document = json.loads(notebook)
    if place == PLACES[0]:
        document["cells"].insert(0, _cell(attack.source, []))
    else:
        document["cells"] += [_cell(attack.source, []), _cell("pass", questions)]
    return json.dumps(document).encode()


def _cell(source: str, checks: list[str]) -> dict[str, Any]:
    metadata = {"otter": {"tests": checks}} if checks else {}
    return {"cell_type": "code", "metadata": metadata, "outputs": [], "execution_count": None, "source": source}


def _grade(engine: Engine, built: Built, notebook: bytes) -> Report:
    return engine.grade(built.assignment, built.student_notebook.name, notebook, seed=1)


def _judge(attack: Attack, place: str, report: Report, unanswered: Report) -> Attempt:
    if not report.graded:
        return Attempt(attack=attack, place=place, problem=f"no verdict: {' '.join(report.messages)}")
    cases = [case for case in _passed(report) if case.rests_on_student]
    marked = sum(case.score for case in cases)
    gained = sum(question.score for question in report.questions) - marked
    gained -= sum(question.score for question in unanswered.questions)
    names = tuple(case.name for case in cases)
    return Attempt(attack=attack, place=place, gained=max(0.0, gained), marked=marked, marked_cases=names)


def _passed(report: Report) -> Iterable[CaseResult]:
    return (case for question in report.questions for case in question.cases if case.outcome is Outcome.passed)
