"""The database's schema, step by step. Alembic without Flask: any process with the address may run it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from grader.errors import OperatorError
from webapp.database import WRITES, make_engine

_LOCK = 4_017_151  # any number, the same in every process that migrates


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to a revision; the steps are one transaction."""
    _run(url, revision, command.upgrade)


def downgrade(url: str, revision: str) -> None:
    """Take the database down to a revision, `base` being nothing."""
    _run(url, revision, command.downgrade)


def check(engine: Engine) -> None:
    """Refuse a database that is not at the newest revision."""
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    newest = ScriptDirectory.from_config(_config(None)).get_current_head()
    if current != newest:
        raise OperatorError(f"The database is at {current or 'nothing'}, this Holt needs {newest}: run `holt migrate`.")


def _run(url: str, revision: str, step: object) -> None:
    # Batch mode rebuilds SQLite tables, which must not set off ON DELETE. SQLite takes that setting only
    # outside transactions, so the engine carries it.
    engine = make_engine(url, foreign_keys=False).execution_options(**{WRITES: True})
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            step(_config(connection), revision)  # type: ignore[operator]
    finally:
        engine.dispose()


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
