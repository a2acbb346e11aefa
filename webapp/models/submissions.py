"""Submissions and the reports on them. The row is the truth; queues and workers only follow it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from grader.errors import Fault
from webapp.models.accounts import User
from webapp.models.assignments import Assignment
from webapp.models.base import Base, UtcDateTime, enum_column


class State(StrEnum):
    """Where a submission is."""

    queued = "queued"
    running = "running"
    done = "done"
    needs_staff = "needs_staff"

    @property
    def finished(self) -> bool:
        return self in (State.done, State.needs_staff)


class Submission(Base):
    """A file handed in, and how far its grading is.

    `attempt` numbers the claims: an answer that carries another number is too late and is dropped.
    `failures` counts the claims that Holt itself lost; past a limit staff must look. `line_ms` is the place
    in line: milliseconds since 1970, pushed back when the same student hands in again. The `public_` scores
    are those of the public cases alone.
    """

    __tablename__ = "submissions"
    __table_args__ = (
        CheckConstraint("state = 'done' OR (score IS NULL AND public_score IS NULL)", name="score_only_when_done"),
        CheckConstraint("state <> 'done' OR score IS NOT NULL", name="done_has_score"),
        Index(None, "assignment_id", "user_id", "id"),
        Index(None, "user_id"),
        Index(
            "ix_submissions_line",
            "priority",
            "line_ms",
            "id",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
        Index(
            "ix_submissions_lease",
            "lease_until",
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    file_name: Mapped[str] = mapped_column(String(255))
    blob_sha256: Mapped[str] = mapped_column(ForeignKey("blobs.sha256"))
    submitted_at: Mapped[datetime] = mapped_column(UtcDateTime)

    state: Mapped[State] = mapped_column(enum_column(State))
    reason: Mapped[str] = mapped_column(Text, default="")
    priority: Mapped[int] = mapped_column(default=0)
    line_ms: Mapped[int] = mapped_column(BigInteger)
    queued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempt: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str | None] = mapped_column(String(255))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)

    question: Mapped[str] = mapped_column(String(255), default="")
    questions_done: Mapped[int] = mapped_column(default=0)
    questions_total: Mapped[int] = mapped_column(default=0)

    score: Mapped[float | None]
    possible: Mapped[float | None]
    public_score: Mapped[float | None]
    public_possible: Mapped[float | None]

    user: Mapped[User] = relationship()
    assignment: Mapped[Assignment] = relationship()


class StoredReport(Base):
    """What an attempt came to, word for word. The newest one is the submission's."""

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("submission_id", "attempt"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"))
    attempt: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    fault: Mapped[Fault] = mapped_column(enum_column(Fault))
    digest: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text, deferred=True)
