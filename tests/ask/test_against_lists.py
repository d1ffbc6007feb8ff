"""The answers of a store held against the lists it was imported from, by the benchmark's own reading of them."""

from __future__ import annotations

import random

import pytest
from benchmarks.questions_check import Findings, brief, compare, met, never, visits
from sqlalchemy import Connection

from communique.store import Store
from tests.ask.conftest import DATA
from xml_oracle import before, fold, journeys, pairs, seen, told_together, visits_to

LISTS = journeys(DATA)


def test_answers_are_those_of_the_lists(connection: Connection) -> None:
    found = compare(connection, LISTS, 20, random.Random(1))
    assert found.wrong == ["met: John Kerry and Sergey Lavrov: nobody, no organisation and no country in the store is "
                           "called 'John Kerry'; try another spelling or one word of the name; `communique who` finds "
                           "events and places, too"]
    assert found.same["met"] and found.same["visits"] and found.same["never"] and found.same["brief, visits"]


def test_differences_are_explained(connection: Connection) -> None:
    found = Findings()
    met(connection, LISTS, "Marta Arden", "Pablo Rivas", found)
    met(connection, LISTS, "Marta Arden", "Falcao", found)
    never(connection, LISTS, "2013-01-01", "2013-12-31", found)
    assert found.wrong == []
    elsewhere = "never: its people were met elsewhere, as the remarks tell"
    assert sorted(found.explained) == ["met: asked back who is meant", elsewhere]
    assert {case[:4] for case in found.explained[elsewhere]} == {"RU: "}


@pytest.mark.usefixtures("connection")
def test_an_answer_that_lacks_a_journey_is_found(address: str) -> None:
    with Store.open(address) as store:
        number = next(n for n in range(1, 8) if "Kazakhstan, 2013" in (store.record(n).document.title or ""))
        store.remove([number])
        found = Findings()
        with store.reading() as after:
            for check in (lambda: visits(after, LISTS, "KZ", None, None, found),
                          lambda: brief(after, LISTS, "KZ", found),
                          lambda: never(after, LISTS, "2013-01-01", "2013-05-01", found),
                          lambda: met(after, LISTS, "Marta Arden", "Sergei Lavrov", found)):
                check()
    assert {line.partition(":")[0] for line in found.wrong} == {"visits", "brief", "never"}
    assert list(found.explained) == ["met: named in the remarks, and not read as somebody who was met"]


def test_the_lists_are_read_plainly() -> None:
    assert [(j.country, j.home, j.start) for j in LISTS][:2] == [("KZ", "US", "2013-02-27"), ("CH", "US", "2013-06-01")]
    assert pairs(LISTS) == [
        ("Marta Arden", "Nursultan Nazarbayev"), ("Marta Arden", "Pablo Rivas"), ("Marta Arden", "Rui Falcão"),
        ("Marta Arden", "Sergei Lavrov"), ("Marta Arden", "Sergey Lavrov")]
    assert [j.start for j in told_together(LISTS, "Arden", "Nazarbayev")] == ["2013-02-27", "2014-06-01"]
    assert seen(LISTS, "2001-01-01", "2001-12-31") == {"PT", "US"}
    assert [j.start for j in visits_to(LISTS, "CL", "1999-01-01")] == ["1998-12-30"]
    assert list(before(LISTS[0], "lavrov")) == [["russian", "foreign", "minister", "sergey"]]
    assert fold("Côte d’Ivoire’s") == "cote divoire"
