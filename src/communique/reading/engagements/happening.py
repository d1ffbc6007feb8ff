"""Verbs of being and happening: "there was a meeting with X", "talks with X followed", "his first call was on X"."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.kinds import KindReader
from communique.reading.engagements.parties import PartyReader
from communique.reading.engagements.reading import (
    Discourse,
    Party,
    Reading,
    has_determiner,
    noun_links,
)
from communique.reading.engagements.words import EngagementWords

# Articles of what was told before: "the talks followed the ceremony".
_KNOWN = frozenset({"the", "this", "these", "that", "those", "no", "any"})
# Kinds that a sentence of happening tells without naming anybody.
_ALONE = frozenset({"press", "meal", "site-visit", "ceremony", "town-hall"})
# Kinds with people, of which "was with X" and "included X" can be said.
_WITH_PEOPLE = frozenset({"meeting", "call", "meal"})


class HappeningReader:
    """Reads engagements that are the subject or the complement of a verb of being, following or including."""

    def __init__(self, discourse: Discourse, words: EngagementWords, kinds: KindReader, parties: PartyReader) -> None:
        self.discourse, self.words, self.kinds, self.parties = discourse, words, kinds, parties
        self.resolver = discourse.resolver

    def read(self, clause: Clause) -> list[Reading]:
        """Return the engagements that happened, were there, or were among others."""
        readings = self._readings(clause)
        for reading in readings:
            reading.principals = True
        return readings

    def _readings(self, clause: Clause) -> list[Reading]:
        if clause.passive:
            return self._brought(clause)
        if clause.lemma in self.words.following and not clause.objects:
            return self._followed(clause)
        if clause.lemma in self.words.topical and not clause.passive:
            return self._was_about(clause)
        if clause.lemma == "be":
            return self._there_was(clause) or self._was_with(clause) or self._was_present(clause)
        return self._included(clause) if clause.lemma == "include" else []

    # -- what happened ------------------------------------------------------------------------

    def _followed(self, clause: Clause) -> list[Reading]:
        """``Talks with X followed``, ``a press conference followed``."""
        nouns = [
            s for s in clause.subjects if clause.tree.mention(s) is None and not has_determiner(clause.tree, s, _KNOWN)
        ]
        return [r for noun in nouns if (r := self._named(clause, noun)) is not None]

    def _was_about(self, clause: Clause) -> list[Reading]:
        """``Talks with X centred on trade``: somebody is named behind "with"."""
        named = [r for s in clause.subjects if clause.tree.mention(s) is None and (r := self._named(clause, s))]
        return [r for r in named if r.kind in _WITH_PEOPLE and any(self.discourse.is_person(k) for k, _ in r.parties)]

    def _there_was(self, clause: Clause) -> list[Reading]:
        """``There was also a meeting with X``."""
        tree = clause.tree
        if not tree.kids(clause.verb, "expl"):
            return []
        nouns = [c for a in clause.attributes for c in tree.conjuncts(a) if tree.mention(c) is None]
        readings = [r for noun in nouns if (r := self._named(clause, noun)) is not None]
        return [r for r in readings if r.parties]

    def _named(self, clause: Clause, noun: int) -> Reading | None:
        found = self.words.noun_kind(clause.tree, noun)
        reading = self.kinds.reading(clause, noun, *found) if found is not None else None
        if (
            reading is None
            or not reading.parties
            and reading.kind not in _ALONE
            or self.parties.is_of_others(clause.tree, noun)
        ):
            return None
        return reading

    # -- who was there ------------------------------------------------------------------------

    def _was_with(self, clause: Clause) -> list[Reading]:
        """``His first appointment was with X``."""
        tree = clause.tree
        kinds = [k for s in clause.subjects if (k := self._encounter(tree, s)) is not None]
        framed = any(
            p == "of" and any(tree.mention(o) is None and tree.lemma(o) in self.words.frames for o in objs)
            for s in clause.subjects
            for p, _, objs in noun_links(tree, s)
        )  # "the highlight of the visit was a meeting with X"
        if framed or kinds and any({tree.lower(s), tree.lemma(s)} & self.words.appointments for s in clause.subjects):
            named = [r for a in clause.attributes if (r := self._named(clause, a)) is not None]
            if named:
                return named  # "his first engagement was a meeting with X"
        parties: list[Party] = []
        for obj in [
            o for _, at, objs in clause.prepositions if tree.lower(at) == "with" and at > clause.verb for o in objs
        ]:
            self.parties.add_word(parties, clause.tree, obj, "counterpart")
        return [Reading(kinds[0], [clause.verb, *clause.subjects], "be-with", parties)] if kinds and parties else []

    def _encounter(self, tree: Tree, noun: int) -> str | None:
        """Return the kind of the encounter with people that a noun of the principal's programme names."""
        if tree.mention(noun) is not None:
            return None
        owners = [k for c in tree.kids(noun, "poss") for k in self.resolver.entities(tree, c)]
        if owners and self.discourse.state.principal not in owners:
            return None
        if {tree.lower(noun), tree.lemma(noun)} & self.words.appointments:
            return "meeting"
        found = self.words.noun_kind(tree, noun)
        return found[0] if found is not None and found[0] in _WITH_PEOPLE else None

    def _was_present(self, clause: Clause) -> list[Reading]:
        """``was present at the ceremony``, ``was among the guests at the dinner``."""
        tree = clause.tree
        links = list(clause.prepositions)
        there = [*clause.attributes, *clause.pobjs("among", "on", "in")]
        speaking = any(tree.mention(w) is None and tree.lower(w) in self.words.speakers for w in there)
        known = self.words.presence | self.words.speakers
        present = [w for w in there if tree.mention(w) is None and tree.lower(w) in known]
        if not present or not self.discourse.is_principal(clause.subjects, tree):
            return []
        for word in present:
            links += noun_links(tree, word)
        nouns = [o for p, _, objs in links if p in {"at", "for", "of"} for o in objs]
        for noun in nouns:
            found = self.words.noun_kind(tree, noun)
            if found is not None and (reading := self.kinds.reading(clause, noun, *found)) is not None:
                reading.kind = "address" if speaking else reading.kind
                return [reading]
        return []

    # -- what was among others ----------------------------------------------------------------

    def _included(self, clause: Clause) -> list[Reading]:
        """``His meetings included one with X``, ``his programme included a visit to the museum``."""
        tree = clause.tree
        kinds = [k for s in clause.subjects if (k := self._encounter(tree, s)) is not None]
        framed = any(tree.mention(s) is None and tree.lemma(s) in self.words.frames for s in clause.subjects)
        if not kinds and not framed or clause.tag in {"VBZ", "VBP"}:
            return []  # "the programme includes": it is still to come
        readings: list[Reading] = []
        for noun in clause.objects:
            if tree.lower(noun) in {"one", "that", "those"} and kinds:
                reading = Reading(kinds[0], [clause.verb, noun], "include-one")
                self.parties.of_noun(clause, noun, kinds[0], reading)
                readings += [reading] if reading.parties else []
            elif (found := self.words.noun_kind(tree, noun)) is not None:
                made = self.kinds.reading(clause, noun, *found)
                readings += [made] if made is not None and (made.parties or made.kind in _ALONE) else []
        return readings

    # -- who was brought to something ---------------------------------------------------------

    def _brought(self, clause: Clause) -> list[Reading]:
        """``was hosted at dinner by X``, ``was joined by X for talks``, ``was taken on a tour of the museum``."""
        tree = clause.tree
        prepositions = self.words.brought.get(clause.lemma)
        if prepositions is None or not self.discourse.is_principal(clause.subjects, tree):
            return []
        for noun in clause.pobjs(*prepositions):
            found = self.words.noun_kind(tree, noun) if tree.mention(noun) is None else None
            reading = self.kinds.reading(clause, noun, *found) if found is not None else None
            if reading is None:
                continue
            for agent in clause.agents:
                role = "host" if reading.kind == "meal" and clause.lemma != "join" else "counterpart"
                self.parties.add_word(reading.parties, tree, agent, role)
            return [reading]
        return []
