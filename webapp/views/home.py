"""A person's courses."""

from itertools import groupby

from flask import Blueprint, render_template

from webapp.extensions import db
from webapp.services import assignments, courses, gradebook
from webapp.views.auth import person

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def index() -> str:
    enrolments = courses.of(db.session, person())
    offered = assignments.of(db.session, [enrolment.course_id for enrolment in enrolments])
    return render_template(
        "home/index.html",
        enrolments=enrolments,
        offered={
            course_id: list(group) for course_id, group in groupby(offered, key=lambda assignment: assignment.course_id)
        },
        standings=gradebook.standing_of(db.session, person(), offered),
        nothing=gradebook.NOTHING,
    )
