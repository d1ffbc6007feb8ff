"""Large stores for measuring: a small one repeated, each copy moved by some days."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select, text

from communique.store import Store
from communique.store.counting import recount
from communique.store.derived import TABLES, engagements
from communique.store.kept import claims, documents
from communique.store.words import add_words, index_text

#: Days by which each copy is earlier than the one before.
STEP = 37
_DAYS = {"date", "earliest", "latest", "start_date", "end_date", "published"}
_CLAIM_KEYS = {"engagement_id", "statement_id", "agreement_id", "claim_id"}


def grow(store: Store, wanted: int) -> int:
    """Repeat what ``store`` holds until it has ``wanted`` engagements, or the next more; return how many it has."""
    with store.writing() as connection:
        first = [_most(connection, table) for table in (documents, claims)]
        have = connection.execute(select(func.count()).select_from(engagements)).scalar_one()
        copies = -(-wanted // have)
        for number in range(1, copies):
            for table in (documents, claims, *TABLES):
                _copy(connection, table, first[0], first[1], number)
            _copy_words(connection, first[0], number)
        recount(connection)
        if store.engine.dialect.name == "postgresql":
            for table in (documents, claims):
                connection.execute(text(f"SELECT setval('{table.name}_id_seq', (SELECT max(id) FROM {table.name}))"))
    with store.engine.connect() as connection:
        raw = connection.execution_options(isolation_level="AUTOCOMMIT")
        raw.exec_driver_sql("ANALYZE")
    return have * copies


def copy(source: Store, target: Store) -> None:
    """Copy all that ``source`` holds to ``target``, which is empty."""
    with source.reading() as one, target.writing() as other:
        for table in (documents, claims, *TABLES):
            rows = [dict(row) for row in one.execute(select(table).order_by(*table.primary_key)).mappings()]
            for at in range(0, len(rows), 5000):
                other.execute(table.insert(), rows[at:at + 5000])
        for row in one.execute(select(documents.c.id, documents.c.title, documents.c.text)).all():
            add_words(other, row.id, index_text(row.title, row.text))


def _most(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.max(table.c.id))).scalar_one())


def _copy(connection: Connection, table: Table, documents_: int, claims_: int, number: int) -> None:
    """Copy the rows of the first round with numbers of their own and days moved."""
    values = []
    for column in table.columns:
        name = column.name
        if name == "document_id" or (table is documents and name in ("id", "superseded_by")):
            values.append(f"{name} + {documents_ * number}")
        elif name in _CLAIM_KEYS or name == "id":
            values.append(f"{name} + {claims_ * number}")
        elif name in ("hash", "series"):
            values.append(f"{name} || '-{number}'")
        else:
            values.append(_moved(connection, name, number) if name in _DAYS else name)
    key = "id" if table is documents else "document_id"
    connection.execute(text(
        f"INSERT INTO {table.name} ({', '.join(column.name for column in table.columns)}) "
        f"SELECT {', '.join(values)} FROM {table.name} WHERE {key} <= {documents_}"))


def _moved(connection: Connection, name: str, number: int) -> str:
    days = STEP * number
    moved = f"to_char({name}::date - {days}, 'YYYY-MM-DD')" if connection.dialect.name == "postgresql" \
        else f"date({name}, '-{days} days')"
    return f"CASE WHEN length({name}) = 10 THEN {moved} ELSE {name} END"


def _copy_words(connection: Connection, documents_: int, number: int) -> None:
    shift = documents_ * number
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"INSERT INTO document_words SELECT document_id + {shift}, words FROM document_words "
                                f"WHERE document_id <= {documents_}"))
        return
    for row in connection.execute(select(documents.c.id, documents.c.title, documents.c.text)
                                  .where(documents.c.id <= documents_)).all():
        add_words(connection, row.id + shift, index_text(row.title, row.text))
