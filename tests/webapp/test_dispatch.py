"""The contract of dispatcher and executor, kept by every executor.

The fake worker does what the file says.
"""

import threading

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DataError, OperationalError

from grader.job import Tier
from webapp import dispatch
from webapp.dispatch import Dispatcher
from webapp.executors.local import LocalExecutor
from webapp.models import State, StoredReport
from webapp.services import queue

pytestmark = pytest.mark.usefixtures("intro")


@pytest.fixture(params=["local"])
def make_executor(fake_worker):
    """One executor of each kind, with two workers."""
    return lambda: LocalExecutor(fake_worker, workers=2)


@pytest.fixture
def make_dispatcher(sessions, make_executor, monkeypatch):
    """Dispatchers over the same database, stopped at the end."""
    monkeypatch.setattr(dispatch, "SWEEP_SECONDS", 0.05)
    started = []

    def make(executor=None):
        dispatcher = Dispatcher(sessions, executor or make_executor(), name="test", weakest_tier=Tier.none)
        started.append(dispatcher)
        return dispatcher

    yield make
    for dispatcher in started:
        dispatcher.stop()


@pytest.fixture
def running(make_dispatcher):
    """A dispatcher at work."""
    dispatcher = make_dispatcher()
    dispatcher.start()
    return dispatcher


def finished(school, submission):
    return lambda: school.row(submission.id).state.finished


def test_graded_once(running, school, soon):
    """A submission comes back with its score, its report and one attempt."""
    submission = school.submission()
    soon(finished(school, submission))
    row = school.row(submission.id)
    assert (row.state, row.score, row.attempt, row.failures) == (State.done, 2.0, 1, 0)
    assert len(school.session.scalars(select(StoredReport)).all()) == 1


def test_many_are_all_graded(running, school, soon):
    """Nothing is lost and nothing is graded twice."""
    submissions = [school.submission("ada" if number % 2 else "emmy") for number in range(12)]
    for submission in submissions:
        soon(finished(school, submission))
    assert len(school.session.scalars(select(StoredReport)).all()) == len(submissions)


@pytest.mark.parametrize("trouble", ["die", "garbage", "other", "ours"])
def test_one_loss_is_mended(running, school, soon, trouble):
    """A worker that dies, talks nonsense or reports our own failure costs a try, not a point."""
    submission = school.submission(content=f"{trouble} until 2")
    soon(finished(school, submission))
    row = school.row(submission.id)
    assert (row.state, row.score, row.attempt, row.failures) == (State.done, 2.0, 2, 1)


@pytest.mark.parametrize("trouble", ["die", "garbage", "ours"])
def test_always_lost_needs_staff(running, school, soon, trouble):
    """Three losses, then staff look; the other students are graded meanwhile."""
    poison, healthy = school.submission("ada", content=trouble), school.submission("emmy")
    soon(finished(school, poison))
    soon(finished(school, healthy))
    row = school.row(poison.id)
    assert (row.state, row.score, row.attempt) == (State.needs_staff, None, 3)
    assert school.row(healthy.id).state is State.done


def test_authors_fault_needs_staff_at_once(running, school, soon):
    """No second try for what a second try cannot mend."""
    submission = school.submission(content="author")
    soon(finished(school, submission))
    row = school.row(submission.id)
    assert (row.state, row.score, row.attempt) == (State.needs_staff, None, 1)


def test_progress_is_told(running, school, soon):
    """The row says how far the work is while it lasts."""
    submission = school.submission(content="progress")
    soon(lambda: school.row(submission.id).question == "q1")
    row = school.row(submission.id)
    assert (row.state, row.questions_done, row.questions_total) == (State.running, 1, 2)


def test_hanging_worker_is_replaced(running, school, soon):
    """A lease that runs out ends the worker that sits on it; the work is done by another."""
    submission = school.submission(content="hang until 2")
    soon(lambda: school.row(submission.id).state is State.running)
    row = school.row(submission.id)
    row.lease_until = row.started_at
    school.session.commit()
    soon(finished(school, submission))
    assert school.row(submission.id).attempt == 2


def test_late_verdict_is_dropped(make_dispatcher, make_executor, school, soon):
    """A verdict on a claim that was given to somebody else changes nothing."""
    executor = make_executor()
    dispatcher = make_dispatcher(executor)
    executor.start()
    soon(executor.free)
    submission = school.submission()
    job = school.claim()
    assert executor.submit(job)
    queue.release(school.session, job.id, job.attempt, "taken away")
    stolen = school.claim()  # somebody else's now
    soon(executor.free)
    dispatcher._listen(0)
    row = school.row(submission.id)
    assert (row.state, row.attempt, row.score) == (State.running, stolen.attempt, None)
    assert school.session.scalars(select(StoredReport)).all() == []


def test_stop_gives_back(running, school, soon):
    """What is in work when the site stops waits for the next start, without a failure."""
    submission = school.submission(content="hang")
    soon(lambda: school.row(submission.id).state is State.running)
    running.stop()
    row = school.row(submission.id)
    assert (row.state, row.failures) == (State.queued, 0)


def test_next_life_takes_over(make_dispatcher, school, soon):
    """A dispatcher that was killed left a claim behind; its next life does the work."""
    submission = school.submission()
    queue.claim(school.session, "test", Tier.none)
    make_dispatcher().start()
    soon(finished(school, submission))
    assert school.row(submission.id).state is State.done


def test_database_trouble_loses_no_verdict(make_dispatcher, school, soon, monkeypatch):
    """A verdict that could not be recorded is recorded when the database is back."""
    away = threading.Event()
    away.set()
    finish, tried = queue.finish, threading.Event()

    def flaky(session, verdict):
        tried.set()
        if away.is_set():
            raise OperationalError("finish", {}, Exception("the database is away"))
        return finish(session, verdict)

    monkeypatch.setattr(queue, "finish", flaky)
    monkeypatch.setattr(dispatch, "TROUBLE_SECONDS", 0.01)
    make_dispatcher().start()
    submission = school.submission()
    soon(tried.is_set)
    away.clear()
    soon(finished(school, submission))
    assert school.row(submission.id).attempt == 1


def test_answer_that_cannot_be_stored_blocks_nobody(running, school, soon, monkeypatch):
    """What the database refuses for good goes to staff; the line moves on."""
    finish = queue.finish

    def refuse(session, verdict):
        if verdict.report.submission.file == "poison.ipynb":
            raise DataError("finish", {}, Exception("out of range"))
        return finish(session, verdict)

    monkeypatch.setattr(queue, "finish", refuse)
    poison = school.submission("ada", file="poison.ipynb")
    healthy = school.submission("emmy")
    soon(finished(school, poison))
    soon(finished(school, healthy))
    assert school.row(poison.id).state is State.needs_staff
    assert school.row(healthy.id).state is State.done
