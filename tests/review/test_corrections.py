"""Decisions about facts are shown, kept beside what is read, and outlive a reader that reads otherwise."""

from __future__ import annotations

import json
from typing import Any

import pytest
from benchmarks.snapshot import snapshot
from sqlalchemy import Connection, select

from communique import review
from communique.errors import StoreError
from communique.record import Record
from communique.review.finding import facts_of, waiting
from communique.store import Store
from communique.store.checking import check_store
from communique.store.derived import engagements, participants, statements
from communique.store.identity import Signature
from communique.store.rereading import replace
from tests.scripted import make_record, span

ANA = Signature("Ana Desk", "the press officer told me")
HARBOUR = "The harbour lights shimmered"


def second() -> Record:
    """Return the same report as another document."""
    first = make_record()
    return first.model_copy(update={"document": first.document.model_copy(update={
        "id": "sha256:" + "2" * 64, "symbol": "FM/200"})})


def find(connection: Connection, words: str, document: int = 1) -> review.Fact:
    """Return the fact of a document that rests on words beginning so."""
    (row,) = [row for row in facts_of(connection, document) if (row["quote"] or "").startswith(words)]
    return review.find_fact(connection, row["hash"])


def visit(connection: Connection, document: int = 1) -> review.Fact:
    (row,) = [row for row in facts_of(connection, document) if row["kind"] == "visit"]
    return review.find_fact(connection, row["hash"])


def no_problems(store: Store) -> bool:
    return [f"{problem.where}: {problem.what}" for problem in check_store(store)] == []


def add_statement(connection: Connection, document: int = 1) -> review.Decided:
    row = review.finding.document_row(connection, document)
    return review.add(connection, row, "statement", HARBOUR, {
        "act": "praise", "about": "the harbour", "speaker": "person:elena-rivas", "engagement": "e1"}, ANA)


def newer(record: Record) -> Record:
    """Return what another reader makes of the report: other spans, other values, facts gone and facts new."""
    told = json.loads(record.to_json())
    told["reader"]["version"] = "9"
    arrival, departure = told["movements"]
    arrival["evidence"] = [span("arrived in Lisbon")]
    first, dinner, cancelled = told["engagements"]
    first["evidence"] = [span("She met with the President of Portugal, Rui Falcão")]
    first["city"] = "place:madrid-es"
    dinner["venue"] = "the harbour"
    told["statements"] = [told["statements"][0] | {"evidence": [span("thanked the President")], "engagement": "e1"}]
    cancelled["evidence"] = [span("meeting with the trade unions")]
    told["visits"][0]["end"] = "2025-05-08"
    departure["confidence"] = 0.5
    return Record.model_validate(told)


def decide_ten(connection: Connection, document: int) -> None:
    """Decide about ten facts of a document in all four ways."""
    for words in ("arrived in Lisbon", "met with the President", "thanked the President"):
        review.accept(connection, find(connection, words, document), ANA)
    review.accept(connection, visit(connection, document), ANA)
    review.edit(connection, find(connection, "attended a dinner", document), {"venue": "Ajuda Palace"}, ANA)
    review.edit(connection, find(connection, "said that", document), {"stance": "positive"}, ANA)
    review.edit(connection, find(connection, "leaves for Rome", document), {"date": "2025-05-09"}, ANA)
    review.reject(connection, find(connection, "A meeting with the trade unions", document), ANA)
    review.reject(connection, find(connection, "the next Ocean Forum", document), ANA)
    add_statement(connection, document)


def shown(record: Record) -> dict[str, Any]:
    """Return what was decided about, as a record tells it."""
    acts = {s.act: (s.stance, s.about, s.engagement, s.evidence[0].of(record.document.text or ""))
            for s in record.statements}
    return {
        "arrival": [m.evidence[0].of(record.document.text or "") for m in record.movements if m.kind == "arrival"],
        "departure": [m.date for m in record.movements if m.kind == "departure"],
        "met": [(e.city, e.venue) for e in record.engagements if e.kind == "meeting" and e.status == "held"],
        "dinner": [e.venue for e in record.engagements if e.kind == "meal"],
        "upcoming": len(record.upcoming), "acts": acts, "visit": [(v.start, v.end) for v in record.visits],
    }


