"""The gold documents of tests/gold are read at least as well as their floor files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import Reader
from communique.evaluate import evaluate, load_floors, shortfalls

GOLD = Path(__file__).parents[1] / "gold"
SETS = [name for name in ("dev", "unseen") if (GOLD / f"floors-{name}.yml").is_file()]


@pytest.mark.parametrize("name", SETS)
def test_floors_are_reached(reader: Reader, name: str) -> None:
    report = evaluate(GOLD / name, reader)
    assert [f"{document.name}: {document.error}" for document in report.documents if document.error] == []
    assert [str(short) for short in shortfalls(report, load_floors(GOLD / f"floors-{name}.yml"))] == []
