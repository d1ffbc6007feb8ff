"""All of a store into another, whatever databases the two are: SQLite into PostgreSQL, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, text, update

from communique.errors import StoreError
from communique.store import counted, derived, watched
from communique.store.corrections import table as corrections
from communique.store.identity import tables as identity
from communique.store.kept import documents, metadata
from communique.store.rebuilding import clear_words
from communique.store.store import Store
from communique.store.words import add_words, index_text

#: Modules that declare tables: all of them have to be known before `metadata` names them.
DECLARING = (corrections, counted, derived, identity, watched)

_AT_ONCE = 1_000  # rows in memory


def copy(source: Store, target: Store, advance: Callable[[], None] = lambda: None) -> int:
    """Copy documents, claims, decisions and all tables into ``target``, which has to be empty; count the documents.

    It happens in one transaction: all of one state of ``source`` arrives, or nothing does.

    Args:
        source: Read while others may be writing.
        target: A store of this version's schema without documents.
        advance: Called for each document whose words are indexed.

    Raises:
        StoreError: ``target`` holds documents, or what arrived is not what was sent.
    """
    with source.reading() as one, target.writing() as other:
        if other.execute(select(documents.c.id).limit(1)).first() is not None:
            raise StoreError(f"{target.name}: this store holds documents; name an empty or a new one with --db")
        for table in reversed(metadata.sorted_tables):
            other.execute(delete(table))
        for table in metadata.sorted_tables:
            _table(one, other, table)
        _words(other, advance)
        return _count(other, documents)


def _table(one: Connection, other: Connection, table: Table) -> None:
    later: list[dict[str, Any]] = []
    for rows in _rows(one, table):
        if table is documents:  # a version may be superseded by one that comes after it
            later += [{"number": row["id"], "by": row["superseded_by"]} for row in rows if row["superseded_by"]]
            rows = [row | {"superseded_by": None} for row in rows]
        other.execute(insert(table), rows)
    if later:
        other.execute(update(documents).where(documents.c.id == bindparam("number")).values(
            superseded_by=bindparam("by")), later)
    if _count(one, table) != _count(other, table):
        raise StoreError(f"table {table.name}: {_count(one, table)} rows were sent and {_count(other, table)} arrived")
    column = table.autoincrement_column
    if column is not None and other.dialect.name == "postgresql":  # the next number follows those that were copied
        other.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), "  # noqa: S608
                           f"GREATEST(max({column.name}), 1), max({column.name}) IS NOT NULL) FROM {table.name}"))


def _rows(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    order = list(table.primary_key.columns)
    found = connection.execution_options(yield_per=_AT_ONCE).execute(select(table).order_by(*order)).mappings()
    for part in found.partitions():
        yield [dict(row) for row in part]


def _words(connection: Connection, advance: Callable[[], None]) -> None:
    clear_words(connection)
    current = connection.execute(select(documents.c.id).where(documents.c.superseded_by.is_(None)).order_by(
        documents.c.id)).scalars().all()
    for number in current:
        row = connection.execute(select(documents.c.title, documents.c.text).where(documents.c.id == number)).one()
        add_words(connection, number, index_text(row.title, row.text))
        advance()


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
