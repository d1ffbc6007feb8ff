"""Engagements that a report tells of in passing, as something before: their day is not the day of the report."""

from __future__ import annotations

from communique.reading.clauses import Clause
from communique.reading.engagements.reading import Reading

# Before the noun of an engagement: "during their recent talks".
_EARLIER = frozenset({"recent", "previous", "earlier", "past", "latest", "last"})
_LONG = frozenset({"years", "year", "months", "month", "decades", "decade", "centuries"})
_TODAY = frozenset({"today", "today's"})


def in_passing(clause: Clause, reading: Reading) -> bool:
    """Return whether a clause comes to speak of an engagement that is not the one reported.

    ``According to her, the matter was raised with X`` is what she said, ``agreed during the recent talks`` is before.
    """
    tree = clause.tree
    nouns = [w for w in reading.words if tree.mention(w) is None]
    if reading.rule.startswith("in-") and any(tree.lower(c) in _EARLIER for w in nouns for c in tree.kids(w, "amod")):
        return True
    if any(tree.lower(w) == "ago" and set(map(tree.lower, tree.children[w])) & _LONG for w in range(len(tree))):
        return True  # "the last launch took place ten years ago"
    reported = len(tree) > 2 and tree.lower(0) == "according" and tree.lower(1) == "to"
    return reported and not any(tree.lower(w) in _TODAY for w in range(len(tree)))
