"""The queue of facts in the terminal, and people and places corrected from it and from `correct`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.store import Store
from communique.store.rereading import replace
from tests.cli.conftest import Run
from tests.scripted import make_record

DINNER = "attended a dinner hosted by Prime Minister Ana Prado"
MET = "met with the President of Portugal"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a store with one report, of which two engagements are doubtful."""
    path = tmp_path / "store.db"
    with Store.open(path) as store:
        store.add_record(make_record())
    monkeypatch.setenv("COMMUNIQUE_DB", str(path))
    monkeypatch.setenv("COMMUNIQUE_USER", "Ana Desk")
    return path


def rows(run: Run) -> dict[str, dict[str, object]]:
    return {str(row["words"] or row["content"].get("name", row["kind"])): row
            for row in json.loads(run("facts", "FM/113", "--format", "json").out)}


@pytest.mark.usefixtures("db")
def test_facts_of_little_confidence_are_asked_about(run: Run) -> None:
    told = run("review", stdin="x\na I was there\nr\n")
    assert told.code == 0
    assert told.out.count("[a]ccept") == 3, "a letter that is none is asked again"
    assert "fact, 1 of 2" in told.out and "confidence 0.75, rule meet-with; not stated there: date, city" in told.out
    assert "participants Elena Rivas, Rui Falcão" in told.out, "names, not ids"
    assert "The Minister in Lisbon · document 1" in told.out
    assert told.err.splitlines()[0].startswith("communique: accepted: engagement")
    assert "nothing waits" in run("review").err
    assert rows(run)[MET]["decided"] == "accepted" and rows(run)[MET]["why"] == "I was there"
    assert DINNER not in rows(run)


@pytest.mark.usefixtures("db")
def test_a_fact_is_edited_field_by_field(run: Run) -> None:
    told = run("review", "--what", "facts", "--limit", "1",
               stdin="e seen on the photograph\nvenue=Ajuda\ndate\ndate=soon\n\nvenue=Ajuda\ndate=2025-05-07\n\n")
    assert told.code == 0
    assert "is no FIELD=VALUE" in told.err and "date='soon' is no date" in told.err
    content = rows(run)[MET]["content"]
    assert isinstance(content, dict) and (content["venue"], content["date"]) == ("Ajuda", "2025-05-07")


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("stdin", ["", "q\n", "s\ns\n", "e\n\nq\n"])
def test_nothing_is_decided_where_nothing_is_answered(run: Run, stdin: str) -> None:
    assert run("review", stdin=stdin).code == 0
    listed = run("review", "--list").out.splitlines()
    assert [line.partition("  ")[2] for line in listed] == [f"engagement {rows(run)[words]['fact'][:8]}  {words}"  # type: ignore[index]
                                                            for words in (MET, DINNER)]


@pytest.mark.usefixtures("db")
def test_the_queue_is_narrowed(run: Run) -> None:
    def asked(*arguments: str) -> list[object]:
        return [one["words"] for one in json.loads(run("review", *arguments, "--format", "json").out)]

    assert asked() == [MET, DINNER]
    assert asked("--below", "0.9")[2:] == ["leaves for Rome"]
    assert asked("Ana Prado") == [DINNER]
    assert asked("--what", "matches") == [] == asked("--below", "0.1")


def test_decisions_that_are_read_otherwise_are_asked_again(run: Run, db: Path) -> None:
    for words, decided in ((DINNER, ("--set", "date=2025-05-08")), (MET, ("--set", "venue=Ajuda")),
                           ("thanked the President for his hospitality", ("--accept",))):
        run("correct", str(rows(run)[words]["fact"]), *decided)
    told = json.loads(make_record().to_json())
    told["engagements"][0]["venue"] = "the harbour"
    told["engagements"][1]["daypart"] = "night"
    told["statements"] = told["statements"][1:]
    with Store.open(db) as store, store.writing() as connection:
        replace(connection, 1, make_record().model_validate(told))
    shown = run("review", stdin="k\nk still so\na the house was changed\n")
    assert shown.code == 0 and "decided before and read otherwise, 1 of 3" in shown.out
    assert "read now  nothing" in shown.out
    assert run("facts", "--waiting").out == ""
    found = rows(run)
    assert found[MET]["content"]["venue"] == "Ajuda"  # type: ignore[index]
    assert found[DINNER]["content"]["date"] == "2025-05-06"  # type: ignore[index]
    assert found["thanked the President for his hospitality"]["decided"] == "accepted"


@pytest.mark.usefixtures("db")
def test_people_and_places_are_corrected(run: Run) -> None:
    changed = run("correct", "person:rui-falcao", "--set", "name=Rui Falcão Neto", "--set", "country=Brazil", "--set",
                  'offices=[{"title": "Chancellor", "since": "2020-01"}]', "--why", "as the embassy writes him")
    assert changed.code == 0
    assert changed.err.startswith("communique: edited: person ") and ": Rui Falcão [" in changed.err
    city = str(rows(run)["Lisbon"]["fact"])
    assert run("correct", city, "--set", "country=US").code == 0
    told = run("facts", "FM/113").out
    assert "person       edited     Rui Falcão Neto" in told
    assert "offices Chancellor (since 2020-01)" in told and "country BR" in told
    assert "city place:lisbon-pt; country US; date 2025-05-06; " in told
    assert "Chancellor" in run("who", "falcao").out
    history = run("history", "person:rui-falcao")
    assert "by Ana Desk: as the embassy writes him" in history.out
    (decision,) = [e["decision"] for e in json.loads(run("history", "person:rui-falcao", "-f", "json").out)
                   if e["decision"]]
    assert "taken back: edited: person: Rui Falcão" in run("correct", decision, "--withdraw").err
    assert "Neto" not in run("facts", "FM/113").out
    assert run("check").code == 0


@pytest.mark.usefixtures("db")
def test_who_is_nobody_is_told(run: Run) -> None:
    told = run("correct", "person:nobody", "--accept")
    assert told.code == 2 and "nobody and nothing in the store has the identity 'person:nobody'" in told.err
