"""Words of names that are looked for in many: what is quick finds what comparing each would find."""

from __future__ import annotations

import random

import pytest

from communique.authority.lookup import ALIKE, traces_of, word_likeness, words_like
from communique.authority.variants import are_variants, variants_of

KNOWN = """tokayev tokaev tokajew lukashenko lukashenka netanyahu netanjahu merkel merkl hollande holland abe abdullah
abdallah william bill billy yusuf joseph jose kim kem lee lie zhang chang zhou khan kahn gul guterres gutierrez mohammed
muhammad mohamed von der leyen blinken blinkin lavrov lavrof putin poutine ahmad ahmed wu u o steinmeier steinmayer
xi jinping dzhabarov jabarov""".split()


def slips(word: str, chance: random.Random) -> str:
    """Return a word with one letter changed, left out, doubled or exchanged with the next."""
    at = chance.randrange(len(word) or 1)
    head, letter, tail = word[:at], word[at:at + 1], word[at + 1:]
    return chance.choice([head + chance.choice("aeioubdgkstv") + tail, head + tail, head + 2 * letter + tail,
                          head + tail[:1] + letter + tail[1:]])


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_overlooked(seed: int) -> None:
    chance = random.Random(seed)
    words = [*KNOWN, *(slips(word, chance) for word in KNOWN), "zhang wei", ""]
    forms = [(word, traces_of(word)) for word in words]
    for given in [*KNOWN, *(slips(slips(word, chance), chance) for word in KNOWN)]:
        wanted = [at for at, word in enumerate(words)
                  if any(word_likeness(given, piece) >= ALIKE for piece in (word, *word.split()))]
        assert words_like(given, forms) == wanted, given


def test_variants_are_all_that_compare_as_such() -> None:
    for word in KNOWN:
        assert {other for other in KNOWN if are_variants(word, other)} == variants_of(word) & set(KNOWN)
    assert "bill" in variants_of("william")
