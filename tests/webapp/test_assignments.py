"""The assignment's page: download, hand in, own attempts."""

import json
from io import BytesIO

import pytest
from sqlalchemy import event, func, select

from grader.report import HiddenFeedback
from webapp.models import Blob, Counts, State, Submission
from webapp.services import assignments, submissions

pytestmark = pytest.mark.usefixtures("intro")
PAGE = "/courses/intro/assignments/hw01"


def test_starter_is_a_download(auth):
    """The notebook arrives under its name, byte for byte."""
    auth.login("ada")
    answer = auth.get(f"{PAGE}/starter")
    assert json.loads(answer.data) == {"cells": []}
    assert answer.headers["Content-Disposition"] == "attachment; filename=hw01.ipynb"


def test_upload_is_queued(auth, school):
    """An upload becomes a queued row with its file, and the browser is sent to it."""
    auth.login("ada")
    answer = auth.upload("my work.ipynb", b"the content")
    assert answer.status_code == 303
    row = school.session.scalars(select(Submission)).one()
    assert answer.headers["Location"] == f"/submissions/{row.id}"
    assert (row.state, row.file_name, row.user.username, row.attempt) == (
        State.queued,
        "my work.ipynb",
        "ada",
        0,
    )
    assert submissions.content(school.session, row) == b"the content"


def test_accepting_is_one_transaction(school, engine):
    """File, submission and place in line are committed together, or not at all."""
    commits = []
    event.listen(engine, "commit", lambda connection: commits.append(1))
    school.submission(content=b"something new")
    school.session.rollback()
    assert len(commits) == 1


def test_failing_half_way_leaves_nothing(school, engine):
    """If the row cannot be written, the file is not kept either."""
    files = school.session.scalar(select(func.count()).select_from(Blob))
    school.session.rollback()

    @event.listens_for(engine, "before_cursor_execute")
    def fail(connection, cursor, statement, *rest):
        if statement.startswith("INSERT INTO submissions"):
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        school.submission(content=b"something new")
    event.remove(engine, "before_cursor_execute", fail)
    assert school.session.scalar(select(func.count()).select_from(Blob)) == files
    assert school.session.scalar(select(func.count()).select_from(Submission)) == 0


def test_same_file_is_kept_once(school):
    """Two students with the same file share its bytes."""
    before = school.session.scalar(select(func.count()).select_from(Blob))
    school.submission("ada", b"the same" * 100)
    school.submission("emmy", b"the same" * 100)
    assert school.session.scalar(select(func.count()).select_from(Blob)) == before + 1


@pytest.mark.parametrize("name", ["essay.docx", "photo.png", "notebook", "notebook.ipynb.exe", ".."])
def test_other_files_get_a_sentence(auth, school, name):
    """What is no notebook by its name is refused on the page itself."""
    auth.login("ada")
    answer = auth.upload(name)
    assert answer.status_code == 400
    assert "is no notebook" in answer.get_data(as_text=True)
    assert school.session.scalars(select(Submission)).all() == []


@pytest.mark.parametrize("named", [False, True])
def test_no_file_gets_a_sentence(auth, named):
    """Pressing the button too early is no error page."""
    auth.login("ada")
    data = {"file": (BytesIO(b""), "")} if named else {}
    answer = auth.post(f"{PAGE}/submissions", data, content_type="multipart/form-data")
    assert answer.status_code == 400
    assert "Please choose a file first" in answer.get_data(as_text=True)


@pytest.mark.parametrize("name", ["my.ipynb", "MY.IPYNB", "solution.py", "export.zip"])
def test_what_is_taken(auth, name):
    """Notebooks, scripts and exports, however they are written."""
    auth.login("ada")
    assert auth.upload(name).status_code == 303


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.py", "passwd.py"),
        ("C:\\Users\\ada\\my.ipynb", "my.ipynb"),
        ("a\x00b\n.py", "ab.py"),
        ("\u202egnp.ipynb", "gnp.ipynb"),
        ("x" * 300 + ".ipynb", "x" * 194 + ".ipynb"),
    ],
)
def test_names_are_cleaned(name, kept):
    """No folders, nothing invisible, not too long."""
    assert submissions.clean_name(name) == kept


def test_large_upload_is_a_page(auth, app):
    """Too large is a page with a sentence and the limit."""
    auth.login("ada")
    answer = auth.upload(content=b"x" * (app.config["MAX_CONTENT_LENGTH"] + 1))
    assert answer.status_code == 413
    assert "at most 20 MB" in answer.get_data(as_text=True)


def test_attempts_are_listed_newest_first(auth, school, make_case, make_report):
    """The page shows my attempts, their scores and which one counts."""
    school.graded(make_report(make_case(score=1)), file="good.ipynb")
    school.graded(make_report(make_case(score=0)), file="worse.ipynb")
    auth.login("ada")
    page = auth.get(PAGE).get_data(as_text=True)
    assert page.index("worse.ipynb") < page.index("good.ipynb")
    assert page.count(">counts<") == 1
    assert page.index("good.ipynb") < page.index(">counts<")


def test_latest_can_count(auth, school, make_case, make_report):
    """Where the latest counts, the page says so and marks it."""
    assignment = school.assignment()
    assignment.counts = Counts.latest
    school.session.commit()
    school.graded(make_report(make_case(score=1)), file="good.ipynb")
    school.graded(make_report(make_case(score=0)), file="worse.ipynb")
    auth.login("ada")
    page = auth.get(PAGE).get_data(as_text=True)
    assert "your latest attempt counts" in page
    assert page.index("worse.ipynb") < page.index(">counts<") < page.index("good.ipynb")


def test_others_attempts_are_not_listed(auth, school):
    """My attempts are mine."""
    school.submission("emmy", file="emmys.ipynb")
    auth.login("ada")
    assert "emmys.ipynb" not in auth.get(PAGE).get_data(as_text=True)


def test_hidden_scores_are_not_listed(auth, school, make_case, make_report):
    """Without hidden feedback the list shows the public score."""
    school.assignment(hidden_feedback=HiddenFeedback.nothing)
    school.graded(make_report(make_case(score=1), make_case(hidden=True, score=7, possible=9)), file="mine.ipynb")
    auth.login("ada")
    page = auth.get(PAGE).get_data(as_text=True)
    assert "<strong>1</strong>" in page
    assert "<strong>8</strong>" not in page


def test_new_version_keeps_submissions(school):
    """Publishing again changes the assignment in place."""
    submission = school.submission()
    renewed = school.assignment(title="Homework 1, corrected", digest="sha256:2", archive=b"new")
    assert renewed.id == submission.assignment_id
    assert school.claim().digest == "sha256:2"
    assert len(assignments.of(school.session, [renewed.course_id])) == 1
