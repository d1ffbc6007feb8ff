"""Texts that are no reports are each read into a sound record."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document
from tests.reading.hard_texts import TEXTS
from tests.reading.soundness import assert_sound


@pytest.mark.parametrize("name", TEXTS)
def test_reads_what_is_no_report(name: str, reader: Reader) -> None:
    assert_sound(reader.read(Document.from_text(TEXTS[name])), TEXTS[name])


def test_reads_lone_surrogates(reader: Reader) -> None:
    reader.read(Document.from_text("President \ud83e Arden met with \udc00 Prime Minister Haddad in Oslo.")).to_json()
