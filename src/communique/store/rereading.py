"""Reading stored documents again with the reader at hand: what it no longer says is withdrawn, what is new is added."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, RowMapping, select, update

from communique.bulk import Result, Settings, read_documents, workers_for
from communique.record import Document, Record
from communique.store.claims import Claim, canonical, claims_of
from communique.store.corrections.standing import added_hashes
from communique.store.identity import resolve_store
from communique.store.importing.cards import joined
from communique.store.kept import claims, documents
from communique.store.rebuilding import redo_rows
from communique.store.records import reading_of
from communique.store.store import Store
from communique.store.writing import insert_claims, now, see_again

_CHUNK = 16


@dataclass
class Changes:
    """What reading a document again changed.

    Attributes:
        document_id: The document.
        name: Symbol, title or source.
        added: Claims that are new, as kind and words.
        withdrawn: Claims that the reader no longer gives, likewise.
        altered: Claims of the same fact, at the same place, with other content: kind, words, and the fields.
    """

    document_id: int
    name: str
    added: list[tuple[str, str]] = field(default_factory=list)
    withdrawn: list[tuple[str, str]] = field(default_factory=list)
    altered: list[tuple[str, str, list[str]]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.withdrawn or self.altered)


def outdated(store: Store, version: str, *, everything: bool = False) -> list[int]:
    """Return the documents that another version read last; with ``everything`` all that communique reads."""
    wanted = select(documents.c.id).where((documents.c.read_until.is_(None)) | (documents.c.read_until > 0),
                                          documents.c.text.is_not(None)).order_by(documents.c.id)
    if not everything:
        wanted = wanted.where(documents.c.reader_version != version)
    with store.reading() as connection:
        return list(connection.execute(wanted).scalars())


def reread(store: Store, ids: Sequence[int], settings: Settings, *, workers: int | None = None,
           failed: Callable[[str], None], advance: Callable[[], None] = lambda: None) -> Iterator[Changes]:
    """Read documents again, and yield what that changed in each; what a person wrote is left as it is.

    Args:
        store: The store.
        ids: The documents.
        settings: How to read; hints that were given when a document was added count for it.
        workers: Processes that read.
        failed: Called with the reason where a document cannot be read any more; it stays as it is.
        advance: Called after each document.
    """
    for hints, group in _by_hints(store, ids).items():
        told = dataclasses.replace(settings, published=hints[0], principal=hints[1])
        chunks = (_documents(store, group[at:at + _CHUNK]) for at in range(0, len(group), _CHUNK))
        for results in read_documents(chunks, told, workers=workers_for(len(group), workers)):
            yield from _keep(store, results, failed, advance)
    resolve_store(store)


def _by_hints(store: Store, ids: Iterable[int]) -> dict[tuple[str | None, str | None], list[int]]:
    """Group documents by what was told of them when they were added: one call of a reader takes one set of hints."""
    wanted, groups = set(ids), dict[tuple[str | None, str | None], list[int]]()
    with store.reading() as connection:
        for row in connection.execute(select(documents).order_by(documents.c.id)):
            if row.id in wanted:
                published = None if row.provenance == "hand-made" else row.hint_published
                groups.setdefault((published, row.hint_principal), []).append(row.id)
    return groups


def _documents(store: Store, ids: Sequence[int]) -> list[Document]:
    """Return documents as they were read first; their source is their number, by which the result is known."""
    with store.reading() as connection:
        rows = connection.execute(select(documents).where(documents.c.id.in_(ids)).order_by(documents.c.id)).all()
    return [Document(
        text=row.text[:row.read_until], digest=row.hash.removeprefix("sha256:"), symbol=row.symbol,
        title=row.text.partition("\n")[0] if row.read_until else row.title, issuer=row.issuer,
        published=row.hint_published if row.read_until else row.published, language=row.language, source=str(row.id),
        title_in_text=row.title_in_text) for row in rows]


def _keep(store: Store, results: Sequence[Result], failed: Callable[[str], None],
          advance: Callable[[], None]) -> Iterator[Changes]:
    found = []
    with store.writing() as connection:
        for result in results:
            if result.record is None:
                failed(result.reason or result.source)
            else:
                found.append(replace(connection, int(result.source), result.record))
            advance()
    yield from (changes for changes in found if changes)


def replace(connection: Connection, document: int, read: Record) -> Changes:
    """Let ``read`` be the current reading of a document, and return what that changes."""
    row = connection.execute(select(documents).where(documents.c.id == document)).mappings().one()
    record, read_ids = _whole(connection, row, read)
    changes = Changes(document, row["symbol"] or row["title"] or row["source"] or row["hash"])
    seen = now()
    new = {claim.hash: claim for claim in claims_of(record, provenance=row["provenance"], read_ids=read_ids)}
    stored = {old["hash"]: old for old in connection.execute(
        select(claims).where(claims.c.document_id == document)).mappings()}
    added = added_hashes(connection, row["hash"])
    gone = [old for name, old in stored.items()
            if name not in new and name not in added and old["withdrawn"] is None]
    fresh = [claim for name, claim in new.items() if name not in stored]
    _compare(changes, gone, [*fresh, *(claim for name, claim in new.items() if _is_withdrawn(stored.get(name)))])
    _withdraw(connection, gone, seen)
    insert_claims(connection, document, fresh, record.reader.version, seen)
    moved = [claim for name, claim in new.items() if name in stored and _moved(stored[name], claim)]
    for claim in moved:
        connection.execute(update(claims).where(claims.c.hash == claim.hash).values(
            rule=claim.rule, confidence=claim.confidence, position=claim.position, local_id=claim.local_id,
            withdrawn=None))
    connection.execute(update(documents).where(documents.c.id == document).values(
        principal=record.principal, year=record.dating.year, warnings=canonical(list(record.warnings)),
        reader_version=record.reader.version, pipeline=record.reader.pipeline))
    see_again(connection, document, seen)
    if changes or moved:
        redo_rows(connection, document)
    return changes


def _whole(connection: Connection, row: RowMapping, read: Record) -> tuple[Record, frozenset[str]]:
    """Return the new reading, joined with what was written by hand, and the ids of what is read."""
    before = reading_of(connection, row["id"])
    if row["provenance"] != "hand-made":
        return read.model_copy(update={"document": before.document}), frozenset()
    written = set(connection.execute(select(claims.c.local_id).where(
        claims.c.document_id == row["id"], claims.c.provenance == "hand-made", claims.c.withdrawn.is_(None),
        claims.c.local_id.is_not(None))).scalars())
    person = next(p for p in before.people if p.id in written)
    places = tuple(place for place in before.places if place.id in written)
    record = joined(read, before.document, person, places, before.visits[0])
    groups = (record.people, record.organizations, record.places, record.events, record.movements, record.engagements,
              record.statements, record.agreements)
    return record, frozenset(part.id for group in groups for part in group) - written


def _is_withdrawn(row: RowMapping | None) -> bool:
    return row is not None and row["withdrawn"] is not None


def _moved(row: RowMapping, claim: Claim) -> bool:
    return row["withdrawn"] is not None or any(
        row[name] != getattr(claim, name) for name in ("rule", "confidence", "position", "local_id"))


def _withdraw(connection: Connection, gone: Sequence[RowMapping], seen: str) -> None:
    for row in gone:
        connection.execute(update(claims).where(claims.c.id == row["id"]).values(withdrawn=seen))


def _compare(changes: Changes, gone: Sequence[RowMapping], fresh: Sequence[Claim]) -> None:
    """Tell a fact that is there with other content from one that came or went: they share kind and place."""
    before = {(row["kind"], row["key"]): row for row in gone}
    for claim in fresh:
        old = before.pop((claim.kind, claim.key), None)
        if old is None:
            changes.added.append((claim.kind, claim.quote or claim.key))
            continue
        one, other = json.loads(old["content"]), json.loads(claim.content)
        fields = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
        changes.altered.append((claim.kind, claim.quote or claim.key, fields))
    changes.withdrawn += [(row["kind"], row["quote"] or row["key"]) for row in before.values()]
