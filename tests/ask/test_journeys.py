"""Who met whom, who visited where and what happened, held against the lists that were imported."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from sqlalchemy import Connection

from communique import ask
from communique.ask import Encounter, Stay
from communique.errors import QuestionError, UnknownNameError
from tests.ask.conftest import DATA

TRIPS = ElementTree.parse(DATA / "trips.xml").getroot().findall("trip")
VISITS = ElementTree.parse(DATA / "visits.xml").getroot().findall("visit")


def told(entry: ElementTree.Element, name: str) -> str:
    return entry.findtext(name) or ""


def test_met_gives_the_encounters_that_the_list_tells_of(connection: Connection) -> None:
    answer = ask.met(connection, "Marta Arden", "Sergey Lavrov")
    wanted = [(told(t, "start-date"), told(t, "end-date")) for t in TRIPS if "Lavrov" in told(t, "remarks")]
    assert [(e.earliest, e.latest) for e in answer.encounters] == wanted
    assert answer.by_year == (("2013", 2),)
    for encounter, trip in zip(answer.encounters, [t for t in TRIPS if "Lavrov" in told(t, "remarks")], strict=True):
        assert encounter.source.sentence in told(trip, "remarks")
        assert str(encounter.source.address).endswith(f"#{told(trip, 'id')}")
    assert answer.encounters[1].topics == ("situation on the Caspian Sea",)


def test_met_takes_countries_and_loose_names(connection: Connection) -> None:
    assert len(ask.met(connection, "lavrof", "US").encounters) == 2
    assert [e.earliest for e in ask.met(connection, "arden", "Kazakhstan").encounters] == ["2013-02-27", "2014-06-01"]
    assert [e.earliest for e in ask.met(connection, "KZ", "arden", since="2014-01-01").encounters] == ["2014-06-01"]


def test_who_never_met_is_told_with_what_is_covered(connection: Connection) -> None:
    answer = ask.met(connection, "Lavrov", "Rui Falcão")
    assert (answer.encounters, answer.by_year) == ((), ())
    covered = answer.coverage
    assert covered.documents == len(TRIPS) + len(VISITS) == sum(number for _, number in covered.issuers)
    assert (covered.first, covered.last) == ("1998-12-30", "2015-04-02")
    assert [subject.documents for subject in covered.subjects] == [2, 2]


@pytest.mark.parametrize(("given", "message"), [
    ("falcao", r"may be .*Rui Falcão.*person:rui-falcao.*Ana Falcão|may be .*Ana Falcão.*person:rui-falcao"),
    ("xyzzy", "nobody, no organisation and no country"),
    ("Kazahkstan", "did you mean Kazakhstan"), ("Kazakh", "Kazakh"),
])
def test_a_name_that_is_not_clear_is_asked_back(connection: Connection, given: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        ask.met(connection, given, "Lavrov")


def test_visits_of_a_country_and_a_year(connection: Connection) -> None:
    def days(**asked: str) -> list[str | None]:
        answer = ask.visits(connection, **asked)
        assert answer.total == len(answer.visits)
        return [stay.start for stay in answer.visits]

    assert days(country="KZ") == [told(t, "start-date") for t in TRIPS if told(t, "country") == "Kazakhstan"]
    assert days(home="PT") == ["2001-06-01", "2014-05-06"]
    assert days(who="arden", since="2013-01-01", until="2013-12-31") == ["2013-02-27", "2013-06-01"]
    assert days(country="CL", since="1999-01-01", until="1999-12-31") == ["1998-12-30"]
    assert days() == sorted(told(entry, "start-date") for entry in (*TRIPS, *VISITS))
    with pytest.raises(QuestionError, match="ends before it begins"):
        ask.visits(connection, since="2014-01-01", until="2013-01-01")


def test_only_the_latest_visits_are_given_and_all_are_counted(connection: Connection) -> None:
    answer = ask.visits(connection, limit=2)
    assert ([stay.start for stay in answer.visits], answer.total) == (["2014-06-01", "2015-04-02"], 7)


def test_timeline(connection: Connection) -> None:
    answer = ask.timeline(connection, "Kazakhstan")
    assert [(type(entry), entry.earliest) for entry in answer.entries] == [
        (Stay, "2013-02-27"), (Encounter, "2013-02-27"), (Stay, "2014-06-01"), (Encounter, "2014-06-01")]
    assert answer.total == 4
    assert len(ask.timeline(connection, "Kazakhstan", limit=1).entries) == 1
    falcao = ask.timeline(connection, "Rui Falcão", since="2015-01-01")
    assert [entry.earliest for entry in falcao.entries] == ["2015-04-02"]


@pytest.mark.parametrize("given", ["20x", "2024-13", "2024-02-30", "1.1.2024", ""])
def test_what_is_no_date_is_told(given: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(repr(given))):
        ask.first_day(given)


def test_periods() -> None:
    assert (ask.first_day("2024"), ask.last_day("2024-02"), ask.day_before("2024-03")) == (
        "2024-01-01", "2024-02-29", "2024-02-29")
    assert ask.first_day(None) is ask.last_day(None) is ask.day_before(None) is None
