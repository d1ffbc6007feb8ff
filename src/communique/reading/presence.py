"""Clauses that say who else took part in an engagement told before: "The meeting was attended by A, B and C"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.reading.engagements.reading import NAMED_PEOPLE, noun_links
from communique.reading.engagements.words import engagement_words

if TYPE_CHECKING:
    from communique.reading.clauses import Clause, Tree
    from communique.reading.mentions import Lexicon
    from communique.reading.resolver import Resolver
    from communique.vocab import Vocabulary

# Verbs of those who take part; "take" only with "part".
_TAKING_PART = frozenset({"attend", "participate", "join", "take"})
# What points back to an engagement: "the meeting", "their talks".
_POINTING = frozenset({"the", "this", "these", "that", "those", "both"})
# Words for being there: "were present", "were in attendance", "were at the table".
_THERE = frozenset({"present", "attendance", "table", "hand", "part", "attending", "participating", "joining"})
_OCCASIONS = frozenset({"occasion", "event", "encounter"})
# Words that such a sentence may begin with.
_OPENING = frozenset({"also", "those", "among", "other", "others", "in", "on", "and", "the"})
# Verbs of a sentence whose subject stands behind: "Present were A and B", "Those attending included C".
_LINKING = frozenset({"be", "include"})
# "The meeting saw the participation of A", "The call involved A and B".
_SEEING = frozenset({"see", "involve", "feature", "include", "witness"})
_MANY = 12  # words before "included" that name those who came
_STOPPING = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis"})


@dataclass(slots=True)
class Presence:
    """Who is said to have been there.

    Attributes:
        people: Entity keys.
        kind: The kind of engagement that the clause names; None where it names none.
        verbs: The verbs that say so.
    """

    people: list[str]
    kind: str | None = None
    verbs: set[int] = field(default_factory=set)


class PresenceReader:
    """Reads who took part off clauses that tell no engagement of their own."""

    def __init__(self, resolver: Resolver, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.resolver = resolver
        self.words = engagement_words(vocabulary, lexicon)
        self._people = lexicon.group_heads | frozenset(vocabulary.engagements.attendee_nouns) | {"figures"}

    def read(self, clause: Clause) -> Presence | None:
        """Return who was there; None where the clause says nothing of the kind."""
        if not clause.finite or clause.negated or clause.modal or clause.label not in {"ROOT", "conj", "ccomp"}:
            return None
        found = self._listed(clause) or self._attended_by(clause) or self._attended(clause) or self._present(clause)
        return found if found is not None and found.people else None

    # -- the ways to say it -------------------------------------------------------------------

    def _listed(self, clause: Clause) -> Presence | None:
        """``Also present were A and B``, ``Notable figures attending the meeting included A``."""
        tree = clause.tree
        at = self._link(clause)
        if at is None or any((m := tree.mention(w)) is not None and m.kind in NAMED_PEOPLE for w in range(at)):
            return None
        before = [w for w in range(at) if tree.mention(w) is None]
        words = [tree.lower(w) for w in before]
        opening = next((w for w in words if w not in _OPENING), "")
        there = opening in _THERE or opening == "taking" and "part" in words
        people = tree.lower(at).startswith("include") and bool(set(words[:4]) & self._people)
        if not there and not people or len(words) > _MANY:
            return None
        kind = next((k for w in before if (k := self._kind(tree, w)) is not None), None)
        inner = {c.verb for c in tree.clauses if c.verb < at}
        return Presence(self._named_after(clause, at), kind, {clause.verb, *inner})

    @staticmethod
    def _link(clause: Clause) -> int | None:
        """Return the word behind which the names stand; "were" may be an auxiliary: "Attending the talks were A, B"."""
        if clause.lemma in _LINKING:
            return clause.verb
        tree = clause.tree
        if clause.lemma in _TAKING_PART and clause.tag == "VBG":
            return next((w for w in tree.kids(clause.verb, "aux", "auxpass", "conj") if w > clause.verb), None)
        return None

    def _attended_by(self, clause: Clause) -> Presence | None:
        """``The meeting was attended by A``, ``The talks saw the participation of B``."""
        tree = clause.tree
        kind = next((k for s in clause.subjects if (k := self._kind(tree, s)) is not None), None)
        if kind is None:
            return None
        if clause.passive and clause.lemma in _TAKING_PART:
            by = next((w for w in range(clause.verb, len(tree)) if tree.lower(w) == "by"), None)
            return Presence(self._named_after(clause, by), kind, {clause.verb}) if by is not None else None
        if not clause.passive and clause.lemma in _SEEING:
            parts = [o for o in clause.objects if tree.lower(o) in self.words.part_nouns]
            if parts and any(p == "of" for p, _, _ in noun_links(tree, parts[0])):
                return Presence(self._named_after(clause, parts[0]), kind, {clause.verb})
            if clause.lemma == "involve":
                return Presence(self._named_after(clause, clause.verb), kind, {clause.verb})
        return None

    def _attended(self, clause: Clause) -> Presence | None:
        """``A, B and C attended the meeting``, ``D also took part in the talks``."""
        tree = clause.tree
        if clause.passive or clause.lemma not in _TAKING_PART:
            return None
        if clause.lemma == "take" and not any(tree.lower(o) == "part" for o in clause.objects):
            return None
        where = clause.objects if clause.lemma in {"attend", "join"} else clause.pobjs("in", "at")
        where = where or [o for part in clause.objects for _, _, objs in noun_links(tree, part) for o in objs]
        kind = next((k for o in where if (k := self._kind(tree, o)) is not None), None)
        return Presence(self._named_before(clause), kind, {clause.verb}) if kind is not None else None

    def _present(self, clause: Clause) -> Presence | None:
        """``A and B were also present``, ``C was in attendance``."""
        tree = clause.tree
        if clause.lemma != "be":
            return None
        there = [*clause.attributes, *clause.pobjs("in", "at", "on")]
        if not any(tree.mention(w) is None and tree.lower(w) in _THERE for w in there):
            return None
        links = [*clause.prepositions, *(link for w in clause.attributes for link in noun_links(tree, w))]
        nouns = [o for p, _, objs in links if p in {"at", "during", "in"} for o in objs]
        if any(tree.lower(o) not in _THERE and self._kind(tree, o) is None for o in nouns):
            return None  # "was present at the airport"
        kind = next((k for o in nouns if (k := self._kind(tree, o)) is not None), None)
        return Presence(self._named_before(clause), kind, {clause.verb})

    # -- what and who -------------------------------------------------------------------------

    def _kind(self, tree: Tree, word: int) -> str | None:
        """Return the kind of engagement that a noun points back to: "the meeting", "their talks", "it"."""
        if tree.mention(word) is not None:
            return None
        kids = tree.kids(word, "det", "poss")
        if not any(tree.lower(c) in _POINTING or tree.tags[c] == "PRP$" for c in kids):
            return None
        found = self.words.noun_kind(tree, word)
        return found[0] if found is not None else "meeting" if tree.lower(word) in _OCCASIONS else None

    def _named_before(self, clause: Clause) -> list[str]:
        """Return those whom the subject names; nobody where it is a group, or a pronoun."""
        tree = clause.tree
        named = [s for s in clause.subjects if (m := tree.mention(s)) is not None and m.kind in NAMED_PEOPLE]
        return list(dict.fromkeys(k for s in named for k in self.resolver.entities(tree, s, subject=True)))

    def _named_after(self, clause: Clause, at: int) -> list[str]:
        """Return all people named behind a word, up to the next clause that is no relative one."""
        tree = clause.tree
        end = next(
            (c.verb for c in tree.clauses if c.verb > max(at, clause.verb) and c.finite and c.label in _STOPPING),
            len(tree),
        )
        out: list[str] = []
        for word in range(at + 1, end):
            mention = tree.mention(word)
            if mention is None or mention.kind not in NAMED_PEOPLE:
                continue
            if word + 1 < len(tree) and tree.lower(word + 1) in {"'s", "'"}:
                continue
            out.extend(k for k in self.resolver.entities(tree, word) if k not in out)
        return out
