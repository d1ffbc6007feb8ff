"""Who is who across documents: what authority control decides, kept beside the claims and followed by all tables."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from communique.store.kept import identities
from communique.store.rebuilding import redo_rows

_AT_ONCE = 500  # documents in one statement


def assign(connection: Connection, wanted: Mapping[tuple[int, str], str]) -> int:
    """Set the identity of entities, (document, entity) to identity, and return how many that changed."""
    numbers = sorted({document for document, _ in wanted})
    stored = {(row.document_id, row.entity): row.identity for at in range(0, len(numbers), _AT_ONCE)
              for row in connection.execute(select(identities).where(
                  identities.c.document_id.in_(numbers[at:at + _AT_ONCE])))}
    changed = {place: identity for place, identity in wanted.items() if stored.get(place, place[1]) != identity}
    for document, entity in sorted(changed.keys() & stored.keys()):
        connection.execute(delete(identities).where(identities.c.document_id == document,
                                                    identities.c.entity == entity))
    rows = [{"document_id": document, "entity": entity, "identity": identity}
            for (document, entity), identity in sorted(changed.items()) if identity != entity]
    if rows:
        connection.execute(insert(identities), rows)
    for document in sorted({document for document, _ in changed}):
        redo_rows(connection, document, only_identities=True)
    return len(changed)
