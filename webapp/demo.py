"""`holt demo`: a whole course in a minute, through the front door.

It builds the homework, starts the same site as `holt serve`, and hands in sample files over HTTP as
browsers do: sign in, read the form's token, upload, ask for the status until there is a verdict.
"""

import re
import secrets
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from grader.assignment import Built, build
from grader.errors import OperatorError
from grader.job import Tier
from webapp import verdicts
from webapp.database import make_engine, make_sessions
from webapp.models import Course, Role, User
from webapp.services import accounts, assignments, courses
from webapp.serving import Site, listen, make_secret
from webapp.settings import Settings, load
from webapp.verdicts import Result

COURSE = ("gradient-descent", "Gradient Descent")
STAFF = (("grace", "Grace Hopper", Role.instructor), ("alan", "Alan Turing", Role.ta))
STUDENTS = (
    ("ada", "Ada Lovelace"),
    ("emmy", "Emmy Noether"),
    ("srinivasa", "Srinivasa Ramanujan"),
    ("sofia", "Sofia Kovalevskaya"),
    ("carl", "Carl Friedrich Gauss"),
    ("maryam", "Maryam Mirzakhani"),
)
SUFFIXES = (".ipynb", ".py", ".zip")
USUAL_PORT = 8000
LONGEST_WAIT_SECONDS = 600.0
POLL_SECONDS = 0.05
WORKERS_SECONDS = 60.0


@dataclass(frozen=True)
class Person:
    """Somebody of the demo course, with the password to show."""

    username: str
    name: str
    role: Role
    password: str


def run(
    assignment: Path,
    samples: Path,
    *,
    data: Path | None = None,
    port: int | None = None,
    keep_serving: bool = True,
    command: Sequence[str] | None = None,
    builder: Callable[[Path], Built] = build,
    console: Console | None = None,
) -> bool:
    """Tell the story; whether the verdicts are those of `expected.toml`."""
    console = console or Console()
    with ExitStack() as cleanup:
        folder = data or Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="holt-demo-")))
        with console.status("Building the homework"):
            built = builder(assignment)
        make_secret(folder)
        settings = load(data=folder, port=_port(port))
        # Our own samples may be graded on a host without a sandbox; the table says which one it was.
        site = cleanup.enter_context(Site(settings, weakest_tier=Tier.none, command=command))
        people = make_course(settings, built)
        _introduce(console, site, people)
        try:
            results = _hand_in_all(console, site, people, built.assignment.key, _sample_files(samples))
        except requests.RequestException as error:
            raise OperatorError(f"The site at {site.url} did not answer as it should: {error}") from error
        console.print(verdicts.table(results))
        as_expected = verdicts.compare(console, results, samples / "expected.toml")
        if keep_serving:
            console.print(f"The site stays up at [bold]{site.url}[/bold]; Ctrl-C ends it.")
            site.wait()
    return as_expected


def _port(asked: int | None) -> int:
    """The port asked for; else the usual one, or any if that is taken."""
    if asked is not None:
        return asked
    try:
        listen("127.0.0.1", USUAL_PORT).close()
    except OperatorError:
        return 0
    return USUAL_PORT


def _sample_files(samples: Path) -> list[Path]:
    found = sorted(path for path in samples.iterdir() if path.suffix in SUFFIXES)
    if not found:
        raise OperatorError(f"There are no sample submissions in {samples}.")
    return found


def make_course(settings: Settings, built: Built) -> list[Person]:
    """The course and its people; on a kept data folder they get new passwords."""
    people = [
        Person(username, name, role, secrets.token_urlsafe(9))
        for username, name, role in (*STAFF, *((*student, Role.student) for student in STUDENTS))
    ]
    engine = make_engine(settings.database_url)
    try:
        with make_sessions(engine)() as session:
            course = courses.find(session, COURSE[0]) or courses.add(session, *COURSE)
            for person in people:
                courses.enrol(session, _user(session, person), course, person.role)
            _publish(session, course, built)
    finally:
        engine.dispose()
    return people


