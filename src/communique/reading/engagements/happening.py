"""Verbs of being and happening: "there was a meeting with X", "talks with X followed", "his first call was on X"."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.kinds import KindReader
from communique.reading.engagements.parties import PartyReader
from communique.reading.engagements.reading import (
    NAMED_PEOPLE,
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
# Those whom one meets, as the subject of a sentence that names them.
_INTERLOCUTORS = frozenset({"interlocutor", "visitor", "caller"})


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
            return (
                self._there_was(clause)
                or self._was_with(clause)
                or self._was_on_phone(clause)
                or self._was_stop(clause)
                or self._were_met(clause)
                or self._was_present(clause)
            )
        if clause.lemma == "come":
            return self._came_next(clause)
        return self._were_met(clause) or self._included(clause) if clause.lemma == "include" else []

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

    def _were_met(self, clause: Clause) -> list[Reading]:
        """``His next interlocutor was X``, ``his interlocutors included A and B``."""
        tree, principal = clause.tree, self.discourse.state.principal
        subjects = [s for s in clause.subjects if tree.mention(s) is None and tree.lemma(s) in _INTERLOCUTORS]
        owners = [k for s in subjects for c in tree.kids(s, "poss") for k in self.resolver.entities(tree, c)]
        if principal is None or principal not in owners or clause.tag in {"VBZ", "VBP"}:
            return []
        parties: list[Party] = []
        for word in [w for a in [*clause.attributes, *clause.objects] for w in tree.conjuncts(a)]:
            self.parties.add_word(parties, tree, word, "counterpart")
        self.parties.add_listed(parties, tree, [*clause.attributes, *clause.objects][:1], "counterpart", groups=True)
        return [Reading("meeting", [clause.verb, *subjects], "interlocutor", parties)] if parties else []

    def _was_stop(self, clause: Clause) -> list[Reading]:
        """``His next stop was a clinic``."""
        tree = clause.tree
        stops = [s for s in clause.subjects if tree.mention(s) is None and tree.lower(s) == "stop"]
        sites = [a for a in clause.attributes if self.words.is_site_noun(tree, a)]
        if not stops or not sites or clause.tag != "VBD":
            return []
        return [Reading("site-visit", [clause.verb, stops[0], sites[0]], "stop-at")]

    def _was_on_phone(self, clause: Clause) -> list[Reading]:
        """``was on the phone with X``."""
        tree = clause.tree
        if not {tree.lower(o) for o in clause.pobjs("on")} & {"phone", "telephone", "line"}:
            return []
        parties: list[Party] = []
        links = [*clause.prepositions, *(link for o in clause.pobjs("on") for link in noun_links(tree, o))]
        for word in [o for p, _, objs in links if p in {"with", "to"} for o in objs]:
            self.parties.add_word(parties, tree, word, "counterpart")
        spoke = self.discourse.is_principal(clause.subjects, tree)
        return [Reading("call", [clause.verb], "on-phone", parties)] if parties and spoke else []

    def _came_next(self, clause: Clause) -> list[Reading]:
        """``The Prime Minister came next``: one more meeting, as the one told before."""
        tree, engagement = clause.tree, self.discourse.state.engagement
        if engagement is None or engagement.status != "held" or engagement.kind not in {"meeting", "call"}:
            return []
        if clause.objects or not any(tree.lower(c) == "next" for c in tree.children[clause.verb]):
            return []
        parties: list[Party] = []
        for word in [*clause.subjects, *clause.attributes]:
            if (m := tree.mention(word)) is not None and m.kind in NAMED_PEOPLE:
                self.parties.add_word(parties, tree, word, "counterpart")
        return [Reading(engagement.kind, [clause.verb], "come-next", parties)] if parties else []

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
                for guest in (w for w in present if tree.lower(w) in {"guest", "guests"}):
                    for host in self._hosts_of(tree, guest):
                        self.parties.add_word(reading.parties, tree, host, "host")
                return [reading]
        return []

    @staticmethod
    def _hosts_of(tree: Tree, guest: int) -> list[int]:
        """Return the words for those whose guest somebody was: "the President's guest", "a guest of X"."""
        behind = [o for p, _, objs in noun_links(tree, guest) if p == "of" for o in objs]
        return [*tree.kids(guest, "poss"), *(o for o in behind if tree.mention(o) is not None)]

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
