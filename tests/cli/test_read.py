"""`communique read`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from communique.cli.read import Format
from communique.record import Record
from communique.write import FORMATS
from tests.cli.conftest import Run
from tests.scripted import REPORT, ScriptedReader

pytestmark = pytest.mark.usefixtures("scripted")


def test_formats_are_those_that_can_be_written() -> None:
    assert {form.value for form in Format} == set(FORMATS)


def test_default_is_an_itinerary(run: Run, folder: Path) -> None:
    result = run("read", folder / "a.txt")
    assert result.code == 0
    assert result.err == ""
    assert "Tuesday 6 May 2025" in result.out
    assert "\x1b" not in result.out


def test_json_of_one_input_is_an_object_and_of_many_an_array(run: Run, folder: Path) -> None:
    one = run("read", folder / "a.txt", "--format", "json")
    Record.model_validate_json(one.out)
    many = run("read", folder / "a.txt", folder / "b.txt", "--format", "json")
    assert [Record.model_validate(item) for item in json.loads(many.out)]
    assert len(json.loads(many.out)) == 2
    assert many.err == "communique: read 2 of 2 documents\n"


def test_a_folder_is_many_even_with_one_file(run: Run, folder: Path) -> None:
    (folder / "b.txt").unlink()
    (folder / "c.txt").unlink()
    assert isinstance(json.loads(run("read", folder, "-f", "json").out), list)


def test_jsonl_is_one_record_a_line(run: Run, folder: Path) -> None:
    lines = run("read", folder, "--format", "jsonl").out.splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0])["document"]["text"] == REPORT


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_no_text_leaves_the_text_out(run: Run, folder: Path, form: str) -> None:
    record = json.loads(run("read", folder / "a.txt", "--format", form, "--no-text").out)
    assert record["document"]["text"] is None


def test_csv_is_one_row_an_engagement(run: Run, folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("read", folder, "-f", "csv", "-q").out)))
    assert len(rows) == 9
    assert rows[0]["with"] == "Rui Falcão"
    assert rows[2]["status"] == "cancelled"


def test_markdown(run: Run, folder: Path) -> None:
    assert run("read", folder / "a.txt", "-f", "markdown").out.startswith("# FM/113")


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_explain_shows_rule_evidence_and_unread_clauses(run: Run, folder: Path, form: str) -> None:
    out = run("read", folder / "a.txt", "--explain", "-f", form).out.replace("\\", "")
    for expected in ("rule meet-with", "confidence 0.75", "inferred: date, city, country", "met with the President",
                     "[105:139]", "no rule for 'shimmer'"):
        assert expected in out


def test_standard_input(run: Run) -> None:
    assert "Lisbon" in run("read", "-", stdin=REPORT).out
    assert "Lisbon" in run("read", stdin=REPORT).out


def test_hints_and_settings_reach_the_reader(run: Run, folder: Path, scripted: list[ScriptedReader],
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_VOCAB", str(folder))
    run("read", folder / "a.txt", "--published", "2025-05", "--principal", "Elena Rivas", "--pipeline", "en_other")
    assert scripted[0].settings == {"vocab": folder, "pipeline": "en_other"}
    assert scripted[0].hints == [("2025-05", "Elena Rivas")]


@pytest.mark.parametrize("value", ["yesterday", "2024-13", "2024-02-30", "24", "2024-W01", "20240705"])
def test_published_must_be_a_date(run: Run, folder: Path, value: str) -> None:
    result = run("read", folder / "a.txt", "--published", value)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("communique: error: ")
    assert value in result.err


def test_one_bad_file_never_stops_the_rest(run: Run, folder: Path) -> None:
    (folder / "b.txt").write_text("UNREADABLE " + REPORT, encoding="utf-8")
    result = run("read", folder, "--format", "jsonl")
    assert result.code == 2
    assert len(result.out.splitlines()) == 2
    assert "read 2 of 3 documents; 1 could not be read: " in result.err
    assert "b.txt: the text is in Welsh" in result.err
    assert len(result.err.splitlines()) == 1


def test_a_fault_of_the_program_stops_no_other_document(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("EXPLODE " + REPORT, encoding="utf-8")
    result = run("read", folder, "-f", "jsonl")
    assert result.code == 2
    assert len(result.out.splitlines()) == 2
    assert "ZeroDivisionError" in result.err
    assert "Traceback" not in result.err


def test_many_failures_are_named_one_a_line(run: Run, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("UNREADABLE " + REPORT, encoding="utf-8")
    result = run("read", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert sum("Welsh" in line for line in result.err.splitlines()[:5]) == 5
    assert "read 0 of 5 documents" in result.err.splitlines()[-1]


@pytest.mark.parametrize("text", ["UNREADABLE " + REPORT, "EXPLODE " + REPORT, "", "\x00\x01\x02\xff" * 50])
def test_one_input_that_cannot_be_read_is_one_line(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.txt").write_text(text, encoding="utf-8")
    result = run("read", tmp_path / "bad.txt")
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith("communique: error: ")
    assert "bad.txt" in result.err


def test_missing_file(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt")
    assert result.code == 2
    assert "none.txt" in result.err
    assert len(result.err.splitlines()) == 1
