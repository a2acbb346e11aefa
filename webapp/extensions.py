"""The Flask extensions, each bound to an application in `webapp.site`, and the session of a request."""

from flask import Flask, current_app, g
from flask_bootstrap import Bootstrap5
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.database import make_sessions


class Database:
    """`db.session` is the request's own session: begun when first asked for, closed with the request."""

    def init_app(self, app: Flask, engine: Engine) -> None:
        app.extensions["holt-engine"] = engine
        app.extensions["holt-sessions"] = make_sessions(engine)
        app.teardown_appcontext(self._close)

    @property
    def engine(self) -> Engine:
        return current_app.extensions["holt-engine"]

    @property
    def session(self) -> Session:
        if "session" not in g:
            g.session = current_app.extensions["holt-sessions"]()
        return g.session

    def _close(self, _error: BaseException | None) -> None:
        if (session := g.pop("session", None)) is not None:
            session.close()


db = Database()
csrf = CSRFProtect()
bootstrap = Bootstrap5()
