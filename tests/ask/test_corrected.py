"""Every question answers with what people decided: facts as changed, rejected ones nowhere, added ones too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from communique import Reader, ask, review
from communique.ask import Encounter
from communique.review.finding import facts_of
from communique.store import Store
from communique.store.identity import Signature, resolve_store

EXAMPLE = Path(__file__).resolve().parent.parent.parent / "examples" / "almaty-astana.txt"
ANA = Signature("Ana Desk", "the protocol says so")


def fact(connection: Connection, kind: str, words: str) -> review.Fact:
    """Return the fact of a kind whose words hold ``words``."""
    (row,) = [row for row in facts_of(connection, 1) if row["kind"] == kind and words in (row["quote"] or "")]
    return review.find_fact(connection, row["hash"])


@pytest.fixture
def decided(address: str, reader: Reader) -> Iterator[Connection]:
    """Return a transaction of a store with the example, of which some is changed, rejected and added."""
    with Store.open(address) as store:
        store.add_record(reader.read(EXAMPLE))
        with store.writing() as connection:
            review.edit(connection, fact(connection, "engagement", "Kassym-Jomart Tokayev"),
                        {"date": "2024-07-02", "venue": "Akorda", "city": None}, ANA)
            review.reject(connection, fact(connection, "engagement", "Lukashenko"), ANA)
            review.edit(connection, fact(connection, "statement", "commended Mongolia"),
                        {"act": "urge", "stance": "neutral", "about": "peacekeepers"}, ANA)
            review.reject(connection, fact(connection, "statement", "expressed concern"), ANA)
            stay = next(row for row in facts_of(connection, 1) if row["kind"] == "visit")
            review.edit(connection, review.find_fact(connection, stay["hash"]), {"end": "2024-07-06"}, ANA)
            review.add(connection, review.find_document(connection, "1"), "statement", "nuclear disarmament",
                       {"act": "pledge", "about": "a treaty", "speaker": "person:kassym-jomart-tokayev",
                        "addressee": "person:antonio-guterres"}, ANA)
            (khurelsukh,) = review.find_facts(connection, "person:khurelsukh-ukhnaa")
            review.edit(connection, khurelsukh, {"name": "U. Khurelsukh", "offices": [
                {"title": "Head of State", "country": "MN", "since": "2021-06", "until": "2027"}]}, ANA)
        resolve_store(store)
        with store.reading() as opened:
            yield opened


def test_met(decided: Connection) -> None:
    encounter, dinner = ask.met(decided, "guterres", "tokayev").encounters
    assert (dinner.kind, dinner.earliest) == ("meal", "2024-07-03")
    assert (encounter.earliest, encounter.venue, encounter.city) == ("2024-07-02", "Akorda", None)
    assert (encounter.confidence, encounter.source.provenance) == (1.0, "hand-made")
    assert "date" not in encounter.inferred
    assert ask.met(decided, "guterres", "Belarus").encounters == ()
    (renamed,) = ask.met(decided, "guterres", "U. Khurelsukh").encounters
    assert [(p.name, p.office) for p in renamed.parties if p.country == "MN"] == [("U. Khurelsukh", "Head of State")]


def test_timeline_is_in_the_new_order_and_without_what_was_rejected(decided: Connection) -> None:
    told = [entry for entry in ask.timeline(decided, "guterres").entries if isinstance(entry, Encounter)]
    assert told[0].venue == "Akorda"
    assert not any(party.country == "BY" for entry in told for party in entry.parties)
    assert ask.timeline(decided, "Belarus").entries == ()


def test_said(decided: Connection) -> None:
    mine = ask.said(decided, "guterres")
    assert [(s.act, s.about) for s in mine.statements if s.act != "thank"] == [("urge", "peacekeepers")]
    assert ask.said(decided, "guterres", act="concern").statements == ()
    assert ask.said(decided, "guterres", act="commend").statements == ()
    (added,) = ask.said(decided, "tokayev", to="guterres").statements
    assert (added.act, added.source.sentence is not None, added.source.provenance) == ("pledge", True, "hand-made")


def test_brief(decided: Connection) -> None:
    note = ask.brief(decided, "Mongolia")
    assert note.thanks == ()
    assert [s.about for s in note.ours] == ["peacekeepers"]
    assert [(o.person, o.title, o.since, o.until, o.tells) for o in note.offices] == [
        ("U. Khurelsukh", "Head of State", "2021-06", "2027", "a correction")]
    assert [s.about for s in ask.brief(decided, "tokayev").commitments] == ["a treaty"]
    belarus = ask.brief(decided, "Belarus")
    assert (belarus.total, belarus.encounters, belarus.concerns) == (0, (), ())
    assert ask.brief(decided, "Kazakhstan", until="2024-07-02").encounters[0].venue == "Akorda"


def test_visits(decided: Connection) -> None:
    assert [(stay.start, stay.end) for stay in ask.visits(decided, country="KZ").visits] == [
        ("2024-07-03", "2024-07-06")]
    assert ask.visits(decided, country="KZ", since="2024-07-06").total == 1


def test_never(decided: Connection) -> None:
    missing = {one.id for one in ask.never(decided, since="2024-01-01").missing}
    assert "BY" in missing and not {"KZ", "MN"} & missing


def test_find_and_stats(decided: Connection) -> None:
    assert ask.find(decided, "Lukashenko").total == 1, "words are those of the document"
    totals = dict(ask.stats(decided).totals)
    assert totals["statements"] == 3
    assert totals["engagements"] == len([row for row in facts_of(decided, 1) if row["kind"] == "engagement"])
    assert "BY" not in dict(ask.stats(decided).countries)


def test_rebuilding_changes_no_answer(decided: Connection, address: str) -> None:
    before = ask.timeline(decided, "guterres")
    decided.rollback()
    with Store.open(address) as store:
        store.rebuild()
        with store.reading() as connection:
            assert ask.timeline(connection, "guterres") == before
