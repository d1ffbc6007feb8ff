"""`who`, `review`, `merge` and `split` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.store import Store
from communique.store.identity import resolve_store
from tests.cli.conftest import Run
from tests.store.people import meeting


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a store with a president under two names, and with two namesakes."""
    path = tmp_path / "store.db"
    with Store.open(path) as store:
        for record in (meeting("Kassym-Jomart Tokayev", "President", "KZ", "2024-07-03", symbol="FM/1"),
                       meeting("Tokayev", "President", "KZ", "2022-05-12", symbol="FM/2"),
                       meeting("Zola Quentmar", "President", "BR", "2001-02-03", symbol="FM/3"),
                       meeting("Zola Quentmar", "Minister", "AR", "2003-02-03", symbol="FM/4")):
            store.add_record(record)
        resolve_store(store)
    monkeypatch.setenv("COMMUNIQUE_DB", str(path))
    monkeypatch.setenv("COMMUNIQUE_USER", "Ana Desk")
    return path


@pytest.mark.usefixtures("db")
def test_who_tells_what_is_known_of_one(run: Run) -> None:
    told = run("who", "tokajev")
    assert told.code == 0
    assert told.out.splitlines()[:5] == [
        "Kassym-Jomart Tokayev  (person:kassym-jomart-tokayev)", "  also       Tokayev", "  country    Kazakhstan",
        "  office     President, KZ: 2022-05-12 to 2024-07-03, 2 documents", "  met        2022-05-12 to 2024-07-03"]
    assert "FM/1 · 2024-07-03" in told.out


@pytest.mark.usefixtures("db")
def test_who_lists_those_who_fit(run: Run) -> None:
    told = run("who", "quentmar")
    assert "2 fit 'quentmar'" in told.out
    assert "person:zola-quentmar-ar-2003" in told.out
    found = json.loads(run("who", "quentmar", "--format", "json").out)
    assert {c["identity"] for c in found} == {"person:zola-quentmar", "person:zola-quentmar-ar-2003"}


@pytest.mark.usefixtures("db")
def test_who_in_json_has_offices_and_documents(run: Run) -> None:
    (found,) = json.loads(run("who", "tokayev", "--format", "json").out)
    assert found["offices"][0]["title"] == "President"
    assert [naming["symbol"] for naming in found["documents_naming"]] == ["FM/1", "FM/2"]


@pytest.mark.usefixtures("db")
def test_nobody_of_that_name_is_an_error(run: Run) -> None:
    told = run("who", "lukashenko")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("communique: error: nobody and nothing in the store is called 'lukashenko'")
    assert len(told.err.splitlines()) == 1


@pytest.mark.usefixtures("db")
def test_review_asks_shows_reasons_and_keeps_the_answer(run: Run) -> None:
    told = run("review", stdin="what\nd two countries\n")
    assert told.code == 0
    assert "A  Zola Quentmar · " in told.out
    assert "-3.0  another country: AR / BR" in told.out
    assert "“On 2001-02-03, the Foreign Minister of Chile" in told.out
    assert told.out.count("[s]ame") == 2, "an answer that is none is asked again"
    (kept,) = json.loads(run("review", "--decided", "--format", "json").out)
    assert (kept["verdict"], kept["by"], kept["why"]) == ("different", "Ana Desk", "two countries")
    assert "nothing waits" in run("review").err
    back = run("review", "--withdraw", kept["id"])
    assert "withdrawn: different" in back.err
    assert len(json.loads(run("review", "--format", "json").out)) == 1


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("stdin", ["", "q\n", "n\n"])
def test_review_can_be_left_unanswered(run: Run, stdin: str) -> None:
    assert run("review", stdin=stdin).code == 0
    assert run("review", "--decided").out == ""
    assert run("review", "--list").out == "0.62  person:zola-quentmar-ar-2003 / person:zola-quentmar\n"


@pytest.mark.usefixtures("db")
def test_merge_and_split(run: Run) -> None:
    merged = run("merge", "person:zola-quentmar", "person:zola-quentmar-ar-2003", "--why", "one career")
    assert merged.code == 0
    assert "written down: same" in merged.err
    assert "  judged     same: Zola Quentmar / Zola Quentmar, by Ana Desk" in run("who", "quentmar").out
    assert run("split", "quentmar", "FM/4", "--quiet").err == ""
    assert "2 fit" in run("who", "quentmar").out


@pytest.mark.usefixtures("db")
def test_what_is_ambiguous_is_not_guessed(run: Run) -> None:
    told = run("merge", "quentmar", "tokayev")
    assert told.code == 2
    assert "say which" in told.err
    assert run("review", "--decided").out == ""
