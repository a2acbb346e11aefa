"""Signing in and out, and who is asking. Every page is closed unless its view is marked `public`."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    flash,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from webapp.extensions import db
from webapp.models import User
from webapp.services import accounts
from webapp.views.errors import wants_json

blueprint = Blueprint("auth", __name__)
View = TypeVar("View", bound=Callable)
_OPEN_ENDPOINTS = {"static", "bootstrap.static"}


def public(view: View) -> View:
    """Mark a view that needs no sign-in."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def register(app: Flask) -> None:
    """Close the site, and tell templates who is looking."""
    app.before_request(_require_person)
    app.context_processor(lambda: {"person": g.get("person")})


def person() -> User:
    """Who is asking; only in views that are not public."""
    return g.person


def _require_person() -> AnyResponse | None:
    if request.endpoint is None or request.endpoint in _OPEN_ENDPOINTS:
        return None
    token = request.cookies.get(current_app.config["SIGN_IN_COOKIE"])
    g.person = accounts.signed_in(db.session, token) if token else None
    if g.person is not None or getattr(current_app.view_functions[request.endpoint], "is_public", False):
        return None
    if request.method in ("GET", "HEAD") and not wants_json():
        return redirect(url_for("auth.sign_in", next=request.full_path.rstrip("?")))
    return abort(401)


@blueprint.get("/sign-in")
@public
def sign_in() -> AnyResponse | str:
    if g.person is not None:
        return redirect(_local(request.args.get("next")))
    return render_template("auth/sign_in.html", username="", failed=False)


@blueprint.post("/sign-in")
@public
def sign_in_post() -> AnyResponse | tuple[str, int]:
    username = request.form.get("username", "")
    user = accounts.authenticate(db.session, username, request.form.get("password", ""))
    if user is None:
        return render_template("auth/sign_in.html", username=username, failed=True), 401
    session.clear()  # a form token from before the sign-in is worth nothing after it
    return _with_cookie(redirect(_local(request.args.get("next")), 303), user)


def _with_cookie(response: AnyResponse, user: User) -> AnyResponse:
    name = current_app.config["SIGN_IN_COOKIE"]
    lifetime = current_app.config["SIGN_IN_LIFETIME"]
    response.set_cookie(
        name,
        accounts.sign_in(db.session, user, lifetime, old_token=request.cookies.get(name)),
        max_age=lifetime,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


@blueprint.post("/sign-out")
def sign_out() -> AnyResponse:
    name = current_app.config["SIGN_IN_COOKIE"]
    accounts.sign_out(db.session, request.cookies[name])
    session.clear()
    flash("You are signed out.")
    response: Response | AnyResponse = redirect(url_for("auth.sign_in"), 303)
    response.delete_cookie(name, secure=current_app.config["SESSION_COOKIE_SECURE"], httponly=True, samesite="Lax")
    return response


def _local(target: str | None) -> str:
    """Where to go after signing in: a path of this site, whatever the address bar was made to ask for."""
    home = url_for("home.index")
    if not target or not target.startswith("/") or not target.isprintable():
        return home
    # Browsers read \ as /, and //host as another site.
    if target[1:2] in ("/", "\\") or urlsplit(target).netloc:
        return home
    return target
