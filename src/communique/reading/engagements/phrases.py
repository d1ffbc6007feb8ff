"""Any verb with a phrase that names an engagement: "went into talks with", "in an interview with X, he said"."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.kinds import KindReader
from communique.reading.engagements.reading import ANCHORING, Discourse, Party, Reading, is_introduced, noun_links
from communique.reading.engagements.words import EngagementWords
from communique.reading.resolver import subject_entities

# Prepositions that lead from any verb to an engagement.
_LINKS = frozenset({"in", "into", "by", "for", "over", "during", "at", "after", "following", "before", "with", "to"})
# Kinds that are told in passing; the others need a verb of their own.
_IN_PASSING = frozenset({"meeting", "call", "meal", "interview", "press", "briefing", "town-hall"})
# Articles of what was told before or is spoken of in general.
_REFERRING = frozenset({"this", "these", "that", "such", "any", "no", "previous", "each"})
# Nouns that tell an engagement only with something hanging on them.
_VAGUE = frozenset(
    {
        "exchange",
        "interaction",
        "consultation",
        "consultations",
        "negotiation",
        "negotiations",
        "dialogue",
        "discussion",
        "discussions",
        "presentation",
        "call",
    }
)
# Kinds at which somebody speaks who takes part in them.
_SPOKEN_AT = frozenset({"meeting", "call"})
# Verbs of speech about what was before: "recalled his remarks during an audience".
_LOOKING_BACK = frozenset({"recall", "remember", "remind"})
_OWNED = frozenset({"the", "his", "her", "their"})
_CHAIRING = frozenset({"chair", "hold", "host", "convene", "lead"})


class PhraseReader:
    """Reads engagements off prepositional phrases."""

    def __init__(self, discourse: Discourse, words: EngagementWords, kinds: KindReader) -> None:
        self.discourse, self.words, self.kinds = discourse, words, kinds

    def read(self, clause: Clause) -> list[Reading]:
        """Return the engagements that phrases of the clause name."""
        inner = [
            link
            for obj in (clause.objects if clause.lemma in {"exchange", "share"} else ())
            for link in noun_links(clause.tree, obj)
            if link[0] in {"in", "during"} and clause.tree.heads[link[1]] == obj
        ]  # "exchanged views in a telephone conversation"
        found = [
            (preposition, reading)
            for preposition, at, objects in [*clause.prepositions, *inner]
            if preposition in _LINKS
            and not (preposition in {"for", "to", "with"} and clause.lemma in self.words.unphrased)
            and not (preposition in self.words.along.get(clause.lemma, ()) and self._goes_along(clause))
            for noun in objects
            if (reading := self._phrase(clause, preposition, at, noun)) is not None
        ]
        if any(reading.kind == "press" for _, reading in found):
            # "said to the media following talks with X": when he spoke, not another engagement
            found = [(preposition, reading) for preposition, reading in found if preposition not in ANCHORING]
        return [*self._along(clause), *(reading for _, reading in found)]

    def introduced(self, clause: Clause) -> list[Reading]:
        """Return what was before, where it is told for the first time: "after a breakfast with X, he left"."""
        return [
            reading
            for preposition, at, objects in clause.prepositions
            if preposition in ANCHORING
            for noun in objects
            if is_introduced(clause.tree, noun)
            and (reading := self._phrase(clause, preposition, at, noun)) is not None
            and reading.parties
        ]

    # -- going along --------------------------------------------------------------------------

    def _along(self, clause: Clause) -> list[Reading]:
        """``accompanied X to the summit``, ``led the delegation to the funeral of Y``: being there oneself."""
        if clause.lemma not in self.words.along or not self._goes_along(clause):
            return []
        tree = clause.tree
        links = [*clause.prepositions, *(link for o in clause.objects for link in noun_links(tree, o))]
        readings: list[Reading] = []
        for preposition, _, nouns in links:
            for noun in nouns if preposition in self.words.along[clause.lemma] else ():
                found = self.words.noun_kind(tree, noun)
                if found is None or found[0] in {"site-visit", "briefing"} or any(noun in r.words for r in readings):
                    continue
                reading = self._going(clause, noun, found)
                if reading is not None:
                    readings.append(reading)
        return readings

    def _going(self, clause: Clause, noun: int, found: tuple[str, list[int]]) -> Reading | None:
        """Return what a noun tells of those who went there together: the company is no other side."""
        reading = self.kinds.reading(clause, noun, *found)
        if reading is None:
            return None
        company = [k for o in clause.objects for k in self.discourse.resolver.entities(clause.tree, o, groups=False)]
        reading.parties = [(k, r) for k, r in reading.parties if k not in company]
        reading.parties += [(k, "accompanying") for k in company if self.discourse.is_person(k)]
        reading.rule = f"{clause.lemma}-to"
        return reading

    def _goes_along(self, clause: Clause) -> bool:
        """Return whether the principal is who goes along, or heads the delegation."""
        tree = clause.tree
        if clause.passive or not self.discourse.is_principal(clause.subjects, tree):
            return False
        if clause.lemma in {"accompany", "represent"}:
            return True
        return any((tree.mention(o) is None and tree.lower(o) in self.words.retinue) for o in clause.objects)

    # -- in passing ---------------------------------------------------------------------------

    def _phrase(self, clause: Clause, preposition: str, at: int, noun: int) -> Reading | None:
        tree = clause.tree
        joined = clause.lemma == "join" and preposition in {"for", "at", "in"}
        found = self.words.noun_kind(tree, noun) if tree.mention(noun) is None or joined else None
        if found is None:
            return None
        if preposition in ANCHORING and self.kinds.parties.is_of_others(tree, noun):
            return None  # "following the meeting between A and B, X and Y discussed"
        if joined and (reading := self._joined(clause, noun, *found)) is not None:
            return reading
        articles = {tree.lower(c) for c in tree.kids(noun, "det", "poss")}
        there = self._is_there(clause, preposition, noun, articles)
        if not self._counts(clause, preposition, noun, found[0]) or not there and self._is_vague(tree, noun, articles):
            return None
        reading = self.kinds.reading(clause, noun, *found)
        if reading is None:
            return None
        if not reading.parties:
            reading.parties = self._both_sides(clause, preposition)
        if there and reading.kind != "site-visit":
            reading.principals = True
        elif not reading.parties and clause.passive and self._chaired(clause):
            return reading
        elif reading.kind == "site-visit" or not reading.parties and not self._stands_alone(reading.kind, articles):
            return None
        reading.words, reading.rule = [at, *found[1]], f"in-{tree.lemma(noun)}"
        return reading

    def _is_there(self, clause: Clause, preposition: str, noun: int, articles: set[str]) -> bool:
        """``discussed at a call chaired by the President``, ``emphasized by the President at a meeting on fuel``."""
        tree, principal = clause.tree, self.discourse.state.principal
        if preposition not in {"at", "during", "in", "by"} or articles & _REFERRING or tree.tags[noun] == "NNS":
            return False
        if clause.passive and preposition != "in" and self._chaired(clause):
            return True
        if any(key == principal for key, _ in self.kinds.parties.taking_part(clause, noun)):
            return True
        found = self.words.noun_kind(tree, noun)
        spoken = clause.lemma in self.words.reporting - _LOOKING_BACK and found is not None and found[0] in _SPOKEN_AT
        keys = [k for a in clause.agents for k in self.discourse.resolver.entities(tree, a)]
        keys = keys or subject_entities(self.discourse.resolver, clause)
        return spoken and principal in keys and bool(articles & {"a", "an"}) and preposition != "by"

    def _joined(self, clause: Clause, noun: int, kind: str, words: list[int]) -> Reading | None:
        """``joined X for a lunch``, ``joined them at the Summit``."""
        tree = clause.tree
        parties = [(k, "counterpart") for o in clause.objects for k in self.discourse.resolver.entities(tree, o)]
        if not parties:
            return None
        mention = tree.mention(noun)
        part_of = mention.entity if mention is not None else None
        return Reading(kind, [clause.verb, *words], "join-for", parties, part_of)

    def _counts(self, clause: Clause, preposition: str, noun: int, kind: str) -> bool:
        """Return whether a phrase with this kind of engagement can tell it."""
        return (
            kind in _IN_PASSING
            or kind == "address"
            and preposition == "in"
            and clause.lemma in self.words.reporting
            and self._is_to_press(clause.tree, noun)
            or kind == "ceremony"
            and preposition == "with"
            and clause.passive
            or clause.tree.lower(noun) == "visit"
            and preposition in {"in", "during"}
        )

    def _is_to_press(self, tree: Tree, noun: int) -> bool:
        """``in comments to reporters, he said``."""
        links = [o for p, _, objs in noun_links(tree, noun) if p in {"to", "for", "before"} for o in objs]
        return tree.tags[noun] == "NNS" and any(self.words.has_press(tree, o) for o in links)

    @staticmethod
    def _is_vague(tree: Tree, noun: int, articles: set[str]) -> bool:
        return bool(articles & _REFERRING) or tree.lower(noun) in _VAGUE and not noun_links(tree, noun)

    @staticmethod
    def _stands_alone(kind: str, articles: set[str]) -> bool:
        """``in an interview``, ``at a press conference``: told without naming anybody."""
        return kind == "press" or kind == "interview" and bool(articles & {"a", "an"}) and not articles & _OWNED

    def _both_sides(self, clause: Clause, preposition: str) -> list[Party]:
        """``in a telephone conversation, A and B shared opinions``, ``during a call, A congratulated B``."""
        state, resolver = self.discourse.state, self.discourse.resolver
        if state.engagement is not None or preposition in {"after", "following"}:
            return []
        sides = subject_entities(resolver, clause)
        if clause.lemma in self.words.addressing and preposition in {"in", "during"}:
            told = [k for o in clause.objects for k in resolver.entities(clause.tree, o, groups=False)]
            sides = [*sides, *[k for k in told if self.discourse.is_person(k)]]
        if len(sides) < 2 or state.principal not in sides:
            return []
        return [(key, "counterpart") for key in sides]

    def _chaired(self, clause: Clause) -> bool:
        """``was discussed at a conference call chaired by the President``."""
        tree, principal = clause.tree, self.discourse.state.principal
        return any(
            c.lemma in _CHAIRING and any(principal in self.discourse.resolver.entities(tree, a) for a in c.agents)
            for c in tree.clauses
        )
