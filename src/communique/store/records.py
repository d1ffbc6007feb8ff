"""Claims back to records: the record of a stored document, as it was read or as people decided."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from communique.record import SCHEMA, Record
from communique.store.claims import parts_of
from communique.store.corrections.overlay import decided_claims
from communique.store.corrections.standing import BY_HAND
from communique.store.kept import claims, documents

_INFO = ("symbol", "title", "issuer", "published", "language", "source", "text")


def record_of(connection: Connection, document: int) -> Record:
    """Return the record of a document: what its last reading gave, with what people decided of it."""
    row = connection.execute(select(documents).where(documents.c.id == document)).mappings().one()
    return _record(row, decided_claims(connection, document))


def reading_of(connection: Connection, document: int) -> Record:
    """Return the record that the last reading of a document gave, whatever people decided of it."""
    row = connection.execute(select(documents).where(documents.c.id == document)).mappings().one()
    return _record(row, current_claims(connection, document))


def current_claims(connection: Connection, document: int) -> list[Mapping[str, Any]]:
    """Return the claims of a document that its last reading gave, and not those that somebody added."""
    rows = connection.execute(select(claims).where(claims.c.document_id == document, claims.c.withdrawn.is_(None)))
    return [dict(row) for row in rows.mappings() if row["rule"] != BY_HAND]


def iterate(connection: Connection, *, superseded: bool = False) -> Iterator[Record]:
    """Yield the record of every document in the order in which they were added."""
    wanted = select(documents.c.id).order_by(documents.c.id)
    if not superseded:
        wanted = wanted.where(documents.c.superseded_by.is_(None))
    for document in connection.execute(wanted).scalars().all():
        yield record_of(connection, document)


def _record(row: RowMapping, rows: list[Mapping[str, Any]]) -> Record:
    parts: dict[str, Any] = parts_of(rows)
    return Record.model_validate({
        "schema": SCHEMA,
        "reader": {"version": row["reader_version"], "pipeline": row["pipeline"]},
        "document": {"id": row["hash"], **{name: row[name] for name in _INFO}},
        "warnings": json.loads(row["warnings"]),
        **parts,
    })
