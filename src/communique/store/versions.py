"""Versions of one document: a corrected release takes the place of the one before it."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from communique.store.kept import documents
from communique.store.rebuilding import drop_rows, put_rows
from communique.store.records import record_of


def order_series(connection: Connection, series: str, *, new: int | None = None, gone: int | None = None
                 ) -> int | None:
    """Point each version of a series to the next: by date of publication, then as they were added.

    The rows that questions use are those of the newest version; those of an older one are taken out, and put in where
    an older version becomes the newest because that is ``gone``. The rows of ``new`` are left to the caller.

    Returns:
        The version whose place ``new`` took, if any.
    """
    rows = connection.execute(select(documents.c.id, documents.c.published, documents.c.superseded_by)
                              .where(documents.c.series == series)).all()
    ordered = sorted((row for row in rows if row.id != gone), key=lambda row: (row.published or "", row.id))
    replaced = None
    for row, following in zip(ordered, [*ordered[1:], None], strict=False):
        successor = following.id if following is not None else None
        if row.superseded_by == successor:
            continue
        connection.execute(update(documents).where(documents.c.id == row.id).values(superseded_by=successor))
        if row.id == new:
            continue
        if row.superseded_by is None:
            drop_rows(connection, row.id)
            replaced = row.id
        elif successor is None:
            put_rows(connection, row.id, record_of(connection, row.id))
    return replaced
