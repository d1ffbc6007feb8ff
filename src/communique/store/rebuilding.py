"""Making the rows that questions use from claims, for one document or for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, delete, insert, select

from communique.record import Record
from communique.store.corrections.overlay import decided_claims
from communique.store.counting import recount, recounted
from communique.store.derived import TABLES
from communique.store.kept import documents, identities, unresolved
from communique.store.records import record_of
from communique.store.rows import Setting, rows_of
from communique.store.words import add_words, drop_words, index_text


def put_rows(connection: Connection, document: int, record: Record) -> None:
    """Put in the rows and the words of a document that has none; those of a superseded one are not put in."""
    if not _is_current(connection, document):
        return
    with recounted(connection, document, had=False):
        _insert(connection, document, record)
    add_words(connection, document, index_text(record.document.title, record.document.text))
    _note(connection, document)


def redo_rows(connection: Connection, document: int, *, only_identities: bool = False) -> None:
    """Make the rows of a document again after its claims or its entities' identities changed; its words stay."""
    if not only_identities:
        _note(connection, document)
    if _is_current(connection, document):
        with recounted(connection, document):
            _delete(connection, document)
            _insert(connection, document, record_of(connection, document))


def look_again(connection: Connection, hashes: Sequence[str]) -> None:
    """Note that something beside the claims of documents changed that identities are made from."""
    for document in connection.execute(select(documents.c.id).where(documents.c.hash.in_(hashes))).scalars().all():
        _note(connection, document)


def _note(connection: Connection, document: int) -> None:
    """Note that the identities of a document's entities are to be looked at."""
    connection.execute(delete(unresolved).where(unresolved.c.document_id == document))
    connection.execute(insert(unresolved), {"document_id": document})


def setting_of(connection: Connection, document: int, record: Record) -> Setting:
    """Return what the rows of a document are made from."""
    title_in_text = connection.execute(select(documents.c.title_in_text).where(documents.c.id == document)).scalar_one()
    return Setting(record, document, _claims(connection, document), _identities(connection, document),
                   bool(title_in_text))


def _is_current(connection: Connection, document: int) -> bool:
    return connection.execute(select(documents.c.superseded_by).where(documents.c.id == document)).scalar_one() is None


def _insert(connection: Connection, document: int, record: Record) -> None:
    for table, rows in rows_of(setting_of(connection, document, record)).items():
        if rows:
            connection.execute(insert(table), rows)


def _delete(connection: Connection, document: int) -> None:
    for table in reversed(TABLES):
        connection.execute(delete(table).where(table.c.document_id == document))


def drop_rows(connection: Connection, document: int) -> None:
    """Take out the rows and the words of a document that has them."""
    _note(connection, document)
    with recounted(connection, document, has=False):
        _delete(connection, document)
    row = connection.execute(select(documents.c.title, documents.c.text).where(documents.c.id == document)).one()
    drop_words(connection, document, index_text(row.title, row.text))


def rebuild(connection: Connection, advance: Callable[[], None] = lambda: None) -> int:
    """Make all rows that questions use again from the claims; return of how many documents."""
    for table in reversed(TABLES):
        connection.execute(delete(table))
    clear_words(connection)
    current = select(documents.c.id).where(documents.c.superseded_by.is_(None)).order_by(documents.c.id)
    found = connection.execute(current).scalars().all()
    for document in found:
        record = record_of(connection, document)
        _insert(connection, document, record)
        add_words(connection, document, index_text(record.document.title, record.document.text))
        advance()
    recount(connection)
    connection.execute(delete(unresolved))
    connection.execute(insert(unresolved).from_select(["document_id"], select(documents.c.id)))
    return len(found)


def clear_words(connection: Connection) -> None:
    """Empty the index of words."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("DELETE FROM document_words")
    else:
        connection.exec_driver_sql("INSERT INTO document_words (document_words) VALUES ('delete-all')")


def _claims(connection: Connection, document: int) -> dict[tuple[str, int], tuple[int, str]]:
    rows = decided_claims(connection, document)
    return {(row["kind"], row["position"]): (row["id"], row["provenance"]) for row in rows}


def _identities(connection: Connection, document: int) -> dict[str, str]:
    rows = connection.execute(select(identities.c.entity, identities.c.identity)
                              .where(identities.c.document_id == document))
    return {row.entity: row.identity for row in rows}
