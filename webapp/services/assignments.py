"""The homeworks of a course."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from grader.assignment import Assignment as EngineAssignment
from webapp.database import writing
from webapp.errors import NotFound
from webapp.models import Assignment, Counts, Course
from webapp.services import blobs


def publish(session: Session, course: Course, built: EngineAssignment, starter_name: str, starter: bytes) -> Assignment:
    """Offer an assignment in a course, or its new version: submissions stay with it."""
    with writing(session):
        assignment = session.scalars(_at(course.id, built.key)).one_or_none()
        if assignment is None:
            assignment = Assignment(course_id=course.id, key=built.key, counts=Counts.best)
        assignment.title = built.title
        assignment.digest = built.digest
        assignment.archive_sha256 = blobs.put(session, built.archive)
        assignment.starter_sha256 = blobs.put(session, starter)
        assignment.starter_name = starter_name
        assignment.possible = built.possible
        assignment.hidden_feedback = built.hidden_feedback
        assignment.submission_seconds = built.limits.submission_seconds
        session.add(assignment)
        session.flush()
    return assignment


def of(session: Session, course_ids: list[int]) -> list[Assignment]:
    """The assignments of some courses, in the order of their keys."""
    found = session.scalars(select(Assignment).where(Assignment.course_id.in_(course_ids)).order_by(Assignment.key))
    return list(found)


def get(session: Session, course: Course, key: str) -> Assignment:
    """The assignment of that key.

    Raises
    ------
    NotFound
        If the course has none.
    """
    found = session.scalars(_at(course.id, key)).one_or_none()
    if found is None:
        raise NotFound("This course has no such assignment.")
    return found


def starter(session: Session, assignment: Assignment) -> bytes:
    """The notebook that students start from."""
    return blobs.get(session, assignment.starter_sha256)


def _at(course_id: int, key: str) -> Select:
    return select(Assignment).where(Assignment.course_id == course_id, Assignment.key == key)