def _user(session: Session, person: Person) -> User:
    if (user := accounts.find(session, person.username)) is None:
        return accounts.add(session, person.username, person.name, person.password)
    accounts.set_password(session, user, person.password)
    return user


def _publish(session: Session, course: Course, built: Built) -> None:
    notebook = built.student_notebook
    assignments.publish(session, course, built.assignment, notebook.name, notebook.read_bytes())


def _introduce(console: Console, site: Site, people: list[Person]) -> None:
    table = Table(title=f"Holt is at {site.url}", title_style="bold")
    for column in ("user name", "password", "name", "role"):
        table.add_column(column)
    for person in people:
        table.add_row(person.username, person.password, person.name, person.role)
    console.print(table)
    with console.status("Warming the workers"):
        ready = site.await_workers(WORKERS_SECONDS)
    if ready is None:
        raise OperatorError(f"No worker was ready within {WORKERS_SECONDS:.0f} s.")
    console.print(f"Sandbox: [bold]{ready.tier}[/bold] ({', '.join(ready.layers) or 'no layers'})")


class Browser:
    """What a person does with a browser, by the same forms."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()

    def sign_in(self, person: Person) -> None:
        form = {"username": person.username, "password": person.password}
        self._post("/sign-in", "/sign-in", data=form)

    def hand_in(self, key: str, file: Path) -> int:
        """Upload a file; the number of the submission."""
        page = f"/courses/{COURSE[0]}/assignments/{key}"
        content = {"file": (file.name, file.read_bytes())}
        answer = self._post(page, f"{page}/submissions", files=content)
        return int(answer.url.rsplit("/", 1)[1])

    def status(self, submission_id: int) -> dict[str, Any]:
        answer = self._session.get(f"{self._url}/submissions/{submission_id}/status", timeout=30)
        answer.raise_for_status()
        return answer.json()

    def _post(self, page: str, target: str, **content: Any) -> requests.Response:
        shown = self._session.get(f"{self._url}{page}", timeout=30)
        shown.raise_for_status()
        token = re.search(r'name="csrf_token" value="([^"]+)"', shown.text)
        assert token is not None, f"{page} has no form"
        content["data"] = content.get("data", {}) | {"csrf_token": token[1]}
        answer = self._session.post(f"{self._url}{target}", timeout=60, **content)
        answer.raise_for_status()
        return answer


def _hand_in_all(console: Console, site: Site, people: list[Person], key: str, files: list[Path]) -> list[Result]:
    students = [person for person in people if person.role is Role.student]
    browsers = {person: Browser(site.url) for person in students}
    with console.status("Handing in"):
        for person, browser in browsers.items():
            browser.sign_in(person)
    results = []
    for number, file in enumerate(files):
        student = students[number % len(students)]
        with console.status(f"{student.name} hands in {file.name}"):
            results.append(_hand_in(browsers[student], student, key, file))
    _read_as_staff(site, people, results)
    return results


def _hand_in(browser: Browser, student: Person, key: str, file: Path) -> Result:
    """One file, alone: the seconds are what one student waits, from the upload to the verdict."""
    started = time.monotonic()
    result = Result(student.username, file.name, browser.hand_in(key, file))
    while not (status := browser.status(result.submission_id))["finished"]:
        if time.monotonic() - started > LONGEST_WAIT_SECONDS:
            raise OperatorError(f"No verdict on {file.name} within {LONGEST_WAIT_SECONDS:.0f} s.")
        time.sleep(POLL_SECONDS)
    result.seconds = time.monotonic() - started
    result.status = status
    return result


def _read_as_staff(site: Site, people: list[Person], results: list[Result]) -> None:
    """The instructor reads the results: with hidden tests, whatever students are shown."""
    browser = Browser(site.url)
    browser.sign_in(people[0])
    for result in results:
        result.status = browser.status(result.submission_id)
