"""A site to test: its database, a small school in it, browsers without a screen, and the fake worker."""

import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from grader.assignment import Assignment as EngineAssignment
from grader.job import GradeJob, Tier, Verdict
from grader.limits import Limits
from grader.report import (
    AssignmentInfo,
    CaseResult,
    EnvironmentInfo,
    HiddenFeedback,
    Outcome,
    QuestionResult,
    Report,
    SandboxInfo,
    SubmissionInfo,
    question_outcome,
)
from webapp import create_app, migrations
from webapp.database import make_engine, make_sessions
from webapp.extensions import db
from webapp.models import Assignment, Base, Course, Role, Submission, User
from webapp.services import accounts, assignments, courses, queue, submissions
from webapp.settings import Settings

SECRET = "a text of forty letters that nobody uses"
PASSWORD = "correct horse battery"
POSTGRES = "HOLT_TEST_POSTGRES_URL"
# Every test that touches a database runs on each of these.
DATABASES = ["sqlite"]
if os.environ.get(POSTGRES):
    DATABASES.append(pytest.param("postgresql", marks=pytest.mark.postgres))  # type: ignore[arg-type]
FAKE_WORKER = [sys.executable, str(Path(__file__).with_name("fake_worker.py"))]


def wait_until(holds: Callable[[], object], seconds: float = 30.0) -> None:
    """Return when the condition holds; fail if it never does."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords hash in a millisecond; the real cost is argon2's own default."""
    monkeypatch.setattr(accounts, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts._nobodys_hash.cache_clear()


# Databases


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "holt.db"
    migrations.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A migrated database of our own on the server that the environment names."""
    url = os.environ[POSTGRES]
    name = f"holt_test_{os.getpid()}"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    own = make_url(url).set(database=name).render_as_string(hide_password=False)
    migrations.upgrade(own)
    yield own
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database at the newest schema, once for each kind."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "holt.db")
        return f"sqlite:///{tmp_path / 'holt.db'}"
    url = request.getfixturevalue("postgres_url")
    engine = create_engine(url)
    with engine.begin() as connection:
        tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    engine.dispose()
    return url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> sessionmaker[Session]:
    return make_sessions(engine)


@pytest.fixture
def session(sessions: sessionmaker[Session]) -> Iterator[Session]:
    with sessions() as session:
        yield session


# People and homework


class School:
    """Short words for what tests need to be there."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def user(self, username: str, name: str = "") -> User:
        found = accounts.find(self.session, username)
        return found or accounts.add(self.session, username, name or username.title(), PASSWORD)

    def course(self, slug: str = "intro", **roles: list[str]) -> Course:
        """A course; `student=["ada"], instructor=["grace"]` says who is in it."""
        course = courses.find(self.session, slug) or courses.add(self.session, slug, f"Course {slug}")
        for role, usernames in roles.items():
            for username in usernames:
                courses.enrol(self.session, self.user(username), course, Role(role))
        return course

    def assignment(self, key: str = "hw01", course: str = "intro", **changes: object) -> Assignment:
        given: dict = {
            "title": f"Homework {key}",
            "digest": "sha256:1",
            "archive": b"the archive",
            "possible": 2.0,
            "limits": Limits(),
            "hidden_feedback": HiddenFeedback.outcome,
        }
        built = EngineAssignment(key=key, **(given | changes))
        found = courses.find(self.session, course) or self.course(course)
        return assignments.publish(self.session, found, built, f"{key}.ipynb", b'{"cells": []}')

    def submission(
        self, username: str = "ada", content: bytes | str = b"{}", file: str = "my.ipynb", key: str = "hw01"
    ) -> Submission:
        content = content.encode() if isinstance(content, str) else content
        course = courses.find(self.session, "intro")
        assert course is not None
        assignment = assignments.get(self.session, course, key)
        return submissions.accept(self.session, assignment, self.user(username), file, content)

    def graded(self, report: Report, username: str = "ada", **changes: object) -> Submission:
        """A submission with that report on it."""
        submission = self.submission(username, **changes)  # type: ignore[arg-type]
        job = self.claim()
        assert job.id == str(submission.id), "something else was in line"
        assert queue.finish(self.session, Verdict(id=job.id, attempt=job.attempt, report=report))
        return self.row(submission.id)

    def claim(self) -> GradeJob:
        job = queue.claim(self.session, "test", Tier.none)
        assert job is not None, "nothing was in line"
        return job

    def row(self, submission_id: int | str) -> Submission:
        """A submission as the database has it now."""
        self.session.rollback()
        return self.session.get_one(Submission, int(submission_id), populate_existing=True)


@pytest.fixture
def school(session: Session) -> School:
    return School(session)


@pytest.fixture
def intro(school: School) -> School:
    """The usual course: students ada and emmy, TA alan, instructor grace, and one homework."""
    school.course("intro", student=["ada", "emmy"], ta=["alan"], instructor=["grace"])
    school.assignment()
    return school


# The site


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(secret=SECRET, data=tmp_path, database=database_url, workers=2, web_threads=4)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    yield app
    with app.app_context():
        db.engine.dispose()


class Browser:
    """A browser without a screen: keeps cookies, and sends the token of a form that it has seen."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def get(self, path: str, **options: object) -> TestResponse:
        return self.client.get(path, **options)  # type: ignore[arg-type]

    def post(self, path: str, data: dict | None = None, **options: object) -> TestResponse:
        form = {"csrf_token": self.token()} | (data or {})
        return self.client.post(path, data=form, **options)  # type: ignore[arg-type]

    def token(self) -> str:
        """The token of whatever form this browser can see: on the home page, or on the sign-in page."""
        page = self.client.get("/", follow_redirects=True).get_data(as_text=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found is not None
        return found[1]

    def login(self, username: str, password: str = PASSWORD, next: str = "") -> TestResponse:
        path = f"/sign-in?next={next}" if next else "/sign-in"
        return self.post(path, {"username": username, "password": password})

    def logout(self) -> TestResponse:
        return self.post("/sign-out")

    def upload(self, name: str = "my.ipynb", content: bytes | str = b"{}", key: str = "hw01") -> TestResponse:
        content = content.encode() if isinstance(content, str) else content
        path = f"/courses/intro/assignments/{key}/submissions"
        return self.post(path, {"file": (BytesIO(content), name)}, content_type="multipart/form-data")


@pytest.fixture
def browse(app: Flask) -> Callable[[str | None], Browser]:
    """A new browser, signed in as somebody or as nobody."""

    def start(username: str | None = None) -> Browser:
        browser = Browser(app)
        if username is not None:
            assert browser.login(username).status_code == 303
        return browser

    return start


@pytest.fixture
def auth(browse: Callable[[str | None], Browser]) -> Browser:
    """A browser of nobody yet: `auth.login("ada")`."""
    return browse(None)


# Reports


def case(name: str = "q1 - 1", score: float = 1.0, possible: float = 1.0, **changes: object) -> CaseResult:
    outcome = Outcome.passed if score == possible else Outcome.failed
    return CaseResult(
        **{"name": name, "hidden": False, "outcome": outcome, "score": score, "possible": possible} | changes
    )


def report(*cases: CaseResult, **changes: object) -> Report:
    """A report of one question with these cases; its score is theirs."""
    cases = cases or (case(),)
    score, possible = sum(each.score for each in cases), sum(each.possible for each in cases)
    question = QuestionResult(
        name="q1", outcome=question_outcome(list(cases)), score=score, possible=possible, cases=list(cases)
    )
    return Report(
        **{
            "assignment": AssignmentInfo(key="hw01", title="Homework", digest="sha256:1"),
            "environment": EnvironmentInfo(digest="sha256:0", python="3.11.2"),
            "submission": SubmissionInfo(file="my.ipynb", sha256="0"),
            "sandbox": SandboxInfo(tier="none", layers=["fake"]),
            "score": score,
            "possible": possible,
            "questions": [question],
        }
        | changes
    )


@pytest.fixture
def make_report() -> Callable[..., Report]:
    return report


@pytest.fixture
def make_case() -> Callable[..., CaseResult]:
    return case


@pytest.fixture
def soon() -> Callable[..., None]:
    """Wait until a condition holds."""
    return wait_until


@pytest.fixture
def fake_worker() -> list[str]:
    """The command line of the fake worker."""
    return list(FAKE_WORKER)
