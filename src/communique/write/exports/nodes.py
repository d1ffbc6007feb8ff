"""The parts that linked data is made of: names, nodes, typed values, and annotations for evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from communique.record import Span
from communique.write.exports.view import View, urn

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


def node_of(name: str, types: list[str], parts: Node) -> Node:
    """Return a node without the parts that have no value."""
    return {"id": name, "type": types, **{key: part for key, part in parts.items() if part not in (None, [], "")}}


def document_name(view: View) -> str:
    """Return the name of the document."""
    return urn(f"document:{view.document_key}")


def reader_name(view: View) -> str:
    """Return the name of what read it."""
    return urn(f"reader:{view.record.reader.name}-{view.record.reader.version}")


def fact_name(view: View, fact: str | None) -> str:
    """Return the name of a fact by its id in the record."""
    return urn(f"fact:{view.keys[fact or '']}")


def entity_name(entity: str) -> str:
    """Return the name of a person, organisation, place or event."""
    return urn(entity)


def to(entity: str | None) -> Node | None:
    """Return a reference to an entity, None for none."""
    return {"id": urn(entity)} if entity else None


def to_country(code: str | None) -> Node | None:
    """Return a reference to a country by its code, None for none."""
    return ref(urn(f"country:{code}")) if code else None


def to_place(view: View, where: str | None) -> Node | None:
    """Return a reference to a place by its id, or to a country by its code; None for anything else."""
    if where in view.places:
        return to(where)
    return to_country(where) if where and len(where) == 2 else None


def ref(name: str) -> Node:
    """Return a reference to a node."""
    return {"id": name}


def day(value: str | None) -> Node | str | None:
    """Return an ISO date, month or year with its type."""
    kind = _XSD.get(len(value or ""))
    return {"value": value, "type": kind} if value and kind else value


def number(value: float | None) -> Node | None:
    """Return a number as a decimal: written out, as the type knows no exponents."""
    return None if value is None else {"value": format(Decimal(repr(value)), "f"), "type": "xsd:decimal"}


def _count(value: int) -> Node:
    return {"value": str(value), "type": "xsd:nonNegativeInteger"}


def notes_on(view: View, key: str, body: str, spans: Iterable[Span], purpose: str = "oa:linking") -> Iterator[Node]:
    """Yield an annotation a span: its target is the text of the document, by position and by its words."""
    for at, span in enumerate(spans, 1):
        name = urn(f"evidence:{key}-{at}")
        selectors = [node_of(f"{name}-position", ["oa:TextPositionSelector"], {
            "oa:start": _count(span.start), "oa:end": _count(span.end)})]
        if view.text:
            selectors.append(node_of(f"{name}-quote", ["oa:TextQuoteSelector"], {
                "oa:exact": span.of(view.text), "oa:prefix": view.text[max(0, span.start - _AROUND):span.start],
                "oa:suffix": view.text[span.end:span.end + _AROUND]}))
        target = node_of(f"{name}-target", ["oa:SpecificResource"], {
            "oa:hasSource": ref(document_name(view)), "oa:hasSelector": selectors})
        yield node_of(name, ["oa:Annotation", "prov:Entity"], {
            "oa:hasBody": ref(body), "oa:hasTarget": target, "oa:motivatedBy": ref(purpose),
            "prov:wasDerivedFrom": ref(document_name(view)), "prov:wasAttributedTo": ref(reader_name(view))})
