"""How alike two words of names are: across alphabets, ways of transliterating, and slips of the pen."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

# How one sound is written in Latin letters by different countries and times, in the order in which they are applied.
_SOUNDS = tuple((re.compile(pattern), sound) for pattern, sound in (
    ("dzh|dsch|dj(?=.)", "j"), ("tsch|tch", "ch"), ("shch|sch|sh", "s"), ("zh", "j"), ("kh", "h"), ("ph", "f"),
    ("gh", "g"), ("th", "t"), ("dh", "d"), ("ck|q", "k"), ("x", "ks"), ("c(?=[aou]|$|[^aeiouyh])", "k"),
    ("c(?=[eiy])", "s"), ("ts|tz", "z"), ("w", "v"), ("ff?$", "v"), ("ou|oo", "u"), ("ee", "i"), ("(?<=[aeou])j", "i"),
    ("y", "i"), ("^ie|^je", "e"), (r"(?<=[aeou])i(?=[eo])", ""), ("ah$", "a"), (r"(.)\1+", r"\1"),
))
# Of scripts that write no vowels, or syllables, only this much comes through: consonants, without voice.
_ROUGH = str.maketrans("bdgrvfzjqc", "ptklppsskk")
_SYLLABLES = tuple((re.compile(pair), vowel) for pair, vowel in (("eo", "o"), ("eu", "u"), ("ae", "e"), ("oe", "o")))
_VOWELS = re.compile("[aeiouy]")
_FAR = 0.25  # likeness of sounds below which nothing makes two words alike
_SHORT = 4  # letters: below, one changed letter makes another name ("Kim", "Kem")


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return ``word`` (lower-case ASCII) as its sounds, alike for the ways of writing it in Latin letters."""
    for pattern, written in _SOUNDS:
        word = pattern.sub(written, word)
    return word


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Return the consonants of ``word`` without voice: what is left of a name in Arabic or Chinese writing."""
    heard = sound(word[:1] + word[1:].replace("w", ""))
    plain = _VOWELS.sub("", heard[:1] + heard[1:].replace("h", "")).translate(_ROUGH)
    return re.sub(r"(.)\1+", r"\1", plain) or heard[:1]


@lru_cache(maxsize=100_000)
def _syllables(word: str) -> str:
    for pattern, written in _SYLLABLES:
        word = pattern.sub(written, word)
    return sound(word)


@lru_cache(maxsize=200_000)
def likeness(mine: str, theirs: str) -> float:
    """Return how alike two lower-case ASCII words are, from 0 to 1, where 1 is equal.

    The better of letters and sounds counts; a changed vowel weighs half of a changed consonant.
    """
    if mine == theirs:
        return 1.0
    first, second = sound(mine), sound(theirs)
    if first == second:
        return 0.97
    if OSA.normalized_similarity(first, second) < _FAR:
        return _near(mine, theirs)
    return max(_near(mine, theirs), 0.97 * _near(first, second), 0.95 * _near(_syllables(mine), _syllables(theirs)))


@lru_cache(maxsize=100_000)
def _without_vowels(word: str) -> str:
    return _VOWELS.sub("a", word)


def _near(mine: str, theirs: str) -> float:
    longest = max(len(mine), len(theirs))
    letters = OSA.distance(mine, theirs)
    consonants = OSA.distance(_without_vowels(mine), _without_vowels(theirs))
    changes = (letters + consonants) / 2
    if longest < _SHORT:
        changes *= 1.5
    return max(0.0, 1 - changes / longest)


def outlines(word: str) -> frozenset[str]:
    """Return ``word``, its sounds and its syllables, one vowel standing for all.

    Of two words with a `likeness` of some degree, two outlines are at least as alike in letters: what is looked for in
    many words can be looked for in these first, which is quick.
    """
    return frozenset(_without_vowels(form) for form in (word, sound(word), _syllables(word)))


@lru_cache(maxsize=50_000)
def rough_likeness(mine: str, theirs: str) -> float:
    """Return how alike two words are by their consonants alone, where one comes from a script that tells no more."""
    first, second = skeleton(mine), skeleton(theirs)
    if first == second:
        return 0.9 if len(first) > 1 else 0.7
    return 0.85 * max(0.0, 1 - OSA.distance(first, second) / max(len(first), len(second)))
