"""Groups of people without names, and who of them is named: "three members of the Presidency, A, B and C"."""

from __future__ import annotations

from collections.abc import Container

from communique.reading.clauses import Tree
from communique.reading.mentions import Mention

# Branches of a noun that are no part of its name.
_OUTSIDE = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "det"})
_OF = frozenset({"of", "from", "for"})
# Of these one member may be named behind: "a group of defenders, one of whom, X, said".
_COLLECTIVE = frozenset({"group", "delegation", "team", "circle", "panel", "committee", "council"})
_COUNTERPARTS = frozenset({"counterparts", "homologues", "colleagues"})
# Prepositions at which a name ends wherever they stand in it.
_ENDING = frozenset({"at", "on", "during", "ahead", "before", "after", "about", "to", "over", "regarding", "including"})


def group_words(tree: Tree, word: int, counterpart_nouns: Container[str]) -> list[int]:
    """Return the words of the name of a group: its noun with what belongs to it, in order.

    Args:
        tree: The parsed sentence.
        word: The noun.
        counterpart_nouns: Nouns before which "his" is no part of the name ("his counterparts").
    """
    counterparts = tree.lemma(word) in counterpart_nouns
    without = frozenset(
        c
        for c in tree.children[word]
        if tree.labels[c] in _OUTSIDE
        and tree.lower(c) != "all"
        or tree.labels[c] == "prep"
        and tree.lower(c) not in (_OF | {"in"} if counterparts else _OF)
        or tree.tags[c] == "PRP$"
        and counterparts
    ) | frozenset(
        part
        for c in tree.kids(word, "amod")
        for p in tree.kids(c, "prep")
        for part in ((c, p) if tree.lower(p) in {"in", "within"} else (p,))
        if c > word
    )  # "young people active in the association", "the villages present for"
    cut = min([c for c in without if c > word and tree.labels[c] in {"cc", "conj"}], default=len(tree))
    words = [w for w in _up_to_end(tree, word, tree.subtree(word, without)) if w < cut]
    while len(words) > 1 and tree.mention(words[-1]) is None and tree.tags[words[-1]] in {"WDT", "WP", "IN", "CC"}:
        words.pop()  # a relative clause that the parser cut in two: "members of other countries that ..."
    after = words[-1] + 1 if words else len(tree)
    if after < len(tree) and tree.lower(after) == "of" and words[-1] == word and tree.labels[after] == "prep":
        words += _up_to_end(tree, after, tree.subtree(after))  # "X, and members of the Cabinet"
    return words


def _up_to_end(tree: Tree, word: int, words: list[int]) -> list[int]:
    end = next((w for w in words if w > word and _ends(tree, w)), None)
    return [w for w in words if end is None or w < end]


def _ends(tree: Tree, word: int) -> bool:
    """Return whether a name of a group cannot go on over a word: a participle, a preposition, a person."""
    mention = tree.mention(word)
    return (
        tree.labels[word] in {"acl", "relcl"}
        or tree.labels[word] == "prep"
        and tree.lower(word) in _ENDING
        or tree.tags[word] in {",", ":"}
        and not _before_place(tree, word)
        or mention is not None
        and mention.kind in {"person", "list"}
        and tree.labels[word] in {"appos", "conj"}
    )


def _before_place(tree: Tree, comma: int) -> bool:
    """True for a comma within a list of places: "counterparts from Estonia, Latvia, and Lithuania"."""
    after = comma + 2 if comma + 2 < len(tree) and tree.lower(comma + 1) == "and" else comma + 1
    mentions = [tree.mention(w) for w in (comma - 1, after) if 0 <= w < len(tree)]
    return len(mentions) == 2 and all(m is not None and m.kind == "place" for m in mentions)


def named_beside(tree: Tree, word: int) -> list[Mention]:
    """Return the people in apposition to a noun: "the camp manager, A", "the two ministers, A and B"."""
    if tree.tags[word][:2] != "NN":
        return []
    if tree.tags[word] != "NNS" and tree.lower(word) not in _COLLECTIVE:
        named = [m for c in tree.kids(word, "appos") if (m := tree.mention(c)) is not None and m.kind == "person"]
        return named[:1]
    if tree.lower(word) in _COUNTERPARTS and (beside := _right_behind(tree, word)):
        return beside
    if tree.tags[word] != "NNS" or not tree.kids(word, "nummod", "predet"):
        return []
    named = [
        m
        for w in tree.subtree(word)
        if w > word
        and tree.labels[w] in {"appos", "conj"}
        and (m := tree.mention(w)) is not None
        and m.kind in {"person", "list"}
    ]
    return named if len(named) > 1 or named and named[0].members else []


def _right_behind(tree: Tree, word: int) -> list[Mention]:
    """``their counterparts A and B``: the people who stand behind a word, with nothing between."""
    named: list[Mention] = []
    at = word + 1
    while at < len(tree):
        mention = tree.mention(at)
        if mention is not None and mention.kind in {"person", "list"}:
            named.append(mention)
        elif not named or mention is not None or tree.lower(at) not in {",", "and"}:
            break
        at += 1
    return named


def people_before(tree: Tree, word: int) -> list[int]:
    """Return the people whom the parser took for a part of a group's name: "President X and senior officials"."""
    return [
        w
        for w in tree.subtree(word)
        if w < word - 1
        and (mention := tree.mention(w)) is not None
        and mention.kind in {"person", "list"}
        and tree.lower(w + 1) in {"and", ","}
    ]
