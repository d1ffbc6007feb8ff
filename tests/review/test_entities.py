"""Who somebody and what something is can be corrected: it is shown in all tables, and outlives a changed reader."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import Connection, select

from communique import review
from communique.errors import StoreError
from communique.record import Record
from communique.review.finding import entities_of, waiting
from communique.store import Store
from communique.store.checking import check_store
from communique.store.derived import engagements, offices, participants, people, places, visits
from communique.store.identity import Signature, find_one, resolve_store
from communique.store.rereading import replace
from tests.scripted import make_record, span
from tests.store.people import meeting

ANA = Signature("Ana Desk", "the embassy told me")
NETO = {"name": "Rui Falcão Neto", "country": "Brazil",
        "offices": [{"title": "Chancellor", "country": "BR", "since": "2020-01", "until": "2025-12-31"}]}


def one(connection: Connection, key: str, document: int = 1) -> review.Fact:
    """Return the claim that says who or what an entity of a document is."""
    (row,) = [row for row in entities_of(connection, document) if row["key"] == key]
    return review.find_fact(connection, row["hash"])


def no_problems(store: Store) -> bool:
    return [f"{problem.where}: {problem.what}" for problem in check_store(store)] == []


def newer(**parts: Any) -> Record:
    """Return another reading of the report: more mentions everywhere, and other ``parts``."""
    told = json.loads(make_record().to_json())
    told["reader"]["version"] = "9"
    for person in told["people"]:
        person["mentions"].append(span("President Falcão"))
    return Record.model_validate({**told, **parts})


def decide(connection: Connection) -> None:
    """Correct a person, a city, an organisation and an event, and accept another person."""
    review.edit(connection, one(connection, "person:rui-falcao"), NETO, ANA)
    review.edit(connection, one(connection, "place:lisbon-pt"), {"country": "US", "lat": 40.0}, ANA)
    review.edit(connection, one(connection, "event:ocean-forum"), {"name": "Forum of the Seas"}, ANA)
    review.reject(connection, one(connection, "org:trade-unions"), ANA)
    review.accept(connection, one(connection, "person:ana-prado"), ANA)


def shown(connection: Connection) -> dict[str, Any]:
    """Return what the tables say of what was decided."""
    met = select(participants.c.name, participants.c.country, participants.c.office).order_by(participants.c.name)
    return {
        "people": sorted(tuple(row) for row in connection.execute(select(people.c.name, people.c.country))),
        "offices": sorted(tuple(row) for row in connection.execute(select(offices.c.title, offices.c.country))),
        "met": [tuple(row) for row in connection.execute(met)],
        "held": [tuple(row) for row in connection.execute(select(
            engagements.c.city, engagements.c.country, engagements.c.event).order_by(engagements.c.position))],
        "visits": [tuple(row) for row in connection.execute(select(visits.c.country, visits.c.cities))],
        "lisbon": [tuple(row) for row in connection.execute(select(places.c.country, places.c.lat).where(
            places.c.name == "Lisbon"))],
    }


def test_what_is_corrected_is_shown_everywhere(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        decide(connection)
        assert shown(connection) == {
            "people": [("Ana Prado", "PT"), ("Elena Rivas", "CL"), ("Rui Falcão Neto", "BR")],
            "offices": [("Chancellor", "BR"), ("Foreign Minister", "CL"), ("Prime Minister", "PT")],
            "met": [("Ana Prado", "PT", "Prime Minister"), ("Elena Rivas", "CL", "Foreign Minister"),
                    ("Elena Rivas", "CL", "Foreign Minister"), ("Elena Rivas", "CL", "Foreign Minister"),
                    ("Rui Falcão Neto", "BR", "Chancellor")],
            "held": [("Lisbon", "US", "Forum of the Seas"), ("Lisbon", "US", None), (None, None, None)],
            "visits": [("US", "Lisbon")], "lisbon": [("US", 40.0)]}
    (record,) = store.records()
    falcao = next(person for person in record.people if person.id == "person:rui-falcao")
    assert (falcao.offices[0].since, falcao.offices[0].until) == ("2020-01", "2025-12-31")
    assert next(person for person in record.people if person.name == "Ana Prado").candidates == ()
    assert no_problems(store)


def test_it_survives_a_changed_reader(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        decide(connection)
        before = shown(connection)
        replace(connection, 1, newer())
        assert waiting(connection) == [], "more mentions make nobody somebody else"
        assert shown(connection) == before
    assert [len(person.mentions) for person in store.record(1).people] == [2, 2, 2]
    assert no_problems(store)
    told = json.loads(make_record().to_json())
    told["people"][1] |= {"country": "ES", "offices": [{"title": "King", "country": "ES"}]}
    with store.writing() as connection:
        replace(connection, 1, Record.model_validate(told))
        assert shown(connection) == before
        (asked,) = waiting(connection)
        assert (asked.correction.claim_key, asked.asks) == ("person:rui-falcao", True)
        review.confirm(connection, asked, ANA)
        assert waiting(connection) == []
        assert shown(connection) == before
    store.rebuild()
    with store.reading() as connection:
        assert shown(connection) == before


def test_an_entity_that_the_reader_calls_otherwise_is_found(store: Store) -> None:
    store.add_record(make_record())
    written = make_record().to_json().replace("person:rui-falcao", "person:r-falcao")
    with store.writing() as connection:
        review.edit(connection, one(connection, "person:rui-falcao"), NETO, ANA)
        replace(connection, 1, Record.model_validate_json(written))
        assert ("Rui Falcão Neto", "BR", "Chancellor") in shown(connection)["met"]
        assert [asked.correction.claim_key for asked in waiting(connection)] == ["person:rui-falcao"]
    (record,) = store.records()
    assert [p.id for p in record.people if p.name == "Rui Falcão Neto"] == ["person:r-falcao"]
    assert no_problems(store)


def test_corrections_are_taken_back(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        before = shown(connection)
        made = [review.edit(connection, one(connection, "person:rui-falcao"), NETO, ANA),
                review.reject(connection, one(connection, "place:lisbon-pt"), ANA)]
        assert shown(connection)["held"][0] == (None, "PT", "Ocean Forum")
        for decided in made:
            review.withdraw(connection, decided.correction.id, "Ben")
        assert shown(connection) == before
        told = [(event.what, event.by, event.why) for event in review.history(
            connection, one(connection, "person:rui-falcao"))]
    assert told == [("read", "version 0", None), ("edited", "Ana Desk", "the embassy told me"),
                    ("taken back", "Ben", None)]
    assert list(store.records()) == [make_record()]


def test_what_is_no_person_is_in_no_fact(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        for key in ("person:rui-falcao", "event:ocean-forum"):
            review.reject(connection, one(connection, key), ANA)
    (record,) = store.records()
    assert [p.entity for p in record.engagements[0].participants] == ["person:elena-rivas"]
    assert [(s.speaker, s.addressee) for s in record.statements] == [("person:elena-rivas", None), (None, None)]
    assert (record.upcoming, record.engagements[0].part_of) == ((), None)
    assert no_problems(store)


def test_somebody_who_was_missed_is_added_and_takes_part(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        row = review.find_document(connection, "FM/113")
        review.add(connection, row, "person", "harbour lights", {"name": "Tomé Luz", "country": "PT"}, ANA)
        with pytest.raises(StoreError, match="has 'person:tome-luz' already"):
            review.add(connection, row, "person", "the evening", {"name": "Tomé Luz"}, ANA)
        with pytest.raises(StoreError, match="needs a name"):
            review.add(connection, row, "place", "harbour", {"country": "PT"}, ANA)
        dinner = next(r for r in review.finding.facts_of(connection, 1) if (r["quote"] or "").startswith("attended"))
        review.edit(connection, review.find_fact(connection, dinner["hash"]), {
            "participants": [{"entity": "person:elena-rivas", "role": "principal"}, {"entity": "person:tome-luz"}]},
            ANA)
        replace(connection, 1, newer())
        assert ("Tomé Luz", "PT", None) in shown(connection)["met"]
    assert no_problems(store)


def test_identities_follow(store: Store) -> None:
    store.add_record(meeting("Tokayev", "President", "KZ", "2024-07-03", symbol="FM/1"))
    store.add_record(meeting("Zola Quentmar", "President", "KZ", "2024-07-05", symbol="FM/2"))
    resolve_store(store)
    with store.writing() as connection:
        for fact in review.find_facts(connection, "person:zola-quentmar"):
            made = review.edit(connection, fact, {"name": "Kassym-Jomart Tokayev"}, ANA)
    resolve_store(store)
    with store.writing() as connection:
        assert find_one(connection, "tokayev").documents == 2
        review.withdraw(connection, made.correction.id, "Ana Desk")
    resolve_store(store)
    with store.reading() as connection:
        assert find_one(connection, "tokayev").documents == find_one(connection, "quentmar").documents == 1
    assert no_problems(store)


@pytest.mark.parametrize(("fields", "told"), [
    ({"country": "Atlantis"}, "country='Atlantis' is no country"),
    ({"offices": [{"title": "King", "since": "soon"}]}, "since='soon' is no date"),
    ({"offices": [{"country": "PT"}]}, r"people\.offices\.title: Field required"),
    ({"mentions": []}, "a fact of kind person has no field 'mentions' to set; it has country, honorific"),
    ({"name": None}, r"people\.name"),
])
def test_what_cannot_be_is_refused(store: Store, fields: dict[str, Any], told: str) -> None:
    store.add_record(make_record())
    with pytest.raises(StoreError, match=told), store.writing() as connection:
        review.edit(connection, one(connection, "person:rui-falcao"), fields, ANA)
    assert list(store.records()) == [make_record()]


def test_days_of_facts_are_looked_at(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        row = next(r for r in review.finding.facts_of(connection, 1) if r["kind"] == "visit")
        with pytest.raises(StoreError, match="end='2025-02-30' is no date"):
            review.edit(connection, review.find_fact(connection, row["hash"]), {"end": "2025-02-30"}, ANA)
