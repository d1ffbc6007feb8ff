"""Single sentences of the genre: the engagement that each tells, and those that tell none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique import Reader
from communique.record import Document, Engagement, Record

FOLDER = Path(__file__).parent / "sentences"
LEAD = "Secretary-General Ban Ki-moon arrived in Lima, Peru, on Monday, 3 June 2013."
TELLING: list[dict[str, Any]] = yaml.safe_load((FOLDER / "engagements.yml").read_text(encoding="utf-8"))
DATED: list[dict[str, Any]] = yaml.safe_load((FOLDER / "dates.yml").read_text(encoding="utf-8"))
SILENT: list[str] = yaml.safe_load((FOLDER / "no_engagements.yml").read_text(encoding="utf-8"))


def told(reader: Reader, sentence: str) -> tuple[Record, list[Engagement]]:
    """Return the record of the sentence behind `LEAD`, and the engagements held that it tells."""
    record = reader.read(Document.from_text(f"{LEAD}\n\n{sentence}"))
    return record, [e for e in record.engagements if e.status == "held" and e.evidence[0].start > len(LEAD)]


@pytest.mark.parametrize("case", TELLING, ids=lambda case: case["sentence"][:60])
def test_a_sentence_tells_an_engagement(reader: Reader, case: dict[str, Any]) -> None:
    record, engagements = told(reader, case["sentence"])
    assert engagements
    assert engagements[0].kind == case["kind"]
    others = [record.name_of(p.entity) for e in engagements for p in e.participants if p.role != "principal"]
    assert list(dict.fromkeys(others)) == case["with"]
    assert {str(e.date) for e in engagements} == {"2013-06-03"}


@pytest.mark.parametrize("sentence", SILENT, ids=lambda sentence: sentence[:60])
def test_a_sentence_tells_none(reader: Reader, sentence: str) -> None:
    _, engagements = told(reader, sentence)
    assert engagements == []


@pytest.mark.parametrize("case", DATED, ids=lambda case: case["sentence"][:60])
def test_a_sentence_has_its_day(reader: Reader, case: dict[str, Any]) -> None:
    _, engagements = told(reader, case["sentence"])
    assert [str(e.date) if e.date else None for e in engagements] == [case["date"]]
