"""The trail: who did what when, and through what. Entries are added in the transaction of what they tell of."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from communique.store.access.tables import deeds
from communique.store.writing import now


@dataclass(frozen=True, slots=True)
class Action:
    """Who acts, and through what: `page`, `command line`, or `token` with its id."""

    by: str
    through: str


@dataclass(frozen=True, slots=True)
class Did:
    """An entry of the trail; `about` is the decision, document, user, session or token that it was about."""

    id: int
    at: str
    by: str
    through: str
    action: str
    about: str | None


def note(connection: Connection, who: Action, action: str, about: str | None = None) -> None:
    """Add an entry."""
    connection.execute(insert(deeds), {"done_at": now(), "user_name": who.by, "through": who.through, "action": action,
                                       "about": about})


def trail(connection: Connection, by: str | None = None, limit: int | None = 100) -> list[Did]:
    """Return the latest entries, the latest first; ``by`` is a user's name."""
    wanted = select(deeds).order_by(deeds.c.id.desc()).limit(limit)
    if by is not None:
        wanted = wanted.where(deeds.c.user_name == by)
    return [Did(row.id, row.done_at, row.user_name, row.through, row.action, row.about)
            for row in connection.execute(wanted)]
