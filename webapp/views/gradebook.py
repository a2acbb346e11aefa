"""The scores of a course, for its staff."""

import csv
from io import StringIO

from flask import Blueprint, Response, render_template

from webapp.extensions import db
from webapp.services import courses, gradebook
from webapp.services.gradebook import Row, Standing, Table
from webapp.views import words
from webapp.views.auth import person

blueprint = Blueprint("gradebook", __name__, url_prefix="/courses/<slug>")


@blueprint.get("/scores")
def table(slug: str) -> str:
    return render_template("gradebook/table.html", table=_table(slug))


@blueprint.get("/scores.csv")
def table_csv(slug: str) -> Response:
    return Response(
        _csv(_table(slug)),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{slug}-scores.csv"'},
    )


def _table(slug: str) -> Table:
    return gradebook.table(db.session, courses.staff_membership(db.session, person(), slug).course)


def _csv(scores: Table) -> str:
    out = StringIO()
    writer = csv.writer(out)
    keys = [harmless(assignment.key) for assignment in scores.assignments]
    writer.writerow(["username", "name", *keys, "total"])
    for row in scores.rows:
        writer.writerow(_line(row))
    return out.getvalue()


def _line(row: Row) -> list[str]:
    cells = [_cell(standing) for standing in row.cells]
    return [harmless(row.user.username), harmless(row.user.name), *cells, words.points(row.total)]


def _cell(standing: Standing) -> str:
    return "" if standing.score is None else words.points(standing.score)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@") or text[:1] in ("\t", "\r", "\n") else text
