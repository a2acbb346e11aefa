"""People, passwords and sessions."""

import hashlib
import re
import secrets
import threading
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from webapp.database import now, writing
from webapp.errors import Busy, Refused
from webapp.models import SignIn, User

HASHER = PasswordHasher()
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1000
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,149}")
_HASHES_AT_ONCE = 4  # a hash takes 64 MiB: more at once would be a way to fill the machine
_HASH_WAIT_SECONDS = 10
_hashing = threading.BoundedSemaphore(_HASHES_AT_ONCE)


def add(session: Session, username: str, name: str, password: str | None) -> User:
    """A new person; without a password nobody can sign in as them.

    Raises
    ------
    Refused
        If the user name is taken or cannot be one, or the password is too short.
    """
    username = normal(username)
    if not _USERNAME.fullmatch(username):
        raise Refused(f"“{username}” cannot be a user name: use letters, digits and . _ @ + -.")
    hashed = None if password is None else hash_password(password)
    with writing(session):
        if find(session, username) is not None:
            raise Refused(f"There is a user named {username} already.")
        user = User(
            username=username,
            name=name.strip() or username,
            password_hash=hashed,
            created_at=now(session),
        )
        session.add(user)
        session.flush()
    return user


def set_password(session: Session, user: User, password: str) -> None:
    """Change a password; whoever is signed in with the old one is signed out."""
    hashed = hash_password(password)
    with writing(session):
        user = session.get_one(User, user.id)
        user.password_hash = hashed
        session.execute(delete(SignIn).where(SignIn.user_id == user.id))


def find(session: Session, username: str) -> User | None:
    return session.scalars(select(User).where(User.username == normal(username))).one_or_none()


def anybody(session: Session) -> bool:
    """Whether there is any user yet."""
    return bool(session.scalar(select(exists().select_from(User))))


def normal(username: str) -> str:
    return username.replace("\x00", "").strip().casefold()


def hash_password(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refused(f"A password needs at least {SHORTEST_PASSWORD} characters.")
    return HASHER.hash(password)


def authenticate(session: Session, username: str, password: str) -> User | None:
    """The person with that name and password. An unknown name takes as long as a wrong password.

    Raises
    ------
    Busy
        If too many people sign in at this moment.
    """
    user = find(session, username)
    known = user is not None and user.password_hash is not None
    hashed = user.password_hash if user is not None and user.password_hash is not None else _nobodys_hash()
    session.rollback()  # no transaction stays open while we wait and hash
    return user if _matches(hashed, password[:LONGEST_PASSWORD]) and known else None


def _matches(hashed: str, password: str) -> bool:
    if not _hashing.acquire(timeout=_HASH_WAIT_SECONDS):
        raise Busy("Many people are signing in at this moment. Please try again in a few seconds.")
    try:
        return HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False
    finally:
        _hashing.release()


@cache
def _nobodys_hash() -> str:
    return HASHER.hash(secrets.token_urlsafe(32))


def sign_in(session: Session, user: User, lifetime: timedelta, old_token: str | None = None) -> str:
    """A new session: its token, to be told to the browser alone. The browser's old session ends."""
    token = secrets.token_urlsafe(32)
    with writing(session):
        moment = now(session)
        session.execute(delete(SignIn).where(SignIn.expires_at < moment))
        if old_token:
            session.execute(delete(SignIn).where(SignIn.token_hash == _token_hash(old_token)))
        session.add(
            SignIn(
                token_hash=_token_hash(token),
                user_id=user.id,
                created_at=moment,
                expires_at=moment + lifetime,
            )
        )
    return token


def signed_in(session: Session, token: str) -> User | None:
    """Whose session a token is, if it has not ended."""
    found = session.get(SignIn, _token_hash(token))
    return found.user if found is not None and found.expires_at > now(session) else None


def sign_out(session: Session, token: str) -> None:
    with writing(session):
        session.execute(delete(SignIn).where(SignIn.token_hash == _token_hash(token)))


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
