"""The reports of examples/, which the README shows, are read as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import Reader
from tests.reading.soundness import assert_sound

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
WARNINGS: dict[str, tuple[str, ...]] = {}  # by name of the file, those that are meant to be there


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_read(reader: Reader, path: Path) -> None:
    record = reader.read(path)
    assert [engagement for engagement in record.engagements if engagement.status == "held"]
    assert record.warnings == WARNINGS.get(path.name, ())
    assert record.dating.year is not None
    assert_sound(record, record.document.text or "")


def test_the_first_example_is_dated_without_a_year(reader: Reader) -> None:
    (path,) = (path for path in EXAMPLES if path.stem == "almaty-astana")
    assert "2024" not in path.read_text(encoding="utf-8")
    record = reader.read(path)
    assert (record.dating.year, record.dating.how) == (2024, "weekdays+offices")
    assert [engagement.kind for engagement in record.engagements] == [
        "site-visit", "meeting", "meeting", "meal", "meeting", "meeting"
    ]
