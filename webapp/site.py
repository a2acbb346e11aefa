"""The application factory: the one place where Flask, its extensions and our views meet."""

from datetime import timedelta

from flask import Flask, Response
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.database import make_engine
from webapp.extensions import bootstrap, csrf, db
from webapp.settings import MIB, Settings
from webapp.views import BLUEPRINTS, auth, errors, words

SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def build(settings: Settings) -> Flask:
    """The site as these settings want it; the database is expected to be migrated."""
    app = Flask("webapp")
    app.config.from_mapping(_config(settings))
    errors.refuse_impossible_paths(app)
    auth.register(app)  # before the form tokens are checked: who is nobody hears that first
    _bind_extensions(app, settings)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    errors.register(app)
    words.register(app)
    _send_headers(app, https=settings.https)
    if count := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    return app


def _config(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret,
        "TRUSTED_HOSTS": settings.trusted_hosts,
        # A little more than a file: the form around it.
        "MAX_CONTENT_LENGTH": settings.upload_bytes + MIB // 4,
        "UPLOAD_BYTES": settings.upload_bytes,
        "SIGN_IN_LIFETIME": timedelta(hours=settings.session_hours),
        "SIGN_IN_COOKIE": "__Host-holt" if settings.https else "holt",
        "SESSION_COOKIE_NAME": "__Host-holt-form" if settings.https else "holt-form",
        "SESSION_COOKIE_SECURE": settings.https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a page left open over lunch still works
        "BOOTSTRAP_SERVE_LOCAL": True,
    }


def _bind_extensions(app: Flask, settings: Settings) -> None:
    # A connection for every thread, so that no request waits for another's.
    db.init_app(app, make_engine(settings.database_url, pool_size=settings.web_threads, pool_pre_ping=True))
    csrf.init_app(app)
    bootstrap.init_app(app)


def _send_headers(app: Flask, *, https: bool) -> None:
    headers = HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})

    @app.after_request
    def _add(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if not response.headers.get("Cache-Control"):
            response.headers["Cache-Control"] = "private, no-cache"
        return response
