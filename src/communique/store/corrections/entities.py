"""Corrected people, places, organisations and events: how they stand, and what of the facts follows them.

A fact names entities by their ids, and some of it is taken from them: the country of a meeting from its city, the
office in which somebody took part from the offices of the person. What follows is worked out whenever a record is made,
and nothing of it is written down.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.store.claims import canonical, spans
from communique.store.corrections.standing import ENTITY_KINDS, READING_ONLY, Placed, merged, who_it_is

Row = dict[str, Any]

#: Fields of facts that name one entity, and those that name many.
_ONE = ("city", "venue", "place", "from", "to", "part_of", "speaker", "addressee", "where")
_MANY = ("places", "joint_with", "signed_by")
#: Fields without which a fact says nothing: it goes with the entity.
_NEEDED = {"upcoming": "event", "principal": "entity"}


def stands(one: Placed, reading: Mapping[str, Any]) -> Row:
    """Return the claim of an entity as somebody decided, with the mentions that the reader finds now."""
    read = json.loads(reading["content"])
    content = {name: value for name, value in read.items() if name in READING_ONLY and name != "candidates"}
    content = merged(content | who_it_is(one.own), one.correction.edits)
    first = next(spans(content), (None, None))
    return dict(reading) | {
        "content": canonical(content), "span_start": first[0], "span_end": first[1],
        "provenance": "hand-made" if one.correction.edits else reading["provenance"]}


@dataclass
class _Changes:
    """What became of the entities of a document.

    Attributes:
        renamed: Ids that decisions know, and what the reader calls the same entity now.
        gone: Ids of those that are none.
        moved: Places, with the country that was read and the one they lie in.
        offices: People, with the titles that were read and the first of those that they hold.
    """

    renamed: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    moved: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    offices: dict[str, tuple[set[str], str | None]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.renamed or self.gone or self.moved or self.offices)


def follow(rows: Iterable[Row], placed: Iterable[Placed]) -> list[Row]:
    """Return the claims of a document with all that follows from what was decided about its entities."""
    rows, changes = list(rows), _Changes()
    for one in placed:
        if one.correction.kind in ENTITY_KINDS:
            _note(one, changes)
    return [made for row in rows for made in _fact(row, changes)] if changes else rows


def _note(one: Placed, changes: _Changes) -> None:
    if one.correction.verdict == "rejected":
        if one.same:
            changes.gone.add(one.own["key"])
        return
    reading = one.reading if one.reading is not None else one.own
    if reading["key"] != one.own["key"]:
        changes.renamed[one.own["key"]] = reading["key"]
    before = [json.loads(row["content"]) for row in (one.own, reading)]
    now = json.loads(stands(one, reading)["content"])
    if one.correction.kind == "place":
        for read in before:
            if read.get("country") != now.get("country"):
                changes.moved[reading["key"]] = read.get("country"), now.get("country")
    titles = {office.get("title") for read in before for office in read.get("offices") or ()}
    held = [office.get("title") for office in now.get("offices") or ()]
    if titles - set(held):
        changes.offices[reading["key"]] = titles - set(held), held[0] if held else None


def _fact(row: Row, changes: _Changes) -> Iterator[Row]:
    """Yield a claim as it follows; nothing where it cannot be without an entity that is gone."""
    if row["kind"] in ENTITY_KINDS:
        yield row
        return
    read = json.loads(row["content"])
    content = _renamed(read, changes.renamed)
    if content.get(_NEEDED.get(row["kind"], "")) in changes.gone:
        return
    content = _without(content, changes.gone)
    _move(row["kind"], content, changes.moved)
    for participant in content.get("participants") or ():
        old, new = changes.offices.get(participant["entity"], ((), None))
        if participant.get("office") in old:
            participant.pop("office")
            if new:
                participant["office"] = new
    yield row if content == read else row | {"content": canonical(content)}


def _renamed(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(part, renamed) for name, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, renamed) for part in value]
    return renamed.get(value, value) if isinstance(value, str) else value


def _without(content: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    kept = {name: value for name, value in content.items() if name not in _ONE or value not in gone}
    for name in _MANY:
        if name in kept:
            kept[name] = [one for one in kept[name] if one not in gone]
    if "participants" in kept:
        kept["participants"] = [one for one in kept["participants"] if one["entity"] not in gone]
    return {name: value for name, value in kept.items() if value not in ([], None)}


def _move(kind: str, content: dict[str, Any], moved: Mapping[str, tuple[str | None, str | None]]) -> None:
    """Let a fact follow the place that it took its country from."""
    if kind == "visit":
        places = content.get("places") or [""]
        found = {moved.get(place) for place in places}
        old, new = (found.pop() or (None, None)) if len(found) == 1 else (None, None)
    else:
        old, new = moved.get(content.get("city") or content.get("place") or "", (None, None))
    if new and content.get("country") == old:
        content["country"] = new
