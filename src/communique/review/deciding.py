"""Writing down what somebody decided about a fact; tables and record follow in the same transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select, update

from communique.authority.names import slug
from communique.errors import StoreError
from communique.review.finding import KINDS, WHO, Fact, document_row
from communique.review.values import checked, span_of
from communique.store.claims import canonical, claim_hash, spans
from communique.store.corrections.overlay import placed_of
from communique.store.corrections.standing import (
    BY_HAND,
    Correction,
    Placed,
    Verdict,
    corrections_of,
    put_claim,
    standing,
)
from communique.store.corrections.table import corrections
from communique.store.identity import Signature
from communique.store.kept import claims, documents
from communique.store.rebuilding import redo_rows
from communique.store.writing import now


@dataclass(frozen=True, slots=True)
class Decided:
    """What was written down, and the decision that it took the place of."""

    correction: Correction
    replaced: Correction | None = None


def accept(connection: Connection, fact: Fact, signature: Signature) -> Decided:
    """Say that a fact is right as it is."""
    return _decide(connection, fact, "accepted", signature, {})


def reject(connection: Connection, fact: Fact, signature: Signature) -> Decided:
    """Say that a fact is wrong: record and tables no longer have it."""
    return _decide(connection, fact, "rejected", signature, {})


def confirm(connection: Connection, placed: Placed, signature: Signature) -> Decided:
    """Say that a decision stands although the reader says something else by now."""
    one = placed.correction
    own = Fact(placed.own, document_row(connection, placed.own["document_id"]))
    verdict: Verdict = "accepted" if one.verdict == "added" else one.verdict
    return _decide(connection, own, verdict, signature, {})


def edit(connection: Connection, fact: Fact, changes: Mapping[str, Any], signature: Signature,
         words: str | None = None) -> Decided:
    """Say that fields of a fact are to have other values, or that it rests on other words.

    Raises:
        StoreError: The fact cannot have such values, or the words do not stand in the document once.
    """
    made = checked(connection, fact.document, fact.row["kind"], changes)
    if words is not None:
        made["mentions" if fact.row["kind"] in WHO else "evidence"] = [span_of(fact.document, words)]
    if not made:
        raise StoreError("nothing is to be changed; give fields with --set, or --words")
    return _decide(connection, fact, "edited", signature, made)


def add(connection: Connection, document: Mapping[str, Any], kind: str, words: str, fields: Mapping[str, Any],
        signature: Signature, *, start: int | None = None) -> Decided:
    """Add a fact that was not read, or somebody or something; ``words`` are the place of the document they rest on.

    ``start`` is their offset, where they may stand there more than once.

    Raises:
        StoreError: The fact lacks fields or is there already, or the words do not stand in the document once.
    """
    if kind not in (*KINDS, *WHO):
        raise StoreError(f"there are no facts of kind {kind!r}; there are {', '.join((*KINDS, *WHO))}")
    place = "mentions" if kind in WHO else "evidence"
    content = {**checked(connection, document, kind, fields), place: [span_of(document, words, start)]}
    content = {name: value for name, value in content.items() if value is not None}
    start, end = next(spans(content))
    stored = connection.execute(select(claims).where(claims.c.document_id == document["id"])).mappings().all()
    keys = {row["key"] for row in stored}
    base = _entity_key(kind, content) if kind in WHO else f"{kind}:{start}-{end}"
    key = next(name for name in (base, *(f"{base}#{n}" for n in range(2, len(keys) + 3))) if name not in keys)
    if kind in WHO and key != base:
        raise StoreError(f"the document has {base!r} already; change that, or name this one more fully")
    written = canonical(content)
    if any((row["kind"], row["content"]) == (kind, written) and row["withdrawn"] is None for row in stored):
        raise StoreError("this fact is there already; `communique facts` shows it")
    name = claim_hash(document["hash"], kind, key, written, document["text"][start:end])
    correction = _signed(Correction(
        "", "added", document["hash"], name, kind, key, written, start, end, document["text"][start:end], None, "",
        None, signature.by, now(), signature.why))
    put_claim(connection, document["id"], correction, correction.decided_at)
    return _write(connection, document["id"], Decided(correction))


def _entity_key(kind: str, content: Mapping[str, Any]) -> str:
    """Return the id that a reading would give: from the name, and of a place from its country."""
    if not content.get("name"):
        raise StoreError(f"a {kind} needs a name; give it with --set name=...")
    prefix = {"organization": "org"}.get(kind, kind)
    where = f"-{(content.get('country') or 'zz').lower()}" if kind == "place" else ""
    return f"{prefix}:{slug(content['name'])}{where}"


def withdraw(connection: Connection, named: str, by: str) -> Correction:
    """Take a decision back, given the beginning of its id; it stays in the history, the one before it counts again.

    Raises:
        StoreError: There is no such decision that stands, or there are several.
    """
    found = [c for c in standing(corrections_of(connection)) if c.id.startswith(named)]
    if len(found) != 1 or not named:
        what = "several decisions that count have" if found else "no decision that counts has"
        raise StoreError(f"{what} the id {named!r}; `communique history FACT` shows the ids; of several decisions "
                         "about a fact the last counts")
    seen = now()
    connection.execute(update(corrections).where(corrections.c.id == found[0].id).values(
        withdrawn_by=by, withdrawn_at=seen))
    if found[0].verdict == "added":
        connection.execute(update(claims).where(claims.c.hash == found[0].claim, claims.c.rule == BY_HAND).values(
            withdrawn=seen))
    for number in connection.execute(select(documents.c.id).where(documents.c.hash == found[0].document)).scalars():
        _redo(connection, number)
    return found[0]


def _decide(connection: Connection, fact: Fact, verdict: Verdict, signature: Signature,
            changes: dict[str, Any]) -> Decided:
    """Write a decision down; it takes the place of the one about the fact, or about what the fact now stands for."""
    row, before = fact.row, _before(connection, fact)
    if row["withdrawn"] is not None and before is None:
        raise StoreError(f"{row['hash'][:8]} is no longer read; decide about what is there now (`communique facts`)")
    reading = row["hash"] if row["withdrawn"] is None else ""
    if before is not None and before.own["hash"] == row["hash"]:
        changes = {**before.correction.edits, **changes} if verdict != "rejected" else changes
        reading = before.reading["hash"] if before.reading is not None else ""
    replaced = before.correction if before is not None else None
    correction = _signed(Correction(
        "", verdict, fact.document["hash"], row["hash"], row["kind"], row["key"], row["content"], row["span_start"],
        row["span_end"], row["quote"], canonical(changes) if changes else None, reading,
        replaced.id if replaced else None, signature.by, now(), signature.why))
    return _write(connection, row["document_id"], Decided(correction, replaced))


def _before(connection: Connection, fact: Fact) -> Placed | None:
    """Return the standing decision about a claim, or about the fact that the claim has taken the place of."""
    name = fact.row["hash"]
    placed = placed_of(connection, fact.row["document_id"])
    about = [one for one in placed if one.own["hash"] == name]
    return next(iter(about or [one for one in placed if one.reading is not None and one.reading["hash"] == name]), None)


def _signed(correction: Correction) -> Correction:
    content = {**asdict(correction), "id": None}
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
    return Correction(**{**content, "id": digest})


def _write(connection: Connection, document: int, decided: Decided) -> Decided:
    if decided.correction.id in {c.id for c in standing(corrections_of(connection, decided.correction.document))}:
        return decided
    connection.execute(insert(corrections), asdict(decided.correction))
    _redo(connection, document)
    return decided


def _redo(connection: Connection, document: int) -> None:
    try:
        redo_rows(connection, document)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if not isinstance(part, int))
        raise StoreError(f"the fact cannot be so: {where}: {first['msg']}; docs/record.md tells of all fields"
                         ) from None
