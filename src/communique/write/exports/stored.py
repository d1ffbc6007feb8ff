"""Records from the store, with one identity for each person, place and organisation across documents."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, union

from communique.ask.subjects import subject_of
from communique.errors import ExportError
from communique.record import Record
from communique.store.derived import engagements, movements, participants, speakers, statements, visits
from communique.store.kept import claims, documents, identities
from communique.store.records import record_of
from communique.write.exports.selection import Selection
from communique.write.exports.tally import Tally


def from_store(connection: Connection, selection: Selection, tally: Tally | None = None) -> Iterator[Record]:
    """Yield what is selected of the records in the store, in the order in which they were added.

    `selection.who` may be any name that the store knows, or a country's; `selection.visit` is the number of a visit in
    the store. Entities have the ids of their identities.

    Raises:
        UnknownNameError: The name means nobody, or several.
        ExportError: There is no such visit.
    """
    numbers, facts = found(connection, selection)
    yield from facts.of((identified(connection, number) for number in numbers), tally)


def found(connection: Connection, selection: Selection) -> tuple[list[int], Selection]:
    """Return the documents that may have what is selected, and what is still to be asked of their facts."""
    selection = _resolved(connection, selection)
    document, selection = _of_visit(connection, selection)
    wanted = _documents(selection) if document is None else select(documents.c.id).where(documents.c.id == document)
    numbers = connection.execute(wanted.order_by(documents.c.id)).scalars().all()
    # What the documents themselves have to be is in the query: a symbol or path may be written there in other words.
    return list(numbers), dataclasses.replace(selection, issuer=None, document=None)


def identified(connection: Connection, document: int) -> Record:
    """Return the record of a document with each entity under the id of its identity."""
    rows = connection.execute(select(identities.c.entity, identities.c.identity).where(
        identities.c.document_id == document))
    renamed = {entity: identity for entity, identity in rows if entity != identity}
    record = record_of(connection, document)
    return renamed_record(record, renamed) if renamed else record


def renamed_record(record: Record, renamed: Mapping[str, str]) -> Record:
    """Return ``record`` with other ids for entities; two that become one are joined."""
    parts = _renamed(record.model_dump(by_alias=True), renamed)
    for group in ("people", "organizations", "places", "events"):
        parts[group] = _joined(parts[group])
    for engagement in parts["engagements"]:
        told = {(one["entity"], one["role"]): one for one in reversed(engagement["participants"])}
        engagement["participants"] = list(reversed(told.values()))
    return Record.model_validate(parts)


def _renamed(value: Any, renamed: Mapping[str, str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: part if name == "document" else _renamed(part, renamed, name) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_renamed(part, renamed, key) for part in value]
    if isinstance(value, str) and key in _IDS:
        return renamed.get(value, value)
    return value


#: Fields of a record that hold ids of entities.
_IDS = frozenset({
    "id", "principal", "place", "from", "to", "city", "venue", "part_of", "entity", "speaker", "addressee",
    "joint_with", "signed_by", "event", "where", "places", "candidates",
})


def _joined(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for entity in entities:
        first = found.setdefault(entity["id"], entity)
        if first is entity:
            continue
        first["mentions"] = [*first["mentions"], *entity["mentions"]]
        if "offices" in first:
            first["offices"] = [*first["offices"], *(one for one in entity["offices"] if one not in first["offices"])]
        for name, value in entity.items():
            if first.get(name) is None:
                first[name] = value
    return list(found.values())


def _resolved(connection: Connection, selection: Selection) -> Selection:
    if selection.who is None:
        return selection
    subject = subject_of(connection, selection.who)
    if subject.kind != "country":
        return dataclasses.replace(selection, who=subject.id)
    if selection.country not in (None, subject.id):
        raise ExportError(f"{subject.name} is a country, and another one is asked for, too; leave one out")
    return dataclasses.replace(selection, who=None, country=subject.id)


def _of_visit(connection: Connection, selection: Selection) -> tuple[int | None, Selection]:
    """Return the document that tells of a visit, and the visit's id in its record."""
    if selection.visit is None:
        return None, selection
    number = int(selection.visit) if selection.visit.isdecimal() and len(selection.visit) < 18 else -1
    row = connection.execute(select(claims.c.document_id, claims.c.local_id).join(
        visits, visits.c.id == claims.c.id).where(visits.c.id == number)).first()
    if row is None:
        raise ExportError(f"there is no visit {selection.visit} in the store; `communique visits --format json` gives "
                          "the number of each as `id`")
    return row.document_id, dataclasses.replace(selection, visit=row.local_id)


def _documents(selection: Selection) -> Select[tuple[int]]:
    wanted = select(documents.c.id).where(documents.c.superseded_by.is_(None))
    if selection.issuer:
        wanted = wanted.where(func.lower(documents.c.issuer).contains(selection.issuer.lower(), autoescape=True))
    if selection.document:
        named = [documents.c.symbol == selection.document, documents.c.source == selection.document,
                 documents.c.hash == selection.document]
        if selection.document.isdecimal() and len(selection.document) < 18:
            named.append(documents.c.id == int(selection.document))
        wanted = wanted.where(or_(*named))
    if selection.who:
        wanted = wanted.where(documents.c.id.in_(_about(selection.who)))
    if selection.country:
        wanted = wanted.where(documents.c.id.in_(_in_country(selection.country)))
    if selection.since or selection.until:
        wanted = wanted.where(documents.c.id.in_(_in_period(selection.since, selection.until)))
    return wanted


def _about(identity: str) -> Any:
    tables = (participants, visits, movements, speakers)
    told = [select(table.c.document_id).where(table.c.identity == identity) for table in tables]
    spoken_to = select(statements.c.document_id).where(statements.c.addressee_identity == identity)
    return union(*told, spoken_to)


def _in_country(code: str) -> Any:
    tables = (participants, visits, movements, engagements, speakers)
    told = [select(table.c.document_id).where(table.c.country == code) for table in tables]
    return union(*told, select(statements.c.document_id).where(statements.c.addressee_country == code))


def _in_period(since: str | None, until: str | None) -> Any:
    return union(*(
        select(table.c.document_id).where(
            table.c.earliest.is_not(None), *([table.c.latest >= since] if since else []),
            *([table.c.earliest <= until] if until else []))
        for table in (visits, movements, engagements)))