def test_twenty_decisions_survive_a_changed_reader(store: Store) -> None:
    store.add_record(make_record())
    store.add_record(second())
    with store.writing() as connection:
        decide_ten(connection, 1)
        decide_ten(connection, 2)
    before = [shown(record) for record in store.records()]
    assert before[0] == before[1]
    assert (before[0]["dinner"], before[0]["departure"], before[0]["upcoming"]) == (["Ajuda Palace"], ["2025-05-09"], 0)
    assert before[0]["acts"]["praise"] == ("neutral", "the harbour", "e1", HARBOUR)
    assert no_problems(store)
    with store.writing() as connection:
        replace(connection, 1, newer(make_record()))
        replace(connection, 2, newer(second()))
    assert [shown(record) for record in store.records()] == before
    assert no_problems(store)
    rows = snapshot(store)
    store.rebuild()
    assert snapshot(store) == rows
    with store.reading() as connection:
        asked = waiting(connection)
        decided = {(c.correction.verdict, c.correction.quote) for c in asked}
    assert len(asked) == 14, "each of the changed, moved and missing ones, in both documents"
    assert ("accepted", "met with the President of Portugal") in decided
    assert ("edited", "said that “Chile is a close friend”") in decided, "no longer read, and still there"
    assert ("rejected", "A meeting with the trade unions was cancelled") in decided, "read at other words"
    assert ("edited", "leaves for Rome") not in decided, "the same fact, of which the reader is less sure"
    with store.writing() as connection:
        replace(connection, 1, make_record())
        replace(connection, 2, second())
        assert waiting(connection) == []
    assert [shown(record) for record in store.records()] == before
    assert no_problems(store)


