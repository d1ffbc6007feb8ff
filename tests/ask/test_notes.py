"""The briefing note, statements, who was not met, words found, and figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from communique import Reader, ask
from communique.ask import Encounter, Stay
from communique.store import Store
from communique.write.answers import page_of
from tests.ask.test_journeys import TRIPS, VISITS, told

EXAMPLE = Path(__file__).resolve().parent.parent.parent / "examples" / "almaty-astana.txt"


@pytest.fixture
def astana(address: str, reader: Reader) -> Iterator[Connection]:
    """Return a transaction of a store that holds the example."""
    with Store.open(address) as store:
        store.add_record(reader.read(EXAMPLE))
        with store.reading() as opened:
            yield opened


def test_brief_of_a_country_in_a_report(astana: Connection) -> None:
    note = ask.brief(astana, "Mongolia")
    assert [(e.earliest, e.city, e.event) for e in note.encounters] == [
        ("2024-07-04", "Astana", "Shanghai Cooperation Organization Summit")]
    assert [(s.act, s.about) for s in note.thanks] == [("commend", "its contribution to peacekeeping")]
    assert [(o.person, o.title, o.first) for o in note.offices] == [("Khurelsukh Ukhnaa", "President", "2024-07-04")]
    assert all(fact.source.sentence for fact in (*note.encounters, *note.thanks, *note.offices))
    assert note.concerns == note.commitments == ()
    assert ask.brief(astana, "Mongolia", until="2024-07-03").encounters == ()


def test_brief_tells_what_each_side_said(astana: Connection) -> None:
    note = ask.brief(astana, "tokayev")
    (raised,) = note.topics
    assert raised.topics == ("regional cooperation in Central Asia", "preparations for the Summit of the Future")
    assert (raised.source.sentence or "").startswith("They discussed regional cooperation in Central Asia and")
    assert [s.about for s in note.thanks] == ["his commitment to nuclear disarmament"]
    assert [s.act for s in ask.brief(astana, "Belarus").concerns] == ["express concern"]


def test_brief_tells_since_when_offices_are_held(astana: Connection) -> None:
    (khurelsukh,) = ask.brief(astana, "Mongolia").offices
    assert (khurelsukh.since, khurelsukh.until, khurelsukh.first) == ("2021-06-25", None, "2024-07-04")
    assert "Mongolia" in (khurelsukh.tells or "")
    (tokayev,) = ask.brief(astana, "tokayev").offices
    assert (tokayev.title, tokayev.since) == ("President", "2019-03-20")


def test_visitors_are_shown_in_their_offices(connection: Connection) -> None:
    held = {(one.person, one.title, one.country): one for one in ask.brief(connection, "Portugal").offices}
    president = held["Rui Falcão", "President", "PT"]
    assert (president.first, president.last, president.since) == ("2014-05-06", "2015-04-02", None)
    assert president.source.sentence == "Visitor: President Rui Falcão"


def test_a_sentence_is_quoted_once(astana: Connection) -> None:
    page = page_of(ask.brief(astana, "Kazakhstan"))
    (about,) = page.about
    assert about.startswith("2 encounters held, the last 3 Jul 2024")
    for section in page.sections:
        quotes = [item.quote for item in section.items if item.quote]
        assert len(quotes) == len(set(quotes)) and section.items[-1].quote, section.heading


def test_said(astana: Connection) -> None:
    assert ask.said(astana, "guterres").total == 3
    assert ask.said(astana, "guterres", limit=1).total == 3
    for asked, acts in (({"act": "concern"}, ["express concern"]), ({"to": "Mongolia"}, ["commend"]),
                        ({"about": "nuclear disarmament"}, ["thank"]), ({"about": "100%"}, []),
                        ({"since": "2025-01-01"}, [])):
        answer = ask.said(astana, "guterres", **asked)  # type: ignore[arg-type]
        assert [s.act for s in answer.statements] == acts
        assert sum(number for _, _, number in answer.by_year) == answer.total == len(acts)


def test_countries_that_were_not_met(connection: Connection) -> None:
    answer = ask.never(connection, since="2014-01-01")
    missing = {one.name: one.last for one in answer.missing}
    lately = {told(e, "country") or told(e, "from") for e in (*TRIPS, *VISITS) if told(e, "end-date") >= "2014"}
    assert lately == {"Portugal", "Kazakhstan"} and not lately & set(missing)
    for name in ("Chile", "Switzerland"):
        fact = missing[name]
        (trip,) = [t for t in TRIPS if told(t, "country") == name]
        assert isinstance(fact, Encounter | Stay)
        assert (fact.earliest, fact.latest) == (told(trip, "start-date"), told(trip, "end-date"))
    assert missing["Mongolia"] is None
    assert "Guam" not in missing and "Soviet Union" not in missing
    assert answer.missing[0].name == "Chile"


def test_never_by_somebody_and_people(connection: Connection) -> None:
    by_falcao = {one.id for one in ask.never(connection, who="Rui Falcão").missing}
    assert "KZ" in by_falcao and not {"US", "PT"} & by_falcao
    assert {one.name for one in ask.never(connection, since="2015-01-01", people=True).missing} >= {
        "Nursultan Nazarbayev", "Pablo Rivas"}


def test_find_and_stats(connection: Connection) -> None:
    found = ask.find(connection, "caspian")
    assert found.total == 1 and "Caspian" in found.hits[0].snippet
    assert ask.find(connection, "whales").hits == ()
    totals = dict(ask.stats(connection).totals)
    assert totals["documents"] == totals["visits"] == len(TRIPS) + len(VISITS)
    assert sum(number for _, number in ask.stats(connection).kinds) == totals["engagements"]
