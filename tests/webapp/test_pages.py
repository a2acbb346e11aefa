"""The pages in a real browser: usable by everybody, on any screen, and live."""

import shutil
import threading

import pytest
from werkzeug.serving import make_server

from grader.errors import Fault
from grader.job import Progress, Verdict
from grader.report import CellResult, Outcome
from webapp.services import queue

CHROMIUM = shutil.which("chromium")
PASSWORD = "correct horse battery"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium: apt-get install chromium"),
    pytest.mark.usefixtures("intro"),
]
SCREENS = [
    pytest.param({"color_scheme": scheme, "viewport": {"width": width, "height": 800}}, id=f"{name}-{scheme}")
    for name, width in (("desktop", 1280), ("phone", 360))
    for scheme in ("light", "dark")
]


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def url(app):
    """The site on a free port."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Visitor:
    """Somebody at a screen; notes whatever the page complains about."""

    def __init__(self, chromium, url, screen):
        self.context = chromium.new_context(base_url=url, **screen)
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: line.type == "error" and self.complaints.append(line.text))
        self.page.on("request", lambda request: self._inside(request.url, url))

    def _inside(self, target, url):
        if not target.startswith((url, "data:")):
            self.complaints.append(f"asked for {target}")

    def sign_in(self, username):
        self.page.goto("/sign-in")
        self.page.fill("#username", username)
        self.page.fill("#password", PASSWORD)
        self.page.click("main button")
        self.page.wait_for_url("**/")

    def look(self, path):
        """Open a page; nothing to complain about, for axe, the console and the width."""
        from axe_playwright_python.sync_playwright import Axe

        self.page.goto(path)
        violations = Axe().run(self.page).response["violations"]
        assert not [(path, found["id"], found["nodes"][0]["html"]) for found in violations]
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not self.page.evaluate(wide), f"{path} is wider than the screen"
        assert not self.complaints


@pytest.fixture
def visit(chromium, url):
    """A visitor with some screen, the usual one by default."""
    visitors = []

    def visit(username=None, screen=None):
        visitor = Visitor(chromium, url, screen or {})
        visitors.append(visitor)
        if username is not None:
            visitor.sign_in(username)
        return visitor

    yield visit
    for visitor in visitors:
        visitor.context.close()


@pytest.fixture
def paths(school, make_case, make_report):
    """A submission of each kind, so that every page has something to show."""
    cases = [
        make_case(f"q1 - {outcome}", score=0, outcome=outcome, message="a sentence", detail="x" * 200)
        for outcome in Outcome
    ]
    cell = CellResult(index=3, outcome=Outcome.errored, message="NameError: name 'x' is not defined", line=1)
    name = "a name without any place to break " + "x" * 80 + ".ipynb"
    full = school.graded(make_report(*cases, cells=[cell], messages=["a message"]), file=name)
    stuck = school.graded(make_report(score=None, fault=Fault.author, questions=[], messages=["why"]))
    return [f"/submissions/{each.id}" for each in (full, stuck)]


@pytest.mark.parametrize("screen", SCREENS)
def test_everybody_can_use_every_page(visit, school, paths, screen):
    """No violation that axe knows, nothing from outside, nothing to scroll sideways."""
    visit(screen=screen).look("/sign-in")
    assignment = "/courses/intro/assignments/hw01"
    student, teacher = visit("ada", screen), visit("grace", screen)
    for path in ("/", assignment, *paths):
        student.look(path)
    for path in ("/", assignment, "/courses/intro/scores", *paths):
        teacher.look(path)
    waiting = school.submission("ada")
    student.page.goto("/")
    student.look(f"/submissions/{waiting.id}")


def test_result_comes_by_itself(visit, school, make_report):
    """From the upload to the verdict the student presses one button and nothing else."""
    visitor = visit("ada")
    page = visitor.page
    page.goto("/courses/intro/assignments/hw01")
    page.set_input_files("#file", {"name": "my.ipynb", "mimeType": "application/json", "buffer": b"{}"})
    page.click("#upload button")
    page.wait_for_url("**/submissions/*")
    page.get_by_text("next in line").wait_for()
    job = school.claim()
    page.get_by_text("Running your notebook.").wait_for()
    queue.renew(school.session, Progress(id=job.id, attempt=job.attempt, question="q1", done=1, total=3))
    page.get_by_text("Checked q1: 1 of 3 questions.").wait_for()
    queue.finish(school.session, Verdict(id=job.id, attempt=job.attempt, report=make_report()))
    page.get_by_text("Result by question").wait_for()
    assert not visitor.complaints


def test_large_file_is_refused_before_it_travels(visit, app):
    """Nobody waits for an upload that cannot be taken."""
    app.config["UPLOAD_BYTES"] = 1000
    page = visit("ada").page
    page.goto("/courses/intro/assignments/hw01")
    page.set_input_files("#file", {"name": "my.ipynb", "mimeType": "application/json", "buffer": b"x" * 1001})
    page.click("#upload button")
    page.get_by_text("This file is too large").wait_for()
    assert page.url.endswith("/hw01")


def test_without_scripts(chromium, url, school, make_report):
    """Everything works without scripts: sign in, upload, and the page that renews itself."""
    context = chromium.new_context(base_url=url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("#username", "ada")
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.goto("/courses/intro/assignments/hw01")
    page.set_input_files("#file", {"name": "my.ipynb", "mimeType": "application/json", "buffer": b"{}"})
    page.click("#upload button")
    page.get_by_text("next in line").wait_for()
    job = school.claim()
    queue.finish(school.session, Verdict(id=job.id, attempt=job.attempt, report=make_report()))
    page.get_by_text("Result by question").wait_for()
    context.close()
