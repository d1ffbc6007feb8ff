"""`facts`, `correct` and `history` on the command line, and what `reread` tells of decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.store import Store
from communique.store.rereading import replace
from tests.cli.conftest import Run
from tests.scripted import make_record

DINNER = "attended a dinner hosted by Prime Minister Ana Prado"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a store with one report."""
    path = tmp_path / "store.db"
    with Store.open(path) as store:
        store.add_record(make_record())
    monkeypatch.setenv("COMMUNIQUE_DB", str(path))
    monkeypatch.setenv("COMMUNIQUE_USER", "Ana Desk")
    return path


def fact(run: Run, words: str) -> str:
    found = json.loads(run("facts", "FM/113", "--format", "json").out)
    return str(next(row["fact"] for row in found if row["words"] == words))


@pytest.mark.usefixtures("db")
def test_a_fact_is_changed_shown_and_told_of(run: Run) -> None:
    name = fact(run, DINNER)[:8]
    told = run("correct", name, "--set", "venue=Ajuda", "--set", "daypart=", "--why", "I was there")
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith(f"communique: edited: engagement {name}: {DINNER} [")
    lines = run("facts", "FM/113").out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith(name))
    assert lines[at] == f"{name}  e2   engagement   edited     {DINNER}"
    assert "venue Ajuda" in lines[at + 1]
    assert "daypart" not in lines[at + 1]
    assert "edited         " + name + "  by Ana Desk: I was there" in run("history", name).out


@pytest.mark.usefixtures("db")
def test_rejected_added_and_taken_back(run: Run) -> None:
    name = fact(run, DINNER)
    before = run("facts", "FM/113").out
    assert run("correct", name, "--reject", "--quiet").err == ""
    assert run("facts", "FM/113").out.splitlines()[-1] == f"{name[:8]}       engagement   rejected   {DINNER}"
    added = run("correct", "FM/113", "--add", "statement", "--words", "fisheries", "--set", "act=raise", "--set",
                "about=fisheries", "--set", "engagement=e1")
    assert added.code == 0
    assert "statement    added      fisheries" in run("facts", "FM/113").out
    for event in (*json.loads(run("history", name, "--format", "json").out),
                  *json.loads(run("history", fact(run, "fisheries"), "--format", "json").out)):
        if event["decision"]:
            assert run("correct", event["decision"], "--withdraw").code == 0
    assert run("facts", "FM/113").out == before


def test_what_is_read_otherwise_waits(run: Run, db: Path) -> None:
    name = fact(run, DINNER)
    run("correct", name, "--accept")
    assert run("facts", "--waiting").err == "communique: 0 decisions to look at again\n"
    told = json.loads(make_record().to_json())
    told["engagements"][1]["venue"] = "the harbour"
    with Store.open(db) as store, store.writing() as connection:
        replace(connection, 1, make_record().model_validate(told))
    shown = run("facts", "--waiting")
    assert shown.err == "communique: 1 decision to look at again\n"
    assert "venue the harbour" in shown.out
    (asked,) = json.loads(run("facts", "--waiting", "--format", "json").out)
    assert run("facts", "FM/113").out.count("accepted?") == 1
    assert "in place of accepted by Ana Desk" in run("correct", asked["read_now"]["fact"], "--accept").err
    assert run("facts", "--waiting").out == ""


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(("arguments", "told"), [
    (["correct", "FM/113"], "say one thing"),
    (["correct", "FM/113", "--accept", "--reject"], "say one thing"),
    (["correct", "ffff", "--accept"], "no fact has the id 'ffff'"),
    (["correct", "FM/113", "--add", "statement"], "give them with --words"),
    (["correct", "FM/113", "--add", "party", "--words", "x"], "no facts of kind 'party'"),
    (["correct", "ffff", "--set", "venue"], "is no FIELD=VALUE"),
    (["correct", "ffff", "--set", "topics=[x"], "begins like JSON"),
    (["correct", "ffff", "--withdraw"], "no decision that counts has the id 'ffff'"),
    (["facts"], "name a document"),
    (["facts", "FM/9"], "no document"),
])
def test_what_is_wrong_is_said_in_a_line(run: Run, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.usefixtures("db")
def test_decisions_outlive_the_reader_itself(run: Run) -> None:
    """The record in the store was written by hand as of version 0: reading the report anew reads much otherwise."""
    dinner, thanks = fact(run, DINNER), fact(run, "thanked the President for his hospitality")
    run("correct", dinner, "--set", "venue=Ajuda")
    run("correct", thanks, "--reject")
    told = run("reread")
    assert told.code == 0
    assert "about facts that are now read otherwise: `communique facts --waiting`" in told.err
    rows = json.loads(run("facts", "FM/113", "--format", "json").out)
    assert [row["content"]["venue"] for row in rows if row["content"].get("kind") == "meal"] == ["Ajuda"]
    waiting = json.loads(run("facts", "--waiting", "--format", "json").out)
    assert {asked["fact"] for asked in waiting} == {dinner, thanks}
    assert run("check").code == 0
