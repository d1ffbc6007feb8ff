"""Putting a record into the store, in the transaction of the caller: whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from communique.record import DocumentInfo, Record
from communique.store.claims import Claim, Provenance, canonical, claims_of
from communique.store.corrections.standing import restore
from communique.store.kept import claims, documents
from communique.store.rebuilding import put_rows
from communique.store.records import record_of
from communique.store.versions import order_series


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to be stored, with what is known beside it.

    Attributes:
        record: The record.
        provenance: Whether communique read it or somebody wrote it.
        read_ids: Ids of facts and entities that were read although the record is hand-made.
        series: What the versions of the document share; None to take its symbol or address.
        title_in_text: Whether the text begins with the title.
        published: Date that was given as a hint.
        principal: Principal that was given as a hint.
        read_until: Offset up to which communique reads the text; None for all of it.
    """

    record: Record
    provenance: Provenance = "read"
    read_ids: Collection[str] = ()
    series: str | None = None
    title_in_text: bool = False
    published: str | None = None
    principal: str | None = None
    read_until: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an entry: `added`, or `known`, where the store has these bytes or this text of it already."""

    outcome: Literal["added", "known"]
    document_id: int
    superseded: int | None = None


def now() -> str:
    """Return the time as it is stored."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def series_of(info: DocumentInfo, path: Path | None = None) -> str:
    """Return what the versions of a document share: symbol and issuer, its address, the file's path, or nothing."""
    if info.symbol:
        return f"symbol:{info.issuer or ''}:{info.symbol}"
    if info.source and info.source.startswith(("http://", "https://")):
        return f"url:{info.source.partition('#')[0]}"
    return f"path:{path.resolve()}" if path is not None else f"hash:{info.id}"


def put(connection: Connection, entry: Entry) -> Added:
    """Store ``entry``; what is stored already is only seen again."""
    record, seen = _storable(entry.record), now()
    known = connection.execute(select(documents.c.id).where(documents.c.hash == record.document.id)).scalar()
    series = entry.series or series_of(record.document)
    if known is None:
        known = _same_text(connection, series, record.document.text)
    if known is not None:
        see_again(connection, known, seen)
        return Added("known", known)
    row = _document_row(record, entry, series, seen)
    document = connection.execute(insert(documents).returning(documents.c.id), row).scalar_one()
    found = claims_of(record, provenance=entry.provenance, read_ids=entry.read_ids)
    insert_claims(connection, document, found, record.reader.version, seen)
    superseded = order_series(connection, series, new=document)
    decided = restore(connection, document, record.document.id, seen)
    put_rows(connection, document, record_of(connection, document) if decided else record)
    return Added("added", document, superseded)


def see_again(connection: Connection, document: int, seen: str) -> None:
    """Note that a document, and with it every current claim of it, was seen again."""
    connection.execute(update(documents).where(documents.c.id == document).values(last_seen=seen))
    connection.execute(update(claims).where(claims.c.document_id == document, claims.c.withdrawn.is_(None))
                       .values(last_seen=seen))


def insert_claims(connection: Connection, document: int, found: Collection[Claim], version: str, seen: str) -> None:
    """Insert new claims of a document."""
    shared: Mapping[str, Any] = {"document_id": document, "reader_version": version, "first_seen": seen,
                                 "last_seen": seen}
    if found:
        connection.execute(insert(claims), [{**asdict(claim), **shared} for claim in found])


def text_hash(content: str | None) -> str | None:
    """Return the digest by which a changed text is noticed."""
    return None if content is None else hashlib.sha256(content.encode()).hexdigest()


def _same_text(connection: Connection, series: str, content: str | None) -> int | None:
    """Return the current version of a document where its text is the same: pages change around their text."""
    if content is None:
        return None
    return connection.execute(select(documents.c.id).where(
        documents.c.series == series, documents.c.superseded_by.is_(None),
        documents.c.text_hash == text_hash(content))).scalar()


def _storable(record: Record) -> Record:
    """Return the record without NUL characters, which PostgreSQL cannot keep; offsets stay."""
    written = record.to_json(indent=None)
    return Record.model_validate_json(written.replace("\\u0000", "�")) if "\\u0000" in written else record


def _document_row(record: Record, entry: Entry, series: str, seen: str) -> dict[str, Any]:
    info = record.document
    return {
        "hash": info.id, "series": series, "symbol": info.symbol, "title": info.title,
        "title_in_text": entry.title_in_text, "issuer": info.issuer, "published": info.published,
        "language": info.language, "source": info.source, "text": info.text, "text_hash": text_hash(info.text),
        "read_until": entry.read_until,
        "provenance": entry.provenance, "hint_published": entry.published, "hint_principal": entry.principal,
        "principal": record.principal, "year": record.dating.year, "warnings": canonical(list(record.warnings)),
        "reader_version": record.reader.version, "pipeline": record.reader.pipeline, "first_seen": seen,
        "last_seen": seen,
    }
