"""Courses and roles. A course that a person does not belong to does not exist for them."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from webapp.database import writing
from webapp.errors import Forbidden, NotFound, Refused
from webapp.models import Course, Enrolment, Role, User

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def add(session: Session, slug: str, title: str) -> Course:
    """A new course.

    Raises
    ------
    Refused
        If the slug is taken or cannot be part of an address.
    """
    if not _SLUG.fullmatch(slug):
        raise Refused(f"“{slug}” cannot be a course's address: use small letters, digits and hyphens.")
    with writing(session):
        if find(session, slug) is not None:
            raise Refused(f"There is a course at {slug} already.")
        course = Course(slug=slug, title=title.strip() or slug)
        session.add(course)
        session.flush()
    return course


def find(session: Session, slug: str) -> Course | None:
    return session.scalars(select(Course).where(Course.slug == slug)).one_or_none()


def enrol(session: Session, user: User, course: Course, role: Role) -> None:
    """Give a person a role in a course, in place of the one they may have."""
    with writing(session):
        session.merge(Enrolment(user_id=user.id, course_id=course.id, role=role))


def of(session: Session, user: User) -> list[Enrolment]:
    """The courses of a person, by title."""
    found = session.scalars(
        select(Enrolment)
        .join(Enrolment.course)
        .where(Enrolment.user_id == user.id)
        .options(joinedload(Enrolment.course))
        .order_by(Course.title, Course.id)
    )
    return list(found)


def membership(session: Session, user: User, slug: str) -> Enrolment:
    """The person's place in the course at that address.

    Raises
    ------
    NotFound
        If there is none, whether or not there is such a course.
    """
    found = session.scalars(
        select(Enrolment)
        .join(Enrolment.course)
        .where(Enrolment.user_id == user.id, Course.slug == slug)
        .options(joinedload(Enrolment.course))
    ).one_or_none()
    if found is None:
        raise NotFound()
    return found


def staff_membership(session: Session, user: User, slug: str) -> Enrolment:
    """The same, for what staff alone may see; students are told so."""
    found = membership(session, user, slug)
    if not found.role.staff:
        raise Forbidden()
    return found


def role_of(session: Session, user: User, course_id: int) -> Role | None:
    return session.scalars(
        select(Enrolment.role).where(Enrolment.user_id == user.id, Enrolment.course_id == course_id)
    ).one_or_none()
