"""Courses and who belongs to them."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models.accounts import User
from webapp.models.base import Base, enum_column


class Role(StrEnum):
    """What a person is in a course."""

    student = "student"
    ta = "ta"
    instructor = "instructor"

    @property
    def staff(self) -> bool:
        return self is not Role.student


class Course(Base):
    """A course; its slug is its address."""

    __tablename__ = "courses"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[str] = mapped_column(String(200))


class Enrolment(Base):
    """A person's role in a course."""

    __tablename__ = "enrolments"
    __table_args__ = (Index(None, "course_id"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[Role] = mapped_column(enum_column(Role))

    user: Mapped[User] = relationship()
    course: Mapped[Course] = relationship()
