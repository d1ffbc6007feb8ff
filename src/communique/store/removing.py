"""Taking a document out of the store."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from communique.store.kept import documents
from communique.store.rebuilding import drop_rows
from communique.store.versions import order_series


def remove(connection: Connection, document: int) -> None:
    """Remove a document with its claims and rows; the version before it is current again."""
    row = connection.execute(select(documents.c.series, documents.c.superseded_by)
                             .where(documents.c.id == document)).one_or_none()
    if row is None:
        return
    if row.superseded_by is None:
        drop_rows(connection, document)
    order_series(connection, row.series, gone=document)
    connection.execute(delete(documents).where(documents.c.id == document))
