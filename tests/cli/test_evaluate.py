"""`communique evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.record import Record
from tests.cli.conftest import Run
from tests.evaluate.samples import write_gold

pytestmark = pytest.mark.usefixtures("scripted")


def test_table(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", write_gold(tmp_path))
    assert result.code == 0
    lines = [line.split() for line in result.out.splitlines()]
    assert ["lisbon", "100.0", "%", "0", "0", "0"] in lines
    assert ["engagement", "1.000", "1.000", "1.000", "2", "2", "2"] in lines
    assert result.out.splitlines()[-1] == "composite over 1 documents: 100.0 %"


def test_misses(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", write_gold(tmp_path, references=["FM/999"]), "--misses")
    assert "  missed reference: fm 999\n  false reference: fm 114\n" in result.out


def test_json(run: Run, tmp_path: Path) -> None:
    report = json.loads(run("evaluate", write_gold(tmp_path, references=[]), "--format", "json").out)
    assert report["measures"]["reference"] == {
        "precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "found": 1, "gold": 0}
    assert report["documents"][0]["misses"] == [
        {"measure": "reference", "sort": "false", "expected": None, "got": "fm 114", "at": None}]


@pytest.mark.parametrize(("floor", "code"), [("1.0", 0), ("composite", 1)])
def test_floors(run: Run, tmp_path: Path, floor: str, code: int) -> None:
    text = "person: {f1: 1.0}" if floor == "1.0" else "composite: 99.9\nreference: {f1: 0.5}"
    (tmp_path / "floors.yml").write_text(text, encoding="utf-8")
    result = run("evaluate", write_gold(tmp_path, references=[]), "--floors", tmp_path / "floors.yml")
    assert result.code == code
    assert result.err.count("below its floor") == 2 * code


def test_records(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", write_gold(tmp_path), "--records", tmp_path / "new" / "records").code == 0
    Record.model_validate_json((tmp_path / "new" / "records" / "lisbon.json").read_bytes())


def test_folder_without_gold(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", tmp_path)
    assert result.code == 2
    assert result.err.startswith("communique: error: ")
