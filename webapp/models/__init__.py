"""The tables: plain SQLAlchemy, usable without Flask."""

from webapp.models.accounts import SignIn, User
from webapp.models.assignments import Assignment, Blob, Counts
from webapp.models.base import Base
from webapp.models.courses import Course, Enrolment, Role
from webapp.models.submissions import State, StoredReport, Submission

__all__ = [
    "Assignment",
    "Base",
    "Blob",
    "Counts",
    "Course",
    "Enrolment",
    "Role",
    "SignIn",
    "State",
    "StoredReport",
    "Submission",
    "User",
]
