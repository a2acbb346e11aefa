"""Bytes kept under the name of their SHA-256."""

import hashlib
import zlib
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from webapp.database import writing
from webapp.errors import CorruptBlob
from webapp.models import Blob

_INSERTS: dict[str, Any] = {"sqlite": sqlite_insert, "postgresql": postgresql_insert}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def put(session: Session, content: bytes) -> str:
    """Keep bytes, once however often they come; returns their name."""
    name = digest(content)
    codec, data = _packed(content)
    insert = _INSERTS[session.get_bind().dialect.name]
    with writing(session):
        session.execute(
            insert(Blob).values(sha256=name, size=len(content), codec=codec, data=data).on_conflict_do_nothing()
        )
    return name


def get(session: Session, name: str) -> bytes:
    """The bytes of that name.

    Raises
    ------
    CorruptBlob
        If they are gone or are no longer what the name says.
    """
    row = session.execute(select(Blob.codec, Blob.data).where(Blob.sha256 == name)).one_or_none()
    if row is None:
        raise CorruptBlob(f"The stored file {name} is gone.")
    try:
        content = zlib.decompress(row.data) if row.codec == "zlib" else row.data
    except zlib.error as error:
        raise CorruptBlob(f"The stored file {name} cannot be unpacked: {error}.") from error
    if digest(content) != name:
        raise CorruptBlob(f"The stored file {name} has changed since it was stored.")
    return content


def _packed(content: bytes) -> tuple[str, bytes]:
    packed = zlib.compress(content, 1)
    return ("zlib", packed) if len(packed) < len(content) else ("raw", content)
