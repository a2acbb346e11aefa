"""The submission's page and status, and what each reader may see of the verdict."""

import pytest
from sqlalchemy import update

from grader.errors import Fault
from grader.job import Progress, Verdict
from grader.report import CellResult, HiddenFeedback, Outcome
from webapp.models import Submission
from webapp.services import queue
from webapp.views.words import OUTCOMES

pytestmark = pytest.mark.usefixtures("intro")
XSS = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def page(browser, submission):
    answer = browser.get(f"/submissions/{submission.id}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def status(browser, submission, **headers):
    return browser.get(f"/submissions/{submission.id}/status", headers=headers)


@pytest.fixture
def hidden_report(make_case, make_report):
    """A public case and a hidden one that both failed, with all there is to say."""
    return make_report(
        make_case("q1 - 1", 0, message="expected 4, got 3", detail="PUBLIC TRANSCRIPT"),
        make_case("q1 - 2", 0, hidden=True, message="an agreed sentence", detail="HIDDEN TRANSCRIPT"),
    )


def test_waiting_page_says_the_place(auth, school):
    """The page tells how many are ahead, and works without scripts."""
    school.submission("emmy")
    submission = school.submission("ada")
    auth.login("ada")
    shown = page(auth, submission)
    assert "1 submission is ahead of yours" in shown
    assert '<noscript><meta http-equiv="refresh"' in shown
    assert "live.js" in shown


def test_running_page_says_the_question(auth, school):
    """While it runs the page tells how far it is."""
    submission = school.submission()
    job = school.claim()
    auth.login("ada")
    assert "Running your notebook." in page(auth, submission)
    queue.renew(school.session, Progress(id=job.id, attempt=job.attempt, question="q2", done=2, total=8))
    assert "Checked q2: 2 of 8 questions." in page(auth, submission)


def test_status_is_304_until_something_changes(auth, school):
    """Asking again costs nothing while nothing changes."""
    submission = school.submission()
    auth.login("ada")
    first = status(auth, submission)
    etag = first.headers["ETag"]
    assert (first.json["state"], first.json["finished"]) == ("queued", False)
    again = status(auth, submission, **{"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    school.claim()
    changed = status(auth, submission, **{"If-None-Match": etag})
    assert changed.json["state"] == "running"


def test_finished_page_is_still(auth, school, make_report):
    """A page with a verdict asks no more."""
    submission = school.graded(make_report())
    auth.login("ada")
    shown = page(auth, submission)
    assert "live.js" not in shown and "http-equiv" not in shown


def test_status_has_the_verdict(auth, school, make_report):
    """The status of a graded submission carries the scores by question."""
    submission = school.graded(make_report())
    auth.login("ada")
    body = status(auth, submission).json
    assert (body["score"], body["possible"], body["finished"]) == (1.0, 1.0, True)
    assert body["questions"] == [{"name": "q1", "outcome": "passed", "score": 1.0, "possible": 1.0}]


def test_student_reads_public_detail(auth, school, hidden_report):
    """Public cases show message and transcript; of hidden ones the agreed sentence."""
    submission = school.graded(hidden_report)
    auth.login("ada")
    shown = page(auth, submission)
    assert "expected 4, got 3" in shown and "PUBLIC TRANSCRIPT" in shown
    assert "an agreed sentence" in shown and "hidden test" in shown
    assert "HIDDEN TRANSCRIPT" not in shown


def test_hidden_cases_may_be_nothing(auth, school, hidden_report):
    """Where the assignment says so, a student does not see that there are hidden cases with points."""
    school.assignment(hidden_feedback=HiddenFeedback.nothing)
    submission = school.graded(hidden_report)
    auth.login("ada")
    shown = page(auth, submission)
    assert "q1 - 2" not in shown and "agreed sentence" not in shown and "HIDDEN" not in shown
    assert status(auth, submission).json["possible"] == 1.0


@pytest.mark.parametrize("reader", ["alan", "grace"])
def test_staff_read_everything(auth, school, hidden_report, reader):
    """TA and instructor see hidden detail, whatever students are shown."""
    school.assignment(hidden_feedback=HiddenFeedback.nothing)
    submission = school.graded(hidden_report)
    auth.login(reader)
    shown = page(auth, submission)
    assert "HIDDEN TRANSCRIPT" in shown and "Ada" in shown


@pytest.mark.parametrize("fault", [Fault.author, Fault.operator])
def test_faults_of_others_are_not_read_by_students(auth, browse, school, make_report, fault):
    """A report without a score may quote a hidden test: the student gets our sentence, staff the reason."""
    submission = school.graded(make_report(score=None, fault=fault, questions=[], messages=["assert secret == 42"]))
    auth.login("ada")
    shown = page(auth, submission)
    assert "not your fault" in shown and "secret" not in shown
    assert "secret" not in status(auth, submission).get_data(as_text=True)
    assert "assert secret == 42" in page(browse("grace"), submission)


def test_report_of_a_retried_attempt_is_not_shown(auth, school, make_report):
    """While a submission is in line again, what the failed try said is nobody's verdict."""
    submission = school.submission()
    job = school.claim()
    lost = make_report(score=None, fault=Fault.ours, questions=[], messages=["keeper died"])
    queue.finish(school.session, Verdict(id=job.id, attempt=job.attempt, report=lost))
    auth.login("ada")
    shown = page(auth, submission)
    assert "will try again" in shown and "keeper died" not in shown


def test_cells_and_messages_are_shown(auth, school, make_report):
    """What stopped a cell, and what the grader has to say, is on the page."""
    report = make_report(
        cells=[CellResult(index=4, outcome=Outcome.timed_out, message="The cell ran for 5 s.", line=2)],
        messages=["Two cells were skipped."],
    )
    submission = school.graded(report)
    auth.login("ada")
    shown = page(auth, submission)
    assert "Cell 4, line 2" in shown and "The cell ran for 5 s." in shown and "Two cells were skipped." in shown


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_a_word(auth, school, make_case, make_report, outcome):
    """Colour is never the only sign."""
    submission = school.graded(make_report(make_case(score=0, outcome=outcome)))
    auth.login("ada")
    assert OUTCOMES[outcome][0] in page(auth, submission)


def test_texts_are_escaped(auth, browse, school, make_case, make_report):
    """Names, file names and everything in a report is text, never markup."""
    school.user("ada").name = f"Ada {XSS}"
    school.session.commit()
    report = make_report(
        make_case(name=XSS, score=0, message=XSS, detail=XSS),
        cells=[CellResult(index=1, outcome=Outcome.errored, message=XSS)],
        messages=[XSS],
    )
    submission = school.graded(report)
    # Past the cleaning of names, as if it were not there.
    school.session.execute(update(Submission).values(file_name=f"{XSS}.ipynb"))
    school.session.commit()
    auth.login("ada")
    staff = browse("grace")
    paths = ["/", "/courses/intro/assignments/hw01", f"/submissions/{submission.id}", "/courses/intro/scores"]
    for browser in (auth, staff):
        for path in paths:
            shown = browser.get(path).get_data(as_text=True)
            assert "<script>alert" not in shown and "<img src=x" not in shown


def test_file_is_only_ever_a_download(auth, school):
    """What a student sent is never a page of ours."""
    submission = school.submission(content="<script>alert(1)</script>", file="evil.py")
    auth.login("ada")
    answer = auth.get(f"/submissions/{submission.id}/file")
    assert answer.data == b"<script>alert(1)</script>"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_sandbox_is_named(auth, school, make_report):
    """Every result says in which sandbox it came about."""
    submission = school.graded(make_report())
    auth.login("ada")
    assert "<dt>Sandbox</dt><dd>none" in page(auth, submission)


def test_forgeable_scores_are_named_for_staff(auth, school, make_case, make_report):
    """Where tests ran beside the student's code, or let their object decide, staff are told."""
    submission = school.graded(make_report(make_case(rests_on_student=True), judge="in-box"))
    auth.login("grace")
    shown = page(auth, submission)
    assert "could be forged" in shown and "rests on the student" in shown
