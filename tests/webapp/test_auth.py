"""Signing in and out."""

import pytest
from sqlalchemy import select

from webapp.models import SignIn
from webapp.services import accounts

pytestmark = pytest.mark.usefixtures("intro")


def test_sign_in_and_out(auth):
    """A person gets in with the password, and is out after signing out."""
    assert auth.login("ada").status_code == 303
    assert "Ada" in auth.get("/").get_data(as_text=True)
    assert auth.logout().status_code == 303
    assert auth.get("/").status_code == 302


def test_user_names_ignore_case_and_blanks(auth):
    """What phones do to a first letter does not keep anybody out."""
    assert auth.login(" Ada ").status_code == 303


@pytest.mark.parametrize(
    ("username", "password"),
    [("ada", "wrong password"), ("nobody", "wrong password"), ("a\x00b", "x"), ("x" * 9999, "x" * 9999)],
)
def test_wrong_sign_in(auth, username, password):
    """A wrong password and an unknown name get the same answer."""
    answer = auth.login(username, password)
    assert answer.status_code == 401
    assert "do not belong together" in answer.get_data(as_text=True)


def test_unknown_name_costs_a_hash_too(auth, monkeypatch):
    """The time does not tell whether a user exists: one verification either way."""
    verified = []
    matches = accounts._matches
    monkeypatch.setattr(accounts, "_matches", lambda *args: verified.append(1) or matches(*args))
    auth.login("nobody", "wrong password")
    auth.login("ada", "wrong password")
    assert len(verified) == 2


def test_person_without_password_cannot_sign_in(auth, school):
    """No password is not an empty password."""
    accounts.add(school.session, "sso", "Single Sign-On", None)
    assert auth.login("sso", "").status_code == 401


def test_session_is_new_after_sign_in(auth, session):
    """A session that was there before the sign-in is worth nothing after it (fixation)."""
    auth.login("emmy")
    planted = auth.client.get_cookie("holt").value
    auth.logout()
    auth.client.set_cookie("holt", planted)
    auth.login("ada")
    assert auth.client.get_cookie("holt").value != planted
    assert accounts.signed_in(session, planted) is None


def test_second_sign_in_ends_the_first_session(auth, session):
    """One browser has one session."""
    auth.login("ada")
    first = auth.client.get_cookie("holt").value
    auth.client.post(
        "/sign-in", data={"csrf_token": auth.token(), "username": "ada", "password": "correct horse battery"}
    )
    assert accounts.signed_in(session, first) is None


def test_sign_out_revokes(auth, session):
    """A stolen cookie dies with the sign-out."""
    auth.login("ada")
    stolen = auth.client.get_cookie("holt").value
    auth.logout()
    auth.client.set_cookie("holt", stolen)
    assert auth.get("/").status_code == 302
    assert session.scalars(select(SignIn)).all() == []


def test_password_change_signs_out(auth, school):
    """Who changes a password wants others out."""
    auth.login("ada")
    accounts.set_password(school.session, school.user("ada"), "another password")
    assert auth.get("/").status_code == 302


def test_expired_session(auth, session):
    """Sessions end."""
    auth.login("ada")
    row = session.scalars(select(SignIn)).one()
    row.expires_at = row.created_at
    session.commit()
    assert auth.get("/").status_code == 302


def test_token_is_not_in_the_database(auth, session):
    """A stolen table opens nothing."""
    auth.login("ada")
    assert auth.client.get_cookie("holt").value not in session.scalars(select(SignIn.token_hash)).all()


def test_cookie_flags(auth):
    """Scripts cannot read the session, other sites cannot send it."""
    cookie = auth.login("ada").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_cookies_are_secure_behind_tls(settings):
    """Where the site is reached over https, the cookies travel over nothing else."""
    import msgspec

    from webapp import create_app

    client = create_app(msgspec.structs.replace(settings, https=True)).test_client()
    answer = client.get("/sign-in", base_url="https://localhost")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "Strict-Transport-Security" in answer.headers


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/courses/intro/assignments/hw01/submissions"])
def test_forms_need_their_token(browse, path):
    """A form of another site does nothing here."""
    answer = browse("ada").client.post(path, data={"username": "ada"})
    assert answer.status_code == 400
    assert "reload the page" in answer.get_data(as_text=True)


def test_token_of_another_browser_is_refused(browse):
    """A token is bound to the browser that it was shown to."""
    token = browse("emmy").token()
    assert browse("ada").client.post("/sign-out", data={"csrf_token": token}).status_code == 400


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/%09/evil.example",
        "/\n/evil.example",
        "evil",
        "",
    ],
)
def test_next_stays_here(auth, target):
    """After signing in nobody is sent to another site."""
    from urllib.parse import quote

    location = auth.login("ada", next=quote(target, safe="%")).headers["Location"]
    assert location == "/"


def test_next_brings_back(auth):
    """Who came for a page gets to it."""
    location = auth.get("/courses/intro/assignments/hw01").headers["Location"]
    assert location == "/sign-in?next=/courses/intro/assignments/hw01"
    assert auth.login("ada", next="/courses/intro/assignments/hw01").headers["Location"].endswith("/hw01")


def test_scripts_get_401(auth):
    """A script is told so, rather than sent to a form."""
    answer = auth.get("/submissions/1/status", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json == {"error": "Your session has ended. Sign in again and repeat what you did."}


def test_expired_session_at_upload_is_a_page(auth):
    """Nobody loses an upload to a blank page."""
    answer = auth.client.post("/courses/intro/assignments/hw01/submissions", data={})
    assert answer.status_code == 401
    assert "Sign in again" in answer.get_data(as_text=True)


def test_too_many_hashes_at_once(auth, monkeypatch):
    """A storm of sign-ins is told to wait; it does not fill the memory."""
    import threading

    monkeypatch.setattr(accounts, "_HASH_WAIT_SECONDS", 0.01)
    monkeypatch.setattr(accounts, "_hashing", threading.BoundedSemaphore(1))
    with accounts._hashing:
        answer = auth.login("ada")
    assert answer.status_code == 429
