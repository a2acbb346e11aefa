"""For WSGI servers: `gunicorn "webapp.wsgi:application()"`."""

from flask import Flask

from webapp import create_app, migrations, settings
from webapp.extensions import db


def application() -> Flask:
    """The site as the environment sets it; refuses a database that is not migrated."""
    app = create_app(settings.load())
    with app.app_context():
        migrations.check(db.engine)
    return app
