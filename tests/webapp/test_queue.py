"""The line: who comes first, who holds what, and what happens to what is lost."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from grader.errors import Fault
from grader.job import Progress, Tier, Verdict
from webapp.database import now
from webapp.models import Blob, State, StoredReport, Submission
from webapp.services import queue

pytestmark = pytest.mark.usefixtures("intro")


def claim_files(school):
    """The files in the order in which they would be graded."""
    names = []
    while (job := queue.claim(school.session, "test", Tier.none)) is not None:
        names.append(job.file)
    return names


def test_first_come_first_served(school):
    """Between students the order is that of arrival."""
    school.submission("ada", file="a.ipynb")
    school.submission("emmy", file="e.ipynb")
    assert claim_files(school) == ["a.ipynb", "e.ipynb"]


def test_newest_of_a_student_first(school):
    """What a student sent last is what they wait for."""
    for number in range(3):
        school.submission("ada", file=f"{number}.ipynb")
    assert claim_files(school) == ["2.ipynb", "1.ipynb", "0.ipynb"]


def test_many_uploads_delay_nobody_else(school):
    """However many files a student sends, somebody else waits behind one of them at most."""
    for number in range(20):
        school.submission("ada", file=f"a{number}.ipynb")
    school.submission("emmy", file="e.ipynb")
    assert claim_files(school)[:2] == ["a19.ipynb", "e.ipynb"]


def test_uploads_that_keep_coming_delay_nobody(school):
    """A student who sends another file whenever one is taken still lets the other through."""
    school.submission("ada", file="a.ipynb")
    school.submission("ada", file="a.ipynb")
    school.submission("emmy", file="e.ipynb")
    taken = []
    while "e.ipynb" not in taken:
        taken.append(school.claim().file)
        school.submission("ada", file="a.ipynb")
    assert len(taken) <= 2


def test_priority_before_arrival(school):
    """A lower number goes first."""
    late = school.submission("ada", file="later.ipynb")
    school.submission("emmy", file="sooner.ipynb")
    late.priority = 1
    school.session.commit()
    assert claim_files(school) == ["sooner.ipynb", "later.ipynb"]


def test_position_counts_those_ahead(school):
    """The page's number is the number of claims until one's own."""
    first, second = school.submission("ada"), school.submission("emmy")
    assert [queue.position(school.session, school.row(each.id)) for each in (first, second)] == [1, 2]


def test_a_job_carries_all_that_a_worker_needs(school):
    """File, content, archive and digest travel with the job: a worker has no database."""
    submission = school.submission(content=b"\x00\xff binary", file="my work.ipynb")
    job = queue.claim(school.session, "test", Tier.reduced)
    assert job is not None
    assert (job.id, job.attempt, job.file) == (str(submission.id), 1, "my work.ipynb")
    assert (job.submission, job.archive, job.digest) == (b"\x00\xff binary", b"the archive", "sha256:1")
    assert job.weakest_tier is Tier.reduced


def test_a_claim_is_a_lease(school):
    """The row says since when, by whom and until when."""
    submission = school.row(school.submission().id)
    school.claim()
    row = school.row(submission.id)
    assert (row.state, row.worker, row.attempt) == (State.running, "test", 1)
    assert row.started_at is not None and row.lease_until is not None
    # As long as a healthy worker may be silent: the assignment's submission_seconds and some grace.
    assert row.lease_until - row.started_at >= timedelta(seconds=120)


def test_nobody_gets_what_another_has(sessions, school):
    """Many claim at once; each submission is claimed once."""
    for _ in range(20):
        school.submission()
    claimed: list[str] = []

    def work():
        with sessions() as session:
            while (job := queue.claim(session, "test", Tier.none)) is not None:
                claimed.append(job.id)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == len(set(claimed)) == 20


def test_verdict_is_recorded_once(school, make_report):
    """The second answer to a claim finds nothing to end."""
    submission = school.submission()
    job = school.claim()
    verdict = Verdict(id=job.id, attempt=job.attempt, report=make_report())
    assert queue.finish(school.session, verdict)
    assert not queue.finish(school.session, verdict)
    row = school.row(submission.id)
    assert (row.state, row.score, row.possible, row.lease_until) == (State.done, 1.0, 1.0, None)
    assert len(school.session.scalars(select(StoredReport)).all()) == 1


def test_late_answers_are_dropped(school, make_report):
    """After the claim went to another worker, the first one's words count for nothing."""
    submission = school.submission()
    stale = school.claim()
    queue.release(school.session, stale.id, stale.attempt, "gone")
    fresh = school.claim()
    assert fresh.attempt == stale.attempt + 1
    assert not queue.finish(school.session, Verdict(id=stale.id, attempt=stale.attempt, report=make_report()))
    assert not queue.renew(school.session, Progress(id=stale.id, attempt=stale.attempt, question="q", done=1, total=1))
    assert not queue.release(school.session, stale.id, stale.attempt, "gone again")
    assert school.row(submission.id).state is State.running
    assert queue.finish(school.session, Verdict(id=fresh.id, attempt=fresh.attempt, report=make_report()))


def test_progress_renews_the_lease(school):
    """A sign of life is noted and buys time."""
    submission = school.submission()
    job = school.claim()
    row = school.row(submission.id)
    row.lease_until = now(school.session)
    school.session.commit()
    assert queue.renew(school.session, Progress(id=job.id, attempt=job.attempt, question="q2\x00", done=3, total=9))
    row = school.row(submission.id)
    assert (row.question, row.questions_done, row.questions_total) == ("q2", 3, 9)
    assert row.lease_until > now(school.session)


