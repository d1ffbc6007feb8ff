"""Somebody, or a country, at a glance: whom they meet, what comes up, what they are told."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from communique.ask.facts import Saying
from communique.ask.loading import load_sayings
from communique.ask.subjects import Subject
from communique.store.derived import concepts, engagements, participants, speakers, statements


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Somebody who was met, how often, and when first and last (ISO days)."""

    identity: str
    name: str
    kind: str
    country: str | None
    times: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What was said to somebody: the latest, in the order of their days, and how much there is."""

    statements: tuple[Saying, ...]
    total: int


def counterparts(connection: Connection, subject: Subject, limit: int = 12) -> list[Counterpart]:
    """Return whom a subject, or the people of a country, met at engagements that were held, the most met first."""
    mine, other = participants.alias(), participants.alias()
    times = func.count(other.c.engagement_id.distinct())
    apart: ColumnElement[bool] = other.c.identity != mine.c.identity
    if subject.kind == "country":
        apart = and_(apart, or_(other.c.country.is_(None), other.c.country != subject.id))
    rows = connection.execute(select(
        other.c.identity, func.max(other.c.name), func.max(other.c.kind), func.max(other.c.country), times,
        func.min(other.c.earliest), func.max(other.c.latest)).select_from(
            mine.join(other, mine.c.engagement_id == other.c.engagement_id)).where(
            subject.among(mine), apart, mine.c.status == "held").group_by(other.c.identity).order_by(
            times.desc(), func.max(other.c.latest).desc().nulls_last(), other.c.identity).limit(limit))
    return [Counterpart(*row) for row in rows]


def themes(connection: Connection, subject: Subject) -> list[tuple[str, str | None, int]]:
    """Return theme, year and how many engagements and statements of a subject are about it, by year."""
    took_part = select(participants.c.engagement_id).where(subject.among(participants))
    said = select(speakers.c.statement_id).where(subject.among(speakers))
    mine: list[ColumnElement[bool]] = [
        and_(concepts.c.kind == "engagement", concepts.c.claim_id.in_(took_part)),
        and_(concepts.c.kind == "statement", concepts.c.claim_id.in_(said))]
    if subject.kind == "country":
        there = select(engagements.c.id).where(engagements.c.country == subject.id)
        mine.append(and_(concepts.c.kind == "engagement", concepts.c.claim_id.in_(there)))
        to = select(statements.c.id).where(statements.c.addressee_country == subject.id)
    else:
        to = select(statements.c.id).where(statements.c.addressee_identity == subject.id)
    mine.append(and_(concepts.c.kind == "statement", concepts.c.claim_id.in_(to)))
    year = func.substr(concepts.c.earliest, 1, 4)
    rows = connection.execute(select(concepts.c.concept, year, func.count()).where(or_(*mine)).group_by(
        concepts.c.concept, year).order_by(concepts.c.concept, year))
    return [(row[0], row[1], row[2]) for row in rows]


def told(connection: Connection, subject: Subject, limit: int = 20) -> Told:
    """Return what was said to somebody, or to a country or its people, at most ``limit``, the latest."""
    column = statements.c.addressee_country if subject.kind == "country" else statements.c.addressee_identity
    mine = column == subject.id
    total = connection.execute(select(func.count()).select_from(statements).where(mine)).scalar_one()
    ids = connection.execute(select(statements.c.id).where(mine).order_by(
        statements.c.earliest.desc().nulls_last(), statements.c.id.desc()).limit(limit)).scalars().all()
    return Told(tuple(load_sayings(connection, ids)), total)
