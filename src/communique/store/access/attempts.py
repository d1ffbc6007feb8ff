"""How often a sign-in may be refused before one has to wait: counted in the store, so that no restart forgets it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.sql.elements import ColumnElement

from communique.errors import AccessError
from communique.store.access.sessions import earlier
from communique.store.access.tables import refusals
from communique.store.access.users import plain_name
from communique.store.writing import now

#: Refusals that are counted, and how long they are kept.
WINDOW, KEPT = timedelta(minutes=15), timedelta(days=1)
#: Of one name from one address, of one name from anywhere, of one address for all names. Few of one name from one
#: address, so that guessing is slow; many of a name from anywhere, so that strangers cannot easily lock a user out.
EACH, NAME, ADDRESS = 5, 50, 20


class RefusedError(AccessError):
    """Too many sign-ins were refused; `wait` is how many seconds it takes until one is looked at again."""

    wait = int(WINDOW.total_seconds())


def require_patience(connection: Connection, name: str, address: str) -> None:
    """Raise where a name or an address was refused too often of late; the same whether there is such a user or not.

    Raises:
        RefusedError: It was.
    """
    mine, there = refusals.c.user_name == plain_name(name)[:64], refusals.c.address == address
    if _count(connection, mine, there) >= EACH or _count(connection, mine) >= NAME or \
            _count(connection, there) >= ADDRESS:
        raise RefusedError(f"too many sign-ins were refused; wait {RefusedError.wait // 60} minutes and try again")


def note_refusal(connection: Connection, name: str, address: str) -> None:
    """Write a refused sign-in down, and forget those of long ago."""
    connection.execute(delete(refusals).where(refusals.c.refused_at < earlier(KEPT)))
    connection.execute(insert(refusals), {"user_name": plain_name(name)[:64], "address": address, "refused_at": now()})


def forgive(connection: Connection, name: str, address: str) -> None:
    """Forget the refusals of a name from an address, as they signed in."""
    connection.execute(delete(refusals).where(
        refusals.c.user_name == plain_name(name)[:64], refusals.c.address == address))


def _count(connection: Connection, *of: ColumnElement[Any]) -> int:
    return connection.execute(select(func.count()).select_from(refusals).where(
        *of, refusals.c.refused_at >= earlier(WINDOW))).scalar_one()
