"""`communique reconcile` against a service on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.store import Store
from communique.store.identity import resolve_store
from tests.authority.service import Behaviour, serving
from tests.cli.conftest import Run
from tests.store.people import meeting


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Behaviour]:
    """Return what a service was asked, beside a store with three people who met a fourth."""
    path = tmp_path / "store.db"
    with Store.open(path) as store:
        for record in (meeting("Kassym-Jomart Tokayev", "President", "KZ", "2024-07-03"),
                       meeting("Zola Quentmar", "President", "BR", "2001-02-03"),
                       meeting("Zola Quentmar", "Minister", "AR", "2003-02-03")):
            store.add_record(record)
        resolve_store(store)
    behaviour = Behaviour()
    monkeypatch.setenv("COMMUNIQUE_DB", str(path))
    with serving(behaviour) as url:
        # the address has the word by which types of Wikidata are known
        monkeypatch.setenv("COMMUNIQUE_SERVICE", f"{url}/wikidata")
        yield behaviour


def test_certain_entries_are_linked_and_others_asked(run: Run, service: Behaviour) -> None:
    told = run("reconcile", stdin="1\n2\n")
    assert told.code == 0
    assert "person:kassym-jomart-tokayev  =  Q1  Kassym-Jomart Tokayev" in told.out
    assert "1  Q2  Zola Quentmar, politician of Brazil · one full name" in told.out
    assert "explorer" not in told.out, "he died before"
    assert "3 of 4 linked" in told.err
    assert "  entry      Q1 Kassym-Jomart Tokayev" in run("who", "tokayev").out
    asked = len(service.asked)
    assert "0 of 1 linked" in run("reconcile", "--no-ask").err
    assert len(service.asked) == asked, "answers are remembered"
    assert "0 of 1 linked" in run("reconcile", "--no-ask", "--refresh").err
    assert len(service.asked) == asked + 1


@pytest.mark.usefixtures("service")
def test_two_entries_keep_namesakes_apart_and_one_joins_them(run: Run) -> None:
    run("reconcile", "person:zola-quentmar", stdin="1\n")
    run("reconcile", "person:zola-quentmar-ar-2003", stdin="2\n")
    assert run("review", "--list").out == "", "two entries: nobody needs to be asked"
    assert "1 link taken away" in run("reconcile", "--unlink", "person:zola-quentmar-ar-2003").err
    assert "/" in run("review", "--list").out
    run("reconcile", "person:zola-quentmar-ar-2003", stdin="1\n")
    assert "person:zola-quentmar)" in run("who", "quentmar").out.splitlines()[0]


@pytest.mark.usefixtures("service")
def test_one_can_stop_or_take_none(run: Run) -> None:
    told = run("reconcile", "person:zola-quentmar", stdin="9\nn\n")
    assert told.out.count("[n]one") == 2, "a number that is none of them is asked again"
    assert "0 of 1 linked" in told.err
    assert "0 of 1 linked" in run("reconcile", "person:zola-quentmar", stdin="").err


def test_a_service_that_is_gone_is_one_line(run: Run, service: Behaviour) -> None:
    service.failures[:] = [(404, "")]
    told = run("reconcile")
    assert told.code == 2
    assert "answers 404" in told.err.splitlines()[-1]


@pytest.mark.usefixtures("service")
def test_links_go_only_from_those_who_are_named(run: Run) -> None:
    assert run("reconcile", "--unlink").code == 2
