"""When did two meet? All encounters, the first and the last, and how many a year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.ask.coverage import Coverage, coverage
from communique.ask.facts import Encounter
from communique.ask.loading import load_encounters, within
from communique.ask.subjects import Subject, subject_of
from communique.store.derived import participants


@dataclass(frozen=True, slots=True)
class Met:
    """The encounters of two.

    Attributes:
        left: One of them.
        right: The other.
        encounters: Engagements that were held, in the order of their days.
        not_held: Those that were planned, cancelled or declined.
        by_year: Year and number of encounters; None stands for those without a date.
        twice: Pairs of numbers of encounters of one day and kind, told by two documents: they may be one.
        coverage: What the answer rests on.
    """

    left: Subject
    right: Subject
    encounters: tuple[Encounter, ...]
    not_held: tuple[Encounter, ...]
    by_year: tuple[tuple[str | None, int], ...]
    twice: tuple[tuple[int, int], ...]
    coverage: Coverage


def met(connection: Connection, left: str, right: str, *, since: str | None = None, until: str | None = None) -> Met:
    """Return all encounters of two people, organisations or countries.

    Args:
        connection: A transaction of the store.
        left: A name, an identity's id, or a country.
        right: Another.
        since: First day (ISO) that counts.
        until: Last day (ISO) that counts.

    Raises:
        UnknownNameError: A name means nobody, or several.
    """
    sides = subject_of(connection, left), subject_of(connection, right)
    found = load_encounters(connection, shared(connection, *sides, since=since, until=until))
    held = tuple(e for e in found if e.status == "held")
    return Met(*sides, held, tuple(e for e in found if e.status != "held"), by_year(held), told_twice(held),
               coverage(connection, *sides))


def shared(connection: Connection, left: Subject, right: Subject, *, since: str | None = None,
           until: str | None = None) -> list[int]:
    """Return the engagements in which both took part, whatever became of them."""
    one, other = participants.alias(), participants.alias()
    joined = one.join(other, one.c.engagement_id == other.c.engagement_id)
    return list(connection.execute(select(one.c.engagement_id).select_from(joined).where(
        left.among(one), right.among(other), one.c.identity != other.c.identity,
        *within(one.c.earliest, since, until)).distinct()).scalars())


def by_year(encounters: tuple[Encounter, ...]) -> tuple[tuple[str | None, int], ...]:
    """Count encounters by year; one that may be of two years counts in the first."""
    counted = Counter(e.earliest[:4] if e.earliest else None for e in encounters)
    return tuple(sorted(counted.items(), key=lambda one: (one[0] is None, one[0] or "")))


def told_twice(encounters: tuple[Encounter, ...]) -> tuple[tuple[int, int], ...]:
    """Return pairs of one day, kind and city, or no city, that two documents tell of."""
    found = []
    for at, one in enumerate(encounters):
        for other in encounters[at + 1:]:
            if other.earliest != one.earliest:
                break
            same_place = one.city is None or other.city is None or one.city == other.city
            if one.earliest and one.earliest == one.latest == other.latest and one.kind == other.kind \
                    and same_place and one.source.document != other.source.document:
                found.append((one.id, other.id))
    return tuple(found)
