"""`communique met`, `timeline` and `visits`: formats, names that are asked back, and answers that are empty."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from communique.bulk import Settings
from communique.store import Store
from communique.store.identity import resolve_store
from communique.store.importing import Import
from tests.cli.conftest import Run

DATA = Path(__file__).resolve().parent.parent / "ask" / "data"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of trips and visits."""
    path = tmp_path_factory.mktemp("asking") / "store.db"
    with Store.open(path) as store:
        work = Import(store, Settings(), 1)
        work.run(work.files([DATA]))
        resolve_store(store)
    return path


def test_met_as_a_table(run: Run, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = run("met", "arden", "lavrov", "--db", db)
    assert result.code == 0
    assert result.out.startswith("Marta Arden and Sergei Lavrov: 2 encounters\n")
    assert "“Met with Russian Foreign Minister Sergei Lavrov.”" in " ".join(result.out.split())
    assert max(map(len, result.out.splitlines())) <= 80
    assert "7 documents (Office of the Historian, US Department of State 7)" in " ".join(result.out.split())


def test_the_formats_tell_the_same(run: Run, db: Path) -> None:
    answer = json.loads(run("met", "arden", "lavrov", "--db", db, "--format", "json").out)
    assert (answer["question"], answer["coverage"]["documents"]) == ("met", 7)
    table = run("met", "arden", "lavrov", "--db", db, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table.out)))
    assert [row["sentence"] for row in rows] == [e["source"]["sentence"] for e in answer["encounters"]]
    assert "communique: 7 documents" in table.err
    assert run("met", "arden", "lavrov", "--db", db, "--format", "csv", "--quiet").err == ""
    note = run("met", "arden", "lavrov", "--db", db, "--format", "markdown").out
    assert note.startswith("# Marta Arden and Sergei Lavrov: 2 encounters\n")
    assert all(row["sentence"] in note for row in rows)


def test_an_answer_in_a_file(run: Run, db: Path, tmp_path: Path) -> None:
    assert run("visits", "-c", "kz", "--db", db, "--output", tmp_path / "kz.txt").out == ""
    assert (tmp_path / "kz.txt").read_text(encoding="utf-8").startswith("Visits to Kazakhstan: 1\n")


def test_an_empty_answer_explains_itself(run: Run, db: Path) -> None:
    told = " ".join(run("met", "lavrov", "Rui Falcão", "--db", db).out.split())
    assert "No document in the store tells that Sergei Lavrov and Rui Falcão met." in told
    assert "That no document here tells of a meeting does not mean that there was none." in told
    assert "No document in the store tells of such a visit." in run("visits", "--year", "1900", "--db", db).out


@pytest.mark.parametrize("arguments", [
    ["met", "falcao", "lavrov"], ["timeline", "nobody at all"], ["visits", "--country", "XX"],
    ["visits", "--year", "19x"], ["visits", "--year", "2014", "--since", "2013"]])
def test_what_is_not_clear_is_asked_back_in_one_line(run: Run, db: Path, arguments: list[str]) -> None:
    result = run(*arguments, "--db", db)
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)


def test_timeline_says_what_it_left_out(run: Run, db: Path) -> None:
    assert "The latest 1 of 4 entries; --limit 0 shows all." in run(
        "timeline", "Kazakhstan", "--limit", "1", "--db", db).out


@pytest.mark.parametrize(("arguments", "words"), [
    (["brief", "Kazakhstan"], "Briefing note: Kazakhstan"),
    (["said", "arden"], "No document in the store tells of such"),
    (["never", "--since", "2014", "--by", "US"], "Last known at another time"), (["find", "caspian"], "“"),
    (["find", "whales"], "No document has all of these words"), (["stats"], "Engagements by kind")])
def test_every_answer_in_every_format(run: Run, db: Path, arguments: list[str], words: str) -> None:
    table = run(*arguments, "--db", db)
    assert (table.code, table.err) == (0, "")
    assert words in table.out and "Coverage" in table.out
    assert run(*arguments, "--db", db, "--format", "markdown").out.startswith("# ")
    assert json.loads(run(*arguments, "--db", db, "--format", "json").out)["coverage"]["documents"] == 7
    lines = list(csv.reader(io.StringIO(run(*arguments, "--db", db, "--format", "csv").out)))
    assert {len(line) for line in lines} == {len(lines[0])}
