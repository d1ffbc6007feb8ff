"""Links of identities to entries of authority files, and the answers of services, remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import delete, insert, select

from communique.authority.linking import Match, matches
from communique.authority.reconcile import WIKIDATA, WIKIDATA_TYPES, Entry, Query, Service
from communique.store.identity.deciding import places_of, representative
from communique.store.identity.finding import Candidate
from communique.store.identity.judging import instant
from communique.store.identity.tables import links, reconciled
from communique.store.rebuilding import look_again
from communique.store.store import Store

_AT_ONCE = 10  # identities asked about in one go


@dataclass(frozen=True, slots=True)
class Proposal:
    """An identity, and the entries that it may be, the best first."""

    candidate: Candidate
    matches: tuple[Match, ...]

    @property
    def certain(self) -> Match | None:
        """The entry that it certainly is."""
        return next((match for match in self.matches if match.certain), None)


def propose(
    store: Store, service: Service, wanted: Sequence[Candidate], *, refresh: bool = False
) -> Iterator[Proposal]:
    """Ask a service about identities that have no link to it, and yield what it finds.

    An answer is kept before the next is asked for; what was answered once is asked again only with ``refresh``.

    Raises:
        FetchError: The service cannot be reached.
    """
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at:at + _AT_ONCE]
        queries = [_query(service, candidate) for candidate in some]
        for candidate, found in zip(some, _answers(store, service, queries, refresh=refresh), strict=True):
            yield Proposal(candidate, tuple(matches(candidate.kind, candidate.names, found, candidate.last)))


def _query(service: Service, candidate: Candidate) -> Query:
    known = service.url == WIKIDATA or "wikidata" in service.url
    return Query(candidate.name, WIKIDATA_TYPES.get(candidate.kind) if known else None)


def _answers(store: Store, service: Service, queries: Sequence[Query], *, refresh: bool) -> list[list[Entry]]:
    with store.reading() as connection:
        rows = connection.execute(select(reconciled.c.query, reconciled.c.answer).where(
            reconciled.c.service == service.url, reconciled.c.query.in_([q.key() for q in queries]))).all()
    known = {} if refresh else {row.query: [Entry(**entry) for entry in json.loads(row.answer)] for row in rows}
    asked = list({q.key(): q for q in queries if q.key() not in known}.values())
    if asked:
        fresh = dict(zip((q.key() for q in asked), service.candidates(asked), strict=True))
        with store.writing() as connection:
            for key, entries in fresh.items():
                connection.execute(delete(reconciled).where(
                    reconciled.c.service == service.url, reconciled.c.query == key))
                connection.execute(insert(reconciled), {
                    "service": service.url, "query": key, "asked_at": instant(),
                    "answer": json.dumps([asdict(entry) for entry in entries], ensure_ascii=False)})
        known |= fresh
    return [known[q.key()] for q in queries]


def unlinked(store: Store, service: str, wanted: Sequence[Candidate]) -> list[Candidate]:
    """Return those of ``wanted`` that have no link to a service."""
    with store.reading() as connection:
        linked = {(row.document, row.entity) for row in connection.execute(
            select(links.c.document, links.c.entity).where(links.c.service == service))}
        return [candidate for candidate in wanted if not linked & places_of(connection, candidate)]


def link(store: Store, service: str, candidate: Candidate, match: Match, by: str) -> None:
    """Write down that an identity is an entry of an authority file."""
    with store.writing() as connection:
        shown = representative(connection, candidate)
        start, end = shown.mentions[0] if shown.mentions else (None, None)
        connection.execute(delete(links).where(
            links.c.document == shown.document, links.c.entity == shown.entity, links.c.service == service))
        connection.execute(insert(links), {
            "document": shown.document, "entity": shown.entity, "service": service, "name": shown.name,
            "span_start": start, "span_end": end, "qid": match.entry.id, "label": match.entry.name,
            "description": match.entry.description, "score": round(min(1.0, match.entry.score / 100), 4),
            "linked_by": by, "linked_at": instant()})
        look_again(connection, [shown.document])


def unlink(store: Store, service: str, candidate: Candidate) -> int:
    """Take the links of an identity to a service away; return how many there were."""
    with store.writing() as connection:
        places = places_of(connection, candidate)
        rows = connection.execute(select(links.c.document, links.c.entity).where(links.c.service == service)).all()
        gone = [row for row in rows if (row.document, row.entity) in places]
        for row in gone:
            connection.execute(delete(links).where(
                links.c.document == row.document, links.c.entity == row.entity, links.c.service == service))
        look_again(connection, [row.document for row in gone])
    return len(gone)
