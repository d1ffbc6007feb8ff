"""Topics to themes: which concepts of the vocabulary the words of a topic or statement show."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from communique.errors import VocabularyError
from communique.vocab import Vocabulary

# Signs between words count as spaces, in the text and in the vocabulary alike: "counter-terrorism" is two words.
_WORD = re.compile(r"[^\W_]+")
_PATTERN_WORD = re.compile(r"[^\W_]+\*?|\*")
# Prefixes are found under their first letters; a shorter prefix would match nearly any word.
_STEM = 3
_REMEMBERED = 20_000

_Pattern = tuple[tuple[str, bool], ...]  # words, and whether each is only the beginning of one


class _Phrase(NamedTuple):
    """A phrase of the vocabulary and the concepts that it shows; none where it is one to pass over."""

    first: str
    prefix: bool  # whether `first` is only the beginning of the word
    rest: _Pattern
    ids: tuple[str, ...]


class ConceptLinker:
    """Finds the concepts of ``concepts.yml`` in short texts.

    The longest phrase that begins at a word wins and takes its words; the search goes on after it. So the
    words of "food security" do not show security in general, and a phrase marked with ``!`` shows nothing.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Prepare the phrases of the vocabulary.

        Raises:
            VocabularyError: An id is listed twice, or a phrase cannot be searched for.
        """
        phrases: dict[_Pattern, set[str]] = defaultdict(set)
        silent: set[_Pattern] = set()
        seen: set[str] = set()
        for concept in vocabulary.concepts.concepts:
            if concept.id in seen:
                raise VocabularyError(f"concepts.yml: {concept.id}: listed twice; keep one entry for each id")
            seen.add(concept.id)
            for written in concept.words:
                pattern = _parse(concept.id, written)
                phrases[pattern].add(concept.id)
                if written.startswith("!"):
                    silent.add(pattern)
        self._buckets: dict[str, list[_Phrase]] = defaultdict(list)
        for pattern, found in sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])):
            first, prefix = pattern[0]
            ids = () if pattern in silent else tuple(sorted(found))
            self._buckets[first[:_STEM]].append(_Phrase(first, prefix, pattern[1:], ids))
        # Few words make up most texts; the cache is bounded so that memory stays flat over a corpus.
        self._starting = lru_cache(maxsize=_REMEMBERED)(self._find_starting)

    def link(self, text: str) -> tuple[str, ...]:
        """Return the ids of the concepts that ``text`` shows, each once, by first occurrence and then by id."""
        words = _WORD.findall(text.lower())
        found: dict[str, None] = {}
        at = 0
        while at < len(words):
            phrases = self._starting(words[at])
            at += self._take(phrases, words, at, found) if phrases else 1
        return tuple(found)

    def _find_starting(self, word: str) -> tuple[_Phrase, ...]:
        """Return the phrases whose first word can be ``word``, longest first."""
        return tuple(
            phrase
            for phrase in self._buckets.get(word[:_STEM], ())
            if (word.startswith(phrase.first) if phrase.prefix else word == phrase.first)
        )

    @staticmethod
    def _take(phrases: tuple[_Phrase, ...], words: list[str], at: int, found: dict[str, None]) -> int:
        """Add the concepts of the longest of ``phrases`` at ``at`` to ``found``; return how many words it takes."""
        following = words[at + 1] if at + 1 < len(words) else ""
        best: list[_Phrase] = []
        for phrase in phrases:  # longest first
            rest = phrase.rest
            if best and len(rest) < len(best[0].rest):
                break
            if not rest or (following.startswith(rest[0][0]) and _follows(rest, words, at + 1)):
                best.append(phrase)
        # A phrase to pass over silences others of its length: it was written against them.
        if all(phrase.ids for phrase in best):
            found.update(dict.fromkeys(sorted({concept for phrase in best for concept in phrase.ids})))
        return 1 + (len(best[0].rest) if best else 0)


def _follows(rest: _Pattern, words: list[str], at: int) -> bool:
    """Return whether the words from ``at`` on are ``rest``."""
    if at + len(rest) > len(words):
        return False
    for part, prefix in rest:
        word = words[at]
        if not (word.startswith(part) if prefix else word == part):
            return False
        at += 1
    return True


def _parse(concept: str, written: str) -> _Pattern:
    """Split a phrase as written in the vocabulary into words, each with whether it is a prefix."""
    words = _PATTERN_WORD.findall(written.lower())
    pattern = tuple((word.rstrip("*"), word.endswith("*")) for word in words)
    if not pattern:
        raise VocabularyError(f"concepts.yml: {concept}: {written!r} has no word in it; write a word or a phrase")
    first, prefix = pattern[0]
    if prefix and len(first) < _STEM:
        raise VocabularyError(
            f"concepts.yml: {concept}: {written!r} matches too much; begin with at least {_STEM} letters before the *"
        )
    return pattern
