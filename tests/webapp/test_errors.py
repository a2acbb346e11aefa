"""Error pages and headers."""

import pytest

from webapp.errors import SiteError
from webapp.views.errors import CODES, SENTENCES

pytestmark = pytest.mark.usefixtures("intro")


def test_every_error_of_ours_has_a_status():
    """No SiteError is left without a page."""
    assert set(CODES) == set(SiteError.__subclasses__())
    assert set(CODES.values()) <= set(SENTENCES)


def test_not_found_is_a_page(auth):
    """A wrong address gets a sentence, also for nobody."""
    answer = auth.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no such page" in answer.get_data(as_text=True)


def test_scripts_get_json(auth):
    """Who asks for JSON gets the sentence as JSON."""
    auth.login("ada")
    answer = auth.get("/courses/intro/scores", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json) == (403, {"error": "This page is for the staff of the course."})


def test_a_crash_is_a_page(app, auth, monkeypatch):
    """A fault of ours says so and shows nothing of the inside."""
    from webapp.views import home

    app.config["PROPAGATE_EXCEPTIONS"] = False
    auth.login("ada")
    monkeypatch.setattr(home.courses, "of", lambda *args: 1 / 0)
    answer = auth.get("/")
    assert answer.status_code == 500
    shown = answer.get_data(as_text=True)
    assert "Our mistake" in shown and "ZeroDivisionError" not in shown


@pytest.mark.parametrize("path", ["/sign-in", "/nowhere", "/healthz", "/static/holt.css"])
def test_headers_are_on_everything(auth, path):
    """The strict policy holds on every answer: no script or style but our files."""
    headers = auth.get(path).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_private_pages_are_not_kept(auth):
    """A proxy or the next person at the machine finds nothing."""
    auth.login("ada")
    assert auth.get("/").headers["Cache-Control"] == "private, no-cache"


def test_health(auth):
    """The health page needs nobody to be signed in."""
    assert auth.get("/healthz").json == {"status": "ok"}


def test_unknown_host_is_refused(settings):
    """Where the operator names the hosts, others get nothing."""
    import msgspec

    from webapp import create_app

    client = create_app(msgspec.structs.replace(settings, hosts="holt.example")).test_client()
    assert client.get("/healthz", base_url="http://holt.example").status_code == 200
    assert client.get("/healthz", base_url="http://evil.example").status_code == 400


def test_this_machine_may_always_ask(settings):
    """The start and health checks ask by address, whatever the site's own names are."""
    import msgspec

    from webapp import create_app

    client = create_app(msgspec.structs.replace(settings, hosts="holt.example")).test_client()
    for host in ("127.0.0.1:8000", "localhost"):
        assert client.get("/healthz", base_url=f"http://{host}").status_code == 200, host
