"""`communique draft`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.record import Record
from communique.store import Store
from tests.cli.conftest import Run


@pytest.fixture
def saved(record: Record, tmp_path: Path) -> Path:
    path = tmp_path / "record.json"
    path.write_text(record.to_json(), encoding="utf-8")
    return path


def test_a_record_becomes_text_and_what_is_missing_is_listed(run: Run, saved: Path) -> None:
    result = run("draft", saved)
    assert result.code == 0
    assert "The Foreign Minister then met with the President of Portugal, Rui Falcão" in result.out
    assert "  - no date of issue" in result.err
    assert run("draft", saved, "-q").err == ""


def test_standard_input_is_a_record(run: Run, record: Record) -> None:
    assert "Rui Falcão" in run("draft", "-", "-q", stdin=record.to_json()).out


@pytest.mark.usefixtures("scripted")
def test_a_report_is_read_on_the_spot(run: Run, folder: Path) -> None:
    assert "Rui Falcão" in run("draft", folder / "a.txt", "-q").out


def test_symbol_issuer_and_date_are_those_of_the_new_report(run: Run, saved: Path) -> None:
    out = run("draft", saved, "-q", "--symbol", "FM/115", "--issuer", "Chancellery", "--issued", "2025-05-08").out
    assert out.startswith("Chancellery\n\nFM/115\n\n8 May 2025\n")


def test_trace_shows_facts_and_their_words(run: Run, saved: Path) -> None:
    out = run("draft", saved, "-q", "--trace").out
    assert "    s1: “thanked the President for his hospitality”" in out


def test_placeholders_stand_where_something_is_missing(run: Run, saved: Path) -> None:
    assert "[date of issue]" in run("draft", saved, "-q", "--placeholders").out


def test_a_visit_comes_from_the_store(run: Run, record: Record, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    with Store.open(store) as opened:
        opened.add_record(record)
    assert "Rui Falcão" in run("draft", "--visit", "FM/113", "--db", store, "-q").out
    lines = run("facts", "FM/113", "--db", store, "-q").out.splitlines()
    visit = next(line.split()[0] for line in lines if "visit" in line)
    assert "Rui Falcão" in run("draft", "--visit", visit, "--db", store, "-q").out
    number = json.loads(run("visits", "--format", "json", "--db", store, "-q").out)["visits"][0]["id"]
    assert "Rui Falcão" in run("draft", "--visit", number, "--db", store, "-q").out


def test_pdf_goes_to_a_file(run: Run, saved: Path, tmp_path: Path) -> None:
    assert run("draft", saved, "-q", "-f", "pdf", "-o", tmp_path / "d.pdf").out == ""
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("arguments", "told"), [
    ((), "name a record, a report or a programme"),
    (("nowhere.json",), "No such file"),
    (("{saved}", "--style", "nato"), "no style 'nato'"),
    (("{saved}", "--visit", "v1"), "not both"),
    (("{bad}",), "not one record"),
])
def test_what_is_wrong_is_told_in_a_line(run: Run, saved: Path, tmp_path: Path, arguments: tuple[str, ...],
                                         told: str) -> None:
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    result = run("draft", *(argument.format(saved=saved, bad=tmp_path / "bad.json") for argument in arguments))
    assert result.code == 2
    assert told in result.err
    assert result.err.count("\n") == 1
