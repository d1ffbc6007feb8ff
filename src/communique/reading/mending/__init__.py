"""Known slips of the parser, mended where the words leave one reading only."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.mending import nouns, series, verbs
from communique.reading.mending.parse import Draft


def mend(words: Sequence[str], named: Sequence[bool], heads: list[int], labels: list[str], tags: list[str]) -> None:
    """Mend a parse in place.

    Args:
        words: The lower-case words of the skeleton.
        named: Whether each word stands for a mention.
        heads: The index of each word's head.
        labels: The label of each word.
        tags: The tag of each word.
    """
    parse = Draft(words, named, heads, labels, tags)
    for word in range(len(parse)):
        nouns.preposition(parse, word)
    for word in range(len(parse)):
        verbs.past_tense(parse, word)
        nouns.noun(parse, word)
        if labels[word] == "conj" and tags[word] == "VBG":
            series.gerund(parse, word)
        if labels[word] == "appos" and not named[word] and named[heads[word]]:
            nouns.returned_object(parse, word)
    for word, tag in enumerate(tags):
        if tag.startswith("VB"):
            verbs.verb(parse, word)


__all__ = ["mend"]