def expire(school, submission):
    row = school.row(submission.id)
    row.lease_until = now(school.session) - timedelta(seconds=1)
    school.session.commit()


def test_expired_lease_goes_back(school):
    """A worker that fell silent loses its claim; a live one keeps it."""
    silent, alive = school.submission("ada"), school.submission("emmy")
    job = school.claim()
    school.claim()
    expire(school, silent)
    assert queue.sweep(school.session) == [(job.id, job.attempt)]
    assert school.row(silent.id).state is State.queued
    assert school.row(alive.id).state is State.running
    assert queue.sweep(school.session) == []


def test_place_in_line_survives_a_lost_claim(school):
    """Whoever was unlucky with a worker does not queue anew."""
    school.submission("ada", file="a.ipynb")
    school.submission("emmy", file="e.ipynb")
    job = school.claim()
    queue.release(school.session, job.id, job.attempt, "gone")
    assert claim_files(school) == ["a.ipynb", "e.ipynb"]


@pytest.mark.parametrize("loss", ["released", "expired", "ours"])
def test_three_losses_need_staff(school, make_report, loss):
    """Our failures are retried, then shown to staff; there is never a score for them."""
    submission = school.submission()
    for _ in range(queue.MOST_FAILURES):
        assert school.row(submission.id).state is State.queued
        job = school.claim()
        if loss == "released":
            queue.release(school.session, job.id, job.attempt, "the worker died")
        elif loss == "expired":
            expire(school, submission)
            queue.sweep(school.session)
        else:
            report = make_report(score=None, fault=Fault.ours, messages=["the judge died"])
            queue.finish(school.session, Verdict(id=job.id, attempt=job.attempt, report=report))
    row = school.row(submission.id)
    assert (row.state, row.score, row.failures) == (State.needs_staff, None, queue.MOST_FAILURES)
    assert row.reason and row.finished_at is not None


@pytest.mark.parametrize("fault", [Fault.author, Fault.operator])
def test_faults_of_staff_need_staff_at_once(school, make_report, fault):
    """Trying again does not mend an assignment or a machine; nobody gets a score for it."""
    report = make_report(score=None, fault=fault, messages=["q3.py does not load"])
    row = school.graded(report)
    assert (row.state, row.score) == (State.needs_staff, None)
    assert "q3.py does not load" in row.reason


def test_a_score_of_ours_is_not_believed(school, make_report):
    """A report that says it is our fault and gives a score anyway gives none."""
    submission = school.submission()
    job = school.claim()
    report = make_report(fault=Fault.author)
    queue.finish(school.session, Verdict(id=job.id, attempt=job.attempt, report=report))
    assert school.row(submission.id).score is None


def test_the_database_refuses_a_score_without_a_verdict(school):
    """The promise holds whatever code writes the row."""
    school.submission()
    with pytest.raises(IntegrityError):
        school.session.execute(text("UPDATE submissions SET score = 1"))
    school.session.rollback()


def test_handing_back_is_no_failure(school):
    """When the site stops, what was in work waits for the next start and nothing is counted."""
    submission = school.submission()
    job = school.claim()
    assert queue.hand_back(school.session, job.id, job.attempt)
    row = school.row(submission.id)
    assert (row.state, row.failures, row.finished_at) == (State.queued, 0, None)


def test_next_life_gives_back(school):
    """A dispatcher that was killed finds its own claims again, and leaves those of others."""
    mine, other = school.submission("ada"), school.submission("emmy")
    queue.claim(school.session, "me", Tier.none)
    queue.claim(school.session, "other", Tier.none)
    assert queue.release_all(school.session, "me") == 1
    assert school.row(mine.id).state is State.queued
    assert school.row(other.id).state is State.running


def test_corrupt_file_needs_staff(school):
    """Bytes that changed on the disk are never graded, and do not block the line."""
    submission = school.submission(content=b"as handed in")
    school.session.execute(
        Blob.__table__.update().where(Blob.sha256 == submission.blob_sha256).values(data=b"rotten", codec="raw")
    )
    school.session.commit()
    assert queue.claim(school.session, "test", Tier.none) is None
    row = school.row(submission.id)
    assert row.state is State.needs_staff
    assert "has changed since it was stored" in row.reason
    assert not queue.waiting(school.session)


def test_public_score_leaves_hidden_cases_out(school, make_case, make_report):
    """What an assignment without hidden feedback shows is stored beside the score."""
    row = school.graded(make_report(make_case(score=1), make_case(hidden=True, score=0, possible=4)))
    assert (row.score, row.possible) == (1.0, 5.0)
    assert (row.public_score, row.public_possible) == (1.0, 1.0)


def test_every_attempt_keeps_its_report(school, make_report):
    """Staff can see what each try came to."""
    submission = school.submission()
    for report in (make_report(score=None, fault=Fault.ours), make_report()):
        job = school.claim()
        queue.finish(school.session, Verdict(id=job.id, attempt=job.attempt, report=report))
    stored = school.session.scalars(select(StoredReport).order_by(StoredReport.attempt)).all()
    assert [(each.attempt, each.fault) for each in stored] == [(1, Fault.ours), (2, Fault.none)]
    assert school.row(submission.id).state is State.done
    assert school.session.get_one(Submission, submission.id).score == 1.0
