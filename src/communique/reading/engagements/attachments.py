"""Whom the parser hung where they do not belong: behind a day or place, or on what was discussed."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.reading import NAMED_PEOPLE, Discourse, Link, deep_with, noun_links
from communique.reading.engagements.words import EngagementWords
from communique.vocab.types import EngagementVerb

# Prepositions behind which nobody is met, and those that are so only where the verb does not take "with".
_BARRIERS = frozenset({"of", "by", "from", "to", "after", "before", "since", "like", "as"})
_LOOSE_BARRIERS = frozenset({"with", "at", "on", "in", "for"})
_HIM = frozenset({"him", "her", "them"})


class Attachments:
    """Finds the people of a clause that are not where its verb takes them."""

    def __init__(self, discourse: Discourse, words: EngagementWords) -> None:
        self.words = words
        self.resolver = discourse.resolver

    def scattered(self, clause: Clause, entry: EngagementVerb) -> list[str]:
        """``met, in separate meetings, A and B``: people after the verb whom the parser hung somewhere else."""
        tree = clause.tree
        barriers = _BARRIERS if "with" in entry.party else _BARRIERS | _LOOSE_BARRIERS
        drop = frozenset(v for v in tree.by_verb if v != clause.verb) | frozenset(
            w for w in range(len(tree)) if tree.labels[w] == "prep" and tree.lower(w) in barriers
        )
        return [
            k
            for w in [*tree.subtree(clause.verb, drop), *self._behind_places(clause)]
            if w > clause.verb
            and (m := tree.mention(w)) is not None
            and m.kind in NAMED_PEOPLE
            and tree.labels[w] not in {"poss", "compound"}
            for k in self.resolver.entities(tree, w)
        ]

    @staticmethod
    def _behind_places(clause: Clause) -> list[int]:
        """``welcomed on Monday, at the Palace, X``: people whom the parser hung on a day or place."""
        tree = clause.tree
        places = [o for p, _, objs in clause.prepositions if p in {"at", "in", "on"} for o in objs[:1]]
        return [
            w
            for place in places
            if (m := tree.mention(place)) is not None and m.kind not in NAMED_PEOPLE
            for w in tree.kids(place, "conj", "npadvmod", "appos")
            if tree.lower(w - 1) == ","
        ]

    @staticmethod
    def deep_with(clause: Clause, entry: EngagementVerb) -> list[Link]:
        """Return a "with" further down, where the verb takes one and has none of its own."""
        if "with" not in entry.party or any(p == "with" for p, _, _ in clause.prepositions) or clause.objects:
            return []
        return deep_with(clause)

    def adopt_with(self, clause: Clause, entry: EngagementVerb) -> bool:
        """``discussed the crisis with X``: hang a "with" on the verb that the parser hung on what was discussed."""
        tree, found = clause.tree, False
        for word in clause.objects:
            for preposition, at, objects in noun_links(tree, word):
                if (
                    preposition == entry.requires == "with"
                    and objects
                    and not self._takes_with(tree, tree.heads[at])
                    and all(self._is_somebody(tree, o) for o in objects)
                ):
                    tree.move(at, clause.verb)
                    clause.prepositions.append((preposition, at, objects))
                    found = True
        return found

    def _takes_with(self, tree: Tree, word: int) -> bool:
        """``talks with X``, ``relations with Y``."""
        words = {tree.lower(word), tree.lemma(word)}
        return tree.mention(word) is None and bool(words & (self.words.with_nouns | self.words.nouns.keys()))

    def _is_somebody(self, tree: Tree, word: int) -> bool:
        mention = tree.mention(word)
        if mention is None:
            return tree.lower(word) in _HIM or self.resolver.group(tree, word) is not None
        return mention.kind in NAMED_PEOPLE | {"group"}
