"""Themes: which come up how often, who raised one, and in which manner over the years."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from communique.ask.coverage import Coverage, coverage
from communique.ask.facts import Encounter, Saying
from communique.ask.loading import load_encounters, load_sayings
from communique.store.derived import concepts, engagements, speakers, statements


@dataclass(frozen=True, slots=True)
class Raised:
    """How often a theme comes up, in engagements and statements, and between which days (ISO)."""

    concept: str
    engagements: int
    statements: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who raised a theme: how often, and how often well disposed or critical."""

    identity: str
    name: str
    country: str | None
    times: int
    positive: int
    negative: int


@dataclass(frozen=True, slots=True)
class Topic:
    """One theme.

    Attributes:
        concept: Its id in the vocabulary.
        voices: Who spoke of it, the most first.
        stances: Year, stance, and how many statements; None stands for those without a date.
        statements: The latest, in the order of their days.
        total: How many statements there are.
        encounters: The latest engagements at which it was discussed, in that order.
        discussed: How many of these there are.
        coverage: What the answer rests on.
    """

    concept: str
    voices: tuple[Voice, ...]
    stances: tuple[tuple[str | None, str, int], ...]
    statements: tuple[Saying, ...]
    total: int
    encounters: tuple[Encounter, ...]
    discussed: int
    coverage: Coverage


def topics(connection: Connection) -> list[Raised]:
    """Return the themes that come up, the most frequent first."""
    rows = connection.execute(select(
        concepts.c.concept, concepts.c.kind, func.count(), func.min(concepts.c.earliest), func.max(concepts.c.latest),
    ).group_by(concepts.c.concept, concepts.c.kind)).all()
    counted: Counter[tuple[str, str]] = Counter()
    days: dict[str, list[str]] = {}
    for concept, kind, count, first, last in rows:
        counted[concept, kind] += count
        days.setdefault(concept, []).extend(day for day in (first, last) if day)
    found = [Raised(name, counted[name, "engagement"], counted[name, "statement"], min(told, default=None),
                    max(told, default=None)) for name, told in days.items()]
    return sorted(found, key=lambda one: (-one.engagements - one.statements, one.concept))


def topic(connection: Connection, concept: str, *, limit: int = 30, voices: int = 15) -> Topic:
    """Return who raised a theme, and how; at most ``limit`` statements and engagements, the latest."""
    about = and_(concepts.c.claim_id == statements.c.id, concepts.c.kind == "statement",
                 concepts.c.concept == concept)
    rows = connection.execute(select(statements.c.id, statements.c.stance, statements.c.earliest).join(
        concepts, about)).all()
    rows = sorted(rows, key=lambda row: (row.earliest or "", row.id), reverse=True)
    stances = Counter((row.earliest[:4] if row.earliest else None, row.stance) for row in rows)
    met = connection.execute(select(engagements.c.id).join(concepts, and_(
        concepts.c.claim_id == engagements.c.id, concepts.c.kind == "engagement", concepts.c.concept == concept,
    )).order_by(engagements.c.earliest.desc().nulls_last(), engagements.c.id.desc())).scalars().all()
    return Topic(
        concept, _voices(connection, concept, voices),
        tuple(sorted(((year, stance, n) for (year, stance), n in stances.items()),
                     key=lambda one: (one[0] is None, one[0] or "", one[1]))),
        tuple(load_sayings(connection, [row.id for row in rows[:limit]])), len(rows),
        tuple(load_encounters(connection, met[:limit])), len(met), coverage(connection))


def _voices(connection: Connection, concept: str, limit: int) -> tuple[Voice, ...]:
    joined = speakers.join(concepts, and_(concepts.c.claim_id == speakers.c.statement_id,
                                          concepts.c.kind == "statement")).join(
        statements, statements.c.id == speakers.c.statement_id)
    times = func.count(speakers.c.statement_id.distinct())
    rows = connection.execute(select(
        speakers.c.identity, func.max(speakers.c.name), func.max(speakers.c.country), times,
        *(func.count(statements.c.id.distinct()).filter(statements.c.stance == stance)
          for stance in ("positive", "negative"))).select_from(joined).where(concepts.c.concept == concept).group_by(
        speakers.c.identity).order_by(times.desc(), speakers.c.identity).limit(limit))
    return tuple(Voice(*row) for row in rows)
