"""Decisions about facts, and which of the claims of a new reading each is about now."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from communique.store.claims import ENTITIES
from communique.store.corrections.table import corrections
from communique.store.kept import claims

Verdict = Literal["accepted", "edited", "rejected", "added"]
Claims = Sequence[Mapping[str, Any]]

#: Rule and version of a claim that somebody added.
BY_HAND = "by hand"

#: Kinds of claims that say who or what something is.
ENTITY_KINDS = frozenset(ENTITIES.values())

#: What a reading says of an entity besides who or what it is: more of the text may be read, and it is the same.
READING_ONLY = ("mentions", "candidates", "inferred", "authority")


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision about a fact; the fields are the columns of the table `corrections`."""

    id: str
    verdict: Verdict
    document: str
    claim: str
    kind: str
    claim_key: str
    content: str
    span_start: int | None
    span_end: int | None
    quote: str | None
    changes: str | None
    against: str
    replaces: str | None
    decided_by: str
    decided_at: str
    why: str | None = None
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None

    @property
    def edits(self) -> dict[str, Any]:
        """Return the fields that were changed, with their new values."""
        return json.loads(self.changes) if self.changes else {}


def corrections_of(connection: Connection, document: str | None = None) -> list[Correction]:
    """Return all decisions, withdrawn ones too, in order of time; with ``document``, those about that hash."""
    wanted = select(corrections).order_by(corrections.c.decided_at, corrections.c.id)
    if document is not None:
        wanted = wanted.where(corrections.c.document == document)
    return [Correction(**row) for row in connection.execute(wanted).mappings()]


def standing(found: Iterable[Correction]) -> list[Correction]:
    """Return the decisions that count: neither withdrawn, nor replaced by one that was not."""
    valid = [correction for correction in found if correction.withdrawn_at is None]
    replaced = {correction.replaces for correction in valid}
    return [correction for correction in valid if correction.id not in replaced]


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision, and what the reader says now of the fact that it is about.

    Attributes:
        correction: The decision.
        own: The claim that it is about.
        reading: The claim that the reader gives now: the same, one in its place, or none.
    """

    correction: Correction
    own: Mapping[str, Any]
    reading: Mapping[str, Any] | None

    @property
    def same(self) -> bool:
        """True where the reader still says what was decided about."""
        return self.reading is not None and _same(self.own, self.reading)

    @property
    def agrees(self) -> bool:
        """True where the reader by now says what the correction made of it."""
        if self.reading is None or not self.correction.edits:
            return False
        content = json.loads(self.reading["content"])
        if self.correction.kind in ENTITY_KINDS:
            return all(content.get(name) == value for name, value in self.correction.edits.items())
        return bool(merged(content, self.correction.edits) == content)

    @property
    def asks(self) -> bool:
        """True where the reader says something else than when it was decided: somebody should look again."""
        if self.correction.verdict in ("rejected", "added") and self.reading is None:
            return False
        now = self.reading["hash"] if self.reading is not None else ""
        return not (self.same or self.agrees or now == self.correction.against)


def merged(content: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``content`` with ``changes``, where null takes a field away; what was set is no longer inferred."""
    result = {name: value for name, value in {**content, **changes}.items() if value is not None}
    left = [name for name in content.get("inferred", ()) if name not in changes]
    result.pop("inferred", None)
    return result | ({"inferred": left} if left else {})


def place(rows: Claims, decided: Sequence[Correction]) -> list[Placed]:
    """Find what the current claims among ``rows``, all claims of a document, say of decided facts.

    The claim itself is looked for first, then one of the same kind at the same place, then one whose words overlap.
    """
    by_hash = {row["hash"]: row for row in rows}
    current = counted(rows, {correction.claim for correction in decided})
    found: dict[str, Mapping[str, Any]] = {}
    free = {row["hash"]: row for row in current}
    for correction in decided:
        own = by_hash[correction.claim]
        hit = own if own["withdrawn"] is None else next((row for row in free.values() if _same(own, row)), None)
        if hit is not None:
            found[correction.id] = hit
            free.pop(hit["hash"], None)
    for nearest in (_at_the_same_place, _overlap):
        for correction in decided:
            added = correction.verdict == "added"
            if (correction.id in found and not added) or (added and nearest is _overlap):
                continue
            own = by_hash[correction.claim]
            best = max((row for row in free.values() if row["kind"] == own["kind"]),
                       key=lambda row: (nearest(own, row), -row["position"]), default=None)
            if best is not None and nearest(own, best) > 0:
                found[correction.id] = free.pop(best["hash"])
    return [Placed(c, by_hash[c.claim], found.get(c.id)) for c in decided]


def counted(rows: Claims, decided: Collection[str]) -> list[Mapping[str, Any]]:
    """Return the claims that the last reading gave, and those that somebody added where a decision stands for them."""
    return [row for row in rows if row["withdrawn"] is None and (row["rule"] != BY_HAND or row["hash"] in decided)]


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one["kind"] in ENTITY_KINDS and other["kind"] == one["kind"]:
        return one["key"] == other["key"] and who_it_is(one) == who_it_is(other)
    return bool(all(one[name] == other[name] for name in ("kind", "content", "quote")))


def who_it_is(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a claim says of an entity, without how and where it was read."""
    return {name: value for name, value in json.loads(row["content"]).items() if name not in READING_ONLY}


def _at_the_same_place(own: Mapping[str, Any], row: Mapping[str, Any]) -> int:
    return int(own["key"] == row["key"])


def _overlap(own: Mapping[str, Any], row: Mapping[str, Any]) -> int:
    if own["span_start"] is None or row["span_start"] is None:
        return 0
    return int(min(own["span_end"], row["span_end"]) - max(own["span_start"], row["span_start"]))


def added_hashes(connection: Connection, document: str) -> set[str]:
    """Return the claims of a document that somebody added: no reading withdraws them."""
    return set(connection.execute(select(corrections.c.claim).where(
        corrections.c.document == document, corrections.c.verdict == "added",
        corrections.c.withdrawn_at.is_(None))).scalars())


def restore(connection: Connection, document: int, digest: str, seen: str) -> bool:
    """Put in the claims that decisions are about and that a document, stored again, lacks; tell if there are any."""
    decided = corrections_of(connection, digest)
    there = set(connection.execute(select(claims.c.hash).where(claims.c.document_id == document)).scalars())
    for correction in {c.claim: c for c in decided if c.claim not in there}.values():
        put_claim(connection, document, correction, seen, withdrawn=seen)
    for name in added_hashes(connection, digest):
        connection.execute(update(claims).where(claims.c.hash == name).values(withdrawn=None))
    return bool(decided)


def put_claim(connection: Connection, document: int, correction: Correction, seen: str,
              *, withdrawn: str | None = None) -> None:
    """Insert the claim that a decision is about."""
    connection.execute(insert(claims), {
        "hash": correction.claim, "document_id": document, "kind": correction.kind, "key": correction.claim_key,
        "content": correction.content, "span_start": correction.span_start, "span_end": correction.span_end,
        "quote": correction.quote, "rule": BY_HAND, "confidence": 1.0 if _weighed(correction.kind) else None,
        "provenance": "hand-made", "reader_version": BY_HAND, "position": 0,
        "local_id": correction.claim_key.partition("#")[0] if correction.kind in ENTITY_KINDS else None,
        "first_seen": seen, "last_seen": seen, "withdrawn": withdrawn,
    })


def _weighed(kind: str) -> bool:
    return kind in ("movement", "engagement", "statement")
