"""The tables of access. Passwords, sessions and tokens are kept as digests: reading them lets nobody in."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from communique.store.kept import Text, metadata


def _user() -> Column[str]:
    return Column("user_name", Text, ForeignKey("users.name", ondelete="CASCADE"), nullable=False)


users = Table(
    "users", metadata,
    Column("name", Text, primary_key=True, comment="in lower case; it signs what the user decides"),
    Column("password", Text, nullable=False, comment="argon2id digest"),
    Column("created_at", Text, nullable=False, comment="UTC"),
    Column("password_at", Text, nullable=False, comment="when the password was set"),
    Column("disabled_at", Text, comment="since when the user may not sign in; null where they may"),
)

sessions = Table(
    "sessions", metadata,
    Column("digest", Text, primary_key=True, comment="sha256 of what the browser holds"),
    _user(),
    Column("created_at", Text, nullable=False, comment="when the user signed in (UTC)"),
    Column("seen_at", Text, nullable=False, comment="when it was last used, to some minutes"),
    Column("address", Text, comment="address that it was begun from"),
    Index(None, "user_name"),
)

tokens = Table(
    "tokens", metadata,
    Column("id", Text, primary_key=True, comment="the part of the token that is shown"),
    Column("digest", Text, nullable=False, comment="sha256 of the whole token"),
    _user(),
    Column("scope", Text, nullable=False, comment="read, or write, which holds read"),
    Column("label", Text, comment="what it is for"),
    Column("created_at", Text, nullable=False, comment="UTC"),
    Column("expires_at", Text, comment="when it ends by itself; null for never"),
    Column("used_at", Text, comment="when it was last used, to some minutes"),
    Column("revoked_at", Text, comment="when it was taken back; null while it counts"),
    UniqueConstraint("digest"),
    Index(None, "user_name"),
)

refusals = Table(
    "refusals", metadata,
    Column("id", Integer, primary_key=True, comment="number of the refusal"),
    Column("user_name", Text, nullable=False, comment="name that was given, whether there is such a user or not"),
    Column("address", Text, nullable=False, comment="address that it was tried from"),
    Column("refused_at", Text, nullable=False, comment="UTC"),
    Index(None, "user_name", "refused_at"),
    Index(None, "address", "refused_at"),
)

deeds = Table(
    "deeds", metadata,
    Column("id", Integer, primary_key=True, comment="number of the entry"),
    Column("done_at", Text, nullable=False, comment="UTC"),
    Column("user_name", Text, nullable=False, comment="who did it"),
    Column("through", Text, nullable=False, comment="page, command line, or token and its id"),
    Column("action", Text, nullable=False, comment="signed in, accepted, edited, added document, ..."),
    Column("about", Text, comment="id of the decision, hash of the document, or name of the user"),
    Index(None, "user_name", "done_at"),
    sqlite_autoincrement=True,
)

TABLES = (users, sessions, tokens, refusals, deeds)
