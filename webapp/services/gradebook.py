"""Scores: of one student over their courses, of a whole course as a table. No query per row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from grader.report import HiddenFeedback
from webapp.models import Assignment, Counts, Course, Enrolment, Role, State, Submission, User
from webapp.services.submissions import Attempt


@dataclass(frozen=True)
class Standing:
    """Where a student is with an assignment: the attempt that counts, and what else there is."""

    submission_id: int | None = None
    score: float | None = None
    possible: float | None = None
    attempts: int = 0
    waiting: int = 0
    needs_staff: int = 0
    last_submission_id: int | None = None
    needs_staff_submission_id: int | None = None


NOTHING = Standing()


@dataclass(frozen=True)
class Row:
    """A student's line in a course's table."""

    user: User
    cells: list[Standing]

    @property
    def total(self) -> float:
        return sum(cell.score or 0.0 for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """The scores of a course: a row a student, a column an assignment."""

    course: Course
    assignments: list[Assignment]
    rows: list[Row] = field(default_factory=list)

    @property
    def possible(self) -> float:
        return sum(assignment.possible or 0.0 for assignment in self.assignments)


def table(session: Session, course: Course) -> Table:
    """The scores of all students of a course, hidden cases included."""
    students = session.scalars(
        select(User)
        .join(Enrolment, Enrolment.user_id == User.id)
        .where(Enrolment.course_id == course.id, Enrolment.role == Role.student)
        .order_by(User.name, User.username)
    ).all()
    assignments = session.scalars(
        select(Assignment).where(Assignment.course_id == course.id).order_by(Assignment.key)
    ).all()
    standings = _standings(session, [item.id for item in assignments], full=True)
    rows = [Row(user, [standings.get((user.id, item.id), NOTHING) for item in assignments]) for user in students]
    return Table(course, list(assignments), rows)


def standing_of(session: Session, user: User, assignments: Sequence[Assignment]) -> dict[int, Standing]:
    """By assignment: where a student is, in scores that the student may know."""
    standings = _standings(session, [item.id for item in assignments], full=False, user_id=user.id)
    return {assignment_id: standing for (_, assignment_id), standing in standings.items()}


def counting(assignment: Assignment, attempts: Sequence[Attempt]) -> int | None:
    """Which of a student's attempts, newest first, counts by the scores that the student may know."""
    graded = [attempt for attempt in attempts if attempt.score is not None]
    if not graded:
        return None
    if assignment.counts is Counts.latest:
        return graded[0].id
    return max(graded, key=lambda attempt: attempt.score or 0.0).id


def _standings(
    session: Session, assignment_ids: list[int], *, full: bool, user_id: int | None = None
) -> dict[tuple[int, int], Standing]:
    where: list[ColumnElement[bool]] = [Submission.assignment_id.in_(assignment_ids)]
    if user_id is not None:
        where.append(Submission.user_id == user_id)
    counted = {(row.user_id, row.assignment_id): row for row in session.execute(_counted(where, full))}
    found = {}
    for row in session.execute(_totals(where)):
        key = (row.user_id, row.assignment_id)
        best = counted.get(key)
        found[key] = Standing(
            submission_id=best.id if best else None,
            score=best.score if best else None,
            possible=best.possible if best else None,
            attempts=row.attempts,
            waiting=row.waiting,
            needs_staff=row.needs_staff,
            last_submission_id=row.last,
            needs_staff_submission_id=row.last_needing_staff,
        )
    return found


def _totals(where: list[ColumnElement[bool]]) -> Select:
    return (
        select(
            Submission.user_id,
            Submission.assignment_id,
            func.count().label("attempts"),
            func.max(Submission.id).label("last"),
            _count_of(State.queued, State.running).label("waiting"),
            _count_of(State.needs_staff).label("needs_staff"),
            func.max(case((Submission.state == State.needs_staff, Submission.id))).label("last_needing_staff"),
        )
        .where(*where)
        .group_by(Submission.user_id, Submission.assignment_id)
    )


def _count_of(*states: State) -> ColumnElement[int]:
    return func.sum(case((Submission.state.in_(states), 1), else_=0))


def _counted(where: list[ColumnElement[bool]], full: bool) -> Select:
    score: Any = Submission.score
    possible: Any = Submission.possible
    if not full:
        public = Assignment.hidden_feedback == HiddenFeedback.nothing
        score = case((public, Submission.public_score), else_=score)
        possible = case((public, Submission.public_possible), else_=possible)
    rank = func.row_number().over(
        partition_by=(Submission.user_id, Submission.assignment_id),
        order_by=(case((Assignment.counts == Counts.best, score), else_=0).desc(), Submission.id.desc()),
    )
    ranked = (
        select(
            Submission.id,
            Submission.user_id,
            Submission.assignment_id,
            score.label("score"),
            possible.label("possible"),
            rank.label("rank"),
        )
        .join(Assignment, Assignment.id == Submission.assignment_id)
        .where(*where, Submission.state == State.done)
        .subquery()
    )
    return select(ranked).where(ranked.c.rank == 1)
