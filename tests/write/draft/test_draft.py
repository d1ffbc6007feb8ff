"""A record becomes a draft: what is said, what is left out, and what each sentence rests on."""

from __future__ import annotations

import pytest

from communique.programme import record_of
from communique.record import Record
from communique.write.draft import STYLES, Wishes, draft
from tests.programme.plans import plan


@pytest.mark.parametrize("style", STYLES)
def test_every_sentence_names_facts_of_the_record(record: Record, style: str) -> None:
    known = {fact.id for group in (record.movements, record.engagements, record.statements, record.visits,
                                   record.agreements) for fact in group}
    known |= {f"reference:{r.symbol}" for r in record.references} | {f"upcoming:{u.event}" for u in record.upcoming}
    told = draft(record, style)
    assert all(sentence.facts and set(sentence.facts) <= known for sentence in told.sentences)


WITHOUT = {"nothing": {}, "principal": {"principal": None}, "people": {"people": ()}}


@pytest.mark.parametrize("left_out", WITHOUT)
@pytest.mark.parametrize("style", STYLES)
def test_every_fact_is_said_or_listed_as_missing(record: Record, style: str, left_out: str) -> None:
    told = draft(record.model_copy(update=WITHOUT[left_out]), style)
    assert all(sentence.text.strip() == sentence.text and "  " not in sentence.text for sentence in told.sentences)
    said = {fact for sentence in told.sentences for fact in sentence.facts}
    said |= {fact for gap in told.missing for fact in gap.facts}
    assert {fact.id for fact in (*record.movements, *record.engagements, *record.statements)} <= said


def test_what_has_no_date_claims_neither_day_nor_order(record: Record) -> None:
    undated = record.engagements[0].model_copy(update={"date": None, "daypart": None})
    text = draft(record.model_copy(update={"engagements": (undated, *record.engagements[1:])})).body
    assert "Separately, the Foreign Minister also met with the President of Portugal" in text
    assert "On Tuesday evening, 6 May, the Foreign Minister attended a dinner" in text, "the day is told again"


def test_an_inferred_value_is_marked_or_left_out(record: Record) -> None:
    moved = record.engagements[0].model_copy(update={
        "city": "place:rome-it", "country": "IT", "inferred": ("city", "country"), "confidence": 0.8})
    changed = record.model_copy(update={"engagements": (moved, *record.engagements[1:])})
    told = draft(changed)
    assert "in Rome" in told.body
    assert any("e1.city" in sentence.inferred for sentence in told.sentences)
    careful = draft(changed, wishes=Wishes(certain=2))
    assert "at Belém Palace, on the margins" in careful.body
    assert any(gap.field == "city" and gap.facts == ("e1",) for gap in careful.missing)


def test_a_pronoun_follows_only_what_tells_it() -> None:
    addressed = record_of(plan())
    unknown = record_of(plan((" honorific: Ms.,", "")))
    assert "In the afternoon, she departed Porto" in draft(addressed).body
    assert "In the afternoon, the Foreign Minister departed Porto" in draft(unknown).body
    assert "In the afternoon, she departed Porto" in draft(unknown, wishes=Wishes(pronoun="she")).body


def test_names_are_full_at_first_and_short_after(record: Record) -> None:
    text = draft(record).body
    assert text.index("the President of Portugal, Rui Falcão,") < text.index("President Falcão")
    assert text.count("Elena Rivas") == 1


def test_a_cancelled_meeting_is_told_as_such(record: Record) -> None:
    assert "Separately, a planned meeting with trade unions was cancelled." in draft(record).body


def test_two_of_one_family_name_keep_their_full_names(record: Record) -> None:
    other = record.people[2].model_copy(update={"name": "Bruno Falcão", "offices": (record.people[1].offices[0],)})
    text = draft(record.model_copy(update={"people": (*record.people[:2], other)})).body
    assert "President Falcão" not in text
    assert "Rui Falcão" in text


def test_the_same_record_gives_the_same_draft(record: Record) -> None:
    assert draft(record).text == draft(record).text


def test_what_is_missing_is_listed(record: Record) -> None:
    bare = record.model_copy(update={"document": record.document.model_copy(update={"symbol": None})})
    assert "no symbol for this report" in [gap.text for gap in draft(bare).missing]
