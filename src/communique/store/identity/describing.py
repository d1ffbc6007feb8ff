"""Everything the store knows of one identity, for `communique who`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from communique.authority.judgements import Judgement
from communique.store.derived import offices
from communique.store.identity.finding import Candidate, table_of
from communique.store.identity.judging import Decisions
from communique.store.identity.tables import MOST_LIKELY_FIRST, doubts, links
from communique.store.kept import documents


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office with the days on which documents first and last give it, and how many do."""

    title: str
    country: str | None
    organization: str | None
    first: str | None
    last: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class Naming:
    """A document that names the identity, and how."""

    number: int
    symbol: str | None
    title: str | None
    published: str | None
    source: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """One identity.

    Attributes:
        candidate: Id, names, country.
        held: Offices, the latest first.
        documents: Documents that name it, the latest first.
        waiting: Others that it may be one with, and how likely.
        judged: Judgements about it that stand.
        linked: Entries in authority files: (id, label, service).
    """

    candidate: Candidate
    held: tuple[HeldOffice, ...]
    documents: tuple[Naming, ...]
    waiting: tuple[tuple[str, float], ...]
    judged: tuple[Judgement, ...]
    linked: tuple[tuple[str, str, str], ...]


def describe(connection: Connection, candidate: Candidate) -> Dossier:
    """Return what the store knows of an identity."""
    table = table_of(candidate.kind)
    rows = connection.execute(select(
        documents.c.id, documents.c.hash, documents.c.symbol, documents.c.title, documents.c.published,
        documents.c.source, table.c.name, table.c.entity).join(documents, documents.c.id == table.c.document_id).where(
        table.c.identity == candidate.identity).order_by(documents.c.published.desc(), documents.c.id)).all()
    places = {(row.hash, row.entity) for row in rows}
    judged = [j for j in Decisions(connection).all() if j.stands and places & {
        (j.left.document, j.left.entity), (j.right.document, j.right.entity)}]
    return Dossier(
        candidate, tuple(_held(connection, candidate)) if candidate.kind == "person" else (),
        tuple(Naming(row.id, row.symbol, row.title, row.published, row.source, row.name) for row in rows),
        tuple(_waiting(connection, candidate.identity)), tuple(judged),
        tuple(sorted({(row.qid, row.label, row.service) for row in connection.execute(select(links))
                      if (row.document, row.entity) in places})),
    )


def _held(connection: Connection, candidate: Candidate) -> list[HeldOffice]:
    columns = (offices.c.title, offices.c.country, offices.c.organization)
    rows = connection.execute(select(
        *columns, func.min(offices.c.earliest).label("first"), func.max(offices.c.latest).label("last"),
        func.count(offices.c.document_id.distinct()).label("times")).where(
        offices.c.identity == candidate.identity).group_by(*columns)).all()
    held = [HeldOffice(row.title, row.country, row.organization, row.first, row.last, row.times) for row in rows]
    return sorted(held, key=lambda h: (h.last or "", h.documents, h.title), reverse=True)


def _waiting(connection: Connection, identity: str) -> list[tuple[str, float]]:
    rows = connection.execute(select(doubts).where(or_(
        doubts.c.left_identity == identity, doubts.c.right_identity == identity)).order_by(*MOST_LIKELY_FIRST))
    return [(row.right_identity if row.left_identity == identity else row.left_identity, row.score) for row in rows]
