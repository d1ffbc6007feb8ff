"""Slips at what is coordinated: to which verb "and" leads back."""

from __future__ import annotations

from communique.reading.mending.parse import SUBJECTS, Draft


def gerund(parse: Draft, word: int) -> None:
    """``telling them that A is true and asking ...``: a gerund goes with the gerund before, not with "is"."""
    clause = parse.heads[word]
    above = parse.heads[clause]
    if (
        parse.labels[clause] == "ccomp"
        and parse.tags[clause] in {"VBD", "VBZ", "VBP"}
        and parse.tags[above] == "VBG"
        and above < clause < word
        and not any(parse.heads[w] == word and parse.labels[w] in SUBJECTS | {"aux"} for w in range(word))
    ):
        parse.heads[word] = above
