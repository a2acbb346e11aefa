"""An assignment: what to start from, where to hand in, what was handed in."""

from io import BytesIO

from flask import Blueprint, current_app, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from webapp.errors import Refused
from webapp.extensions import db
from webapp.models import Assignment, Enrolment
from webapp.services import assignments, courses, gradebook, submissions
from webapp.views.auth import person

blueprint = Blueprint("assignments", __name__, url_prefix="/courses/<slug>/assignments/<key>")


@blueprint.get("")
def show(slug: str, key: str) -> str:
    return _page(*_find(slug, key))


@blueprint.get("/starter")
def starter(slug: str, key: str) -> Response:
    _, assignment = _find(slug, key)
    return send_file(
        BytesIO(assignments.starter(db.session, assignment)),
        mimetype="application/x-ipynb+json",
        as_attachment=True,
        download_name=assignment.starter_name,
    )


@blueprint.post("/submissions")
def hand_in(slug: str, key: str) -> Response | tuple[str, int]:
    enrolment, assignment = _find(slug, key)
    file = request.files.get("file")
    try:
        if file is None or not file.filename:
            raise Refused("Please choose a file first.")
        submission = submissions.accept(db.session, assignment, person(), file.filename, file.read())
    except Refused as refusal:
        return _page(enrolment, assignment, refusal=str(refusal)), 400
    return redirect(url_for("submissions.show", submission_id=submission.id), 303)


def _find(slug: str, key: str) -> tuple[Enrolment, Assignment]:
    enrolment = courses.membership(db.session, person(), slug)
    return enrolment, assignments.get(db.session, enrolment.course, key)


def _page(enrolment: Enrolment, assignment: Assignment, refusal: str = "") -> str:
    attempts = submissions.attempts(db.session, assignment, person())
    return render_template(
        "assignments/show.html",
        course=enrolment.course,
        role=enrolment.role,
        assignment=assignment,
        attempts=attempts,
        counting=gradebook.counting(assignment, attempts),
        refusal=refusal,
        upload_bytes=current_app.config["UPLOAD_BYTES"],
        suffixes=submissions.SUFFIXES,
    )
