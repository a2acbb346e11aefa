"""Who may open what: every route, every kind of person. A new route fails here until it has its row."""

import pytest

PEOPLE = ("nobody", "student", "other student", "ta", "instructor", "outsider")

# Statuses in the order of PEOPLE; "outsider" is the instructor of another course.
TABLE = {
    ("GET", "auth.sign_in"): (200, 302, 302, 302, 302, 302),
    ("POST", "auth.sign_in_post"): (401, 401, 401, 401, 401, 401),
    ("POST", "auth.sign_out"): (401, 303, 303, 303, 303, 303),
    ("GET", "health.healthz"): (200, 200, 200, 200, 200, 200),
    ("GET", "home.index"): (302, 200, 200, 200, 200, 200),
    ("GET", "assignments.show"): (302, 200, 200, 200, 200, 404),
    ("GET", "assignments.starter"): (302, 200, 200, 200, 200, 404),
    ("POST", "assignments.hand_in"): (401, 400, 400, 400, 400, 404),
    ("GET", "submissions.show"): (302, 200, 404, 200, 200, 404),
    ("GET", "submissions.status"): (302, 200, 404, 200, 200, 404),
    ("GET", "submissions.file"): (302, 200, 404, 200, 200, 404),
    ("GET", "gradebook.table"): (302, 403, 403, 200, 200, 404),
    ("GET", "gradebook.table_csv"): (302, 403, 403, 200, 200, 404),
    ("GET", "static"): (200, 200, 200, 200, 200, 200),
    ("GET", "bootstrap.static"): (200, 200, 200, 200, 200, 200),
}
VALUES = {
    "slug": "intro",
    "key": "hw01",
    "filename": "holt.css",
}
BOOTSTRAP_FILE = "css/bootstrap.min.css"


def routes(app):
    """Every method and endpoint of the site."""
    return {
        (method, rule.endpoint): rule
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }


def test_every_route_has_its_row(app):
    """Nobody adds a page without saying whose it is."""
    assert set(routes(app)) == set(TABLE)


@pytest.fixture
def people(browse, intro):
    """A browser for each kind of person; ada is the student whose submission it is."""
    intro.course("other", instructor=["mallory"])
    names = (None, "ada", "emmy", "alan", "grace", "mallory")
    return dict(zip(PEOPLE, (browse(name) for name in names), strict=True))


@pytest.mark.parametrize(("method", "endpoint"), sorted(TABLE))
def test_who_may(app, people, intro, method, endpoint):
    """The statuses are those of the table."""
    submission = intro.submission("ada")
    values = VALUES | {"submission_id": submission.id}
    if endpoint == "bootstrap.static":
        values["filename"] = BOOTSTRAP_FILE
    rule = routes(app)[method, endpoint]
    with app.test_request_context():
        path = app.url_for(endpoint, **{name: values[name] for name in rule.arguments})
    found = tuple(
        (browser.get(path) if method == "GET" else browser.post(path)).status_code for browser in people.values()
    )
    assert found == TABLE[method, endpoint]


@pytest.mark.parametrize(
    "path",
    [
        "/submissions/999",
        "/courses/nowhere/scores",
        "/courses/intro/assignments/hw99",
        "/nowhere",
        "/submissions/99999999999999999999",
        "/courses/%00/scores",
        "/courses/intro/assignments/a%00b",
    ],
)
def test_what_is_not_there(people, path):
    """What does not exist looks like what is somebody else's."""
    assert people["instructor"].get(path).status_code == 404


def test_student_of_another_course_cannot_hand_in(people, school):
    """An upload needs a place in the course."""
    assert people["outsider"].upload().status_code == 404


def test_ta_of_one_course_is_nobody_in_another(auth, school, people):
    """Staff rights end at the course."""
    school.course("other", student=["alan"])
    auth.login("alan")
    assert auth.get("/courses/other/scores").status_code == 403
