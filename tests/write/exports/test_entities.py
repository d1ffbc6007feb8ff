"""FollowTheMoney entities by its own validation, and the network by networkx."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import networkx
from followthemoney import model

from communique.record import Record
from communique.write.exports.geography import legs
from communique.write.exports.tally import Tally
from tests.write.exports.conftest import count, exported, hard_record


def _entities(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_entity_is_valid_to_the_model(records: list[Record], tmp_path: Path) -> None:
    tally = exported(records, "ftm", tmp_path / "x")
    entities = _entities(tmp_path / "x")
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert proxy.to_dict()["properties"] == entity["properties"], "nothing that the model cleans away"
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in ids, (prop.name, value)
    kinds = Counter(entity["schema"] for entity in entities)
    assert kinds == tally.written
    assert kinds["Document"] == len(records)
    assert kinds["Person"] == count(records, "people")
    assert kinds["Mention"] == count(records, "people") + count(records, "organizations")
    assert kinds["Address"] == count(records, "places")
    whole = sum(bool(leg.start and leg.end) for record in records for leg in legs(record))
    parts = sum(len(legs(record)) for record in records) - whole
    assert kinds["Trip"] == whole > 0
    assert kinds["Event"] == sum(count(records, group) for group in ("engagements", "events", "visits")) + parts
    assert kinds["Note"] == count(records, "statements") + count(records, "agreements")
    bodies = sum(kinds[name] for name in ("Organization", "PublicBody", "LegalEntity", "Company"))
    assert bodies == count(records, "organizations")


def test_an_engagement_is_an_event_with_its_words(hard: Record, tmp_path: Path) -> None:
    exported([hard], "ftm", tmp_path / "x")
    entities = _entities(tmp_path / "x")
    dinner = next(e["properties"] for e in entities if e["schema"] == "Event"
                  and e["properties"]["name"][0].startswith("Meal hosted"))  # type: ignore[index]
    assert dinner["organizer"] == ["communique-person.ana-prado"]  # type: ignore[index]
    assert dinner["involved"] == ["communique-person.elena-rivas"]  # type: ignore[index]
    assert dinner["date"] == ["2025-05-06"]  # type: ignore[index]
    assert dinner["country"] == ["pt"]  # type: ignore[index]
    assert dinner["description"] == ["attended a dinner hosted by Prime Minister Ana Prado"]  # type: ignore[index]


def test_network_has_who_met_whom(records: list[Record], tmp_path: Path) -> None:
    tally = exported(records, "gexf", tmp_path / "x.gexf")
    graph = networkx.read_gexf(tmp_path / "x.gexf")
    pairs: Counter[frozenset[str]] = Counter()
    held = [one for record in records for one in record.engagements if one.status == "held"]
    for one in held:
        pairs.update(frozenset((a.entity, b.entity)) for a, b in combinations(one.participants, 2)
                     if a.entity != b.entity and not {a.role, b.role} <= {"principal", "accompanying"})
    assert {frozenset(pair) for pair in graph.edges} == set(pairs)
    assert {frozenset((a, b)): data["weight"] for a, b, data in graph.edges(data=True)} == dict(pairs)
    assert set(graph.nodes) == {p.entity for one in held for p in one.participants}
    assert tally.written["engagements"] == len(held)
    assert sum(tally.aside.values()) == count(records, "engagements") - len(held)


def test_network_tells_days_and_documents(hard: Record, tmp_path: Path) -> None:
    exported([hard], "gexf", tmp_path / "x.gexf")
    graph = networkx.read_gexf(tmp_path / "x.gexf")
    edge = graph.edges["person:elena-rivas", "person:rui-falcao"]
    assert (edge["weight"], edge["first"], edge["last"]) == (1, "2025-05-06", "2025-05-06")
    assert edge["documents"] == "FM/113 · The Minister in Lisbon"
    assert graph.nodes["person:rui-falcao"]["offices"] == "President, Portugal"
    assert "org:trade-unions" not in graph, "the meeting with them was cancelled"


def test_delegations_have_not_met_themselves(hard: Record) -> None:
    from communique.write.exports.network import network_of

    meeting = hard.engagements[0].model_dump()
    meeting["participants"] = [*meeting["participants"], {"entity": "person:ana-prado", "role": "accompanying"}]
    graph = network_of([hard_record(engagements=[meeting])], Tally())
    assert not graph.has_edge("person:elena-rivas", "person:ana-prado")
    assert graph.has_edge("person:rui-falcao", "person:ana-prado")
