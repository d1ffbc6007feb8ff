"""Facts and documents by the names that people type, and the decisions that wait to be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from communique.errors import StoreError
from communique.store.claims import ENTITIES, FACTS
from communique.store.corrections.overlay import all_claims, decided_claims, placed_of
from communique.store.corrections.standing import Placed
from communique.store.corrections.table import corrections
from communique.store.derived import visits
from communique.store.identity.finding import table_of
from communique.store.kept import claims, documents

#: Kinds of facts that people decide about; what was not read is no fact.
KINDS = tuple(kind for kind in FACTS.values() if kind != "unread")

#: What else they decide about: who somebody or what something is in a document.
WHO = tuple(ENTITIES.values())
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim of a document.

    Attributes:
        row: The claim, with all columns of its table.
        document: The row of its document.
    """

    row: Mapping[str, Any]
    document: Mapping[str, Any]


def find_fact(connection: Connection, named: str) -> Fact:
    """Return the claim whose hash begins with ``named``.

    Raises:
        StoreError: There is none, there are several, or it is of a kind that nobody decides about.
    """
    wanted = select(claims).where(claims.c.hash.startswith(named.lower(), autoescape=True)).limit(2)
    found = connection.execute(wanted).mappings().all() if len(named) >= _SHORTEST else []
    if len(found) != 1:
        what = "several facts have" if found else "no fact has"
        raise StoreError(f"{what} the id {named!r}; `communique facts DOCUMENT` shows the ids, of which at least "
                         f"{_SHORTEST} characters are needed")
    if found[0]["kind"] not in (*KINDS, *WHO):
        raise StoreError(f"{named!r} is of kind {found[0]['kind']}; nobody decides about that, but about "
                         f"{', '.join((*KINDS, *WHO))}")
    return Fact(dict(found[0]), document_row(connection, found[0]["document_id"]))


def visit_hash(connection: Connection, number: int) -> str | None:
    """Return the hash of the claim behind a visit's number in the store, or None where there is no such visit."""
    found = connection.execute(select(claims.c.hash).join(visits, visits.c.id == claims.c.id).where(
        visits.c.id == number)).scalar()
    return None if found is None else str(found)


def document_row(connection: Connection, number: int) -> Mapping[str, Any]:
    """Return the row of a document."""
    return dict(connection.execute(select(documents).where(documents.c.id == number)).mappings().one())


def find_document(connection: Connection, named: str) -> Mapping[str, Any]:
    """Return the row of the current document of a symbol, source, number or hash.

    Raises:
        StoreError: There is none, or there are several.
    """
    wanted = [documents.c.symbol == named, documents.c.source == named]
    if named.isdecimal() and len(named) < 10:
        wanted.append(documents.c.id == int(named))
    if len(named) > 5:
        wanted += [documents.c.hash.startswith(prefix, autoescape=True) for prefix in (named, f"sha256:{named}")]
    found = connection.execute(select(documents).where(
        documents.c.superseded_by.is_(None), or_(*wanted))).mappings().all()
    if len(found) != 1:
        what = "no document" if not found else f"{len(found)} documents"
        raise StoreError(f"{what} with the symbol, source, number or hash {named!r}")
    return dict(found[0])


def find_facts(connection: Connection, named: str) -> list[Fact]:
    """Return the claim whose hash begins with a name, or those that say who an identity (`person:...`) is.

    Raises:
        StoreError: There is none, there are several, or it is of a kind that nobody decides about.
    """
    return find_appearances(connection, named) if ":" in named else [find_fact(connection, named)]


def find_appearances(connection: Connection, identity: str) -> list[Fact]:
    """Return the claims, one a current document, that say who or what an identity is.

    Raises:
        StoreError: There is none.
    """
    found = []
    for kind in WHO:
        table = table_of(kind)
        for row in connection.execute(select(table.c.document_id, table.c.entity).where(table.c.identity == identity)
                                      .order_by(table.c.document_id)):
            found += [Fact(claim, document_row(connection, row.document_id)) for claim in all_claims(
                connection, row.document_id) if (claim["kind"], claim["key"]) == (kind, row.entity)
                and claim["withdrawn"] is None]
    if not found:
        raise StoreError(f"nobody and nothing in the store has the identity {identity!r}; `communique who` finds it")
    return found


def entities_of(connection: Connection, document: int) -> list[Mapping[str, Any]]:
    """Return the people, organisations, places and events of a document as people decided about them."""
    return [row for row in decided_claims(connection, document) if row["kind"] in WHO]


def facts_of(connection: Connection, document: int) -> list[Mapping[str, Any]]:
    """Return the facts of a document as people decided about them, in the order of the text."""
    return sorted((row for row in decided_claims(connection, document) if row["kind"] in KINDS),
                  key=lambda row: (row["span_start"] or 0, row["kind"], row["position"]))


def waiting(connection: Connection) -> list[Placed]:
    """Return the decisions of which the reader says something else by now, in the order of documents and texts."""
    wanted = select(documents.c.id).where(
        documents.c.superseded_by.is_(None),
        documents.c.hash.in_(select(corrections.c.document))).order_by(documents.c.id)
    return [placed for number in connection.execute(wanted).scalars().all()
            for placed in sorted(placed_of(connection, number), key=_in_the_text) if placed.asks]


def _in_the_text(placed: Placed) -> tuple[int, str]:
    return placed.own["span_start"] or 0, placed.own["key"]
