"""What tests of reading share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.reading.mentions import Lexicon, Mention, Scanner
from communique.reading.segment import split_sentences
from communique.vocab import load_vocabulary

Mentions = Callable[[str], list[Mention]]


@pytest.fixture(scope="session")
def mentions() -> Mentions:
    """Return a function that gives the outermost mentions of one sentence."""
    scanner = Scanner(Lexicon(load_vocabulary()))

    def find(text: str) -> list[Mention]:
        (sentence,) = split_sentences(text, 0, len(text), 0)
        return scanner.scan(text, sentence)

    return find
