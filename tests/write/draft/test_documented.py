"""The draft in the documentation is the one that is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique import Reader
from communique.sources import load
from communique.write.draft import Draft, draft

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "drafting.md").read_text(encoding="utf-8")


def block(mark: str) -> str:
    """Return the words of a block of the page."""
    (found,) = re.findall(rf"^<!-- {mark} -->\n```text\n(.*?)^```", PAGE, re.M | re.S)
    return " ".join(found.split())


@pytest.fixture(scope="module")
def made(reader: Reader) -> Draft:
    return draft(reader.read(load(str(ROOT / "examples" / "almaty-astana.txt"))))


def test_the_draft_is_the_one_that_is_written(made: Draft) -> None:
    assert block("draft") == " ".join(made.text.split())


def test_what_is_missing_is_what_is_listed(made: Draft) -> None:
    assert all(f"- {gap.text}" in block("missing") for gap in made.missing)
    assert block("missing").count(" - ") == len(made.missing)
