"""Assignments, and the stored bytes that they and submissions are made of."""

from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from grader.report import HiddenFeedback
from webapp.models.base import Base, enum_column
from webapp.models.courses import Course


class Blob(Base):
    """Bytes named by their SHA-256, compressed where that helps; the same file is kept once."""

    __tablename__ = "blobs"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    codec: Mapped[str] = mapped_column(String(8))
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Counts(StrEnum):
    """Which of a student's attempts counts."""

    best = "best"
    latest = "latest"


class Assignment(Base):
    """A homework of a course: what students download and what their work is graded with."""

    __tablename__ = "assignments"
    __table_args__ = (UniqueConstraint("course_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(80))
    archive_sha256: Mapped[str] = mapped_column(ForeignKey("blobs.sha256"))
    starter_sha256: Mapped[str] = mapped_column(ForeignKey("blobs.sha256"))
    starter_name: Mapped[str] = mapped_column(String(200))
    possible: Mapped[float | None]
    hidden_feedback: Mapped[HiddenFeedback] = mapped_column(enum_column(HiddenFeedback))
    counts: Mapped[Counts] = mapped_column(enum_column(Counts))
    submission_seconds: Mapped[float]

    course: Mapped[Course] = relationship()
