"""`communique programme`."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.record import Record
from tests.cli.conftest import Run
from tests.programme.plans import PLAN


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    path = tmp_path / "trip.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_new_programme_is_checked_shown_and_drafted(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    assert run("programme", "new", path, "--start", "2026-12-01").code == 0
    assert run("programme", "check", path).err == "communique: 4 entries, nothing to object to\n"
    assert "Tuesday 1 December 2026" in run("programme", "show", path).out
    assert "will then meet with the President of Portugal" in run("draft", path, "-q").out
    again = run("programme", "new", path)
    assert again.code == 2
    assert "is there already" in again.err


def test_without_a_verb_the_help_is_shown(run: Run) -> None:
    result = run("programme")
    assert result.code == 0
    assert "Tell what is wrong with a programme." in result.out


def test_check_names_line_and_kind_and_leaves_with_1(run: Run, trip: Path) -> None:
    trip.write_text(PLAN.replace("2026-12-02 10:00", "2026-12-05 10:00"), encoding="utf-8")
    result = run("programme", "check", trip)
    assert result.code == 1
    assert result.out.startswith(f"{trip}:23: date: meeting with team: 2026-12-05 is after the journey ends")


def test_show_writes_a_record_and_a_page(run: Run, trip: Path, tmp_path: Path) -> None:
    record = Record.model_validate_json(run("programme", "show", trip, "-f", "json").out)
    assert record.principal == "person:elena-rivas"
    assert run("programme", "show", trip, "-f", "pdf", "-o", tmp_path / "p.pdf").code == 0
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF-")


def test_a_calendar_that_was_exported_is_a_programme_again(run: Run, trip: Path, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(run("programme", "show", trip, "-f", "json").out, encoding="utf-8")
    assert run("export", tmp_path / "r.json", "-f", "ical", "-o", tmp_path / "trip.ics", "-q").code == 0
    shown = run("programme", "show", tmp_path / "trip.ics").out
    assert "Meeting with Rui Falcão (President, Portugal)" in shown
    assert "Meal hosted by Rui Falcão (President, Portugal) — cancelled" in shown
    assert "Meal hosted by Rui Falcão (President, Portugal) — cancelled" in shown
    assert "Meeting with UN country team" in shown


@pytest.mark.parametrize(("arguments", "told"), [
    (("new", "--start", "1 July"), "'1 July' is no date"),
    (("new", "--start", "2026-12-02", "--end", "2026-12-01"), "is before --start"),
    (("check", "nowhere.yaml"), "cannot be read"),
])
def test_what_is_wrong_is_told_in_a_line(run: Run, arguments: tuple[str, ...], told: str) -> None:
    result = run("programme", *arguments)
    assert result.code == 2
    assert told in result.err
    assert result.err.count("\n") == 1
