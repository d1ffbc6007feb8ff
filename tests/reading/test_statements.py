"""Single sentences of the genre: who says what to whom in each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique import Reader
from communique.record import Document

LEAD = "Secretary-General Ban Ki-moon met with President Ollanta Humala in Lima on Monday, 3 June 2013."
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "sentences" / "statements.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"][:60])
def test_what_a_sentence_reports(reader: Reader, case: dict[str, Any]) -> None:
    record = reader.read(Document.from_text(f"{LEAD} {case['sentence']}"))
    said = [
        [record.name_of(s.speaker), s.act, record.name_of(s.addressee) if s.addressee else None, s.about]
        for s in record.statements
    ]
    assert said == case["said"]
