"""Lists of people read along the words: "with A, his deputy B and other officials"."""

from __future__ import annotations

from communique.reading.clauses import Tree
from communique.reading.engagements.reading import NAMED_PEOPLE
from communique.reading.groups import group_words
from communique.reading.resolver import Resolver

_SEPARATORS = frozenset({",", ";", "and", "&", "plus", "—", "–"})
_PHRASES = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"))
# Behind these a group is named by its members.
_MEMBERS = frozenset({"including", "namely", "notably"})
_ADVERBS = frozenset({"then", "later", "also", "separately", "subsequently", "afterwards"})
_BEFORE = frozenset({"DT", "PRP$", "JJ", "JJR", "CD", "NN", "NNP"})
_MOST = 4  # words before the name of an item: "his newly appointed deputy"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Enumeration:
    """Follows a list of people and groups from one of its items to its end."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver

    def after(self, tree: Tree, word: int, *, groups: bool = True) -> list[str]:
        """Return the entities of the items behind ``word`` in the list that it stands in.

        Args:
            tree: The parsed sentence.
            word: An item: a mention, or the noun of a group.
            groups: Whether groups and bodies are items, too.
        """
        out: list[str] = []
        at = self._end(tree, word)
        while (start := self._separated(tree, at)) is not None:
            item = self._item(tree, start, groups)
            if item is None or self._is_subject(tree, item) or self._is_apposition(tree, at, start, item):
                break
            out.extend(k for k in self._entities(tree, item) if k not in out)
            at = self._end(tree, item)
        return out

    @staticmethod
    def _is_apposition(tree: Tree, at: int, start: int, item: int) -> bool:
        """``X, his envoy for Y``, ``the Governor, Bank of Z``: behind a comma, what somebody is or belongs to."""
        mention = tree.mention(item)
        if mention is None or "and" in {tree.lower(w) for w in range(at, start)}:
            return False
        if mention.kind == "organization":
            before = tree.mention(at - 1)
            return before is not None and before.kind in NAMED_PEOPLE
        if mention.kind != "office":
            return False
        owned = mention.determiner in {"his", "her", "their"} or any(tree.tags[w] == "PRP$" for w in range(start, item))
        return owned or mention.determiner is None and start == item

    def _end(self, tree: Tree, word: int) -> int:
        """Return where an item ends."""
        mention = tree.mention(word)
        if mention is not None and mention.kind == "group":
            return self._dash(tree, word + 1) or word + 1
        if mention is not None:
            close = word + 3 if self._is(tree, word + 1, "(") and self._is(tree, word + 3, ")") else word
            return self._behind_place(tree, close + 1)
        words = group_words(tree, word, self.resolver.lexicon.counterpart_nouns)
        end = max([w for w in words if w >= word] or [word]) + 1
        return self._dash(tree, end) or end

    def _behind_place(self, tree: Tree, at: int) -> int:
        """Step over ``of Texas``, ``from Peru`` behind somebody."""
        place = tree.mention(at + 1) if at + 1 < len(tree) else None
        if place is not None and place.kind == "place" and any(self._is(tree, at, w) for w in ("of", "from", "in")):
            return at + 2
        return at

    def _dash(self, tree: Tree, end: int) -> int | None:
        """``the heads of agencies based in the city — A, B and C``: where the names begin; None where none do."""
        for at in range(end, min(end + 6, len(tree) - 1)):
            if tree.mention(at) is None and tree.tags[at] in _FINITE or tree.lower(at) in {",", ";"}:
                return None
            named = tree.mention(at + 1)
            if self._is(tree, at, "—") or self._is(tree, at, "–"):
                return at if named is not None and named.kind in NAMED_PEOPLE else None
        return None

    def _separated(self, tree: Tree, at: int) -> int | None:
        """Return where the next item begins; None where no sign or word of a list stands at ``at``."""
        first = at
        while at < len(tree) and tree.mention(at) is None:
            low = tree.lower(at)
            phrase = next((p for p in _PHRASES if all(self._is(tree, at + n, w) for n, w in enumerate(p))), None)
            if phrase is not None:
                at += len(phrase)
            elif low in _SEPARATORS or low in _MEMBERS or at > first and (low == "with" or low in _ADVERBS):
                at += 1
            else:
                break
        return at if at > first else None

    @staticmethod
    def _is(tree: Tree, at: int, word: str) -> bool:
        return at < len(tree) and tree.mention(at) is None and tree.lower(at) == word

    def _item(self, tree: Tree, at: int, groups: bool) -> int | None:
        """Return the mention or noun of the item that begins at ``at``."""
        for word in range(at, min(at + _MOST + 1, len(tree))):
            mention = tree.mention(word)
            if mention is None:
                if groups and self._is_group(tree, word):
                    return word
                if tree.tags[word] not in _BEFORE or tree.lower(word) == "current":
                    return None  # "President X, and current Chair of Y" is one person
                continue
            owner = word + 1 < len(tree) and tree.lower(word + 1) in {"'s", "'"}
            if mention.kind in NAMED_PEOPLE:
                return None if owner else word
            if mention.kind not in {"organization", "group", "place"}:
                return None
            if owner or word + 1 < len(tree) and (tree.mention(word + 1) or tree.tags[word + 1] in {"NN", "NNS", "JJ"}):
                continue  # "NATO allies", "the Council's members", "Party Chairman X"
            return word if groups and mention.kind != "place" else None
        return None

    def _is_group(self, tree: Tree, word: int) -> bool:
        low = tree.lower(word)
        follows = word + 1 < len(tree) and tree.mention(word + 1) is None and tree.tags[word + 1] in {"NN", "NNS"}
        heads = self.resolver.lexicon.group_heads
        return tree.tags[word] in {"NNS", "NN"} and not follows and (low in heads or tree.lemma(word) in heads)

    @staticmethod
    def _is_subject(tree: Tree, word: int) -> bool:
        """True where a finite verb follows: "met with A, and B said"."""
        after = word + 1
        while after < len(tree) and tree.mention(after) is None and tree.tags[after] in {"RB", "MD"}:
            after += 1
        return after < len(tree) and tree.mention(after) is None and tree.tags[after] in _FINITE

    def _entities(self, tree: Tree, word: int) -> list[str]:
        if tree.mention(word) is not None:
            return self.resolver.entities(tree, word)
        group = self.resolver.group(tree, word, any_head=True)
        return [group.key] if group is not None else []
