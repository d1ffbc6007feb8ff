"""Documents themselves: which came last, what is known of one, its versions, and who is named in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.store.corrections.overlay import decided_claims
from communique.store.identity.finding import table_of
from communique.store.kept import documents, identities


@dataclass(frozen=True, slots=True)
class Filed:
    """A document as the store has it.

    Attributes:
        id: Its number.
        hash: `sha256:` and the digest of its bytes.
        series: What its versions share.
        superseded_by: Number of the version that took its place; None for the current one.
        symbol: Its symbol.
        title: Its title.
        issuer: Who published it.
        published: When (ISO date, month or year).
        language: ISO 639-1.
        source: Path or address that it was read from.
        year: Year that it tells of.
        provenance: `read` by communique, or `hand-made`.
        reader_version: Version that read it last.
        first_seen: When it came into the store (ISO, UTC).
        last_seen: When it was last seen.
    """

    id: int
    hash: str
    series: str
    superseded_by: int | None
    symbol: str | None
    title: str | None
    issuer: str | None
    published: str | None
    language: str | None
    source: str | None
    year: int | None
    provenance: str
    reader_version: str
    first_seen: str
    last_seen: str


#: No store has so many documents; a database takes no larger number.
_LARGEST = 2**31

_COLUMNS = tuple(documents.c[name] for name in Filed.__dataclass_fields__)


def filed(connection: Connection, number: int) -> Filed | None:
    """Return what is known of a document; None where there is no such document."""
    if not 0 < number < _LARGEST:
        return None
    row = connection.execute(select(*_COLUMNS).where(documents.c.id == number)).one_or_none()
    return Filed(*row) if row is not None else None


def latest(connection: Connection, limit: int) -> list[Filed]:
    """Return the documents that came last, current versions only."""
    rows = connection.execute(select(*_COLUMNS).where(documents.c.superseded_by.is_(None)).order_by(
        documents.c.id.desc()).limit(limit))
    return [Filed(*row) for row in rows]


def versions(connection: Connection, series: str) -> list[Filed]:
    """Return the versions of one document, the newest first."""
    rows = connection.execute(select(*_COLUMNS).where(documents.c.series == series).order_by(documents.c.id.desc()))
    return [Filed(*row) for row in rows]


def text_of(connection: Connection, number: int) -> str | None:
    """Return the text in which all offsets of a document count."""
    return connection.execute(select(documents.c.text).where(documents.c.id == number)).scalar_one_or_none()


def identities_in(connection: Connection, number: int) -> dict[str, str]:
    """Return who the entities of a document are across documents; those not here stand for themselves."""
    rows = connection.execute(select(identities.c.entity, identities.c.identity).where(
        identities.c.document_id == number))
    return {row.entity: row.identity for row in rows}


def claim_names(connection: Connection, number: int) -> dict[str, str]:
    """Return the lasting names (hashes) of a document's facts by their ids in its record."""
    return {row["local_id"]: row["hash"] for row in decided_claims(connection, number) if row["local_id"]}


def now_called(connection: Connection, kind: str, entity: str) -> Sequence[str]:
    """Return the identities that an entity's id stands for in documents: one that was merged has another."""
    table = table_of(kind)
    return connection.execute(select(table.c.identity).where(table.c.entity == entity).distinct().order_by(
        table.c.identity)).scalars().all()
