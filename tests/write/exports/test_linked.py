"""JSON-LD and Turtle, opened by rdflib and checked by pySHACL against the shapes of the package."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF, XSD

from communique.record import Record
from communique.write.exports.nodes import CONTEXT
from tests.write.exports.conftest import count, exported

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
OURS = Namespace("urn:communique:terms:")
SHAPES = resources.files("communique.write.exports") / "data" / "shapes.ttl"


def _checked(graph: Graph) -> tuple[bool, str]:
    shapes = Graph().parse(data=SHAPES.read_text(encoding="utf-8"), format="turtle")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    return bool(conforms), report


def _turtle(records: list[Record], path: Path) -> Graph:
    tally = exported(records, "turtle", path)
    graph = Graph().parse(path, format="turtle")
    assert len(graph) <= tally.written["triples"]
    return graph


def test_both_hold_the_same_triples(records: list[Record], tmp_path: Path) -> None:
    exported(records, "jsonld", tmp_path / "x.jsonld")
    linked = Graph().parse(tmp_path / "x.jsonld", format="json-ld")
    assert set(linked) == set(_turtle(records, tmp_path / "x.ttl"))


def test_nothing_is_lost(records: list[Record], tmp_path: Path) -> None:
    graph = _turtle(records, tmp_path / "x.ttl")
    assert len(set(graph.subjects(RDF.type, SCHEMA.Report))) == len(records)
    assert len(set(graph.subjects(OURS.order, None))) == count(records, "engagements")
    assert len(set(graph.subjects(OURS.act, None))) == count(records, "statements")
    assert len(set(graph.subjects(RDF.type, SCHEMA.Trip))) == count(records, "visits")
    moves = {URIRef(SCHEMA[name]) for name in ("ArriveAction", "DepartAction", "TravelAction")}
    told = [kind for _, _, kind in graph.triples((None, RDF.type, None)) if kind in moves]
    assert len(told) == count(records, "movements")
    parties = {(record.document.id, e.id, p.entity, p.role) for record in records for e in record.engagements
               for p in e.participants}
    assert len(set(graph.subjects(RDF.type, OURS.Participation))) == len(parties)
    facts = [fact for record in records for group in (record.movements, record.engagements, record.statements)
             for fact in group]
    bodies = set(graph.objects(None, OA.hasBody))
    assert len(bodies & set(graph.subjects(OURS.rule, None))) == len(facts)
    purposes = Counter(graph.objects(None, OA.motivatedBy))
    mentions = [mention for record in records for name in ("people", "organizations", "places", "events")
                for one in getattr(record, name) for mention in one.mentions]
    assert purposes[OA.identifying] == len(mentions)
    assert purposes[OA.commenting] == count(records, "unread")


def test_it_keeps_to_the_shapes(records: list[Record], tmp_path: Path) -> None:
    conforms, report = _checked(_turtle(records[:4], tmp_path / "x.ttl"))
    assert conforms, report


def test_the_shapes_notice_a_fact_without_evidence(hard: Record, tmp_path: Path) -> None:
    graph = _turtle([hard], tmp_path / "x.ttl")
    statement = next(graph.subjects(OURS.act, None))
    graph.remove((None, OA.hasBody, statement))
    conforms, report = _checked(graph)
    assert not conforms
    assert "a fact without evidence" in report


def test_evidence_is_at_its_place_in_the_text(hard: Record, tmp_path: Path) -> None:
    graph = _turtle([hard], tmp_path / "x.ttl")
    found = graph.query("""
        prefix oa: <http://www.w3.org/ns/oa#> prefix schema: <https://schema.org/> prefix c: <urn:communique:terms:>
        select ?start ?end ?exact ?prefix ?text where {
          ?note oa:hasBody ?fact ; oa:hasTarget [ oa:hasSource ?document ; oa:hasSelector ?at, ?words ] .
          ?at a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
          ?words a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix . ?document schema:text ?text }""")
    rows = list(found)
    assert len(rows) > 10
    for row in rows:
        start, end, exact, prefix, text = (value.toPython() for value in row)  # type: ignore[union-attr]
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)


def test_days_have_their_types(hard: Record, tmp_path: Path) -> None:
    graph = _turtle([hard], tmp_path / "x.ttl")
    kinds = {day.datatype for day in graph.objects(None, SCHEMA.startDate)}  # type: ignore[attr-defined]
    assert kinds == {XSD.date, XSD.gYearMonth, XSD.gYear}


def test_json_ld_needs_no_network(hard: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("asked the network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    exported([hard], "jsonld", tmp_path / "x.jsonld")
    told = json.loads((tmp_path / "x.jsonld").read_text(encoding="utf-8"))
    assert told["@context"] == CONTEXT
    assert len(Graph().parse(tmp_path / "x.jsonld", format="json-ld")) > 100


def test_the_same_record_gives_the_same_bytes(hard: Record, tmp_path: Path) -> None:
    for form in ("jsonld", "turtle"):
        for name in ("a", "b"):
            exported([hard], form, tmp_path / name)
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
