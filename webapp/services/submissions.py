"""Handing in, and what may be seen of it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from grader.report import HiddenFeedback, Report
from webapp.database import now, writing
from webapp.errors import NotFound, Refused
from webapp.models import Assignment, Role, State, StoredReport, Submission, User
from webapp.services import blobs, courses

SUFFIXES = (".ipynb", ".py", ".zip")
LONGEST_NAME = 200
STEP_BACK_MS = 60_000


def accept(session: Session, assignment: Assignment, user: User, file_name: str, content: bytes) -> Submission:
    """Take a file in: the file, the submission and its place in line are one commit.

    The new submission stands in line from now. Those of the same student that still wait step back a minute
    each: their newest work comes first, and however many they send, nobody else waits longer for it.

    Raises
    ------
    Refused
        If the file's name shows that it is no homework.
    """
    name = clean_name(file_name)
    if not name.lower().endswith(SUFFIXES):
        raise Refused(f"“{name}” is no notebook. Please hand in a file that ends in .ipynb, .py or .zip.")
    with writing(session):
        moment = now(session)
        session.execute(
            update(Submission)
            .where(Submission.user_id == user.id, Submission.state == State.queued)
            .values(line_ms=Submission.line_ms + STEP_BACK_MS)
            .execution_options(synchronize_session=False)
        )
        submission = Submission(
            assignment_id=assignment.id,
            user_id=user.id,
            file_name=name,
            blob_sha256=blobs.put(session, content),
            submitted_at=moment,
            state=State.queued,
            queued_at=moment,
            line_ms=int(moment.timestamp() * 1000),
        )
        session.add(submission)
        session.flush()
    return submission


def clean_name(file_name: str) -> str:
    """A file's name as shown and stored: no folders, nothing invisible, not too long, its ending kept."""
    last = PurePosixPath(file_name.replace("\\", "/")).name
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    if len(shown) <= LONGEST_NAME:
        return shown or "file"
    suffix = PurePosixPath(shown).suffix[:10]
    return shown[: LONGEST_NAME - len(suffix)] + suffix


@dataclass(frozen=True)
class View:
    """A submission as one person may see it."""

    submission: Submission
    assignment: Assignment
    role: Role

    @property
    def staff(self) -> bool:
        return self.role.staff


def visible(session: Session, user: User, submission_id: int) -> View:
    """A submission for one person: their own, or any of a course that they are staff of.

    Raises
    ------
    NotFound
        If it is none of their business or does not exist.
    """
    submission = session.scalars(
        select(Submission)
        .where(Submission.id == submission_id)
        .options(
            joinedload(Submission.user),
            joinedload(Submission.assignment).joinedload(Assignment.course),
        )
    ).one_or_none()
    if submission is None:
        raise NotFound()
    role = courses.role_of(session, user, submission.assignment.course_id)
    if role is None or not (role.staff or submission.user_id == user.id):
        raise NotFound()
    return View(submission, submission.assignment, role)


def content(session: Session, submission: Submission) -> bytes:
    """The file as it was handed in."""
    return blobs.get(session, submission.blob_sha256)


def report(session: Session, view: View) -> Report | None:
    """The verdict as the person may read it, if there is one.

    A report without a score speaks of the author's, the operator's or our own failure, perhaps in words from
    a hidden test: only staff read it.
    """
    text = session.scalars(
        select(StoredReport.text)
        .where(StoredReport.submission_id == view.submission.id)
        .order_by(StoredReport.attempt.desc())
        .limit(1)
    ).one_or_none()
    if text is None or not view.submission.state.finished:
        return None
    full = Report.from_json(text)
    if view.staff:
        return full
    return full.for_student(view.assignment.hidden_feedback) if full.graded else None


@dataclass(frozen=True)
class Attempt:
    """A line in a list of attempts; the score is the one that the student may know."""

    id: int
    file_name: str
    submitted_at: datetime
    state: State
    score: float | None
    possible: float | None


def attempts(session: Session, assignment: Assignment, user: User) -> list[Attempt]:
    """What a student has handed in for an assignment, newest first."""
    found = session.scalars(
        select(Submission)
        .where(Submission.assignment_id == assignment.id, Submission.user_id == user.id)
        .order_by(Submission.id.desc())
    )
    return [_attempt(row, assignment.hidden_feedback) for row in found]


def _attempt(row: Submission, feedback: HiddenFeedback) -> Attempt:
    public = feedback is HiddenFeedback.nothing
    return Attempt(
        id=row.id,
        file_name=row.file_name,
        submitted_at=row.submitted_at,
        state=row.state,
        score=row.public_score if public else row.score,
        possible=row.public_possible if public else row.possible,
    )
