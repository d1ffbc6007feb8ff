"""Fields of a fact as people give them: of the record, with entities and facts that the document has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection

from communique.authority.countries import countries
from communique.errors import StoreError
from communique.record import Record
from communique.store.claims import ENTITIES, FACTS, REFERRING
from communique.store.corrections.overlay import decided_claims
from communique.store.importing.countries import code_of
from communique.store.rows.days import bounds

#: What nobody sets: names and places in the record, and what is said of the reading.
_NOT_SET = {"id", "order", "evidence", "rule", "confidence", "inferred", "mentions", "candidates", "authority"}
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_DAYS = {"date", "start", "end", "when", "since", "until"}
_ENTITY = {"city", "place", "from", "to", "part_of", "speaker", "addressee", "event", "entity", "joint_with", "places",
           "signed_by"}


def checked(connection: Connection, document: Mapping[str, Any], kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values for fields of a fact as claims hold them.

    Raises:
        StoreError: There is no such field, the document has no such entity or fact, or a day or country is none.
    """
    known = fields_of(kind)
    for name in given:
        if name not in known:
            raise StoreError(f"a fact of kind {kind} has no field {name!r} to set; it has {', '.join(sorted(known))}")
    rows = decided_claims(connection, document["id"])
    entities = {row["key"] for row in rows if row["kind"] in ENTITIES.values()}
    for name, value in given.items():
        for entity in _entities(name, value):
            if entity not in entities:
                near = sorted(one for one in entities if one.partition(":")[0] == entity.partition(":")[0])
                raise StoreError(f"the document has no {entity!r} for {name}; it has "
                                 f"{', '.join(near or sorted(entities)) or 'none at all'}")
    plain = {name: _plain(name, value) for name, value in given.items()}
    return {name: _key(name, value, rows) if name in REFERRING and value else value for name, value in plain.items()}


def _plain(name: str, value: Any) -> Any:
    """Return a value with the codes of countries that are given by name; days are only looked at."""
    if isinstance(value, Mapping):
        return {inner: _plain(inner, part) for inner, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(name, part) for part in value]
    if not isinstance(value, str):
        return value
    if name in _DAYS and not _is_day(value):
        raise StoreError(f"{name}={value!r} is no date: give a day, a month or a year, as 2024-07-03, 2024-07 or 2024")
    if name == "country" and value not in countries():
        code = code_of(value)
        if code is None:
            raise StoreError(f"{name}={value!r} is no country: give its name, or its two letters")
        return code
    return value


def _is_day(value: str) -> bool:
    found = bounds(value) if _DAY.fullmatch(value) else None
    try:
        return found is not None and bool(date.fromisoformat(found[0]))
    except ValueError:
        return False


def fields_of(kind: str) -> set[str]:
    """Return the fields of a kind of fact that can be set."""
    part = next(part for part, name in (FACTS | ENTITIES).items() if name == kind)
    (model,) = [one for one in _models(Record.model_fields[part].annotation) if issubclass(one, BaseModel)]
    return {field.alias or name for name, field in model.model_fields.items()} - _NOT_SET


def span_of(document: Mapping[str, Any], words: str, start: int | None = None) -> dict[str, int]:
    """Return where ``words`` stand in a document; ``start`` is their offset, where they may stand more than once.

    Raises:
        StoreError: They stand nowhere, or more than once and not at ``start``.
    """
    text: str = document["text"] or ""
    if start is not None and words and text.startswith(words, start):
        return {"start": start, "end": start + len(words)}
    count = text.count(words) if words else 0
    if count != 1:
        found = "do not stand in the document" if not count else f"stand there {count} times; give more of them"
        raise StoreError(f"the words {words!r} {found}")
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def _models(annotation: Any) -> Iterator[type]:
    yield from (one for one in getattr(annotation, "__args__", ()) if isinstance(one, type))


def _entities(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if name in _ENTITY:
            yield value
    elif isinstance(value, Mapping):
        for inner, part in value.items():
            yield from _entities(inner, part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _entities(name, part)


def _key(name: str, value: Any, rows: list[Mapping[str, Any]]) -> str:
    """Return the lasting name of a fact that is given by its id in the record or the beginning of its hash."""
    found = [row for row in rows if row["kind"] in FACTS.values() and (
        row["local_id"] == value or (len(value) > 3 and row["hash"].startswith(value)))]
    if len(found) != 1:
        raise StoreError(f"the document has no fact {value!r} for {name}; `communique facts` shows their ids")
    return str(found[0]["key"])
