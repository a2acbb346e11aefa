"""The scores of a course: table, file, and no query per row."""

import csv
from io import StringIO

import pytest
from sqlalchemy import event

from grader.report import HiddenFeedback
from webapp.models import Counts
from webapp.services import courses, gradebook
from webapp.views.gradebook import harmless

pytestmark = pytest.mark.usefixtures("intro")


def scores(school):
    table = gradebook.table(school.session, courses.find(school.session, "intro"))
    return {row.user.username: [cell.score for cell in row.cells] for row in table.rows}


def test_students_by_assignments(school, make_case, make_report):
    """Every student has a row, staff have none, and a missing score is none."""
    school.assignment("hw02")
    school.graded(make_report(make_case(score=1)), "ada")
    assert scores(school) == {"ada": [1.0, None], "emmy": [None, None]}


def test_best_counts(school, make_case, make_report):
    """A later, worse attempt takes nothing away."""
    for score in (0.5, 1, 0):
        school.graded(make_report(make_case(score=score)))
    assert scores(school)["ada"] == [1.0]


def test_latest_counts_where_asked(school, make_case, make_report):
    """Unless the assignment says otherwise."""
    assignment = school.assignment()
    assignment.counts = Counts.latest
    school.session.commit()
    for score in (1, 0.5):
        school.graded(make_report(make_case(score=score)))
    assert scores(school)["ada"] == [0.5]


def test_hidden_cases_count_for_staff(school, make_case, make_report):
    """The table has the whole score, also where students are shown less."""
    school.assignment(hidden_feedback=HiddenFeedback.nothing)
    school.graded(make_report(make_case(score=1), make_case(hidden=True, score=2, possible=2)))
    assert scores(school)["ada"] == [3.0]


def test_page_links_to_what_counts(auth, school, make_report):
    """A score leads to its submission; what needs a look is marked."""
    from grader.errors import Fault

    done = school.graded(make_report())
    stuck = school.graded(make_report(score=None, fault=Fault.author, questions=[]), "emmy")
    school.submission("emmy")
    auth.login("grace")
    page = auth.get("/courses/intro/scores").get_data(as_text=True)
    assert f'href="/submissions/{done.id}">1</a>' in page
    assert f'href="/submissions/{stuck.id}">needs you</a>' in page
    assert "waiting</a>" in page


def test_file_has_what_the_table_has(auth, school, make_case, make_report):
    """The CSV holds a line a student, with empty cells for what is missing."""
    school.graded(make_report(make_case(score=0.75)), "ada")
    auth.login("alan")
    answer = auth.get("/courses/intro/scores.csv")
    assert answer.mimetype == "text/csv"
    assert list(csv.reader(StringIO(answer.get_data(as_text=True)))) == [
        ["username", "name", "hw01", "total"],
        ["ada", "Ada", "0.75", "0.75"],
        ["emmy", "Emmy", "", "0"],
    ]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "=cmd|' /C calc'!A0"])
def test_names_are_no_formulas(auth, school, name):
    """A name that a spreadsheet would run is made harmless."""
    user = school.user("ada")
    user.name = name
    school.session.commit()
    auth.login("grace")
    lines = list(csv.reader(StringIO(auth.get("/courses/intro/scores.csv").get_data(as_text=True))))
    (shown,) = [line[1] for line in lines if line[0] == "ada"]
    assert shown == f"'{name}"


def test_ordinary_names_stay():
    """Nobody is renamed without need."""
    assert harmless("Anne-Marie O'Neil") == "Anne-Marie O'Neil"


def test_no_query_per_row(auth, school, make_report, engine, app):
    """Ten times the students cost the same number of queries."""
    from webapp.extensions import db

    auth.login("grace")
    with app.app_context():
        site_engine = db.engine
    counted = []
    event.listen(site_engine, "before_cursor_execute", lambda *args: counted.append(args[2]))

    def queries():
        counted.clear()
        assert auth.get("/courses/intro/scores").status_code == 200
        return len(counted)

    before = queries()
    names = [f"student{number}" for number in range(20)]
    school.course("intro", student=names)
    for name in names:
        school.graded(make_report(), name)
    assert queries() == before


def test_empty_course(auth, school):
    """A course without students says so."""
    school.course("empty", instructor=["grace"])
    auth.login("grace")
    assert "No students are enrolled" in auth.get("/courses/empty/scores").get_data(as_text=True)
