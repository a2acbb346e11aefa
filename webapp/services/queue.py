"""The line of submissions that wait, the leases on those in work, and the one end of each.

Rows are claimed and ended in single statements, fenced by the attempt number, so several dispatchers and
late answers do no harm. A claim that Holt loses (a worker died, a lease ran out, a report with our fault)
goes back to its place in line; after MOST_FAILURES of them staff must look, and there is no score.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, tuple_, update
from sqlalchemy.orm import Session

from grader.errors import Fault
from grader.job import GradeJob, Progress, Tier, Verdict
from grader.report import Report
from webapp.database import now, writing
from webapp.errors import CorruptBlob
from webapp.models import Assignment, State, StoredReport, Submission
from webapp.services import blobs

MOST_FAILURES = 3
GRACE_SECONDS = 30.0
_KEEP = {"synchronize_session": False}


def waiting(session: Session) -> bool:
    """Whether anything is in line; asks without the lock that a claim takes."""
    found = session.scalar(select(Submission.id).where(Submission.state == State.queued).limit(1))
    session.rollback()
    return found is not None


def claim(session: Session, worker: str, weakest_tier: Tier) -> GradeJob | None:
    """Take the first in line, with a lease, as the job that a worker can do without a database."""
    with writing(session):
        moment = now(session)
        taken = session.execute(
            update(Submission)
            .where(Submission.id == _first_in_line(), Submission.state == State.queued)
            .values(
                state=State.running,
                worker=worker,
                attempt=Submission.attempt + 1,
                started_at=moment,
                finished_at=None,
                lease_until=moment + timedelta(seconds=GRACE_SECONDS),
                question="",
                questions_done=0,
                questions_total=0,
            )
            .returning(Submission.id)
            .execution_options(**_KEEP)
        ).scalar()
        if taken is None:
            return None
        return _job(session, taken, weakest_tier)


def _first_in_line() -> Any:
    return (
        select(Submission.id)
        .where(Submission.state == State.queued)
        .order_by(Submission.priority, Submission.line_ms, Submission.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )


def _job(session: Session, submission_id: int, weakest_tier: Tier) -> GradeJob | None:
    submission = session.get_one(Submission, submission_id, populate_existing=True)
    assignment = session.get_one(Assignment, submission.assignment_id, populate_existing=True)
    try:
        job = GradeJob(
            id=str(submission.id),
            attempt=submission.attempt,
            file=submission.file_name,
            submission=blobs.get(session, submission.blob_sha256),
            digest=assignment.digest,
            archive=blobs.get(session, assignment.archive_sha256),
            weakest_tier=weakest_tier,
        )
    except CorruptBlob as error:
        _end(session, submission_id, submission.attempt, State.needs_staff, reason=str(error))
        return None
    # A healthy worker may be silent for a submission's whole time: until its first question ends.
    submission.lease_until = now(session) + _lease(assignment)
    return job


def _lease(assignment: Assignment) -> timedelta:
    """Twice what a submission may take: one whose case ends its judge is judged again within that."""
    return timedelta(seconds=2 * assignment.submission_seconds + GRACE_SECONDS)


def renew(session: Session, progress: Progress) -> bool:
    """Note a sign of life and renew the lease; False if the claim is no longer the worker's."""
    with writing(session):
        assignment = session.scalars(
            select(Assignment)
            .join(Submission, Submission.assignment_id == Assignment.id)
            .where(*_held(progress.id, progress.attempt))
        ).one_or_none()
        if assignment is None:
            return False
        changed = session.execute(
            update(Submission)
            .where(*_held(progress.id, progress.attempt))
            .values(
                lease_until=now(session) + _lease(assignment),
                question=progress.question.replace("\x00", "")[:255],
                questions_done=progress.done,
                questions_total=progress.total,
            )
            .returning(Submission.id)
            .execution_options(**_KEEP)
        )
        return changed.scalar() is not None


def finish(session: Session, verdict: Verdict) -> bool:
    """Record a verdict, once; False if the claim is no longer the worker's, and then nothing is recorded."""
    report = verdict.report
    with writing(session):
        if not _ended(session, verdict):
            return False
        session.add(
            StoredReport(
                submission_id=int(verdict.id),
                attempt=verdict.attempt,
                created_at=now(session),
                fault=report.fault,
                digest=report.assignment.digest[:80],
                text=report.to_json(),
            )
        )
        return True


