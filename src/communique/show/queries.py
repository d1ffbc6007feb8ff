"""Small questions that pages ask of the store beside those of `ask`: lists and neighbours, never facts of their own."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, select

from communique.ask.facts import Stay
from communique.ask.loading import load_stays
from communique.store.derived import visits
from communique.store.kept import claims, documents, identities


def latest(connection: Connection, limit: int) -> Sequence[RowMapping]:
    """Return the documents that came into the store last."""
    return connection.execute(select(
        documents.c.id, documents.c.symbol, documents.c.title, documents.c.issuer, documents.c.published,
        documents.c.source, documents.c.provenance).where(documents.c.superseded_by.is_(None)).order_by(
        documents.c.id.desc()).limit(limit)).mappings().all()


def document_row(connection: Connection, document: int) -> RowMapping | None:
    """Return what the store knows of a document, or None where there is no such document."""
    return connection.execute(select(documents).where(documents.c.id == document)).mappings().one_or_none()


def versions_of(connection: Connection, series: str) -> Sequence[RowMapping]:
    """Return the versions of one document, the newest first."""
    return connection.execute(select(
        documents.c.id, documents.c.published, documents.c.first_seen, documents.c.superseded_by, documents.c.title,
    ).where(documents.c.series == series).order_by(documents.c.id.desc())).mappings().all()


def identities_in(connection: Connection, document: int) -> dict[str, str]:
    """Return who the entities of a document are across documents; those not here stand for themselves."""
    rows = connection.execute(select(identities.c.entity, identities.c.identity).where(
        identities.c.document_id == document))
    return {row.entity: row.identity for row in rows}


def stays_in(connection: Connection, document: int) -> list[Stay]:
    """Return the visits that a document tells of."""
    return load_stays(connection, connection.execute(select(visits.c.id).where(
        visits.c.document_id == document)).scalars())


def now_called(connection: Connection, kind: str, entity: str) -> list[str]:
    """Return the identities under which an entity's id is known in documents: one that was merged has another."""
    from communique.store.identity.finding import table_of

    table = table_of(kind)
    return sorted(connection.execute(select(table.c.identity).where(table.c.entity == entity).distinct()).scalars())




def claim_names(connection: Connection, document: int) -> dict[str, str]:
    """Return the lasting names (hashes) of a document's facts by their ids in its record."""
    rows = connection.execute(select(claims.c.local_id, claims.c.hash).where(
        claims.c.document_id == document, claims.c.withdrawn.is_(None), claims.c.local_id.is_not(None)))
    return {row.local_id: row.hash for row in rows}
