"""Integrity: whether the store is whole, and every claim's words still stand where it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, select, text
from sqlalchemy.exc import DBAPIError

from communique.authority.resolver import resolve
from communique.errors import StoreError
from communique.store.claims import claim_hash, spans
from communique.store.corrections.table import corrections
from communique.store.counting import ENTITIES, wrong_counts
from communique.store.derived import TABLES
from communique.store.identity import Decisions
from communique.store.identity.appearing import appearances
from communique.store.identity.resolving import is_resolved
from communique.store.kept import claims, documents
from communique.store.rebuilding import setting_of
from communique.store.records import record_of
from communique.store.rows import rows_of
from communique.store.store import Store
from communique.store.words import index_text
from communique.store.writing import text_hash


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        where: File, table, document or claim.
        what: What is wrong.
        derived: True where `communique check --repair` mends it by making tables again from claims.
    """

    where: str
    what: str
    derived: bool = False


def check_store(store: Store, advance: Callable[[], None] = lambda: None) -> list[Problem]:
    """Return all that is wrong with ``store``; a file that cannot be read through is a problem of its own."""
    found: list[Problem] = []
    try:
        with store.reading() as connection:
            found.extend(check(connection, advance))
    except StoreError as error:
        found = found or [Problem("file", str(error))]
    return found


def check(connection: Connection, advance: Callable[[], None] = lambda: None) -> Iterator[Problem]:
    """Yield all that is wrong with a store; ``advance`` is called after each document."""
    damaged = list(_file(connection))
    yield from damaged
    if damaged:
        return  # what is read from a damaged file proves nothing
    yield from _orphans(connection)
    wanted = select(documents).order_by(documents.c.id)
    for document in connection.execute(wanted).mappings().all():
        yield from _document(connection, document)
        advance()
    yield from _index(connection)
    for name in wrong_counts(connection):
        yield Problem(f"table {name}", "its counts are not those of the tables that it counts", derived=True)
    yield from _identities(connection)


def _file(connection: Connection) -> Iterator[Problem]:
    """Yield what the database itself finds wrong: pages, indexes, references between tables."""
    if connection.dialect.name != "sqlite":
        return
    try:
        for found in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
            if found != "ok":
                yield Problem("file", found)
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Problem(f"table {row[0]}", f"row {row[1]} belongs to a row of {row[2]} that is not there")
    except DBAPIError as error:
        yield Problem("file", " ".join(str(error.orig).split()))


def _orphans(connection: Connection) -> Iterator[Problem]:
    """Yield rows that questions would use and that no claim of a current document stands behind."""
    old = select(documents.c.id).where(documents.c.superseded_by.is_not(None))
    upheld = select(corrections.c.claim).where(corrections.c.withdrawn_at.is_(None))
    for table in TABLES:
        count = len(connection.execute(select(table.c.document_id).where(table.c.document_id.in_(old))).all())
        if count:
            yield Problem(f"table {table.name}", f"{count} rows of superseded documents", derived=True)
        if "id" in table.c:
            lost = connection.execute(select(table.c.id).join(claims, claims.c.id == table.c.id, isouter=True).where(
                claims.c.id.is_(None) | claims.c.withdrawn.is_not(None) & claims.c.hash.not_in(upheld))).all()
            if lost:
                yield Problem(f"table {table.name}", f"{len(lost)} rows without a current claim", derived=True)


def _document(connection: Connection, document: RowMapping) -> Iterator[Problem]:
    name = f"document {document['id']} ({document['symbol'] or document['title'] or document['hash']})"
    if text_hash(document["text"]) != document["text_hash"]:
        yield Problem(name, "its text is not the one that was stored")
    found = connection.execute(select(claims).where(claims.c.document_id == document["id"])).mappings().all()
    wrong = [Problem(f"claim {row['hash']} of {name}", what) for row in found for what in _claim(row, document)]
    yield from wrong
    if not wrong and document["superseded_by"] is None:
        yield from _rows(connection, document["id"], name)


def _claim(row: RowMapping, document: RowMapping) -> Iterator[str]:
    """Yield what is wrong with a claim: its name, its words, its spans."""
    try:
        content: dict[str, Any] = json.loads(row["content"])
    except ValueError:
        yield "its content is no JSON"
        return
    if claim_hash(document["hash"], row["kind"], row["key"], row["content"], row["quote"]) != row["hash"]:
        yield "what it says is not what it was stored as"
    whole = document["text"]
    if whole is None:
        return
    if row["span_start"] is not None and whole[row["span_start"]:row["span_end"]] != row["quote"]:
        yield f"the words at {row['span_start']}-{row['span_end']} are not {row['quote']!r}"
    for start, end in spans(content):
        if not 0 <= start < end <= len(whole):
            yield f"its span {start}-{end} lies outside the text"


def _rows(connection: Connection, document: int, name: str) -> Iterator[Problem]:
    """Yield tables whose rows are not those that the claims give."""
    wanted = rows_of(setting_of(connection, document, record_of(connection, document)))
    for table, rows in wanted.items():
        stored = connection.execute(select(table).where(table.c.document_id == document)).mappings()
        if sorted(map(_plain, stored)) != sorted(_plain({c.name: row.get(c.name) for c in table.c}) for row in rows):
            yield Problem(f"table {table.name}", f"its rows of {name} are not what the claims say", derived=True)


def _identities(connection: Connection) -> Iterator[Problem]:
    """Yield whether entities go by other identities than all documents and judgements together give."""
    if not is_resolved(connection):
        return  # the next command that changes anything brings them up to date
    wanted = resolve(appearances(connection), Decisions(connection).all()).identities
    stored = {(row.hash, row.entity): row.identity for table in ENTITIES.values() for row in connection.execute(
        select(documents.c.hash, table.c.entity, table.c.identity).join(table, table.c.document_id == documents.c.id))}
    other = sum(stored.get(key) != identity for key, identity in wanted.items())
    if other:
        yield Problem("table identities", f"{other} entities are not who the documents make them", derived=True)


def _plain(row: Any) -> list[str]:
    return [repr(value) for value in row.values()]


def _index(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong with the full text: documents that it lacks, has too much, or has with other words."""
    current = {row.id: index_text(row.title, row.text) for row in connection.execute(
        select(documents.c.id, documents.c.title, documents.c.text).where(documents.c.superseded_by.is_(None)))}
    key = "document_id" if connection.dialect.name == "postgresql" else "rowid"
    indexed = set(connection.execute(text(f"SELECT {key} FROM document_words")).scalars())  # noqa: S608 - no input
    if indexed != current.keys():
        lacking, extra = len(current.keys() - indexed), len(indexed - current.keys())
        yield Problem("full text", f"{lacking} documents are missing and {extra} are too many", derived=True)
        return
    if connection.dialect.name == "postgresql":
        for number, words in current.items():
            same = connection.execute(text("SELECT words = to_tsvector('simple', :words) FROM document_words "
                                           "WHERE document_id = :id"), {"id": number, "words": words}).scalar()
            if not same:
                yield Problem("full text", f"document {number} is indexed by other words", derived=True)
        return
    try:
        connection.exec_driver_sql("INSERT INTO document_words (document_words) VALUES ('integrity-check')")
    except DBAPIError as error:
        if "readonly" in str(error.orig):
            return  # this check of SQLite's counts as writing
        yield Problem("full text", f"the index is damaged: {' '.join(str(error.orig).split())}", derived=True)
