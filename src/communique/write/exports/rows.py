"""The rows of one record for each table; `tables` says what their columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from communique.record import Fact, Span
from communique.write.exports.view import View
from communique.write.names import country_name, office_name

Row = dict[str, Any]


def source(view: View, spans: Iterable[Span]) -> Row:
    """Return the columns that say where a fact stands."""
    told = list(spans)
    return {
        "document": view.title, "source": view.document.source, "span_start": told[0].start if told else None,
        "span_end": told[0].end if told else None, "spans": [f"{span.start}-{span.end}" for span in told],
        "evidence": view.quoted(told),
    }


def documents(view: View) -> Iterator[Row]:
    """Yield the document itself."""
    info, record = view.document, view.record
    yield {
        "symbol": info.symbol, "title": info.title, "issuer": info.issuer, "published": info.published,
        "language": info.language, "source": info.source, "principal": record.principal,
        "principal_name": view.name(record.principal), "year": record.dating.year, "warnings": list(record.warnings),
        "reader": f"{record.reader.name} {record.reader.version}", "text": info.text,
    }


def visits(view: View) -> Iterator[Row]:
    """Yield visits; one without words of its own has those of the facts that it is made of."""
    for visit in view.record.visits:
        yield {
            "key": view.keys[visit.id], "person": view.record.principal,
            "person_name": view.name(view.record.principal),
            "home": view.home, "country": visit.country, "country_name": country_name(visit.country),
            "cities": [view.name(place) for place in visit.places], "start_date": visit.start, "end_date": visit.end,
            **source(view, view.evidence_of(visit)),
        }


def movements(view: View) -> Iterator[Row]:
    """Yield movements."""
    for fact in view.record.movements:
        yield {
            "key": view.keys[fact.id], "kind": fact.kind, "status": fact.status, "place": fact.place,
            "place_name": view.name(fact.place), "country": fact.country, "origin": fact.origin,
            "origin_name": view.name(fact.origin), "destination": fact.destination,
            "destination_name": view.name(fact.destination), "date": fact.date, "daypart": fact.daypart,
            **_fact(view, fact),
        }


def engagements(view: View) -> Iterator[Row]:
    """Yield engagements."""
    for fact in view.record.engagements:
        yield {
            "key": view.keys[fact.id], "position": fact.order, "title": view.heading(fact), "kind": fact.kind,
            "status": fact.status, "date": fact.date, "daypart": fact.daypart, "city": fact.city,
            "city_name": view.name(fact.city), "country": fact.country, "venue": view.name(fact.venue),
            "part_of": fact.part_of, "part_of_name": view.name(fact.part_of),
            "concepts": sorted({concept for topic in fact.topics for concept in topic.concepts}), **_fact(view, fact),
        }


def participants(view: View) -> Iterator[Row]:
    """Yield participants, with the evidence of their engagement."""
    for fact in view.record.engagements:
        for one in fact.participants:
            organization = view.organizations.get(one.entity)
            yield {
                "engagement": view.keys[fact.id], "entity": one.entity, "name": view.name(one.entity),
                "kind": "person" if one.entity in view.people else organization.kind if organization else None,
                "role": one.role, "office": view.office(one.entity, one), "country": view.country(one.entity),
                **source(view, fact.evidence),
            }


def topics(view: View) -> Iterator[Row]:
    """Yield topics, each with its own span."""
    for fact in view.record.engagements:
        for topic in fact.topics:
            yield {"engagement": view.keys[fact.id], "topic": topic.text, "concepts": list(topic.concepts),
                   **source(view, [Span(start=topic.start, end=topic.end)])}


def statements(view: View) -> Iterator[Row]:
    """Yield statements."""
    for fact in view.record.statements:
        yield {
            "key": view.keys[fact.id], "engagement": view.keys.get(fact.engagement or ""), "speaker": fact.speaker,
            "speaker_name": view.name(fact.speaker), "joint_with": list(fact.joint_with), "act": fact.act,
            "stance": fact.stance, "addressee": fact.addressee, "addressee_name": view.name(fact.addressee),
            "about": fact.about, "quoted": fact.quoted, "concepts": list(fact.concepts), **_fact(view, fact),
        }


def agreements(view: View) -> Iterator[Row]:
    """Yield agreements."""
    for one in view.record.agreements:
        yield {"key": view.keys[one.id], "title": one.title, "date": one.date, "signed_by": list(one.signed_by),
               **source(view, one.evidence)}


def references(view: View) -> Iterator[Row]:
    """Yield references."""
    for one in view.record.references:
        yield {"symbol": one.symbol, "cited_by": view.keys.get(one.cited_by or ""), **source(view, one.evidence)}


def upcoming(view: View) -> Iterator[Row]:
    """Yield events that are still to come."""
    for one in view.record.upcoming:
        yield {"event": one.event, "event_name": view.name(one.event), "place": one.where, "date": one.when,
               **source(view, one.evidence)}


def entities(view: View) -> Iterator[Row]:
    """Yield people, organisations, places and events, each with its mentions as evidence."""
    record = view.record
    for kind, group in (("person", record.people), ("organization", record.organizations), ("place", record.places),
                        ("event", record.events)):
        for one in group:
            authority = getattr(one, "authority", None)
            yield {
                "entity": one.id, "type": kind, "name": one.name, "kind": getattr(one, "kind", None),
                "honorific": getattr(one, "honorific", None), "country": getattr(one, "country", None),
                "offices": [office_name(office) for office in getattr(one, "offices", ())],
                "candidates": list(one.candidates), "inferred": list(one.inferred), "lat": getattr(one, "lat", None),
                "lon": getattr(one, "lon", None), "wikidata": authority.wikidata if authority else None,
                **source(view, one.mentions),
            }


def unread(view: View) -> Iterator[Row]:
    """Yield clauses that gave no fact."""
    for one in view.record.unread:
        yield {"why": one.why, "predicate": one.predicate, **source(view, [Span(start=one.start, end=one.end)])}


def _fact(view: View, fact: Fact) -> Row:
    return {"inferred": list(fact.inferred), "confidence": fact.confidence, "rule": fact.rule,
            **source(view, fact.evidence)}
