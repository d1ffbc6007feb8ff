"""FollowTheMoney entities, one JSON object a line, as Aleph, OpenSanctions and their tools take them.

The model has people, bodies, events and trips, and no meetings with roles, no statements and no spans: docs/exports.md
says what becomes of each. An entity that several records name comes once for each of them, under the same id, as
fragments that `ftm aggregate` makes one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any, BinaryIO
from urllib.parse import quote

from followthemoney import model
from followthemoney.proxy import EntityProxy

from communique.authority.names import slug
from communique.record import Engagement, Record, Span
from communique.write.exports.geography import legs
from communique.write.exports.tally import Tally
from communique.write.exports.view import View
from communique.write.names import country_name, office_name, plain

#: Schema of an organisation by its kind; a group of people, or an office, is no organisation.
_BODIES = {"group": "LegalEntity", "office": "LegalEntity", "government": "PublicBody", "parliament": "PublicBody",
           "un-body": "PublicBody", "intergovernmental": "PublicBody", "regional": "PublicBody", "company": "Company"}


def write(records: Iterable[Record], out: BinaryIO, tally: Tally) -> None:
    """Write the entities of each record before the next is taken."""
    for record in records:
        for entity in entities_of(record):
            out.write(json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True).encode() + b"\n")
            tally.written[entity.schema.name] += 1
        if record.unread:
            tally.aside["clauses that were not read are left out"] += len(record.unread)
        out.flush()


def entities_of(record: Record) -> Iterator[EntityProxy]:
    """Yield the entities of a record: the document, who and what it names, and what it tells."""
    view = View(record)
    yield _document(view)
    yield from _people(view)
    for body in record.organizations:
        yield _made(view, _BODIES.get(body.kind or "", "Organization"), body.id, name=body.name, country=body.country,
                    classification=body.kind)
    for place in record.places:
        yield _made(view, "Address", place.id, name=place.name, full=_full(place.name, place.country),
                    city=place.name if place.kind == "city" else None, country=place.country,
                    latitude=place.lat, longitude=place.lon)
    for event in record.events:
        coming = next((one for one in record.upcoming if one.event == event.id), None)
        yield _made(view, "Event", event.id, name=event.name, summary=event.kind, date=coming.when if coming else None)
    for engagement in record.engagements:
        yield _engagement(view, engagement)
    yield from _journeys(view)
    yield from _sayings(view)
    yield from _mentions(view)


def _document(view: View) -> EntityProxy:
    info = view.document
    file = PurePath(info.source or "").name or view.title  # the model asks every document for one
    return _made(None, "Document", _doc(view), name=view.title, fileName=file, title=info.title, publisher=info.issuer,
                 publishedAt=info.published, language=info.language, sourceUrl=view.url, bodyText=info.text,
                 keywords=[one.symbol for one in view.record.references])


def _mentions(view: View) -> Iterator[EntityProxy]:
    for one in (*view.record.people, *view.record.organizations):
        kind = "Person" if one.id in view.people else "Organization"
        yield _made(None, "Mention", f"mention:{view.document_key}.{one.id}", name=one.name, document=_id(_doc(view)),
                    resolved=_id(one.id), detectedSchema=kind)


def _people(view: View) -> Iterator[EntityProxy]:
    for person in view.record.people:
        yield _made(view, "Person", person.id, name=person.name, title=person.honorific, country=person.country,
                    position=[office_name(office) for office in person.offices],
                    wikidataId=person.authority.wikidata if person.authority else None)
        for office in person.offices:
            post = f"position:{slug(office_name(office))}"
            yield _made(view, "Position", post, name=office_name(office), country=office.country)
            yield _made(view, "Occupancy", f"{person.id}.{post}", holder=_id(person.id), post=_id(post),
                        publisher=view.document.issuer, sourceUrl=view.url,
                        description=_first_words(view, person.mentions))


def _engagement(view: View, engagement: Engagement) -> EntityProxy:
    place = engagement.city or engagement.venue
    hosts = [one.entity for one in engagement.participants if one.role == "host"]
    return _made(
        view, "Event", f"fact:{view.keys[engagement.id]}", name=view.heading(engagement), date=engagement.date,
        country=engagement.country, location=view.where(engagement),
        addressEntity=_id(place) if place in view.places else None,
        organizer=[_id(one) for one in hosts if _is_legal(view, one)],
        involved=[_id(one.entity) for one in engagement.participants
                  if one.role != "host" and _is_legal(view, one.entity)],
        keywords=[engagement.kind, *(topic.text for topic in engagement.topics)],
        summary=f"{engagement.kind}, {engagement.status}{f', {engagement.daypart}' if engagement.daypart else ''}",
        notes=f"Occasion: {view.name(engagement.part_of)}" if engagement.part_of else None,
        description=view.quoted(engagement.evidence), recordId=view.keys[engagement.id], sourceUrl=view.url)


def _journeys(view: View) -> Iterator[EntityProxy]:
    """Yield visits as events, and legs as trips: a trip has to have two ends, so that a leg with one is an event."""
    record = view.record
    traveller = _id(record.principal) if record.principal and _is_legal(view, record.principal) else None
    for visit in record.visits:
        yield _made(
            view, "Event", f"fact:{view.keys[visit.id]}", country=visit.country, startDate=visit.start,
            endDate=visit.end, involved=traveller,
            name=f"{view.name(record.principal) or 'Unnamed'} in {country_name(visit.country)}",
            location=[name for place in visit.places if (name := view.name(place))], recordId=view.keys[visit.id],
            description=view.quoted(view.evidence_of(visit)), sourceUrl=view.url, summary="visit")
    for leg in legs(record):
        ends = [view.name(one) or "not told" for one in (leg.start, leg.end)]
        start, end = _place(view, leg.start), _place(view, leg.end)
        key = view.keys[leg.told[0].id]
        yield _made(
            view, "Trip" if start and end else "Event", f"fact:{key}", name=f"{ends[0]} – {ends[1]}",
            involved=traveller, startLocation=start if end else None, endLocation=end if start else None,
            recordId=key, sourceUrl=view.url,
            startDate=leg.told[0].date, endDate=leg.told[-1].date,
            summary=f"{', '.join(one.kind for one in leg.told)}, {leg.told[0].status}",
            description=view.quoted([span for one in leg.told for span in one.evidence]))


def _sayings(view: View) -> Iterator[EntityProxy]:
    """Yield a note for each statement and agreement: the model has nothing nearer."""
    for one in view.record.statements:
        speakers = [view.name(who) or "" for who in (one.speaker, *one.joint_with) if who]
        to = f" to {view.name(one.addressee)}" if one.addressee else ""
        parties = (one.speaker, *one.joint_with, one.addressee)
        about = [who for who in parties if who and _is_legal(view, who)]
        yield _made(view, "Note", f"fact:{view.keys[one.id]}", name=f"{', '.join(speakers)}: {one.act}{to}",
                    description=plain(one.about), summary=view.quoted(one.evidence), sourceUrl=view.url,
                    entity=[*map(_id, about), *([_id(f"fact:{view.keys[one.engagement]}")]
                                                if one.engagement in view.keys else [])])
    for agreement in view.record.agreements:
        yield _made(view, "Note", f"fact:{view.keys[agreement.id]}", name=agreement.title, sourceUrl=view.url,
                    summary=view.quoted(agreement.evidence),
                    entity=[_id(who) for who in agreement.signed_by if _is_legal(view, who)])


def _made(view: View | None, schema: str, key: str, **values: Any) -> EntityProxy:
    """Return an entity with those values that it can hold; things are proven by the document."""
    entity = model.make_entity(schema)
    entity.id = _id(key)
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            if one not in (None, ""):
                entity.add(name, one if isinstance(one, str) else repr(one), cleaned=False)
    if view is not None and "proof" in entity.schema.properties:
        entity.add("proof", _id(_doc(view)))
    return entity


def _id(key: str) -> str:
    """Return an id that the model takes: letters, digits, dots and dashes."""
    return f"communique-{quote(key.replace(':', '.'), safe='').replace('%', '.').replace('_', '-').replace('~', '-')}"


def _doc(view: View) -> str:
    return f"document:{view.document_key}"


def _place(view: View, place: str | None) -> str | None:
    return _id(place) if place in view.places else None


def _is_legal(view: View, entity: str) -> bool:
    """Tell whether an entity can take part in an event: a country cannot."""
    return entity in view.people or entity in view.organizations


def _full(name: str, country: str | None) -> str:
    where = country_name(country)
    return f"{name}, {where}" if where and where != name else name


def _first_words(view: View, spans: Iterable[Span]) -> str | None:
    return next(iter(view.quotes(list(spans)[:1])), None)
