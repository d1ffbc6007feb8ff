"""Records to export: one made by hand with everything that can go wrong, and some that the reader makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from communique import Reader
from communique.record import Record
from communique.write.exports import Tally, export
from tests.scripted import make_record, span

ROOT = Path(__file__).resolve().parents[3]

_WHERE = {"Lisbon": (38.72, -9.13), "Madrid": (40.42, -3.7), "Rome": (41.89, 12.48)}


def hard_record(**changes: Any) -> Record:
    """Return the record of the scripted report with coordinates, a formula, a month, a decline and an agreement."""
    made = make_record().model_dump(by_alias=True)
    for place in made["places"]:
        place["lat"], place["lon"] = _WHERE[place["name"]]
    made["document"] |= {"source": "https://example.org/lisbon", "published": "2025-05-08"}
    first = made["engagements"][0]
    made["engagements"] = [
        *made["engagements"],
        first | {"id": "e4", "order": 4, "date": "2025-05", "status": "planned", "kind": "call"},
        first | {"id": "e5", "order": 5, "status": "declined", "kind": "meal", "topics": [], "venue": None,
                 "city": None, "evidence": [span("The harbour lights shimmered")]},
    ]
    made["organizations"][0]["name"] = '=HYPERLINK("http://x")'
    made["statements"][0]["about"] = "+1, “his” hospitality;\nand -more"
    made["agreements"] = [{"id": "a1", "title": "@treaty on tuna", "signed_by": ["person:elena-rivas"],
                           "date": "2025-05-06", "evidence": [span("Ocean Forum")]}]
    return Record.model_validate(made | changes)


@pytest.fixture
def hard() -> Record:
    """Return `hard_record`."""
    return hard_record()


@pytest.fixture(scope="session")
def read_records(reader: Reader) -> list[Record]:
    """Return the records of the examples and of eight annotated documents."""
    dev = sorted((ROOT / "tests" / "gold" / "dev").glob("*.txt"))[::6]
    return list(reader.read_many([*sorted((ROOT / "examples").glob("*.txt")), *dev]))


@pytest.fixture
def records(hard: Record, read_records: list[Record]) -> list[Record]:
    """Return all of them."""
    return [hard, *read_records]


def exported(records: list[Record], form: str, target: Path) -> Tally:
    """Export to ``target``, and return the counts."""
    tally = export(records, form, target)
    assert tally.records == len(records)
    return tally


def count(records: list[Record], group: str) -> int:
    """Return how many facts or entities of a kind the records have."""
    return sum(len(getattr(record, group)) for record in records)
