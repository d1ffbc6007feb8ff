"""Users: who may sign in and edit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from communique.errors import AccessError
from communique.store.access.passwords import digest_of, fits, is_outdated
from communique.store.access.tables import sessions, tokens, users
from communique.store.writing import now

_NAME = re.compile(r"\w[\w.@-]{0,63}")


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in; `disabled_at` is since when they may not, all times are UTC."""

    name: str
    created_at: str
    password_at: str
    disabled_at: str | None


def plain_name(given: str) -> str:
    """Return a user's name as it is kept; two that differ in case or form of letters alone are one."""
    return unicodedata.normalize("NFKC", given).casefold().replace("\0", "").strip()


def add_user(connection: Connection, name: str, password: str) -> User:
    """Add a user.

    Raises:
        AccessError: The name is taken or none, or the password too short.
    """
    plain = plain_name(name)
    if not _NAME.fullmatch(plain):
        raise AccessError(f"{name!r} cannot be a user's name: it is one word of letters, digits and . @ _ -, of at "
                          "most 64")
    if find_user(connection, plain) is not None:
        raise AccessError(f"there is a user {plain!r} already; `communique user password` gives a new password, and "
                          "lets in again who was disabled")
    if plain == plain_name(password):
        raise AccessError("the password is the name; take another")
    made = now()
    connection.execute(insert(users), {"name": plain, "password": digest_of(password), "created_at": made,
                                       "password_at": made, "disabled_at": None})
    return User(plain, made, made, None)


def find_user(connection: Connection, name: str) -> User | None:
    """Return the user of that name, disabled or not."""
    row = connection.execute(select(users).where(users.c.name == plain_name(name))).one_or_none()
    return _user(row) if row is not None else None


def require_user(connection: Connection, name: str) -> User:
    """Return the user of that name.

    Raises:
        AccessError: There is none.
    """
    found = find_user(connection, name)
    if found is None:
        raise AccessError(f"there is no user {name!r}; `communique user list` shows who there is")
    return found


def all_users(connection: Connection) -> list[User]:
    """Return all users by name."""
    return [_user(row) for row in connection.execute(select(users).order_by(users.c.name))]


def any_users(connection: Connection) -> bool:
    """Tell whether anybody may sign in."""
    counted = select(func.count()).select_from(users).where(users.c.disabled_at.is_(None))
    return bool(connection.execute(counted).scalar_one())


def set_password(connection: Connection, name: str, password: str) -> User:
    """Give a user another password, which lets in again who was disabled; all sessions of theirs end.

    Raises:
        AccessError: There is no such user, or the password is too short.
    """
    found = require_user(connection, name)
    if found.name == plain_name(password):
        raise AccessError("the password is the name; take another")
    connection.execute(update(users).where(users.c.name == found.name).values(
        password=digest_of(password), password_at=now(), disabled_at=None))
    connection.execute(delete(sessions).where(sessions.c.user_name == found.name))
    return require_user(connection, found.name)


def disable(connection: Connection, name: str) -> User:
    """Let a user in no more: sessions end, tokens are revoked; what they decided stays, with their name.

    Raises:
        AccessError: There is no such user.
    """
    found = require_user(connection, name)
    at = now()
    connection.execute(update(users).where(users.c.name == found.name, users.c.disabled_at.is_(None)).values(
        disabled_at=at))
    connection.execute(delete(sessions).where(sessions.c.user_name == found.name))
    connection.execute(update(tokens).where(tokens.c.user_name == found.name, tokens.c.revoked_at.is_(None)).values(
        revoked_at=at))
    return require_user(connection, found.name)


def kept_password(connection: Connection, name: str) -> str | None:
    """Return the digest of the password of a user who may sign in; None where there is no such user."""
    return connection.execute(select(users.c.password).where(
        users.c.name == plain_name(name), users.c.disabled_at.is_(None))).scalar()


def renew(connection: Connection, name: str, password: str) -> None:
    """Keep the password of somebody who just signed in with today's parameters."""
    kept = kept_password(connection, name)
    if kept is not None and is_outdated(kept) and fits(kept, password):
        connection.execute(update(users).where(users.c.name == plain_name(name)).values(password=digest_of(password)))


def _user(row: Row[tuple[object, ...]]) -> User:
    return User(row.name, row.created_at, row.password_at, row.disabled_at)
