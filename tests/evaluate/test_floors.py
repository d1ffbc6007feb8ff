"""Floors for continuous integration."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import GoldError
from communique.evaluate import evaluate, load_floors, shortfalls
from tests.evaluate.samples import write_gold
from tests.scripted import ScriptedReader


def floors(folder: Path, text: str) -> Path:
    (folder / "floors.yml").write_text(text, encoding="utf-8")
    return folder / "floors.yml"


def test_load(tmp_path: Path) -> None:
    text = "composite: 85\nperson: {f1: 0.95}\ncontact: {precision: 0.95, recall: 0.88}\n"
    found = load_floors(floors(tmp_path, text))
    assert found == {("composite", "percent"): 85.0, ("person", "f1"): 0.95, ("contact", "precision"): 0.95,
                     ("contact", "recall"): 0.88}


@pytest.mark.parametrize("text", [
    "persons: {f1: 1}", "person: 0.9", "person: {f2: 1}", "person: {f1: 95}", "- x", "a: [", "composite: {f1: 1}",
    "composite: high"])
def test_wrong_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(GoldError, match=r"floors\.yml"):
        load_floors(floors(tmp_path, text))


def test_shortfalls(tmp_path: Path) -> None:
    report = evaluate(write_gold(tmp_path, references=["FM/114", "FM/115"], statements=[]), ScriptedReader())
    least = {("composite", "percent"): 99.0, ("reference", "precision"): 1.0, ("reference", "recall"): 0.6,
             ("addressee", "f1"): 0.1, ("person", "f1"): 1.0}
    assert [str(short) for short in shortfalls(report, least)] == [
        f"composite percent: {report.composite:.4g}, floor 99", "reference recall: 0.5, floor 0.6",
        "addressee f1: nothing to measure, floor 0.1"]
