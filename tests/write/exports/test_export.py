"""Targets, selections, files of records, the store and the command."""

from __future__ import annotations

import io
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from icalendar import Calendar
from scripts import build_exports_reference

from communique.errors import ExportError
from communique.record import Record
from communique.store import Store
from communique.store.identity import resolve_store
from communique.write.exports import FORMATS, Selection, Tally, export
from communique.write.exports.calendar import UNDATED as WITHOUT_DAY
from communique.write.exports.lines import records_in
from communique.write.exports.selection import UNDATED
from communique.write.exports.stored import from_store, renamed_record
from tests.cli.conftest import Run, run
from tests.write.exports.conftest import hard_record

__all__ = ["run"]

ONE_FILE = [name for name, form in FORMATS.items() if not form.several]
SEVERAL = [name for name, form in FORMATS.items() if form.several]


@pytest.mark.parametrize("name", ONE_FILE)
def test_a_stream_gets_what_a_file_gets(hard: Record, tmp_path: Path, name: str) -> None:
    stream = io.BytesIO()
    tally = export([hard], name, stream)
    assert export([hard], FORMATS[name], tmp_path / "x").lines() == tally.lines()
    assert (tmp_path / "x").read_bytes() == stream.getvalue()


@pytest.mark.parametrize("name", [name for name in ONE_FILE if FORMATS[name].streams])
def test_each_record_is_written_before_the_next_is_taken(hard: Record, name: str) -> None:
    out, seen = io.BytesIO(), []

    def records() -> Iterator[Record]:
        for _ in range(3):
            seen.append(out.tell())
            yield hard

    export(records(), name, out)
    assert len(set(seen)) == 3 and seen == sorted(seen)


