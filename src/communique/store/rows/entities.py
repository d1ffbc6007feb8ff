"""Rows of people, organisations, places and events, of the words of their names, and of offices."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from communique.authority.names import fold
from communique.record import Entity
from communique.store import derived
from communique.store.rows.setting import Row, Setting


def entity_rows(setting: Setting) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of all entities of a record."""
    record = setting.record
    for person in record.people:
        more = {"honorific": person.honorific, "country": person.country}
        yield from _rows(setting, derived.people, "person", person, more)
    for body in record.organizations:
        more = {"kind": body.kind, "country": body.country}
        yield from _rows(setting, derived.organizations, "organization", body, more)
    for place in record.places:
        where: Row = {"kind": place.kind, "country": place.country, "lat": place.lat, "lon": place.lon}
        yield from _rows(setting, derived.places, "place", place, where)
    for event in record.events:
        yield from _rows(setting, derived.events, "event", event, {"kind": event.kind})


def _rows(setting: Setting, table: Table, kind: str, entity: Entity, more: Row) -> Iterator[tuple[Table, Row]]:
    shared = {"document_id": setting.document_id, "entity": entity.id, "identity": setting.identity(entity.id)}
    yield table, {**shared, "name": entity.name, **more}
    for word in sorted(set(fold(entity.name).split()) or {entity.name.casefold()}):
        yield derived.name_words, {**shared, "kind": kind, "word": word}


def office_rows(setting: Setting) -> Iterator[tuple[Table, Row]]:
    """Yield who is given which office, and when the document says so."""
    record = setting.record
    days = setting.days(record.document.published) if record.document.published else setting.days(None)
    for person in record.people:
        for position, office in enumerate(person.offices):
            yield derived.offices, {
                "document_id": setting.document_id, "entity": person.id, "position": position,
                "identity": setting.identity(person.id), "title": office.title,
                "country": office.country or (None if office.organization else person.country),
                "organization": office.organization, "date": record.document.published, "earliest": days.earliest,
                "latest": days.latest,
            }
