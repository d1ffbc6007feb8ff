"""What a store covers. Every answer says so: that no document tells of a meeting does not mean that none was held."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from communique.ask.subjects import Subject
from communique.store.counting import counted
from communique.store.derived import engagements, visits

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
    issuers = sorted(((name or None, number) for name, number in counted(connection, "issuer").items()),
                     key=lambda one: (-one[1], one[0] or ""))
    edges = [select(edge(table.c.earliest)).where(table.c.earliest.is_not(None)).scalar_subquery()
             for edge in (func.min, func.max) for table in (engagements, visits)]
    days = connection.execute(select(*edges)).one()
    return Coverage(
        sum(number for _, number in issuers), sum(counted(connection, "kind").values()),
        min(filter(None, days[:2]), default=None), max(filter(None, days[2:]), default=None), tuple(issuers),
        tuple(Covered(s.name, s.documents, s.first, s.last, s.doubts, s.apart) for s in subjects))
