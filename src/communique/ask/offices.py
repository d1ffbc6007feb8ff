"""Who held which office: as documents show it, as somebody said, and since when by the table of tenures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, func, select

from communique.ask.facts import Source
from communique.ask.loading import load_encounters, load_stays, within
from communique.ask.subjects import Subject
from communique.authority.tenures import Tenure, tenures_of
from communique.store.corrections.table import corrections
from communique.store.derived import offices, participants, people, visits
from communique.store.kept import documents
from communique.store.records import record_of

_SHOWN = 8
_COLUMNS = (offices.c.identity, offices.c.title, offices.c.country, offices.c.organization)
_TOOK_PART = offices.join(participants, and_(
    participants.c.document_id == offices.c.document_id, participants.c.entity == offices.c.entity))
_VISITED = offices.join(visits, and_(
    visits.c.document_id == offices.c.document_id, visits.c.entity == offices.c.entity))
#: Where documents show somebody in an office: the tables, the day, the name and the fact.
_SHOWING = (
    (_TOOK_PART, participants.c.earliest, participants.c.name, participants.c.engagement_id),
    (_VISITED, visits.c.earliest, visits.c.person, visits.c.id),
)

Key = tuple[str, str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Held:
    """An office, and between which days documents show its holder in it.

    Attributes:
        person: Name of the holder.
        identity: Who that is across documents.
        title: The office, as written.
        country: Whose office it is.
        organization: Or whose.
        first: First day (ISO) of an engagement or visit that shows them in it.
        last: The last.
        source: The first such engagement or visit.
        since: Since when they hold it (ISO date, month or year), where somebody said so or the table of tenures does.
        until: Until when, as far as that was before the last day asked about.
        tells: Who says so: `a correction`, or the source of the table of tenures.
    """

    person: str
    identity: str
    title: str
    country: str | None
    organization: str | None
    first: str | None
    last: str | None
    source: Source
    since: str | None = None
    until: str | None = None
    tells: str | None = None


def offices_held(connection: Connection, subject: Subject, until: str | None = None,
                 limit: int = _SHOWN) -> tuple[Held, ...]:
    """Return who held which office, the latest first, each with the first engagement or visit that shows them in it."""
    mine = offices.c.country == subject.id if subject.kind == "country" else offices.c.identity == subject.id
    days: dict[Key, tuple[str, str]] = {}
    for tables, day, _, _ in _SHOWING:
        for row in connection.execute(select(*_COLUMNS, func.min(day), func.max(day)).select_from(tables).where(
                mine, day.is_not(None), *within(day, None, until)).group_by(*_COLUMNS)):
            key, first, last = _key(row), row[4], row[5]
            known = days.get(key, (first, last))
            days[key] = min(first, known[0]), max(last, known[1])
    latest = sorted(days, key=lambda key: (days[key][1], key[1], key[0]), reverse=True)[:limit]
    found = [_shown(connection, key, days[key], until) for key in latest]
    corrected = _corrected(connection, {one.identity for one in found})
    return tuple(_since(one, corrected, until) for one in found)


def _key(row: Any) -> Key:
    return row.identity, row.title, row.country, row.organization


def _shown(connection: Connection, key: Key, days: tuple[str, str], until: str | None) -> Held:
    """Return an office with the fact that shows it first."""
    same = [column == value if value is not None else column.is_(None)
            for column, value in zip(_COLUMNS, key, strict=True)]
    for tables, day, name, number in _SHOWING:
        row = connection.execute(select(name, number).select_from(tables).where(
            *same, day == days[0], *within(day, None, until)).order_by(number).limit(1)).first()
        if row is not None:
            load = load_encounters if tables is _TOOK_PART else load_stays
            return Held(row[0] or key[0], *key, *days, load(connection, [row[1]])[0].source)
    raise AssertionError("a day without the fact that has it")


def _corrected(connection: Connection, identities: set[str]) -> Mapping[tuple[str, str], tuple[str | None, str | None]]:
    """Return since and until when somebody said that offices are held, by identity and title."""
    wanted = select(documents.c.id, people.c.entity, people.c.identity).join(
        people, people.c.document_id == documents.c.id).where(
        people.c.identity.in_(identities), documents.c.hash.in_(select(corrections.c.document).where(
            corrections.c.kind == "person", corrections.c.withdrawn_at.is_(None), corrections.c.changes.is_not(None))))
    found: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for row in connection.execute(wanted).all():
        for person in record_of(connection, row.id).people:
            found |= {(row.identity, office.title): (office.since, office.until) for office in person.offices
                      if person.id == row.entity and (office.since or office.until)}
    return found


def _since(held: Held, corrected: Mapping[tuple[str, str], tuple[str | None, str | None]], until: str | None) -> Held:
    said = corrected.get((held.identity, held.title))
    if said:
        return replace(held, since=said[0], until=said[1], tells="a correction")
    terms = {(row.start, row.end, row.source) for row in tenures_of(held.person) if _is_of(row, held)}
    if len(terms) != 1:
        return held
    ((start, end, source),) = terms
    return replace(held, since=start, until=end if end and not (until and end > until) else None, tells=source)


def _is_of(row: Tenure, held: Held) -> bool:
    """Tell if a tenure is of this office, and of the days on which documents show its holder in it."""
    one, other = row.office.lower(), held.title.lower()
    if row.country != held.country or not (one == other or one in other.split(",")[0] or other in one):
        return False
    first, last = held.first or "", held.last or ""
    return row.start <= last and (row.end is None or row.end >= first[:len(row.end)])
