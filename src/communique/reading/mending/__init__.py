"""Known slips of the parser, mended where the words leave one reading only."""

from __future__ import annotations

from communique.reading.mending import nouns, series, verbs
from communique.reading.mending.parse import Draft


def mend(parse: Draft) -> None:
    """Mend a parse in place."""
    for word in range(len(parse)):
        nouns.preposition(parse, word)
    verbs.lost_root(parse)
    for word in range(len(parse)):
        verbs.past_tense(parse, word)
        verbs.modifier(parse, word)
        verbs.said_behind(parse, word)
        nouns.noun(parse, word)
        if parse.labels[word] == "conj" and parse.tags[word] == "VBG":
            series.gerund(parse, word)
        if parse.labels[word] == "appos" and not parse.named[word] and parse.named[parse.heads[word]]:
            nouns.returned_object(parse, word)
        series.as_well(parse, word)
    for word, tag in enumerate(parse.tags):
        if tag.startswith("VB"):
            verbs.verb(parse, word)
    for word, tag in enumerate(parse.tags):
        if tag.startswith("VB"):
            series.mend(parse, word)


__all__ = ["Draft", "mend"]
