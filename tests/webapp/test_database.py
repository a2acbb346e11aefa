"""How the site's processes talk to the database."""

import threading

import pytest
from sqlalchemy import func, select, text

from webapp.database import make_engine, make_sessions, writing
from webapp.extensions import db
from webapp.models import Course


@pytest.fixture
def sqlite(database_url):
    """Only for SQLite's own settings."""
    if not database_url.startswith("sqlite"):
        pytest.skip("a setting of SQLite")
    return database_url


def pragma(engine, name):
    with engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar()


def test_site_syncs_at_every_commit(sqlite, app):
    """What is answered as accepted is on the disk: WAL, synchronous=FULL (2), foreign keys on."""
    with app.app_context():
        found = [pragma(db.engine, name) for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert found == ["wal", 2, 1]


def test_dispatcher_may_be_quicker(sqlite):
    """What the dispatcher writes can be made again: synchronous=NORMAL (1)."""
    engine = make_engine(sqlite, durable=False)
    assert pragma(engine, "synchronous") == 1
    engine.dispose()


def test_nothing_of_a_failed_block_is_kept(session):
    """A write is all or nothing, and an inner block is part of the outer one."""
    with pytest.raises(ZeroDivisionError), writing(session):
        with writing(session):
            session.add(Course(slug="a", title="A"))
        raise ZeroDivisionError
    assert session.scalar(select(func.count()).select_from(Course)) == 0


def test_writers_wait_their_turn(database_url):
    """Read, then write, in many threads at once: nobody fails and no update is lost."""
    engine = make_engine(database_url)
    sessions = make_sessions(engine)
    with sessions() as session, writing(session):
        session.add(Course(slug="counter", title="0"))

    def count():
        for _ in range(10):
            with sessions() as session, writing(session):
                course = session.scalars(select(Course).with_for_update()).one()
                course.title = str(int(course.title) + 1)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with sessions() as session:
        assert session.scalars(select(Course.title)).one() == "40"
    engine.dispose()
