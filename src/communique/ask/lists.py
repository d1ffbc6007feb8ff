"""Engagements and documents one page after the other, narrowed by what they have: what programs go through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Select, func, or_, select

from communique.ask.facts import Encounter
from communique.ask.loading import load_encounters, within
from communique.ask.subjects import Subject
from communique.store.derived import engagements, participants, people, visits
from communique.store.kept import documents

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """Some of many, and how many there are."""

    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; None leaves it open.

    Attributes:
        who: Somebody who took part, or a country whose people did.
        country: Code of the country where it was.
        kind: Kind of engagement.
        status: held, planned, cancelled or declined.
        issuer: Who published the document.
        since: First day (ISO): of the engagement, or of publication.
        until: Last day (ISO).
    """

    who: Subject | None = None
    country: str | None = None
    kind: str | None = None
    status: str | None = None
    issuer: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A document, as lists have it.

    Attributes:
        id: Its number in the store.
        hash: `sha256:` and the digest of its bytes: the record's id of it.
        symbol: Its symbol.
        title: Its title.
        issuer: Who published it.
        published: When (ISO date, month or year).
        language: ISO 639-1.
        source: Path or address that it was read from.
        year: Year that it tells of.
        provenance: `read` by communique, or `hand-made`.
        engagements: How many engagements it tells of.
    """

    id: int
    hash: str
    symbol: str | None
    title: str | None
    issuer: str | None
    published: str | None
    language: str | None
    source: str | None
    year: int | None
    provenance: str
    engagements: int


def encounters(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> Slice[Encounter]:
    """Return engagements, the latest first; those without a day come last."""
    table = engagements.c
    query = select(table.id).where(*within(table.earliest, wanted.since, wanted.until), *(
        column == value for column, value in ((table.country, wanted.country), (table.kind, wanted.kind),
                                              (table.status, wanted.status)) if value is not None))
    if wanted.who is not None:
        query = query.where(table.id.in_(select(participants.c.engagement_id).where(wanted.who.among(participants))))
    if wanted.issuer is not None:
        query = query.where(table.document_id.in_(select(documents.c.id).where(documents.c.issuer == wanted.issuer)))
    ids = connection.execute(query.order_by(table.earliest.desc().nulls_last(), table.id.desc())
                             .limit(limit).offset(offset)).scalars().all()
    found = {encounter.id: encounter for encounter in load_encounters(connection, ids)}
    return Slice(tuple(found[number] for number in ids), _count(connection, query))


def listed(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> Slice[Listed]:
    """Return documents, the latest published first; ``country`` is one that they tell of a visit to, or events in."""
    table = documents.c
    query = select(table.id).where(table.superseded_by.is_(None), *within(table.published, wanted.since, wanted.until))
    if wanted.issuer is not None:
        query = query.where(table.issuer == wanted.issuer)
    if wanted.country is not None:
        query = query.where(or_(*(table.id.in_(select(there.c.document_id).where(there.c.country == wanted.country))
                                  for there in (visits, engagements))))
    if wanted.who is not None:
        naming = participants if wanted.who.kind != "person" else people
        query = query.where(table.id.in_(select(naming.c.document_id).where(wanted.who.among(naming))))
    ids = connection.execute(query.order_by(table.published.desc().nulls_last(), table.id.desc())
                             .limit(limit).offset(offset)).scalars().all()
    return Slice(tuple(_listed(connection, ids)), _count(connection, query))


def _listed(connection: Connection, ids: Sequence[int]) -> list[Listed]:
    told = {row.document_id: row.number for row in connection.execute(select(
        engagements.c.document_id, func.count().label("number")).where(
        engagements.c.document_id.in_(ids)).group_by(engagements.c.document_id))}
    columns = [documents.c[one.name] for one in fields(Listed) if one.name != "engagements"]
    rows = connection.execute(select(*columns).where(documents.c.id.in_(ids))).mappings()
    found = {row["id"]: Listed(**row, engagements=told.get(row["id"], 0)) for row in rows}
    return [found[number] for number in ids]


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())
