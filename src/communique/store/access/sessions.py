"""Sessions: a browser holds a random secret, the store its digest. They end by themselves, or are ended."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Row, delete, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from communique.store.access.tables import sessions, users
from communique.store.writing import now

#: Without being used, and in all.
IDLE, WHOLE = timedelta(hours=12), timedelta(days=7)
#: `seen_at` is written this often at most: looking at a page is to write nothing.
SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which a user is signed in; `id` is the part of the digest that is shown."""

    id: str
    user: str
    created_at: str
    seen_at: str
    address: str | None


def digest(secret: str) -> str:
    """Return what is kept of a random secret: without salt, as nobody can guess 256 bits."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def begin(connection: Connection, user: str, address: str | None) -> str:
    """Begin a session and return the secret for the browser, a new one each time; those that are over are removed."""
    secret, at = secrets.token_urlsafe(32), now()
    connection.execute(delete(sessions).where(or_(sessions.c.seen_at < earlier(IDLE),
                                                  sessions.c.created_at < earlier(WHOLE))))
    connection.execute(insert(sessions), {"digest": digest(secret), "user_name": user, "created_at": at,
                                          "seen_at": at, "address": address})
    return secret


def find_session(connection: Connection, secret: str) -> Session | None:
    """Return the session of a secret, where it is not over and its user may sign in."""
    row = connection.execute(select(sessions).join(users, users.c.name == sessions.c.user_name).where(
        sessions.c.digest == digest(secret), users.c.disabled_at.is_(None), sessions.c.seen_at >= earlier(IDLE),
        sessions.c.created_at >= earlier(WHOLE))).one_or_none()
    return _session(row) if row is not None else None


def is_stale(session: Session) -> bool:
    """Tell whether it is time to write down again that the session is in use."""
    return session.seen_at < earlier(SEEN_EVERY)


def see(connection: Connection, session: Session) -> None:
    """Write down that a session is in use."""
    connection.execute(update(sessions).where(_is(session.id)).values(seen_at=now()))


def sessions_of(connection: Connection, user: str) -> list[Session]:
    """Return the sessions of a user that are not over, the latest used first."""
    rows = connection.execute(select(sessions).where(
        sessions.c.user_name == user, sessions.c.seen_at >= earlier(IDLE), sessions.c.created_at >= earlier(WHOLE))
        .order_by(sessions.c.seen_at.desc(), sessions.c.digest))
    return [_session(row) for row in rows]


def end(connection: Connection, user: str, session: str | None = None) -> int:
    """End the session of a user with that id, or all of theirs; return how many."""
    mine = sessions.c.user_name == user
    done = connection.execute(delete(sessions).where(mine, _is(session)) if session else delete(sessions).where(mine))
    return done.rowcount


def earlier(by: timedelta) -> str:
    """Return the time that long ago, as the store writes times."""
    return (datetime.now(UTC) - by).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is(shown: str) -> ColumnElement[bool]:
    return sessions.c.digest.startswith(shown, autoescape=True)


def _session(row: Row[tuple[object, ...]]) -> Session:
    return Session(row.digest[:16], row.user_name, row.created_at, row.seen_at, row.address)
