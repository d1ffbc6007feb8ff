"""PLOVER records: codes, modes, parties; and the tables that say so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from communique.errors import VocabularyError
from communique.record import Record
from communique.write.exports.mapping import Plover, SchemaOrg, parsed, plover, schema_org, travel
from communique.write.exports.plover import events_of
from communique.write.exports.tally import Tally
from tests.write.exports.conftest import count, exported, hard_record


def _meeting(hard: Record, **changes: Any) -> list[dict[str, Any]]:
    meeting = hard.engagements[0].model_dump() | changes
    return list(events_of(hard_record(engagements=[meeting], statements=[])))


def test_lines_are_events_and_the_rest_is_counted(records: list[Record], tmp_path: Path) -> None:
    tally = exported(records, "plover", tmp_path / "x.jsonl")
    events = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(events) == sum(tally.written.values()) > 40
    assert len(events) + sum(tally.aside.values()) == count(records, "engagements") + count(records, "statements")
    assert all(event["id"] and event["event"] and event["actor"] and event["text"] for event in events)


def test_a_visitor_is_the_actor_and_the_host_the_recipient(hard: Record) -> None:
    (event,) = _meeting(hard)
    assert (event["event"], event["mode"], event["quad_code"]) == (["CONSULT"], ["visit"], 1)
    assert event["actor"] == [{
        "code": "CHL", "country_name": "Chile", "sector": "GOV", "entity_text": "Elena Rivas",
        "identifier_id": "person:elena-rivas", "identifier_text": "Elena Rivas", "office": "Foreign Minister, Chile"}]
    assert [one["entity_text"] for one in event["recipient"]] == ["Rui Falcão"]
    assert event["event_loc"] == {"city": "Lisbon", "country": "PRT", "country_name": "Portugal", "latitude": 38.72,
                                  "longitude": -9.13}
    assert event["text"] == "met with the President of Portugal"


def test_without_a_host_all_are_actors(hard: Record) -> None:
    (event,) = _meeting(hard, country="ES", city=None)
    assert (event["mode"], event["recipient"]) == ([], [])
    assert [one["code"] for one in event["actor"]] == ["CHL", "PRT"]


def test_a_host_who_receives_is_the_recipient(hard: Record) -> None:
    (event,) = _meeting(hard, country="CL", city=None)
    assert [one["code"] for one in event["actor"]] == ["PRT"]
    assert [one["code"] for one in event["recipient"]] == ["CHL"]


@pytest.mark.parametrize(("kind", "status", "coded"), [
    ("meeting", "planned", ("AGREE", [])), ("call", "held", ("CONSULT", ["phone"])),
    ("attendance", "held", ("CONSULT", ["multilateral"])), ("meeting", "cancelled", None), ("press", "held", None),
    ("ceremony", "held", None), ("signing", "held", None), ("site-visit", "held", None)])
def test_only_what_is_certain_is_coded(hard: Record, kind: str, status: str,
                                       coded: tuple[str, list[str]] | None) -> None:
    events = _meeting(hard, kind=kind, status=status)
    assert [(event["event"][0], event["mode"]) for event in events] == ([coded] if coded else [])


@pytest.mark.parametrize(("act", "about", "root"), [
    ("agree", "to lift the ban on tuna", "AGREE"), ("agree", "on the text of a treaty", None),
    ("thank", "hospitality", None), ("say", "that all is well", None), ("condemn", "the attack", "ACCUSE"),
    ("share", "evidence on smuggling", "COOPERATE"),
    ("share", "concern over the sea", None), ("pledge", "full support", None), ("pledge", "two ships", "AGREE")])
def test_statements(hard: Record, act: str, about: str, root: str | None) -> None:
    statement = hard.statements[0].model_dump() | {"act": act, "about": about}
    tally = Tally()
    events = list(events_of(hard_record(engagements=[], statements=[statement]), tally))
    assert [event["event"] for event in events] == ([[root]] if root else [])
    assert sum(tally.aside.values()) == (0 if root else 1)


@pytest.mark.parametrize(("title", "organization", "country", "code", "sector"), [
    ("President", None, "PT", "PRT", "GOV"), ("Speaker", None, "PT", "PRT", "LEG"),
    ("Deputy Prime Minister", None, "PT", "PRT", "GOV"), ("Former President", None, "PT", "PRT", None),
    ("Poet Laureate", None, "PT", "PRT", None), ("President of the Senate", None, "PT", "PRT", "LEG"),
    ("Secretary-General", "United Nations", None, "UNO", None), ("Secretary-General", "UN", None, "UNO", None),
    ("President", "European Commission", None, "EUR", None), ("Secretary General", "NATO", None, "IGO", None),
    ("Chairman", "Tuna Fans", None, None, None)])
def test_parties(hard: Record, title: str, organization: str | None, country: str | None, code: str | None,
                 sector: str | None) -> None:
    people = [person.model_dump() for person in hard.people]
    people[1] |= {"country": country, "offices": [{"title": title, "country": country, "organization": organization}]}
    nowhere = hard.engagements[0].model_dump() | {"country": None}
    (event,) = events_of(hard_record(people=people, engagements=[nowhere], statements=[]))
    assert (event["actor"][1]["code"], event["actor"][1]["sector"]) == (code, sector)


def test_tables_are_sound() -> None:
    assert plover().engagements["meeting"]["held"].root == "CONSULT"
    assert schema_org().statements["agree"] == "AgreeAction"
    assert "head of government" in travel().heads


@pytest.mark.parametrize(("kind", "text", "told"), [
    (Plover, "engagements: {meeting: {held: {root: MEET}}}", "engagements > meeting > held > root"),
    (Plover, "engagements: {party: {held: {root: CONSULT}}}", "engagements > party"),
    (Plover, "statements: {yodel: {root: AGREE}}\nengagements: {}\nsectors: {}\noffices: {}\nbodies: {}\n"
             "international: {}", "'yodel' is no act"),
    (Plover, "statements: {}\nengagements: {}\nsectors: {}\noffices: {king: GOV}\nbodies: {}\ninternational: {}",
     "GOV: no code of `sectors`"),
    (SchemaOrg, "events: {summit: Event}", "events: Value error, there is no `default`"),
    (SchemaOrg, "events: [", "is not valid YAML")])
def test_a_wrong_table_is_refused(kind: type[Plover], text: str, told: str) -> None:
    with pytest.raises(VocabularyError, match=r"^here\.yml") as refused:
        parsed(kind, text, "here.yml")
    assert told in str(refused.value)
