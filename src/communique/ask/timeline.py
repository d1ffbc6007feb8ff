"""What happened, in order: the engagements and visits of a person, an organisation or a country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from communique.ask.coverage import Coverage, coverage
from communique.ask.facts import Encounter, Stay, by_day
from communique.ask.loading import load_encounters, load_stays, within
from communique.ask.subjects import Subject, subject_of
from communique.store.derived import engagements, participants, visits


@dataclass(frozen=True, slots=True)
class Timeline:
    """Engagements of any status, and visits, in the order of their days.

    Attributes:
        subject: Whose they are.
        entries: At most as many as were asked for, the latest of all.
        total: How many there are; of a country, those that have a date.
        undated: How many more no day is known of.
        coverage: What the answer rests on.
    """

    subject: Subject
    entries: tuple[Encounter | Stay, ...]
    total: int
    undated: int
    coverage: Coverage


def timeline(connection: Connection, who: str, *, since: str | None = None, until: str | None = None,
             limit: int | None = 50) -> Timeline:
    """Return what the store tells of somebody or of a country, the latest ``limit`` of it.

    Raises:
        UnknownNameError: The name means nobody, or several.
    """
    subject = subject_of(connection, who)
    ids = engagement_ids(connection, subject, since=since, until=until, limit=limit)
    stays = stay_ids(connection, subject, since=since, until=until, limit=limit)
    entries: list[Encounter | Stay] = [*load_encounters(connection, ids), *load_stays(connection, stays)]
    entries.sort(key=by_day)
    total, undated = _count(connection, subject, since, until)
    return Timeline(subject, tuple(entries[-limit:] if limit else entries), total, undated,
                    coverage(connection, subject))


def engagement_ids(connection: Connection, subject: Subject, *, since: str | None = None, until: str | None = None,
                   limit: int | None = None) -> list[int]:
    """Return the latest dated engagements of a subject; of a country, those that took place there, too."""
    found: dict[int, str] = {}
    for query in _engagement_queries(subject, since, until):
        latest_first = query.distinct().order_by(query.selected_columns[1].desc()).limit(limit)
        found.update((number, day) for number, day in connection.execute(latest_first).all())
    latest: list[int] = sorted(found, key=lambda one: (found[one], one), reverse=True)
    return latest[:limit] if limit else latest


def stay_ids(connection: Connection, subject: Subject, *, since: str | None = None, until: str | None = None,
             limit: int | None = None) -> list[int]:
    """Return the latest visits abroad of a subject; of a country, those to it and those of its people."""
    found: dict[int, str] = {}
    for query in _stay_queries(subject, since, until):
        found.update((number, day) for number, day in connection.execute(
            query.order_by(visits.c.earliest.desc()).limit(limit)).all())
    latest: list[int] = sorted(found, key=lambda one: (found[one], one), reverse=True)
    return latest[:limit] if limit else latest


def _engagement_queries(subject: Subject, since: str | None, until: str | None) -> list[Select[Any]]:
    day = participants.c.earliest
    took_part = select(participants.c.engagement_id, day).where(
        subject.among(participants), day.is_not(None), *within(day, since, until))
    if subject.kind != "country":
        return [took_part]
    day = engagements.c.earliest
    return [took_part, select(engagements.c.id, day).where(
        engagements.c.country == subject.id, day.is_not(None), *within(day, since, until))]


def _stay_queries(subject: Subject, since: str | None, until: str | None) -> list[Select[Any]]:
    """Return queries that have no visit in common: who is at home in a country does not visit it."""
    sides = (visits.c.country, visits.c.home) if subject.kind == "country" else (visits.c.identity,)
    day = visits.c.earliest
    return [select(visits.c.id, day).where(
        side == subject.id, or_(visits.c.home.is_(None), visits.c.home != visits.c.country), day.is_not(None),
        *within(day, since, until)) for side in sides]


def _count(connection: Connection, subject: Subject, since: str | None, until: str | None) -> tuple[int, int]:
    queries = [query.with_only_columns(query.selected_columns[0])
               for query in _engagement_queries(subject, since, until)]
    told = queries[0].union(*queries[1:]).subquery() if len(queries) > 1 else queries[0].distinct().subquery()
    held = connection.execute(select(func.count()).select_from(told)).scalar_one()
    stays = sum(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
                for query in _stay_queries(subject, since, until))
    undated = connection.execute(select(func.count(participants.c.engagement_id.distinct())).where(
        subject.among(participants), participants.c.earliest.is_(None))).scalar_one()
    return held + stays, 0 if since or until else undated
