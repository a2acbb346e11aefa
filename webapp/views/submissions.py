"""A submission: waiting, in work, or with its result."""

from io import BytesIO
from typing import Any

from flask import Blueprint, jsonify, render_template, request, send_file
from werkzeug.wrappers import Response

from grader.report import Report
from webapp.extensions import db
from webapp.models import State
from webapp.services import queue, submissions
from webapp.services.submissions import View
from webapp.views import words
from webapp.views.auth import person

blueprint = Blueprint("submissions", __name__, url_prefix="/submissions/<int(max=2147483647):submission_id>")


@blueprint.get("")
def show(submission_id: int) -> str:
    view = submissions.visible(db.session, person(), submission_id)
    return render_template(
        "submissions/show.html",
        view=view,
        submission=view.submission,
        assignment=view.assignment,
        course=view.assignment.course,
        headline=_headline(view),
        report=submissions.report(db.session, view),
    )


@blueprint.get("/status")
def status(submission_id: int) -> Response:
    """What the page asks again and again: small, and 304 while nothing changes."""
    view = submissions.visible(db.session, person(), submission_id)
    response = jsonify(_status(view))
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    return response.make_conditional(request)


@blueprint.get("/file")
def file(submission_id: int) -> Response:
    """The file as it was handed in; always a download, never shown as a page of ours."""
    view = submissions.visible(db.session, person(), submission_id)
    return send_file(
        BytesIO(submissions.content(db.session, view.submission)),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=view.submission.file_name,
    )


def _status(view: View) -> dict[str, Any]:
    submission = view.submission
    body = {
        "id": submission.id,
        "state": submission.state,
        "finished": submission.state.finished,
        "headline": _headline(view),
        "questions_done": submission.questions_done,
        "questions_total": submission.questions_total,
    }
    report = submissions.report(db.session, view) if submission.state.finished else None
    return body | (_verdict(report) if report is not None else {})


def _verdict(report: Report) -> dict[str, Any]:
    return {
        "score": report.score,
        "possible": report.possible,
        "sandbox": report.sandbox.tier,
        "questions": [
            {
                "name": question.name,
                "outcome": question.outcome,
                "score": question.score,
                "possible": question.possible,
            }
            for question in report.questions
        ],
    }


def _headline(view: View) -> str:
    submission = view.submission
    if submission.state is State.queued:
        return words.waiting(queue.position(db.session, submission), submission.failures)
    if submission.state is State.running:
        return words.running(submission.question, submission.questions_done, submission.questions_total)
    return words.done() if submission.state is State.done else words.needs_staff()
