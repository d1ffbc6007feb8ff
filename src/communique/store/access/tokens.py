"""Tokens for programs that use the API: shown once, kept as digests, each of one user and scope."""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, Row, insert, select, update

from communique.errors import AccessError
from communique.store.access.sessions import SEEN_EVERY, digest, earlier
from communique.store.access.tables import tokens, users
from communique.store.access.users import require_user
from communique.store.writing import now

#: `write` holds `read`.
Scope = Literal["read", "write"]

_FORM = re.compile(r"cmq_([0-9a-f]{10})_[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its secret part; `id` stands in it and names it, all times are UTC."""

    id: str
    user: str
    scope: Scope
    label: str | None
    created_at: str
    expires_at: str | None
    used_at: str | None
    revoked_at: str | None

    @property
    def counts(self) -> bool:
        """True while it is neither revoked nor over."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now())


def new_token(connection: Connection, user: str, scope: Scope, *, label: str | None = None,
              days: int | None = None) -> tuple[Token, str]:
    """Make a token and return it with its secret, which nobody can show again.

    Raises:
        AccessError: There is no such user, or they are disabled.
    """
    owner = require_user(connection, user)
    if owner.disabled_at is not None:
        raise AccessError(f"{owner.name} is disabled; `communique user password {owner.name}` lets them in again")
    shown = secrets.token_hex(5)
    secret = f"cmq_{shown}_{secrets.token_urlsafe(32)}"
    ends = datetime.now(UTC) + timedelta(days=days) if days is not None else None
    made = Token(shown, owner.name, scope, label, now(), ends.strftime("%Y-%m-%dT%H:%M:%SZ") if ends else None, None,
                 None)
    connection.execute(insert(tokens), {
        "id": shown, "digest": digest(secret), "user_name": owner.name, "scope": scope, "label": label,
        "created_at": made.created_at, "expires_at": made.expires_at, "used_at": None, "revoked_at": None})
    return made, secret


def find_token(connection: Connection, secret: str) -> Token | None:
    """Return the token of a secret, where it counts and its user may sign in."""
    form = _FORM.fullmatch(secret)
    if form is None:
        return None
    row = connection.execute(select(tokens).join(users, users.c.name == tokens.c.user_name).where(
        tokens.c.id == form[1], users.c.disabled_at.is_(None))).one_or_none()
    if row is None or not hmac.compare_digest(row.digest, digest(secret)):
        return None
    found = _token(row)
    return found if found.counts else None


def all_tokens(connection: Connection, user: str | None = None) -> list[Token]:
    """Return all tokens, or those of a user, the newest first."""
    wanted = select(tokens).order_by(tokens.c.created_at.desc(), tokens.c.id)
    if user is not None:
        wanted = wanted.where(tokens.c.user_name == require_user(connection, user).name)
    return [_token(row) for row in connection.execute(wanted)]


def revoke(connection: Connection, named: str, *, user: str | None = None) -> Token:
    """Take a token back, by its id; with ``user`` only one of theirs.

    Raises:
        AccessError: There is no such token.
    """
    found = [token for token in all_tokens(connection, user) if token.id == named.removeprefix("cmq_").split("_")[0]]
    if not found:
        raise AccessError(f"there is no token {named!r}; `communique token list` shows their ids")
    connection.execute(update(tokens).where(tokens.c.id == found[0].id, tokens.c.revoked_at.is_(None)).values(
        revoked_at=now()))
    return next(token for token in all_tokens(connection) if token.id == found[0].id)


def is_stale(token: Token) -> bool:
    """Tell whether it is time to write down again that the token is in use."""
    return token.used_at is None or token.used_at < earlier(SEEN_EVERY)


def see(connection: Connection, token: Token) -> None:
    """Write down that a token was used."""
    connection.execute(update(tokens).where(tokens.c.id == token.id).values(used_at=now()))


def _token(row: Row[tuple[object, ...]]) -> Token:
    return Token(row.id, row.user_name, row.scope, row.label, row.created_at, row.expires_at, row.used_at,
                 row.revoked_at)
