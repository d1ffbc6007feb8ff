"""Who and what the store knows: people, organisations and countries, the most told of first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from communique.store.derived import engagements, participants, visits
from communique.store.identity import Candidate, find, most_named
from communique.store.identity.finding import table_of

_FOUND = 60


@dataclass(frozen=True, slots=True)
class Directory:
    """Some of those known, the most named first, and how many there are."""

    items: tuple[Candidate, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Land:
    """A country: visits to it, visits of its people, and engagements of its people or on its ground."""

    code: str
    received: int
    made: int
    engagements: int


def known(connection: Connection, kind: str, *, words: str = "", limit: int = 60, offset: int = 0) -> Directory:
    """Return people or organisations, those whose name has ``words`` where any are given."""
    if words.strip():
        found = find(connection, words, kinds=(kind,), limit=_FOUND)
        return Directory(tuple(found[offset:offset + limit]), len(found))
    table = table_of(kind)
    total = connection.execute(select(func.count(table.c.identity.distinct()))).scalar_one()
    return Directory(tuple(most_named(connection, kind, limit, offset)), total)


def lands(connection: Connection) -> list[Land]:
    """Return the countries that the store tells of, the most told of first."""
    abroad = or_(visits.c.home.is_(None), visits.c.home != visits.c.country)
    number = func.count().label("number")
    received = _counted(connection, select(visits.c.country, number).where(abroad).group_by(visits.c.country))
    made = _counted(connection, select(visits.c.home, number).where(abroad).group_by(visits.c.home))
    took_part = select(participants.c.country.label("country"), participants.c.engagement_id.label("engagement"))
    there = select(engagements.c.country, engagements.c.id)
    both = took_part.union(there).subquery()
    met = _counted(connection, select(both.c.country, number).group_by(both.c.country))
    codes = (received | made | met).keys()
    found = [Land(code, received[code], made[code], met[code]) for code in codes]
    return sorted(found, key=lambda one: (-one.received - one.made - one.engagements, one.code))


def _counted(connection: Connection, query: object) -> Counter[str]:
    return Counter({row[0]: row[1] for row in connection.execute(query) if row[0]})  # type: ignore[call-overload]
