"""The claims of a document as people decided about them: what its record and its rows are made from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from communique.store.claims import FACTS, REFERRING, canonical, spans
from communique.store.corrections.entities import follow, stands
from communique.store.corrections.standing import (
    BY_HAND,
    ENTITY_KINDS,
    Placed,
    corrections_of,
    counted,
    merged,
    place,
    standing,
)
from communique.store.corrections.table import corrections
from communique.store.kept import claims, documents

#: First letter of the ids that a record gives to facts of a kind.
_LETTERS = {"visit": "v", "movement": "m", "engagement": "e", "statement": "s", "agreement": "a"}


def all_claims(connection: Connection, document: int) -> list[Mapping[str, Any]]:
    """Return all claims of a document, withdrawn ones too, in the order of their kinds."""
    rows = connection.execute(select(claims).where(claims.c.document_id == document).order_by(
        claims.c.position, claims.c.id))
    return [dict(row) for row in rows.mappings()]


def placed_of(connection: Connection, document: int) -> list[Placed]:
    """Return the decisions about a document that stand, each with what the reader says of it now."""
    digest = connection.execute(select(documents.c.hash).where(documents.c.id == document)).scalar_one()
    decided = standing(corrections_of(connection, digest))
    return place(all_claims(connection, document), decided) if decided else []


def decided_claims(connection: Connection, document: int) -> list[Mapping[str, Any]]:
    """Return the claims of a document's record: those of its last reading, with what people decided of them."""
    placed = placed_of(connection, document)
    current = counted(all_claims(connection, document), {one.own["hash"] for one in placed})
    return _whole(follow(_laid_over(current, placed), placed)) if placed else current


def decided_entities(
    connection: Connection, among: Collection[int] | None = None
) -> dict[str, list[Mapping[str, Any]]]:
    """Return people, places, organisations and events of the documents in which somebody decided about one, by hash.

    Args:
        connection: A transaction of the store.
        among: Numbers of the documents to look at; None for all.
    """
    wanted = select(documents.c.id, documents.c.hash).where(
        documents.c.superseded_by.is_(None), documents.c.hash.in_(select(corrections.c.document).where(
            corrections.c.kind.in_(sorted(ENTITY_KINDS)), corrections.c.withdrawn_at.is_(None))))
    if among is not None:
        wanted = wanted.where(documents.c.id.in_(among))
    return {row.hash: [one for one in decided_claims(connection, row.id) if one["kind"] in ENTITY_KINDS]
            for row in connection.execute(wanted).all()}


def _laid_over(current: Iterable[Mapping[str, Any]], placed: list[Placed]) -> list[dict[str, Any]]:
    rows = {row["hash"]: dict(row) for row in current}
    extra, aliases = [], {}
    for one in placed:
        reading = one.reading["hash"] if one.reading is not None else None
        if one.correction.kind in ENTITY_KINDS and one.reading is not None and one.correction.verdict != "rejected":
            if reading != one.own["hash"]:
                rows.pop(one.own["hash"], None)
            rows[one.reading["hash"]] = stands(one, one.reading)
            continue
        if one.correction.verdict == "rejected":
            if one.same and reading is not None:
                del rows[reading]
            continue
        if reading is not None and (one.same or one.agrees):
            rows[reading] = _decided(one, rows[reading])
            continue
        rows.pop(one.own["hash"], None)
        if reading is None or one.reading is None:
            extra.append(_decided(one, one.own))
        else:  # until somebody looks again, what a person decided stands in the place of what is read there now
            rows[reading] = _decided(one, one.own) | {"position": one.reading["position"]}
            aliases[one.reading["key"]] = one.own["key"]
    result = list(rows.values())
    added = [row for row in result if row["rule"] == BY_HAND]
    result = [row for row in result if row not in added]
    for row in sorted([*extra, *added], key=lambda row: (row["span_start"] or 0, row["id"])):
        result.insert(_at(result, row), row)
    return [row | {"content": _renamed(row["content"], aliases)} for row in result]


def _decided(one: Placed, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the claim with the changes that were made, as certain as somebody's word."""
    result = dict(row)
    if one.correction.edits:
        content = merged(json.loads(row["content"]), one.correction.edits)
        first = next(spans(content), (None, None))
        result |= {"content": canonical(content), "span_start": first[0], "span_end": first[1],
                   "provenance": "hand-made"}
    return result | ({"confidence": 1.0} if row["confidence"] is not None else {})


def _at(rows: list[dict[str, Any]], row: Mapping[str, Any]) -> int:
    """Return where a fact belongs among those of its kind: before the first that stands behind it in the text."""
    start = row["span_start"] or 0
    return next((at for at, other in enumerate(rows)
                 if other["kind"] == row["kind"] and (other["span_start"] or 0) > start), len(rows))


def _renamed(content: str, aliases: Mapping[str, str]) -> str:
    if not aliases:
        return content
    fact = json.loads(content)
    return canonical(fact | {name: aliases.get(fact[name], fact[name]) for name in REFERRING if fact.get(name)})


def _whole(rows: list[dict[str, Any]]) -> list[Mapping[str, Any]]:
    """Number the claims kind by kind, give each fact an id of its own, and cut references to what was rejected."""
    keys = {row["key"] for row in rows if row["kind"] in FACTS.values()}
    counted: dict[str, int] = {}
    taken = {row["local_id"] for row in rows if row["local_id"] and row["withdrawn"] is None}
    result: list[Mapping[str, Any]] = []
    for row in rows:
        position = counted.get(row["kind"], 0)
        counted[row["kind"]] = position + 1
        letter, local_id = _LETTERS.get(row["kind"]), row["local_id"]
        if letter and (local_id is None or (row["withdrawn"] is not None and local_id in taken)):
            local_id = next(f"{letter}{n}" for n in range(1, len(rows) + len(taken) + 2) if f"{letter}{n}" not in taken)
            taken.add(local_id)
        content = json.loads(row["content"])
        kept = {name: value for name, value in content.items() if name not in REFERRING or value in keys}
        result.append(row | {"position": position, "local_id": local_id, "content": canonical(kept)})
    return result
