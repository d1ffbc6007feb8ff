"""All that became of one fact: what was read of it by which version, what people decided, and when."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from communique.review.finding import Fact
from communique.store.corrections.overlay import all_claims, placed_of
from communique.store.corrections.standing import BY_HAND, Correction, corrections_of


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a fact.

    Attributes:
        at: When (UTC).
        what: `read`, `no longer read`, `accepted`, `edited`, `rejected`, `added` or `taken back`.
        claim: Hash of the claim that it happened to.
        by: The version of the reader, or who decided.
        words: The words of the document that the claim rests on.
        why: Why, in their words.
        values: What was read, or the fields that were changed.
        decision: Id of the decision.
    """

    at: str
    what: str
    claim: str
    by: str
    words: str | None = None
    why: str | None = None
    values: Mapping[str, Any] | None = None
    decision: str | None = None


def history(connection: Connection, fact: Fact) -> list[Event]:
    """Return all events of a fact in order of time, with those of the claims that it was before and became."""
    rows = {row["hash"]: row for row in all_claims(connection, fact.row["document_id"])}
    decided = corrections_of(connection, fact.document["hash"])
    family = _family(connection, fact, rows, decided)
    events = [event for name in family for event in _read(rows[name])]
    events += [event for one in decided if one.claim in family for event in _decided(one)]
    return [event for _, event in sorted(enumerate(events), key=lambda pair: (pair[1].at, pair[0]))]


def _family(connection: Connection, fact: Fact, rows: Mapping[str, Mapping[str, Any]],
            decided: list[Correction]) -> list[str]:
    """Return the claims that tell of one fact: of one kind and place, or joined by a decision."""
    by_id = {correction.id: correction for correction in decided}
    links = [(c.claim, c.against) for c in decided if c.against in rows]
    links += [(c.claim, by_id[c.replaces].claim) for c in decided if c.replaces in by_id]
    links += [(one.own["hash"], one.reading["hash"]) for one in placed_of(connection, fact.row["document_id"])
              if one.reading is not None]
    places: dict[tuple[str, str], str] = {}
    for name, row in rows.items():
        links.append((places.setdefault((row["kind"], row["key"]), name), name))
    family, grown = {fact.row["hash"]}, True
    while grown:
        more = {name for link in links if family & set(link) for name in link}
        grown = not more <= family
        family |= more
    return sorted(family, key=lambda name: rows[name]["id"])


def _read(row: Mapping[str, Any]) -> Iterator[Event]:
    if row["reader_version"] != BY_HAND:
        yield Event(row["first_seen"], "read", row["hash"], f"version {row['reader_version']}", row["quote"],
                    values=json.loads(row["content"]))
        if row["withdrawn"] is not None:
            yield Event(row["withdrawn"], "no longer read", row["hash"], "a later reading", row["quote"])


def _decided(one: Correction) -> Iterator[Event]:
    values = json.loads(one.content) if one.verdict == "added" else one.edits or None
    yield Event(one.decided_at, one.verdict, one.claim, one.decided_by, one.quote, one.why, values, one.id)
    if one.withdrawn_at is not None:
        yield Event(one.withdrawn_at, "taken back", one.claim, one.withdrawn_by or "", one.quote, decision=one.id)