def _ended(session: Session, verdict: Verdict) -> bool:
    report = verdict.report
    if report.fault is Fault.ours:
        return bool(_give_back(session, _held(verdict.id, verdict.attempt), _why(report)))
    if report.score is None or report.fault in (Fault.author, Fault.operator):
        return _end(session, int(verdict.id), verdict.attempt, State.needs_staff, reason=_why(report))
    return _end(session, int(verdict.id), verdict.attempt, State.done, reason="", values=_scores(report))


def _scores(report: Report) -> dict[str, float | None]:
    public = [case for question in report.questions for case in question.cases if not case.hidden]
    return {
        "score": report.score,
        "possible": report.possible,
        "public_score": sum(case.score for case in public),
        "public_possible": sum(case.possible for case in public),
    }


def _why(report: Report) -> str:
    said = " ".join(report.messages) or "The report gives no reason."
    return f"{_WHOSE[report.fault]} {said}".replace("\x00", "")


_WHOSE = {
    Fault.none: "The report has no score.",
    Fault.student: "The report has no score.",
    Fault.author: "The assignment cannot be graded with.",
    Fault.operator: "The grading machine is not set up for this.",
    Fault.ours: "Holt failed.",
}


def release(session: Session, submission_id: str, attempt: int, reason: str) -> bool:
    """Give back a claim whose worker is gone."""
    with writing(session):
        return bool(_give_back(session, _held(submission_id, attempt), reason))


def hand_back(session: Session, submission_id: str, attempt: int) -> bool:
    """Give back a claim that we drop on purpose, as when the site stops: no failure."""
    with writing(session):
        return _end(session, int(submission_id), attempt, State.queued, finished=False, reason="")


def release_all(session: Session, worker: str) -> int:
    """Give back what an earlier life of this dispatcher held when it was killed."""
    with writing(session):
        held = [Submission.state == State.running, Submission.worker == worker]
        return len(_give_back(session, held, "The site was stopped in the middle of grading."))


def sweep(session: Session) -> list[tuple[str, int]]:
    """Give back every claim whose lease has run out; returns which they were."""
    moment = now(session)
    lost = [Submission.state == State.running, Submission.lease_until < moment]
    if session.scalar(select(Submission.id).where(*lost).limit(1)) is None:
        session.rollback()
        return []
    with writing(session):
        return _give_back(session, lost, "The worker fell silent.")


def position(session: Session, submission: Submission) -> int:
    """The place in line, 1 being next."""
    mine = (submission.priority, submission.line_ms, submission.id)
    before = session.scalar(
        select(func.count())
        .select_from(Submission)
        .where(
            Submission.state == State.queued,
            tuple_(Submission.priority, Submission.line_ms, Submission.id) < tuple_(*mine),
        )
    )
    return (before or 0) + 1


def _held(submission_id: str, attempt: int) -> list[ColumnElement[bool]]:
    return [
        Submission.id == int(submission_id),
        Submission.attempt == attempt,
        Submission.state == State.running,
    ]


def _give_back(session: Session, which: Sequence[ColumnElement[bool]], reason: str) -> list[tuple[str, int]]:
    spent = Submission.failures + 1 >= MOST_FAILURES
    given = session.execute(
        update(Submission)
        .where(*which)
        .values(
            failures=Submission.failures + 1,
            state=case((spent, State.needs_staff.value), else_=State.queued.value),
            finished_at=case((spent, now(session)), else_=None),
            reason=reason,
            worker=None,
            lease_until=None,
        )
        .returning(Submission.id, Submission.attempt)
        .execution_options(**_KEEP)
    )
    return [(str(row.id), row.attempt) for row in given]


def _end(
    session: Session,
    submission_id: int,
    attempt: int,
    state: State,
    *,
    finished: bool = True,
    reason: str,
    values: dict[str, float | None] | None = None,
) -> bool:
    ended = session.execute(
        update(Submission)
        .where(*_held(str(submission_id), attempt))
        .values(
            state=state,
            finished_at=now(session) if finished else None,
            worker=None,
            lease_until=None,
            reason=reason,
            **(values or {}),
        )
        .returning(Submission.id)
        .execution_options(**_KEEP)
    )
    return ended.scalar() is not None
