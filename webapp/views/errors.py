"""Every refusal as a page with a sentence, or as JSON for scripts. The one seam where errors become HTTP."""

from flask import Flask, current_app, g, jsonify, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    RequestEntityTooLarge,
    SecurityError,
)
from werkzeug.wrappers import Response

from webapp.errors import Busy, Forbidden, NotFound, Refused, SiteError
from webapp.views import words

CODES: dict[type[SiteError], int] = {NotFound: 404, Forbidden: 403, Refused: 400, Busy: 429}
SENTENCES = {
    400: ("That did not work", "Your browser sent something that this page cannot use."),
    401: ("Please sign in", "Your session has ended. Sign in again and repeat what you did."),
    403: ("Not for you", "This page is for others."),
    404: ("Not found", "There is no such page, or it is not yours to see."),
    405: ("That did not work", "This address cannot be used in that way."),
    413: ("The file is too large", "Files may have at most {limit}."),
    429: ("Too much at once", "Please try again in a few seconds."),
    500: ("Our mistake", "Something went wrong on our side. Nothing that you handed in is lost."),
}
DRAINED_AT_MOST = 128 * 1024 * 1024

Answer = tuple[str | Response, int]


def register(app: Flask) -> None:
    """Turn errors of ours, of Flask's and of nobody's into pages."""
    app.register_error_handler(SiteError, _site_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(SecurityError, _foreign_host)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(InternalServerError, _crashed)


def wants_json() -> bool:
    """Whether a script is asking; who says nothing gets a page."""
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def refuse_impossible_paths(app: Flask) -> None:
    """No address of ours has a NUL in it, and PostgreSQL would not even compare with one."""

    @app.before_request
    def _refuse() -> None:
        if "\x00" in request.path:
            raise NotFound()


def _site_error(error: SiteError) -> Answer:
    return _answer(CODES[type(error)], str(error))


def _csrf_error(_error: CSRFError) -> Answer:
    return _answer(400, "The form was too old or did not come from this site. Go back, reload the page, try again.")


def _foreign_host(_error: SecurityError) -> Response:
    # No page: without a host of ours there are no addresses to put into one.
    return Response("This site has another name.\n", status=400, mimetype="text/plain")


def _http_error(error: HTTPException) -> Answer | HTTPException:
    if error.code is None or error.code < 400:
        return error
    return _answer(error.code)


def _crashed(_error: InternalServerError) -> Answer:
    g.person = None  # whatever broke may break the page's head again
    return _answer(500)


def _too_large(_error: RequestEntityTooLarge) -> Answer:
    # A browser shows our page only if somebody listens until it has sent everything.
    left = min(request.content_length or 0, DRAINED_AT_MOST)
    stream = request.environ["wsgi.input"]
    while left > 0 and (chunk := stream.read(min(left, 1024 * 1024))):
        left -= len(chunk)
    return _answer(413)


def _answer(code: int, sentence: str = "") -> Answer:
    title, usual = SENTENCES.get(code, SENTENCES[500 if code >= 500 else 400])
    sentence = sentence or usual.format(limit=words.size(current_app.config["UPLOAD_BYTES"]))
    if wants_json():
        return jsonify(error=sentence), code
    return render_template("errors/error.html", code=code, title=title, sentence=sentence), code
