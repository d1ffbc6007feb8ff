"""What stood on the agenda, and of which talks: "A and B were the main points", "all three conversations"."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.lists import ListCutter, Span
from communique.reading.resolver import Resolver
from communique.reading.state import EngagementDraft

_PEOPLE = frozenset({"person", "office", "list", "group"})
_HELD = frozenset({"meeting", "call", "meal"})
_COUNTED = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_SEVERAL = frozenset({"meeting", "conversation", "talk", "call", "discussion", "encounter", "exchange"})
# What an agenda is made of, and what has one.
_ITEMS = frozenset({"point", "item", "topic", "subject", "theme", "issue", "matter", "question", "focus", "priority"})
_AGENDA = frozenset(
    (
        "agenda talks discussion discussions conversation conversations exchange topics subjects issues themes matters"
    ).split()
)
_OPENERS = frozenset({"at", "on", "among", "high", "top", "also", "foremost"})
_EMPTY = frozenset({"it", "this", "that", "these", "they", "which"})


def agenda_topics(clause: Clause, lists: ListCutter) -> list[Span]:
    """Return A and B of ``A and B were the main points on the agenda``, ``At the centre of the talks were A and B``."""
    tree = clause.tree
    if any(w > clause.verb and _of_talks(tree, w) for w in clause.attributes):
        subjects = [s for s in clause.subjects if tree.labels[s] != "conj" and s < clause.verb]
        named = [m for s in subjects if (m := tree.mention(s)) is not None]
        if any(m.kind in _PEOPLE for m in named) or any(tree.lower(s) in _EMPTY for s in subjects):
            return []
        return lists.items(tree, subjects, clause.verb)
    before = [w for w in range(clause.verb) if tree.mention(w) is None and tree.lower(w) in _AGENDA]
    if tree.lower(0) not in _OPENERS or not before:
        return []
    between = range(max(before) + 1, clause.verb)  # "the subjects raised were"
    if not all(tree.tags[w] in {"VBN", "RB"} for w in between):
        return []
    heads = [w for w in [*clause.subjects, *clause.attributes] if w > clause.verb]
    heads = heads or [w for w in range(clause.verb + 1, len(tree)) if tree.tags[w][:2] == "NN"][:1]
    return lists.items(tree, heads, clause.verb)


def _of_talks(tree: Tree, word: int) -> bool:
    """True for ``points on the agenda``, ``subjects of the talks``."""
    if tree.mention(word) is not None or tree.lemma(word) not in _ITEMS:
        return False
    return any(tree.mention(w) is None and tree.lower(w) in _AGENDA for w in tree.subtree(word) if w > word)


def talks_told(
    clause: Clause, told: list[EngagementDraft], current: EngagementDraft, resolver: Resolver
) -> list[EngagementDraft]:
    """Return the engagements a clause of discussion is about: "all three conversations", "with X he took up"."""
    tree, principal = clause.tree, resolver.state.principal
    held = [e for e in told if e.status == "held" and e.kind in _HELD]
    for word in clause.subjects:
        words = {tree.lower(c) for c in tree.children[word]} if tree.tags[word] == "NNS" else set()
        number = max((n for name, n in _COUNTED.items() if name in words), default=0)
        if tree.lemma(word) in _SEVERAL and 1 < number <= len(held):
            return held[-number:]
    named = [
        k
        for w in clause.pobjs("with")
        if (m := tree.mention(w)) is not None and m.kind in _PEOPLE
        for k in resolver.entities(tree, w)
    ]
    if len(named) == 1 and named[0] not in current.others(principal):
        return [e for e in held[-6:] if named == e.others(principal)][-1:] or [current]
    return [current]
