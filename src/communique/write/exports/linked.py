"""The nodes of one record as linked data; JSON-LD and Turtle write the same.

schema.org has the words for what is told, PROV for where it comes from, Web Annotation for the evidence. Every
node has a name (`urn:communique:…`), so that the same record always gives the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from communique.record import Engagement, Fact, Movement, Participant, Record, Span, Statement, Visit
from communique.write.exports.mapping import schema_org
from communique.write.exports.view import View, urn
from communique.write.names import country_name, office_name

Node = dict[str, Any]

#: Words before and after a quote that are given with it, so that it is found again in a text that has changed.
_AROUND = 32
_XSD = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}

#: What the names in the nodes mean. It stands in the file, so that nobody has to fetch it.
CONTEXT: Node = {
    "schema": "https://schema.org/", "prov": "http://www.w3.org/ns/prov#", "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/", "communique": "urn:communique:terms:",
    "id": "@id", "type": "@type", "value": "@value",
}


def nodes_of(record: Record) -> Iterator[Node]:
    """Yield the nodes of a record: the document, entities, facts, and an annotation for each piece of evidence."""
    view = View(record)
    yield from _document(view)
    yield from _entities(view)
    for visit in record.visits:
        yield from _with_evidence(view, _visit(view, visit), view.evidence_of(visit))
    for movement in record.movements:
        yield from _with_evidence(view, _movement(view, movement), movement.evidence)
    for engagement in record.engagements:
        yield from _with_evidence(view, _engagement(view, engagement), engagement.evidence)
        yield from _topics(view, engagement)
    for statement in record.statements:
        yield from _with_evidence(view, _statement(view, statement), statement.evidence)
    yield from _rest(view)
    yield from _notes(view)


def _document(view: View) -> Iterator[Node]:
    info, record = view.document, view.record
    reader = _reader(view)
    cited = [{"type": "schema:CreativeWork", "id": urn(f"symbol:{one.symbol}"), "schema:identifier": one.symbol}
             for one in record.references]
    yield _node(
        _doc(view), ["schema:Report", "prov:Entity"], {
            "schema:identifier": [info.id, *([info.symbol] if info.symbol else [])], "schema:name": info.title,
            "schema:publisher": info.issuer, "schema:datePublished": _day(info.published),
            "schema:inLanguage": info.language, "schema:url": view.url, "communique:source": info.source,
            "schema:text": info.text, "schema:citation": [_ref(one["id"]) for one in cited],
            "schema:about": _to(record.principal), "prov:wasAttributedTo": _ref(reader),
            "communique:warning": list(record.warnings), "communique:year": record.dating.year,
            "communique:datedBy": record.dating.how,
        })
    yield _node(reader, ["prov:SoftwareAgent"], {
        "schema:name": record.reader.name, "schema:softwareVersion": record.reader.version})
    yield from cited
    for number, one in enumerate(record.references, 1):
        yield from _annotations(view, f"{view.document_key}-reference-{number}", urn(f"symbol:{one.symbol}"),
                                one.evidence)


def _entities(view: View) -> Iterator[Node]:
    table = schema_org()
    for person in view.people.values():
        authority = person.authority.wikidata if person.authority else None
        yield _node(_entity(person.id), ["schema:Person", "prov:Agent"], {
            "schema:name": person.name, "schema:honorificPrefix": person.honorific,
            "schema:jobTitle": [office_name(office) for office in person.offices],
            "schema:nationality": _country(person.country),
            "schema:sameAs": _ref(f"http://www.wikidata.org/entity/{authority}") if authority else None,
            **_doubt(person.candidates, person.inferred)})
    for body in view.organizations.values():
        kind = table.organizations.get(body.kind or "", table.organizations["default"])
        yield _node(_entity(body.id), [f"schema:{kind}", "prov:Agent"], {
            "schema:name": body.name, "communique:kind": body.kind, "communique:country": _country(body.country),
            **_doubt(body.candidates, body.inferred)})
    for place in view.places.values():
        kind = table.places.get(place.kind or "", table.places["default"])
        known = place.lat is not None and place.lon is not None
        yield _node(_entity(place.id), [f"schema:{kind}"], {
            "schema:name": place.name, "communique:kind": place.kind,
            "schema:containedInPlace": _country(place.country) if place.kind != "country" else None,
            "schema:identifier": place.country if place.kind == "country" else None,
            "schema:latitude": _number(place.lat) if known else None,
            "schema:longitude": _number(place.lon) if known else None, **_doubt(place.candidates, place.inferred)})
    for event in view.events.values():
        kind = table.events.get(event.kind or "", table.events["default"])
        coming = next((one for one in view.record.upcoming if one.event == event.id), None)
        yield _node(_entity(event.id), [f"schema:{kind}"], {
            "schema:name": event.name, "communique:kind": event.kind,
            "schema:startDate": _day(coming.when) if coming else None,
            "schema:eventStatus": _ref("schema:EventScheduled") if coming else None,
            "schema:location": _place(view, coming.where) if coming else None,
            **_doubt(event.candidates, event.inferred)})
    for number, one in enumerate(view.record.upcoming, 1):
        yield from _annotations(view, f"{view.document_key}-upcoming-{number}", _entity(one.event), one.evidence)
    codes = {one.country for group in (view.record.people, view.record.organizations, view.record.places,
                                       view.record.visits, view.record.movements, view.record.engagements)
             for one in group if one.country}
    for code in sorted(codes):
        yield _node(urn(f"country:{code}"), ["schema:Country"],
                    {"schema:name": country_name(code), "schema:identifier": code})


def _visit(view: View, visit: Visit) -> Node:
    return _node(_fact(view, visit.id), ["schema:Trip", "prov:Activity"], {
        "communique:country": _country(visit.country), "communique:traveller": _to(view.record.principal),
        "schema:itinerary": [_to(place) for place in visit.places],
        "communique:startDate": _day(visit.start), "communique:endDate": _day(visit.end), **_derived(view)})


def _movement(view: View, movement: Movement) -> Node:
    start, end = view.journey(movement)
    status = schema_org().status.get(movement.status)
    return _node(_fact(view, movement.id), [f"schema:{schema_org().movements[movement.kind]}", "prov:Activity"], {
        "communique:kind": movement.kind, "communique:status": movement.status,
        "schema:agent": _to(view.record.principal), "schema:fromLocation": _to(start),
        "schema:toLocation": _to(end), "communique:country": _country(movement.country),
        "schema:startTime": _day(movement.date), "communique:daypart": movement.daypart,
        "schema:eventStatus": _ref(f"schema:{status}") if status else None, **_told(view, movement)})


def _engagement(view: View, engagement: Engagement) -> Node:
    table = schema_org()
    kind = table.engagements.get(engagement.kind, table.engagements["default"])
    status = table.status.get(engagement.status)
    parts: Node = {
        "schema:name": view.heading(engagement), "communique:kind": engagement.kind,
        "communique:order": engagement.order, "communique:status": engagement.status,
        "schema:eventStatus": _ref(f"schema:{status}") if status else None,
        "schema:startDate": _day(engagement.date), "communique:daypart": engagement.daypart,
        "schema:location": _to(engagement.city), "communique:country": _country(engagement.country),
        "communique:venue": view.name(engagement.venue), "schema:superEvent": _to(engagement.part_of),
        "schema:about": [topic.text for topic in engagement.topics],
        "schema:keywords": sorted({concept for topic in engagement.topics for concept in topic.concepts}),
        "communique:participation": [_participation(view, engagement, one) for one in engagement.participants],
        **_told(view, engagement),
    }
    for one in engagement.participants:
        role = f"schema:{table.roles.get(one.role, table.roles['default'])}"
        parts.setdefault(role, []).append(_to(one.entity))
    return _node(_fact(view, engagement.id), [f"schema:{kind}", "prov:Activity"], parts)


def _participation(view: View, engagement: Engagement, one: Participant) -> Node:
    name = f"{_fact(view, engagement.id)}-{one.role}-{urn(one.entity).removeprefix('urn:communique:')}"
    return _node(name, ["communique:Participation"], {
        "communique:participant": _to(one.entity), "communique:role": one.role,
        "schema:jobTitle": view.office(one.entity, one)})


def _statement(view: View, statement: Statement) -> Node:
    kind = schema_org().statements.get(statement.act, schema_org().statements["default"])
    speakers = [one for one in (statement.speaker, *statement.joint_with) if one]
    return _node(_fact(view, statement.id), [f"schema:{kind}", "prov:Activity"], {
        "communique:act": statement.act, "communique:stance": statement.stance,
        "schema:agent": [_to(one) for one in speakers], "communique:speaker": _to(statement.speaker),
        "schema:recipient": _to(statement.addressee), "schema:about": statement.about,
        "communique:quoted": statement.quoted, "schema:keywords": list(statement.concepts),
        "communique:engagement": _ref(_fact(view, statement.engagement)) if statement.engagement in view.keys else None,
        **_told(view, statement)})


def _topics(view: View, engagement: Engagement) -> Iterator[Node]:
    for number, topic in enumerate(engagement.topics, 1):
        key = f"{view.keys[engagement.id]}-topic-{number}"
        yield from _annotations(view, key, _fact(view, engagement.id), [Span(start=topic.start, end=topic.end)],
                                purpose="oa:tagging")


def _rest(view: View) -> Iterator[Node]:
    for one in view.record.agreements:
        node = _node(_fact(view, one.id), ["schema:CreativeWork", "prov:Entity"], {
            "communique:kind": "agreement", "schema:name": one.title, "schema:dateCreated": _day(one.date),
            "communique:signedBy": [_to(party) for party in one.signed_by], **_derived(view)})
        yield from _with_evidence(view, node, one.evidence)


def _notes(view: View) -> Iterator[Node]:
    """Yield what is said of the text itself: where it names whom, what its year rests on, what was not read."""
    record = view.record
    for group in (record.people, record.organizations, record.places, record.events):
        for one in group:
            key = f"{view.document_key}-mention-{_entity(one.id).removeprefix('urn:communique:')}"
            yield from _annotations(view, key, _entity(one.id), one.mentions, purpose="oa:identifying")
    yield from _annotations(view, f"{view.document_key}-dating", _doc(view), record.dating.evidence,
                            purpose="oa:describing")
    for number, clause in enumerate(record.unread, 1):
        key = f"{view.document_key}-unread-{number}"
        yield _node(urn(f"unread:{key}"), ["oa:TextualBody"], {
            "rdf:value": clause.why, "communique:predicate": clause.predicate})
        yield from _annotations(view, key, urn(f"unread:{key}"), [Span(start=clause.start, end=clause.end)],
                                purpose="oa:commenting")


def _with_evidence(view: View, node: Node, spans: Iterable[Span]) -> Iterator[Node]:
    yield node
    yield from _annotations(view, node["id"].rpartition(":")[2], node["id"], spans)


def _annotations(view: View, key: str, body: str, spans: Iterable[Span], purpose: str = "oa:linking") -> Iterator[Node]:
    """Yield an annotation a span: its target is the text of the document, by position and by its words."""
    for number, span in enumerate(spans, 1):
        name = urn(f"evidence:{key}-{number}")
        selectors = [_node(f"{name}-position", ["oa:TextPositionSelector"], {
            "oa:start": _count(span.start), "oa:end": _count(span.end)})]
        if view.text:
            selectors.append(_node(f"{name}-quote", ["oa:TextQuoteSelector"], {
                "oa:exact": span.of(view.text), "oa:prefix": view.text[max(0, span.start - _AROUND):span.start],
                "oa:suffix": view.text[span.end:span.end + _AROUND]}))
        target = _node(f"{name}-target", ["oa:SpecificResource"], {
            "oa:hasSource": _ref(_doc(view)), "oa:hasSelector": selectors})
        yield _node(name, ["oa:Annotation", "prov:Entity"], {
            "oa:hasBody": _ref(body), "oa:hasTarget": target, "oa:motivatedBy": _ref(purpose),
            "prov:wasDerivedFrom": _ref(_doc(view)), "prov:wasAttributedTo": _ref(_reader(view))})


def _told(view: View, fact: Fact) -> Node:
    return {"communique:inferred": list(fact.inferred), "communique:rule": fact.rule,
            "communique:confidence": _number(fact.confidence), **_derived(view)}


def _derived(view: View) -> Node:
    return {"dcterms:source": _ref(_doc(view))}


def _doubt(candidates: Iterable[str], inferred: Iterable[str]) -> Node:
    return {"communique:candidate": list(candidates), "communique:inferred": list(inferred)}


def _node(name: str, types: list[str], parts: Node) -> Node:
    """Return a node without the parts that have no value."""
    return {"id": name, "type": types, **{key: part for key, part in parts.items() if part not in (None, [], "")}}


def _doc(view: View) -> str:
    return urn(f"document:{view.document_key}")


def _reader(view: View) -> str:
    return urn(f"reader:{view.record.reader.name}-{view.record.reader.version}")


def _fact(view: View, fact: str | None) -> str:
    return urn(f"fact:{view.keys[fact or '']}")


def _entity(entity: str) -> str:
    return urn(entity)


def _to(entity: str | None) -> Node | None:
    return {"id": urn(entity)} if entity else None


def _country(code: str | None) -> Node | None:
    return _ref(urn(f"country:{code}")) if code else None


def _place(view: View, where: str | None) -> Node | None:
    if where in view.places:
        return _to(where)
    return _country(where) if where and len(where) == 2 else None


def _ref(name: str) -> Node:
    return {"id": name}


def _day(value: str | None) -> Node | str | None:
    kind = _XSD.get(len(value or ""))
    return {"value": value, "type": kind} if value and kind else value


def _number(value: float | None) -> Node | None:
    return None if value is None else {"value": repr(value), "type": "xsd:decimal"}


def _count(value: int) -> Node:
    return {"value": str(value), "type": "xsd:nonNegativeInteger"}