@pytest.mark.parametrize("name", FORMATS)
def test_an_error_leaves_what_was_there(hard: Record, tmp_path: Path, name: str) -> None:
    def records() -> Iterator[Record]:
        yield hard
        raise ZeroDivisionError

    target = tmp_path / ("x.zip" if FORMATS[name].several else "x")
    target.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError):
        export(records(), name, target)
    if FORMATS[name].several:
        with pytest.raises(ZeroDivisionError):
            export(records(), name, tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_bytes() == b"before"


def test_targets_that_cannot_be_written(hard: Record, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    for form, target, told in (("csv", "full", "is there already"), ("ical", "full", "is a folder"),
                               ("ical", "no/x.ics", "make it first"), ("csv", "no/x", "make it first"),
                               ("iCal", "x", "there is no format 'iCal'")):
        with pytest.raises(ExportError, match=told):
            export([hard], form, tmp_path / target)


def test_what_is_written_can_be_read_by_others(hard: Record, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    export([hard], "csv", tmp_path / "empty")
    export([hard], "ical", tmp_path / "x.ics")
    assert stat.S_IMODE((tmp_path / "empty").stat().st_mode) & 0o555 == 0o555
    assert stat.S_IMODE((tmp_path / "x.ics").stat().st_mode) & 0o444 == 0o444


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "communique.write.exports.calendar", None)
    monkeypatch.delitem(__import__("sys").modules, "communique.write.exports.network", raising=False)
    monkeypatch.setitem(__import__("sys").modules, "networkx", None)
    with pytest.raises(ExportError, match="needs the library networkx: install it with pip install 'communique"):
        FORMATS["gexf"].writer()


@pytest.mark.parametrize(("selection", "engagements", "statements", "movements"), [
    (Selection(), 5, 2, 2), (Selection(country="PT"), 4, 2, 2), (Selection(country="FR"), 0, 0, 0),
    (Selection(who="person:ana-prado"), 1, 0, 0), (Selection(since="2025-05-07"), 1, 2, 1),
    (Selection(until="2025-05-06"), 4, 2, 1), (Selection(since="2025-06-01"), 0, 0, 0),
    (Selection(issuer="foreign MINISTRY"), 5, 2, 2), (Selection(issuer="Rotary"), 0, 0, 0),
    (Selection(document="FM/113"), 5, 2, 2), (Selection(document="FM/999"), 0, 0, 0), (Selection(visit="v1"), 4, 2, 2),
    (Selection(visit="v7"), 0, 0, 0)])
def test_selections(selection: Selection, engagements: int, statements: int, movements: int) -> None:
    statement = hard_record().statements[0].model_dump()
    record = hard_record(statements=[statement | {"id": "s1", "engagement": "e4"},
                                     statement | {"id": "s2", "engagement": "e4"}])
    if selection.until or selection.who or selection.country:
        record = hard_record()
    kept = list(selection.of([record]))
    assert [(len(r.engagements), len(r.statements), len(r.movements)) for r in kept] == (
        [(engagements, statements, movements)] if engagements else [])


def test_a_selection_keeps_only_what_its_facts_need(hard: Record) -> None:
    (kept,) = Selection(who="person:ana-prado").of([hard])
    assert {person.id for person in kept.people} == {"person:elena-rivas", "person:ana-prado"}
    assert {place.id for place in kept.places} == {"place:lisbon-pt"}
    assert (len(kept.visits), len(kept.statements)) == (0, 0)


def test_a_period_counts_what_has_no_day(hard: Record) -> None:
    tally = Tally()
    list(Selection(since="2025").of([hard], tally))
    assert tally.aside[UNDATED] == 1


def test_renamed_entities_are_joined(hard: Record) -> None:
    joined = renamed_record(hard, {"person:ana-prado": "person:rui-falcao"})
    assert [person.id for person in joined.people] == ["person:elena-rivas", "person:rui-falcao"]
    assert len(joined.people[1].mentions) == 2
    assert {office.title for office in joined.people[1].offices} == {"President", "Prime Minister"}
    assert joined.engagements[1].participants[1].entity == "person:rui-falcao"
    assert joined.document == hard.document


@pytest.fixture
def store(hard: Record, tmp_path: Path) -> Path:
    """Return a store with the hard record and one of another publisher and year."""
    other = hard_record(
        document=hard.document.model_dump() | {"id": "sha256:other", "symbol": "X/1", "issuer": "Port Authority"},
        engagements=[hard.engagements[0].model_dump() | {"date": "2024-01-09"}], statements=[], visits=[],
        movements=[], agreements=[], references=[], upcoming=[])
    with Store.open(tmp_path / "s.db") as made:
        for record in (hard, other):
            made.add_record(record)
        resolve_store(made)
    return tmp_path / "s.db"


@pytest.mark.parametrize(("selection", "found"), [
    (Selection(), [5, 1]), (Selection(who="Ana Prado"), [1]), (Selection(who="Portugal"), [4, 1]),
    (Selection(country="PT", until="2024-12-31"), [1]), (Selection(since="2025-05"), [4]),
    (Selection(issuer="port"), [1]), (Selection(document="X/1"), [1]), (Selection(document="2"), [1])])
def test_the_store_selects(store: Path, selection: Selection, found: list[int]) -> None:
    with Store.open(store) as opened, opened.reading() as connection:
        assert [len(record.engagements) for record in from_store(connection, selection)] == found


def test_a_visit_of_the_store(store: Path, run: Run) -> None:
    told = run("visits", "--country", "PT", "--format", "json", "--db", store)
    (visit,) = json.loads(told.out)["visits"]
    target = store.parent / "v.ics"
    result = run("export", "--format", "ical", "--visit", visit["id"], "--db", store, "--output", target)
    assert (result.code, result.err) == (
        0, f"communique: 1 record: 3 VEVENTs, 1 VJOURNALs\ncommunique: 1 {WITHOUT_DAY}\n")
    assert len(Calendar.from_ical(target.read_bytes()).walk("VEVENT")) == 3
    wrong = run("export", "--format", "ical", "--visit", "1", "--db", store)
    assert wrong.code == 2 and "there is no visit 1 in the store" in wrong.err


def test_records_from_a_file_and_a_pipe(hard: Record, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.jsonl").write_text(f"{hard.to_json(indent=None)}\n" * 2, encoding="utf-8")
    (tmp_path / "b.json").write_text(f"[{hard.to_json()}]", encoding="utf-8")
    result = run("export", tmp_path / "a.jsonl", tmp_path / "b.json", "-", "--format", "parquet", "--quiet",
                 "--output", tmp_path / "x", stdin=hard.to_json())
    assert (result.code, result.err) == (0, "")
    rows = duckdb.connect().execute(f"select count(*) from '{tmp_path}/x/engagements.parquet'").fetchone()
    assert rows == (4 * 5,)


@pytest.mark.usefixtures("scripted")
def test_reports_are_read(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text("The Minister met the President of Portugal in Lisbon.", encoding="utf-8")
    result = run("export", tmp_path / "a.txt", "--format", "plover", "--output", tmp_path / "x.jsonl")
    assert result.code == 0
    assert len((tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize(("arguments", "told"), [
    (["--format", "ical", "x.jsonl", "--who", "Ana"], "add the records to it first"),
    (["x.jsonl"], "name a format with --format"),
    (["--format", "ical", "nothere.jsonl"], "nothere.jsonl: cannot be read"),
    (["--format", "ical", "-"], "standard input, line 1: this is no record"),
    (["--format", "ical", "x.jsonl", "--document", "Z"], "nothing is selected"),
    (["--format", "ical", "x.jsonl", "--since", "yesterday"], "is no date")])
def test_errors_are_one_line(hard: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run,
                             arguments: list[str], told: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.jsonl").write_text(f"{hard.to_json(indent=None)}\n", encoding="utf-8")
    result = run("export", *arguments, "--output", "out", stdin='{"schema": "x"}\n')
    assert result.code == 2 and result.err.count("\n") == 1 and told in result.err
    assert not (tmp_path / "out").exists()


def test_formats_are_told(run: Run) -> None:
    told = run("export", "--formats")
    assert all(f"{name}: " in told.out for name in FORMATS)


def test_lines_that_are_no_records() -> None:
    assert list(records_in(io.StringIO("\n"), "x")) == []
    with pytest.raises(ExportError, match="neither JSON nor JSON lines"):
        list(records_in(io.StringIO("The Minister met"), "x"))


def test_documentation_has_every_format_column_and_code() -> None:
    text = build_exports_reference.TARGET.read_text(encoding="utf-8")
    assert build_exports_reference.build(text) == text
