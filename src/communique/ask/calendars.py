"""What happened in a month or a year, day by day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from communique.ask.coverage import Coverage, coverage
from communique.ask.facts import Encounter, Stay
from communique.ask.loading import load_encounters, load_stays
from communique.store.derived import engagements, visits

_ABROAD = or_(visits.c.home.is_(None), visits.c.home != visits.c.country)


@dataclass(frozen=True, slots=True)
class Period:
    """Engagements and visits that may have been between two days (ISO); those of one day, and the others.

    Attributes:
        since: First day.
        until: Last day.
        encounters: Engagements of which the day is known.
        loose: Those that were on some day of a longer time that reaches into the period.
        stays: Visits abroad that reach into the period.
        coverage: What the answer rests on.
    """

    since: str
    until: str
    encounters: tuple[Encounter, ...]
    loose: tuple[Encounter, ...]
    stays: tuple[Stay, ...]
    coverage: Coverage


def period(connection: Connection, since: str, until: str) -> Period:
    """Return what happened from one day to another; a time longer than a month tells nothing of a day in it."""
    first, last = engagements.c.earliest, func.coalesce(engagements.c.latest, engagements.c.earliest)
    ids = connection.execute(select(engagements.c.id).where(first <= until, last >= since, or_(
        first >= since, last <= until))).scalars()
    met = load_encounters(connection, ids)
    first, last = visits.c.earliest, func.coalesce(visits.c.latest, visits.c.earliest)
    stays = connection.execute(select(visits.c.id).where(_ABROAD, first <= until, last >= since, or_(
        first >= since, last <= until))).scalars()
    return Period(since, until, tuple(e for e in met if e.earliest == e.latest),
                  tuple(e for e in met if e.earliest != e.latest), tuple(load_stays(connection, stays)),
                  coverage(connection))


def by_day(connection: Connection, since: str, until: str) -> dict[str, int]:
    """Return how many engagements of a known day, and visits that began on it, each day has."""
    counted: Counter[str] = Counter()
    for table, condition in ((engagements, engagements.c.earliest == engagements.c.latest), (visits, _ABROAD)):
        day = table.c.earliest
        for row in connection.execute(select(day, func.count()).where(
                condition, day >= since, day <= until).group_by(day)):
            counted[row[0]] += row[1]
    return dict(counted)


def by_year(connection: Connection) -> dict[int, int]:
    """Return how many engagements and visits each year has."""
    counted: Counter[int] = Counter()
    for table in (engagements, visits):
        year = func.substr(table.c.earliest, 1, 4)
        for row in connection.execute(select(year, func.count()).where(table.c.earliest.is_not(None)).group_by(year)):
            counted[int(row[0])] += row[1]
    return dict(sorted(counted.items()))
