"""Reconciliation against a service on this machine, over HTTP."""

from __future__ import annotations

import pytest

from communique.authority.linking import matches
from communique.authority.reconcile import Entry, Query, Service
from communique.errors import FetchError
from tests.authority.service import Behaviour, serving


@pytest.mark.parametrize("versions", [("0.1",), ("0.1", "0.2"), ("1.0-draft",)])
def test_every_version_of_the_protocol_is_spoken(versions: tuple[str, ...]) -> None:
    behaviour = Behaviour(versions)
    with serving(behaviour) as url, Service(url) as service:
        people, places = service.candidates([Query("Kassym-Jomart Tokayev", "Q5"), Query("Tokayev", "Q2221906")])
    assert people == [Entry("Q1", "Kassym-Jomart Tokayev", "President of Kazakhstan", 100.0, True)]
    assert [entry.id for entry in places] == ["Q5a"]


def test_many_names_go_in_batches() -> None:
    behaviour = Behaviour()
    with serving(behaviour) as url, Service(url) as service:
        found = service.candidates([Query(f"Nobody {n}") for n in range(23)])
    assert found == [[]] * 23
    assert behaviour.batches == [10, 10, 3]


def test_a_busy_service_is_asked_again_when_it_says() -> None:
    waited: list[float] = []
    with serving(Behaviour(failures=[(200, ""), (503, ""), (429, "7")])) as url, \
            Service(url, sleep=waited.append) as service:
        (found,) = service.candidates([Query("Tokayev", "Q5")])
    assert [entry.id for entry in found] == ["Q1"]
    assert waited == [1.0, 7.0]


@pytest.mark.parametrize(("behaviour", "words"), [
    (Behaviour(failures=[(503, "")] * 9), "cannot be reached: it answers 503"),
    (Behaviour(failures=[(404, "")]), "answers 404"),
    (Behaviour(body="<html>"), "not answer in JSON"),
    (Behaviour(body="[]"), "no reconciliation service"),
    (Behaviour(body='{"name": "x", "versions": ["0.2"]}'), "`result` is missing"),
    (Behaviour(body='{"name": "x", "q0": {"result": [{"score": 1}]}}'), "no id or name"),
    (Behaviour(body='{"name": "x", "versions": ["1.0"], "results": []}'), "`results` are incomplete"),
])
def test_what_is_no_answer_is_one_clear_error(behaviour: Behaviour, words: str) -> None:
    with serving(behaviour) as url, Service(url, sleep=lambda _: None) as service, \
            pytest.raises(FetchError, match=words):
        service.candidates([Query("Tokayev")])


def test_an_address_that_is_none_or_answers_nobody() -> None:
    with pytest.raises(FetchError, match="no address"):
        Service("wikidata.org")
    with serving(Behaviour()) as url:
        gone = url
    with Service(gone, sleep=lambda _: None) as service, pytest.raises(FetchError, match="try again later"):
        service.candidates([Query("Tokayev")])


def entry(number: int, name: str, description: str = "", *, match: bool = False) -> Entry:
    return Entry(f"Q{number}", name, description, 90.0 - number, match)


def test_certain_is_what_the_service_and_the_whole_name_say() -> None:
    found = matches("person", ["Xi Jinping"], [entry(1, "习近平", match=True), entry(2, "Xi Jinyu")])
    assert [(m.entry.id, m.certain) for m in found] == [("Q1", True)]
    both = [entry(1, "Zola Quentmar", match=True), entry(2, "Zola Quentmar")]
    assert not any(m.certain for m in matches("person", ["Zola Quentmar"], both)), "two have the whole name"
    assert not matches("person", ["Zola Quentmar"], [entry(1, "Zola Quentmar")])[0].certain, "the service doubts"
    fuller = matches("person", ["Zola Quentmar"], [entry(1, "Zola Maria Quentmar", match=True)])
    assert [(m.tie, m.certain) for m in fuller] == [("one name, fuller in one", False)]


def test_the_dead_are_not_met() -> None:
    both = [entry(1, "Zola Quentmar", "explorer (1801–1866)"), entry(2, "Zola Quentmar", "minister", match=True)]
    (left,) = matches("person", ["Zola Quentmar"], both, "2001-02-03")
    assert (left.entry.id, left.certain) == ("Q2", True)
    assert len(matches("person", ["Zola Quentmar"], both, "1850")) == 2


def test_other_things_than_people_are_matched_by_their_own_rules() -> None:
    (found,) = matches("organization", ["UN"], [entry(1, "United Nations", match=True), entry(2, "Unicef")])
    assert (found.entry.id, found.tie, found.certain) == ("Q1", "same name", True)
