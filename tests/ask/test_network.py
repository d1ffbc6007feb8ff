"""Who met whom, held against the look-alike lists."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from communique import ask
from communique.errors import QuestionError, UnknownNameError


def pairs(answer: ask.Network) -> dict[frozenset[str], int]:
    names = {member.identity: member.name for member in answer.members}
    return {frozenset((names[tie.left], names[tie.right])): tie.times for tie in answer.ties}


def test_everybody_who_met_is_tied_as_often_as_the_lists_tell(connection: Connection) -> None:
    answer = ask.network(connection)
    found = pairs(answer)
    # Two trips tell of Lavrov under two spellings, a trip and a visit of Nazarbayev.
    for names, times in {("Lavrov", 2), ("Nazarbayev", 2), ("Rivas", 1)}:
        assert [number for pair, number in found.items() if any(names in name for name in pair)] == [times]
    assert all(any("Arden" in name for name in pair) for pair in found), "only the principal is tied to the others"
    assert answer.total == len(answer.ties)
    assert [member.times for member in answer.members] == sorted((m.times for m in answer.members), reverse=True)
    assert max(answer.members, key=lambda member: member.times).name == "Marta Arden"


def test_a_network_of_a_time_or_around_somebody(connection: Connection) -> None:
    late = ask.network(connection, since="2014-01-01")
    assert not any("Lavrov" in name for pair in pairs(late) for name in pair)
    around = ask.network(connection, around="KZ")
    assert len(around.ties) == 1
    assert around.ties[0].first == "2013-02-27"
    assert around.around is not None
    assert around.around.id == "KZ"


def test_a_network_of_a_few_says_how_many_there_are(connection: Connection) -> None:
    answer = ask.network(connection, limit=1)
    assert len(answer.ties) == 1
    assert answer.total > 1


def test_a_network_of_nobody_is_empty_and_tells_its_coverage(connection: Connection) -> None:
    answer = ask.network(connection, since="1900-01-01", until="1901-01-01")
    assert (answer.members, answer.ties, answer.total) == ((), (), 0)
    assert answer.coverage.documents > 0


def test_what_cannot_be_asked_is_said(connection: Connection) -> None:
    with pytest.raises(QuestionError, match="ends before it begins"):
        ask.network(connection, since="2014-01-01", until="2013-01-01")
    with pytest.raises(UnknownNameError, match="nobody"):
        ask.network(connection, around="xyzzy")


def test_engagements_by_year_are_those_of_the_lists(connection: Connection) -> None:
    arden = ask.subject_of(connection, "Marta Arden")
    counted = ask.years(connection, arden)
    assert {year for year, _, _ in counted} == {1998, 2013, 2014, 2015}
    assert sum(number for year, _, number in counted if year == 2013) == 2
    assert ask.years(connection, ask.subject_of(connection, "country:FJ")) == []
