"""A programme as a record: the facts, and the words in the file that support them."""

from __future__ import annotations

from communique.programme import record_of
from communique.write.draft import draft
from tests.programme.plans import plan


def test_facts_are_those_of_the_entries() -> None:
    record = record_of(plan())
    assert [(fact.kind, fact.status, fact.date, fact.city) for fact in record.engagements] == [
        ("meeting", "held", "2026-12-01", "place:lisbon-pt"), ("meal", "cancelled", "2026-12-01", "place:lisbon-pt"),
        ("meeting", "held", "2026-12-02", "place:porto-pt")]
    assert [(fact.kind, fact.place, fact.destination) for fact in record.movements] == [
        ("arrival", "place:lisbon-pt", None), ("departure", "place:porto-pt", "place:santiago-cl")]
    assert [(visit.country, visit.start, visit.end) for visit in record.visits] == [("PT", "2026-12-01", "2026-12-02")]
    assert record.statements[0].addressee == "person:rui-falcao"
    assert record.references[0].symbol == "FM/114"
    assert record.upcoming[0].where == "IT"


def test_every_span_holds_in_the_file_itself() -> None:
    loaded = plan()
    record = record_of(loaded)
    text = record.document.text
    assert text == loaded.text
    for fact, item in zip(record.engagements, (loaded.items[1], loaded.items[2], loaded.items[3]), strict=True):
        assert fact.evidence[0].of(text) == text[slice(*item.span)]
    assert [text[topic.start:topic.end] for topic in record.engagements[0].topics] == [
        "fisheries", "the protection of the high seas"]
    assert record.statements[0].evidence[0].of(text) == "his hospitality"
    assert record.references[0].evidence[0].of(text) == "FM/114"


def test_a_city_of_the_entry_before_is_inferred() -> None:
    record = record_of(plan())
    assert record.engagements[0].inferred == ("city", "country")
    assert record.engagements[2].inferred == ()


def test_entries_are_told_in_the_order_of_their_hours() -> None:
    late = "  - {when: 2026-12-01 08:00, what: call, with: team}\nupcoming:"
    assert record_of(plan(("upcoming:", late))).engagements[0].kind == "call"


def test_what_is_planned_is_drafted_as_planned() -> None:
    body = draft(record_of(plan(("status: held", "status: planned")))).body
    assert "will then meet with the President of Portugal, Rui Falcão" in body
    assert "They will discuss fisheries" in body
    assert "will thank President Falcão for his hospitality" in body
    assert "a planned meal hosted by President Falcão was cancelled" in body
    assert " discussed " not in body
