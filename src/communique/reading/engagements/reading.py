"""What a clause tells, before it is known where and when, and the small questions to the parse that find it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from communique.reading.clauses import Clause, Tree
from communique.reading.resolver import Resolver
from communique.reading.setting import Setting
from communique.reading.state import State

Party = tuple[str, str]
"""Entity key and role."""
Link = tuple[str, int, list[int]]
"""A preposition, its word index and those of its objects."""

PEOPLE = frozenset({"person", "office"})
"""Kinds of entities that are somebody."""
NAMED_PEOPLE = PEOPLE | {"list"}
"""Kinds of mentions that name somebody."""
WITH = frozenset({"with", "alongside"})
"""Prepositions whose objects take part."""
TOGETHER = frozenset({"together with", "along with"})
"""Prepositions of two words whose objects take part."""

ANCHORING = frozenset({"after", "following", "before", "since", "until", "ahead"})
"""Prepositions of time behind which something else is told: "a meeting with the press following talks with X"."""

_DEEPER = frozenset({"with", "between", "at"})


@dataclass(slots=True)
class Reading:
    """One engagement that a clause tells: its kind, trigger words and parties.

    Attributes:
        principals: Whether the sentence leaves no doubt that it is the principal's, though it may not name him.
    """

    kind: str
    words: list[int]
    rule: str
    parties: list[Party] = field(default_factory=list)
    part_of: str | None = None
    venue: str | None = None
    principals: bool = False


@dataclass(frozen=True, slots=True)
class Discourse:
    """The document so far: who is meant, where and when it is, what is being told."""

    resolver: Resolver
    setting: Setting
    state: State

    def kind(self, key: str) -> str:
        """Return the kind of an entity."""
        return self.resolver.cast.members[key].kind

    def is_person(self, key: str) -> bool:
        """Return whether an entity is somebody: a person, or an office whose holder is not named."""
        return self.kind(key) in PEOPLE

    def is_principal(self, words: list[int], tree: Tree) -> bool:
        """Return whether one of the words stands for the principal."""
        return any(self.state.principal in self.resolver.entities(tree, w, subject=True) for w in words)


def objects_of(tree: Tree, preposition: int) -> list[int]:
    """Return the objects of a preposition with everything coordinated with them."""
    return [c for o in tree.kids(preposition, "pobj") for c in tree.conjuncts(o)]


def noun_links(tree: Tree, noun: int) -> list[Link]:
    """Return the prepositions that hang on a noun, and those of company and place one noun further down."""
    out: list[Link] = []
    for child in tree.kids(noun, "prep"):
        out.append((tree.lower(child), child, objects_of(tree, child)))
        out.extend(
            (tree.lower(c), c, objects_of(tree, c)) for c in tree.kids(child, "conj") if tree.tags[c] in {"IN", "TO"}
        )
        out.extend(
            (tree.lower(w), w, objects_of(tree, w))
            for o in tree.kids(child, "pobj")
            for w in tree.kids(o, "prep")
            if tree.lower(w) in _DEEPER and tree.lower(child) not in ANCHORING
        )
    return out


def deep_with(clause: Clause) -> list[Link]:
    """Return a "with" that the parser hung on a noun between: "met on the margins of the summit with X"."""
    tree = clause.tree
    drop = frozenset(v for v in tree.by_verb if v != clause.verb)
    return [
        ("with", w, objects_of(tree, w))
        for w in tree.subtree(clause.verb, drop)
        if w > clause.verb and tree.lower(w) == "with" and tree.labels[w] == "prep"
    ]


def has_determiner(tree: Tree, noun: int, words: Collection[str]) -> bool:
    """Return whether a noun has one of ``words`` for its article."""
    return any(tree.lower(c) in words for c in tree.kids(noun, "det"))


def is_introduced(tree: Tree, noun: int) -> bool:
    """Return whether a common noun is told for the first time, with "a" or "an"."""
    return tree.mention(noun) is None and has_determiner(tree, noun, {"a", "an"})


def has_object(clause: Clause, words: Collection[str]) -> bool:
    """Return whether one of ``words`` is an object of the clause."""
    return any(clause.tree.lower(o) in words for o in clause.objects)
