"""What a store holds, without its numbers and times, so that two stores can be compared."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, select, text

from communique.store import Store
from communique.store.derived import TABLES
from communique.store.kept import claims, documents, identities

#: Columns that tell when something was stored.
_TIMES = {"first_seen", "last_seen", "withdrawn"}


def snapshot(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of all tables, sorted; documents and claims are named by their hash."""
    with store.reading() as connection:
        names = _names(connection)
        found = {table.name: _rows(connection, table, names) for table in (documents, claims, identities, *TABLES)}
        found["document_words"] = _words(connection, names["document"])
    return found


def _names(connection: Connection) -> dict[str, dict[int, str]]:
    return {name: {row.id: row.hash for row in connection.execute(select(table.c.id, table.c.hash))}
            for name, table in (("document", documents), ("claim", claims))}


def _rows(connection: Connection, table: Table, names: dict[str, dict[int, str]]) -> list[tuple[Any, ...]]:
    columns = [column for column in table.columns if column.name not in _TIMES]

    def told(name: str, value: Any) -> Any:
        if name in ("document_id", "superseded_by") or (name == "id" and table is documents):
            return names["document"].get(value)
        if name in ("id", "claim_id", "engagement_id", "statement_id", "agreement_id"):
            return names["claim"].get(value)
        return value

    rows = connection.execute(select(*columns)).mappings()
    return sorted((tuple(told(name, value) for name, value in row.items()) for row in rows), key=repr)


def _words(connection: Connection, names: dict[int, str]) -> list[tuple[Any, ...]]:
    key = "document_id" if connection.dialect.name == "postgresql" else "rowid"
    found = connection.execute(text(f"SELECT {key} FROM document_words")).scalars()
    return sorted((names[number],) for number in found)
