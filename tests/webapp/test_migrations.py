"""Migrations: they give the schema of the models, and run both ways."""

import os

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from grader.errors import OperatorError
from webapp import migrations
from webapp.database import make_engine
from webapp.models import Base


@pytest.mark.postgres
def test_postgresql_is_tested_too():
    """Says in the summary that the site's tests ran on SQLite alone, if they did."""
    if not os.environ.get("HOLT_TEST_POSTGRES_URL"):
        pytest.skip("SQLite only: set HOLT_TEST_POSTGRES_URL, e.g. postgresql+psycopg://user@host/test")


def described(engine):
    """Everything about the schema that Alembic's own comparison does not look at."""
    inspector = inspect(engine)
    return {
        table: {
            "checks": sorted(
                (check["name"], check["sqltext"].replace("(", "").replace(")", ""))
                for check in inspector.get_check_constraints(table)
            ),
            "keys": sorted(
                (key["name"], tuple(key["constrained_columns"]), key["options"].get("ondelete"))
                for key in inspector.get_foreign_keys(table)
            ),
            "columns": sorted(
                (column["name"], column["nullable"], str(column["type"])) for column in inspector.get_columns(table)
            ),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_migrations_equal_models(engine):
    """After all migrations there is nothing left to change, checks and foreign keys included."""
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    migrated = described(engine)
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    assert described(engine) == migrated


def test_down_and_up(engine, database_url):
    """Down to nothing and up again."""
    migrations.downgrade(database_url, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    migrations.upgrade(database_url)
    migrations.check(engine)


def test_upgrade_twice_changes_nothing(engine, database_url):
    """Every start of the site migrates."""
    before = described(engine)
    migrations.upgrade(database_url)
    assert described(engine) == before


def test_check_refuses_an_old_database(tmp_path):
    """A server does not start on a schema that it does not know."""
    engine = make_engine(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(OperatorError, match="holt migrate"):
        migrations.check(engine)
    engine.dispose()
