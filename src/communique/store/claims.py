"""A record to claims and back: each fact of a document under a lasting name, whatever read it and in which order.

A claim's name (`hash`) is a digest of the document, the kind of fact, the fact itself and the words it rests on. What a
newer reader may change without changing the fact is left out: rule, confidence, the ids and the order of the record.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from communique.record import Record

Provenance = Literal["read", "hand-made"]

#: Parts of a record that hold entities; their ids are lasting, since they come from the name.
ENTITIES = {"people": "person", "organizations": "organization", "places": "place", "events": "event"}

#: Parts of a record that hold facts.
FACTS = {
    "visits": "visit", "movements": "movement", "engagements": "engagement", "statements": "statement",
    "references": "reference", "agreements": "agreement", "upcoming": "upcoming", "unread": "unread",
}
#: Fields of a fact that refer to another fact by its id in the record.
REFERRING = ("engagement", "cited_by")

#: What is said of a fact and is not part of it.
_ASIDE = ("id", "rule", "confidence", "order")
_LENGTH = 40
#: Facts without an id of their own, which nobody writes by hand.
_ALWAYS_READ = ("reference", "upcoming", "unread")


@dataclass(frozen=True, slots=True)
class Claim:
    """One stored fact; the fields are the columns of the table `claims`, `content` being JSON."""

    hash: str
    kind: str
    key: str
    content: str
    span_start: int | None
    span_end: int | None
    quote: str | None
    rule: str | None
    confidence: float | None
    provenance: Provenance
    position: int
    local_id: str | None


def canonical(value: Any) -> str:
    """Return the one JSON text for ``value``."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def claim_hash(document: str, kind: str, key: str, content: str, quote: str | None) -> str:
    """Return the lasting name of a claim of the document with this hash."""
    return hashlib.sha256(canonical([document, kind, key, content, quote]).encode()).hexdigest()[:_LENGTH]


def claims_of(record: Record, *, provenance: Provenance = "read", read_ids: Collection[str] = ()) -> list[Claim]:
    """Return the claims of ``record``, kind by kind in its order.

    Args:
        record: What was read.
        provenance: How the record came to be.
        read_ids: Ids of facts and entities that were read although the record is hand-made.
    """
    dumped = _bare(record.model_dump(mode="json", by_alias=True, exclude={"document", "reader", "warnings"}))
    keys = _fact_keys(dumped)
    made = []
    for kind, key, position, fact in _facts(dumped):
        content = {name: value for name, value in fact.items() if name not in _ASIDE}
        content |= {name: keys.get(content[name], content[name]) for name in REFERRING if content.get(name)}
        if "order" in fact and fact["order"] != position + 1:
            content["order"] = fact["order"]
        local_id = fact.get("id")
        unnamed = bool(read_ids) and local_id is None and kind in _ALWAYS_READ
        source: Provenance = "read" if unnamed or local_id in read_ids else provenance
        made.append(_claim(record, kind, key, content, fact, position, local_id, source))
    return made


def _claim(record: Record, kind: str, key: str, content: dict[str, Any], fact: Mapping[str, Any], position: int,
           local_id: str | None, provenance: Provenance) -> Claim:
    text = record.document.text
    span = next(spans(fact), None)
    quote = text[span[0]:span[1]] if span and text is not None else None
    written = canonical(content)
    return Claim(
        hash=claim_hash(record.document.id, kind, key, written, quote), kind=kind, key=key, content=written,
        span_start=span[0] if span else None, span_end=span[1] if span else None, quote=quote,
        rule=fact.get("rule") or None, confidence=fact.get("confidence"), provenance=provenance, position=position,
        local_id=local_id)


def _bare(value: Any) -> Any:
    """Return ``value`` without what is null or empty, so that a field that is new and unused changes no claim."""
    if isinstance(value, dict):
        return {name: bare for name, part in value.items() if (bare := _bare(part)) not in (None, [], {})}
    return [_bare(part) for part in value] if isinstance(value, list) else value


def spans(fact: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield the spans of a fact or entity: its evidence, its mentions, or where it stands itself; then its topics."""
    for name in ("evidence", "mentions"):
        for span in fact.get(name) or ():
            yield span["start"], span["end"]
    if isinstance(fact.get("start"), int):
        yield fact["start"], fact["end"]
    for topic in fact.get("topics") or ():
        yield topic["start"], topic["end"]


def _facts(dumped: Mapping[str, Any]) -> Iterator[tuple[str, str, int, dict[str, Any]]]:
    """Yield kind, key, place in the record, and content of everything that the record claims."""
    for part, kind in (ENTITIES | FACTS).items():
        seen: Counter[str] = Counter()
        for position, fact in enumerate(dumped.get(part, ())):
            key = fact["id"] if part in ENTITIES else _place(kind, fact)
            seen[key] += 1
            yield kind, key if seen[key] == 1 else f"{key}#{seen[key]}", position, fact
    if "dating" in dumped:
        yield "dating", "dating", 0, dumped["dating"]
    if "principal" in dumped:
        yield "principal", "principal", 0, {"entity": dumped["principal"]}


def _place(kind: str, fact: Mapping[str, Any]) -> str:
    """Return where a fact stands, which names it in its document: a newer reader moves it least."""
    span = next(spans(fact), None)
    where = f"{span[0]}-{span[1]}" if span else f"{fact.get('country')}"
    return f"{kind}:{where}"


def _fact_keys(dumped: Mapping[str, Any]) -> dict[str, str]:
    return {fact["id"]: key for kind, key, _, fact in _facts(dumped) if kind in FACTS.values() and "id" in fact}


def parts_of(claims: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the parts of a record that ``claims`` (rows of the table) were made from."""
    rows = sorted(claims, key=lambda row: row["position"])
    names = {row["key"]: row["local_id"] for row in rows if row["kind"] in FACTS.values() and row["local_id"]}
    parts: dict[str, Any] = {part: [] for part in (*ENTITIES, *FACTS)}
    places = {kind: part for part, kind in (ENTITIES | FACTS).items()}
    for row in rows:
        content = json.loads(row["content"])
        if row["kind"] == "dating":
            parts["dating"] = content
        elif row["kind"] == "principal":
            parts["principal"] = content["entity"]
        else:
            parts[places[row["kind"]]].append(_fact(row, content, names))
    return parts


def _fact(row: Mapping[str, Any], content: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    content |= {name: names.get(content[name], content[name]) for name in REFERRING if content.get(name)}
    if row["local_id"] is not None:
        content["id"] = row["local_id"]
    if row["confidence"] is not None:
        content |= {"confidence": row["confidence"], "rule": row["rule"] or ""}
    if row["kind"] == "engagement":
        content.setdefault("order", row["position"] + 1)
    return content
