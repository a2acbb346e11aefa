"""One engine for every process of the site, and the one way to write.

SQLite runs in WAL mode, so readers never wait. A writer takes its lock when it begins (`BEGIN IMMEDIATE`):
it waits its turn instead of failing half way when somebody else wrote since it first read. PostgreSQL needs
none of this.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.orm import Session, sessionmaker

WRITES = "holt_writes"
_BUSY_MILLISECONDS = 30_000


def make_engine(url: str, *, durable: bool = True, foreign_keys: bool = True, **options: Any) -> Engine:
    """An engine with our settings.

    On SQLite a `durable` engine syncs the disk at every commit, so that an accepted submission outlives a
    power cut. What the dispatcher writes need not: at worst a notebook is graded again.
    """
    engine = create_engine(url, **options)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, durable, foreign_keys)
    return engine


def _prepare_sqlite(engine: Engine, durable: bool, foreign_keys: bool) -> None:
    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions behind our back
        for pragma in (
            f"busy_timeout={_BUSY_MILLISECONDS}",  # first: changing the journal may have to wait as well
            "journal_mode=WAL",
            f"synchronous={'FULL' if durable else 'NORMAL'}",
            f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    return sessionmaker(engine, expire_on_commit=False)


@contextmanager
def writing(session: Session) -> Iterator[None]:
    """One transaction that writes: all of the block, or nothing of it. Inside another one, joins it."""
    if session.info.get(WRITES):
        yield
        return
    session.rollback()  # ends the read that may be under way; what it saw may be old
    session.connection(execution_options={WRITES: True})
    session.info[WRITES] = True
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop(WRITES)


def now(session: Session) -> datetime:
    """The time on the database's clock, which all machines of a site share."""
    if session.get_bind().dialect.name == "sqlite":
        return datetime.now(UTC)
    return session.scalars(select(func.clock_timestamp())).one().astimezone(UTC)
