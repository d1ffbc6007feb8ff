"""What a store covers. Every answer says so: that no document tells of a meeting does not mean that none was held."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from communique.ask.subjects import Subject
from communique.store.derived import engagements, visits
from communique.store.kept import documents

CAVEAT = "That no document here tells of a meeting does not mean that there was none."


@dataclass(frozen=True, slots=True)
class Covered:
    """How far the store covers one subject; the fields are those of `Subject`."""

    name: str
    documents: int
    first: str | None
    last: str | None
    doubts: tuple[str, ...] = ()
    apart: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an answer rests on.

    Attributes:
        documents: Documents in the store, current versions only.
        engagements: Engagements that they tell of.
        first: First day (ISO) that they tell of.
        last: Last such day.
        issuers: Who published them, and how many, the most first; None stands for those that do not say.
        subjects: The same for who or what was asked about.
        caveat: What does not follow from an absence.
    """

    documents: int
    engagements: int
    first: str | None
    last: str | None
    issuers: tuple[tuple[str | None, int], ...]
    subjects: tuple[Covered, ...] = ()
    caveat: str = CAVEAT


def coverage(connection: Connection, *subjects: Subject) -> Coverage:
    """Return what the store covers, all in all and of the subjects of a question."""
    days = [connection.execute(select(edge(table.c.earliest)).where(table.c.earliest.is_not(None))).scalar_one()
            for table in (engagements, visits) for edge in (func.min, func.max)]
    told = connection.execute(select(func.count()).select_from(engagements)).scalar_one()
    issuers = _issuers(connection)
    return Coverage(
        sum(count for _, count in issuers), told, min(filter(None, days[::2]), default=None),
        max(filter(None, days[1::2]), default=None), issuers,
        tuple(Covered(s.name, s.documents, s.first, s.last, s.doubts, s.apart) for s in subjects))


def _issuers(connection: Connection) -> tuple[tuple[str | None, int], ...]:
    """Count by issuer, going from one to the next in the index: grouping would look at every document."""
    found: list[tuple[str | None, int]] = []
    current = documents.c.superseded_by.is_(None)
    unnamed = connection.execute(select(func.count()).where(documents.c.issuer.is_(None), current)).scalar_one()
    if unnamed:
        found.append((None, unnamed))
    issuer = connection.execute(select(func.min(documents.c.issuer))).scalar_one()
    while issuer is not None:
        count = connection.execute(select(func.count()).where(and_(documents.c.issuer == issuer, current))).scalar_one()
        if count:
            found.append((issuer, count))
        issuer = connection.execute(select(func.min(documents.c.issuer)).where(
            documents.c.issuer > issuer)).scalar_one()
    return tuple(sorted(found, key=lambda one: (-one[1], one[0] or "")))