def test_what_is_asked_again_is_answered(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        decide_ten(connection, 1)
        replace(connection, 1, newer(make_record()))
        for asked in waiting(connection):  # the visit: the new reading is right; all others: as before
            if asked.correction.kind == "visit":
                assert asked.reading is not None
                answered = review.accept(connection, review.find_fact(connection, asked.reading["hash"]), ANA)
                assert answered.replaced == asked.correction
            else:
                fact = review.find_fact(connection, asked.own["hash"])
                (review.reject if asked.correction.verdict == "rejected" else review.accept)(connection, fact, ANA)
        assert waiting(connection) == []
    (record,) = store.records()
    assert shown(record)["visit"] == [("2025-05-06", "2025-05-08")]
    assert shown(record)["met"] == [("place:lisbon-pt", "Belém Palace")]
    assert [e.status for e in record.engagements] == ["held", "held", "cancelled"], "read anew, and not rejected"
    assert no_problems(store)


def test_a_reader_that_comes_to_the_same_asks_nothing(store: Store) -> None:
    store.add_record(make_record())
    told = json.loads(make_record().to_json())
    told["engagements"][1]["venue"] = "Ajuda Palace"
    with store.writing() as connection:
        review.edit(connection, find(connection, "attended a dinner"), {"venue": "Ajuda Palace"}, ANA)
        replace(connection, 1, Record.model_validate(told))
        assert waiting(connection) == []
    assert shown(next(iter(store.records())))["dinner"] == ["Ajuda Palace"]


def test_tables_show_what_was_decided(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        fact = find(connection, "met with the President")
        review.reject(connection, fact, ANA)
        review.edit(connection, find(connection, "attended a dinner"), {
            "city": None, "participants": [{"entity": "person:rui-falcao", "role": "host"}]}, ANA)
        told = connection.execute(select(engagements.c.kind, engagements.c.city, engagements.c.provenance)
                                  .order_by(engagements.c.position)).all()
        assert [tuple(row) for row in told] == [("meal", None, "hand-made"), ("meeting", None, "read")]
        assert connection.execute(select(participants.c.name).where(participants.c.role == "host")).scalars().all() == [
            "Rui Falcão"]
        assert set(connection.execute(select(statements.c.engagement_id)).scalars()) == {None}
    assert no_problems(store)


def test_decisions_are_taken_back(store: Store) -> None:
    store.add_record(make_record())
    before = snapshot(store)
    with store.writing() as connection:
        made = [review.reject(connection, find(connection, "attended a dinner"), ANA), add_statement(connection)]
        again = review.accept(connection, review.find_fact(connection, made[0].correction.claim), ANA)
        assert again.replaced == made[0].correction
        with pytest.raises(StoreError, match="the last counts"):
            review.withdraw(connection, made[0].correction.id, "Ben")
        for decided in (again, *made):
            review.withdraw(connection, decided.correction.id, "Ben")
    assert list(store.records()) == [make_record()]
    after = snapshot(store)
    assert {name for name in before if before[name] != after[name]} == {"claims"}, "the added one stays as withdrawn"


def test_history_tells_all_of_a_fact(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        fact = find(connection, "attended a dinner")
        review.reject(connection, fact, Signature("Ben"))
        review.edit(connection, fact, {"venue": "Ajuda Palace"}, ANA)
        replace(connection, 1, newer(make_record()))
        (asked,) = waiting(connection)
        assert asked.reading is not None
        made = review.accept(connection, review.find_fact(connection, asked.reading["hash"]), Signature("Cleo"))
        review.withdraw(connection, made.correction.id, "Cleo")
        events = review.history(connection, fact)
        assert review.history(connection, review.find_fact(connection, asked.reading["hash"])) == events
    told = [(event.what, event.by) for event in events]
    assert sorted(told) == sorted([
        ("read", "version 0"), ("rejected", "Ben"), ("edited", "Ana Desk"), ("no longer read", "a later reading"),
        ("read", "version 9"), ("accepted", "Cleo"), ("taken back", "Cleo")])
    assert [e.why for e in events if e.what == "edited"] == ["the press officer told me"]
    assert [e.values for e in events if e.what == "edited"] == [{"venue": "Ajuda Palace"}]


def test_decisions_outlive_their_document(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        decide_ten(connection, 1)
    before = shown(next(iter(store.records())))
    store.remove([1])
    store.add_record(newer(make_record()))
    assert shown(next(iter(store.records()))) == before
    assert no_problems(store)


@pytest.mark.parametrize(("words", "fields", "told"), [
    ("attended a dinner", {"colour": "blue"}, "has no field 'colour' to set; it has city, country, date"),
    ("attended a dinner", {"city": "place:atlantis"}, "no 'place:atlantis' for city; it has place:lisbon-pt"),
    ("attended a dinner", {"status": "perhaps"}, "the fact cannot be so: engagements.status: Input should be 'held'"),
    ("attended a dinner", {"kind": None}, "the fact cannot be so: engagements.kind"),
    ("said that", {"engagement": "e9"}, "no fact 'e9' for engagement"),
    ("said that", {}, "nothing is to be changed"),
])
def test_what_cannot_be_is_refused(store: Store, words: str, fields: dict[str, Any], told: str) -> None:
    store.add_record(make_record())
    before = snapshot(store)
    with pytest.raises(StoreError, match=told), store.writing() as connection:
        review.edit(connection, find(connection, words), fields, ANA)
    assert snapshot(store) == before


def test_a_fact_is_added_once_and_with_words_of_the_document(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        row = review.find_document(connection, "FM/113")
        add_statement(connection)
        with pytest.raises(StoreError, match="there already"):
            add_statement(connection)
        for words, told in (("no such words", "do not stand"), ("the", "stand there")):
            with pytest.raises(StoreError, match=told):
                review.add(connection, row, "statement", words, {"act": "say", "about": "x"}, ANA)
        with pytest.raises(StoreError, match=r"statements\.about: Field required"):
            review.add(connection, row, "statement", "fisheries", {"act": "say"}, ANA)


def test_what_refers_to_a_fact_follows_it_through_a_changed_reading(store: Store) -> None:
    store.add_record(make_record())
    with store.writing() as connection:
        review.accept(connection, find(connection, "met with the President"), ANA)
        replace(connection, 1, newer(make_record()))
    (record,) = store.records()
    meeting = next(e for e in record.engagements if e.status == "held" and e.kind == "meeting")
    assert meeting.evidence[0].of(record.document.text or "") == "met with the President of Portugal"
    assert [s.engagement for s in record.statements] == [meeting.id], "read as part of the meeting at its new place"
    assert no_problems(store)


def test_a_fact_that_was_added_and_is_then_read_is_there_once(store: Store) -> None:
    store.add_record(make_record())
    told = json.loads(make_record().to_json())
    told["statements"].append({"id": "s3", "act": "say", "about": "lights", "evidence": [span(HARBOUR)]})
    with store.writing() as connection:
        added = add_statement(connection)
        replace(connection, 1, Record.model_validate(told))
        (asked,) = waiting(connection)
        assert (asked.correction, asked.correction.verdict) == (added.correction, "added")
    (record,) = store.records()
    assert [s.act for s in record.statements] == ["thank", "say", "praise"]
    assert no_problems(store)
    with store.writing() as connection:
        assert asked.reading is not None
        review.accept(connection, review.find_fact(connection, asked.reading["hash"]), ANA)
        assert waiting(connection) == []
    (record,) = store.records()
    assert [(s.act, s.about) for s in record.statements][2:] == [("say", "lights")]
    assert no_problems(store)
