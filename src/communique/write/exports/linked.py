"""The nodes of one record as linked data; JSON-LD and Turtle write the same.

schema.org has the words for what is told, PROV for where it comes from, Web Annotation for the evidence. Every
node has a name (`urn:communique:…`), so that the same record always gives the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.record import Engagement, Movement, Participant, Record, Span, Statement, Visit
from communique.write.exports.mapping import schema_org
from communique.write.exports.nodes import (
    Node,
    day,
    document_name,
    entity_name,
    fact_name,
    node_of,
    notes_on,
    number,
    reader_name,
    ref,
    to,
    to_country,
    to_place,
)
from communique.write.exports.view import View, urn
from communique.write.names import country_name, office_name


def nodes_of(record: Record) -> Iterator[Node]:
    """Yield the nodes of a record: the document, entities, facts, and an annotation for each piece of evidence."""
    view = View(record)
    yield from _document(view)
    yield from _entities(view)
    yield from _events(view)
    yield from _countries(view)
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
    reader = reader_name(view)
    cited = [{"type": "schema:CreativeWork", "id": urn(f"symbol:{one.symbol}"), "schema:identifier": one.symbol}
             for one in record.references]
    yield node_of(
        document_name(view), ["schema:Report", "prov:Entity"], {
            "schema:identifier": [info.id, *([info.symbol] if info.symbol else [])], "schema:name": info.title,
            "schema:publisher": info.issuer, "schema:datePublished": day(info.published),
            "schema:inLanguage": info.language, "schema:url": view.url, "communique:source": info.source,
            "schema:text": info.text, "schema:citation": [ref(one["id"]) for one in cited],
            "schema:about": to(record.principal), "prov:wasAttributedTo": ref(reader),
            "communique:warning": list(record.warnings), "communique:year": record.dating.year,
            "communique:datedBy": record.dating.how,
        })
    yield node_of(reader, ["prov:SoftwareAgent"], {
        "schema:name": record.reader.name, "schema:softwareVersion": record.reader.version})
    yield from cited
    for at, one in enumerate(record.references, 1):
        yield from notes_on(view, f"{view.document_key}-reference-{at}", urn(f"symbol:{one.symbol}"),
                                one.evidence)


def _entities(view: View) -> Iterator[Node]:
    table = schema_org()
    for person in view.people.values():
        authority = person.authority.wikidata if person.authority else None
        yield node_of(entity_name(person.id), ["schema:Person", "prov:Agent"], {
            "schema:name": person.name, "schema:honorificPrefix": person.honorific,
            "schema:jobTitle": [office_name(office) for office in person.offices],
            "schema:nationality": to_country(person.country),
            "schema:sameAs": ref(f"http://www.wikidata.org/entity/{authority}") if authority else None,
            **_doubt(person.candidates, person.inferred)})
    for body in view.organizations.values():
        kind = table.organizations.get(body.kind or "", table.organizations["default"])
        yield node_of(entity_name(body.id), [f"schema:{kind}", "prov:Agent"], {
            "schema:name": body.name, "communique:kind": body.kind, "communique:country": to_country(body.country),
            **_doubt(body.candidates, body.inferred)})
    for place in view.places.values():
        kind = table.places.get(place.kind or "", table.places["default"])
        known = place.lat is not None and place.lon is not None
        yield node_of(entity_name(place.id), [f"schema:{kind}"], {
            "schema:name": place.name, "communique:kind": place.kind,
            "schema:containedInPlace": to_country(place.country) if place.kind != "country" else None,
            "schema:identifier": place.country if place.kind == "country" else None,
            "schema:latitude": number(place.lat) if known else None,
            "schema:longitude": number(place.lon) if known else None, **_doubt(place.candidates, place.inferred)})


def _events(view: View) -> Iterator[Node]:
    """Yield larger events; one that is still to come has its place and time."""
    table = schema_org()
    for event in view.events.values():
        kind = table.events.get(event.kind or "", table.events["default"])
        coming = next((one for one in view.record.upcoming if one.event == event.id), None)
        yield node_of(entity_name(event.id), [f"schema:{kind}"], {
            "schema:name": event.name, "communique:kind": event.kind,
            "schema:startDate": day(coming.when) if coming else None,
            "schema:eventStatus": ref("schema:EventScheduled") if coming else None,
            "schema:location": to_place(view, coming.where) if coming else None,
            **_doubt(event.candidates, event.inferred)})
    for at, one in enumerate(view.record.upcoming, 1):
        yield from notes_on(view, f"{view.document_key}-upcoming-{at}", entity_name(one.event), one.evidence)


def _countries(view: View) -> Iterator[Node]:
    codes = {one.country for group in (view.record.people, view.record.organizations, view.record.places,
                                       view.record.visits, view.record.movements, view.record.engagements)
             for one in group if one.country}
    for code in sorted(codes):
        yield node_of(urn(f"country:{code}"), ["schema:Country"],
                    {"schema:name": country_name(code), "schema:identifier": code})


def _visit(view: View, visit: Visit) -> Node:
    return node_of(fact_name(view, visit.id), ["schema:Trip", "prov:Activity"], {
        "communique:country": to_country(visit.country), "communique:traveller": to(view.record.principal),
        "schema:itinerary": [to(place) for place in visit.places],
        "communique:startDate": day(visit.start), "communique:endDate": day(visit.end), **_derived(view)})


def _movement(view: View, movement: Movement) -> Node:
    start, end = view.journey(movement)
    status = schema_org().status.get(movement.status)
    return node_of(fact_name(view, movement.id), [f"schema:{schema_org().movements[movement.kind]}", "prov:Activity"], {
        "communique:kind": movement.kind, "communique:status": movement.status,
        "schema:agent": to(view.record.principal), "schema:fromLocation": to(start),
        "schema:toLocation": to(end), "communique:country": to_country(movement.country),
        "schema:startTime": day(movement.date), "communique:daypart": movement.daypart,
        "schema:eventStatus": ref(f"schema:{status}") if status else None, **_told(view, movement)})


def _engagement(view: View, engagement: Engagement) -> Node:
    table = schema_org()
    kind = table.engagements.get(engagement.kind, table.engagements["default"])
    status = table.status.get(engagement.status)
    parts: Node = {
        "schema:name": view.heading(engagement), "communique:kind": engagement.kind,
        "communique:order": engagement.order, "communique:status": engagement.status,
        "schema:eventStatus": ref(f"schema:{status}") if status else None,
        "schema:startDate": day(engagement.date), "communique:daypart": engagement.daypart,
        "schema:location": to(engagement.city), "communique:country": to_country(engagement.country),
        "communique:venue": view.name(engagement.venue), "schema:superEvent": to(engagement.part_of),
        "schema:about": [topic.text for topic in engagement.topics],
        "schema:keywords": sorted({concept for topic in engagement.topics for concept in topic.concepts}),
        "communique:participation": [_participation(view, engagement, one) for one in engagement.participants],
        **_told(view, engagement),
    }
    for one in engagement.participants:
        role = f"schema:{table.roles.get(one.role, table.roles['default'])}"
        parts.setdefault(role, []).append(to(one.entity))
    return node_of(fact_name(view, engagement.id), [f"schema:{kind}", "prov:Activity"], parts)


def _participation(view: View, engagement: Engagement, one: Participant) -> Node:
    name = f"{fact_name(view, engagement.id)}-{one.role}-{urn(one.entity).removeprefix('urn:communique:')}"
    return node_of(name, ["communique:Participation"], {
        "communique:participant": to(one.entity), "communique:role": one.role,
        "schema:jobTitle": view.office(one.entity, one)})


def _statement(view: View, statement: Statement) -> Node:
    kind = schema_org().statements.get(statement.act, schema_org().statements["default"])
    speakers = [one for one in (statement.speaker, *statement.joint_with) if one]
    return node_of(fact_name(view, statement.id), [f"schema:{kind}", "prov:Activity"], {
        "communique:act": statement.act, "communique:stance": statement.stance,
        "schema:agent": [to(one) for one in speakers], "communique:speaker": to(statement.speaker),
        "schema:recipient": to(statement.addressee), "schema:about": statement.about,
        "communique:quoted": statement.quoted, "schema:keywords": list(statement.concepts),
        "communique:engagement": ref(fact_name(view, at)) if (at := statement.engagement) in view.keys else None,
        **_told(view, statement)})


def _topics(view: View, engagement: Engagement) -> Iterator[Node]:
    for at, topic in enumerate(engagement.topics, 1):
        key = f"{view.keys[engagement.id]}-topic-{at}"
        yield from notes_on(view, key, fact_name(view, engagement.id), [Span(start=topic.start, end=topic.end)],
                                purpose="oa:tagging")


def _rest(view: View) -> Iterator[Node]:
    for one in view.record.agreements:
        node = node_of(fact_name(view, one.id), ["schema:CreativeWork", "prov:Entity"], {
            "communique:kind": "agreement", "schema:name": one.title, "schema:dateCreated": day(one.date),
            "communique:signedBy": [to(party) for party in one.signed_by], **_derived(view)})
        yield from _with_evidence(view, node, one.evidence)


def _notes(view: View) -> Iterator[Node]:
    """Yield what is said of the text itself: where it names whom, what its year rests on, what was not read."""
    record = view.record
    for group in (record.people, record.organizations, record.places, record.events):
        for one in group:
            key = f"{view.document_key}-mention-{entity_name(one.id).removeprefix('urn:communique:')}"
            yield from notes_on(view, key, entity_name(one.id), one.mentions, purpose="oa:identifying")
    yield from notes_on(view, f"{view.document_key}-dating", document_name(view), record.dating.evidence,
                            purpose="oa:describing")
    for at, clause in enumerate(record.unread, 1):
        key = f"{view.document_key}-unread-{at}"
        yield node_of(urn(f"unread:{key}"), ["oa:TextualBody"], {
            "rdf:value": clause.why, "communique:predicate": clause.predicate})
        yield from notes_on(view, key, urn(f"unread:{key}"), [Span(start=clause.start, end=clause.end)],
                                purpose="oa:commenting")


def _with_evidence(view: View, node: Node, spans: Iterable[Span]) -> Iterator[Node]:
    yield node
    yield from notes_on(view, node["id"].rpartition(":")[2], node["id"], spans)


def _told(view: View, fact: Movement | Engagement | Statement) -> Node:
    cited = [ref(urn(f"symbol:{one.symbol}")) for one in view.record.references if one.cited_by == fact.id]
    return {"schema:citation": cited, "communique:inferred": list(fact.inferred), "communique:rule": fact.rule,
            "communique:confidence": number(fact.confidence), **_derived(view)}


def _derived(view: View) -> Node:
    return {"dcterms:source": ref(document_name(view))}


def _doubt(candidates: Iterable[str], inferred: Iterable[str]) -> Node:
    return {"communique:candidate": list(candidates), "communique:inferred": list(inferred)}


