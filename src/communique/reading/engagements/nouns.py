"""Light verb + noun: "held a meeting with", "took part in a dinner", "a meeting was held", "a meeting took place"."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.kinds import KindReader
from communique.reading.engagements.reading import (
    Discourse,
    Reading,
    has_determiner,
    has_object,
    is_introduced,
    noun_links,
)
from communique.reading.engagements.words import EngagementWords

# Verbs of the course of a day: "began with a meeting".
_OPENING = frozenset(
    {"begin", "conclude", "start", "end", "open", "continue", "wrap", "round", "finish", "cap", "crown", "close"}
)
# Light verbs whose engagement may stand after "in", "by" (or, of the course of a day, "with").
_PREPOSITIONAL = _OPENING | {"participate", "take", "engage", "join", "speak", "meet", "preside"}
# Passive verbs whose subject is the engagement: "a dinner was given".
_GIVEN = frozenset(
    {
        "hold",
        "host",
        "give",
        "organize",
        "organise",
        "follow",
        "convene",
        "conduct",
        "deliver",
        "accord",
        "offer",
        "grant",
        "hoste",
    }
)
# Of these, those that leave the engagement for an object: "was given a tour of".
_GRANTED = frozenset({"give", "accord", "offer", "grant"})
# Verbs of being there, which tell what the noun after them names.
_BEING_THERE = frozenset(
    {
        "attend",
        "visit",
        "see",
        "view",
        "watch",
        "oversee",
        "witness",
        "address",
        "observe",
        "follow",
        "precede",
        "chair",
    }
)
# Verbs of those who give a thing its name.
_NAMING = frozenset({"call", "describe", "term", "dub", "label", "characterize", "characterise"})
# Kinds of engagements that a sentence can be about: "A dinner given by X rounded off the day".
_SUBJECT_KINDS = frozenset({"meeting", "meal", "call", "ceremony"})


class NounReader:
    """Reads engagements off verbs that say little and nouns that say what it was."""

    def __init__(self, discourse: Discourse, words: EngagementWords, kinds: KindReader) -> None:
        self.discourse, self.words, self.kinds = discourse, words, kinds

    def read(self, clause: Clause) -> list[Reading]:
        """Return the engagements that nouns of the clause name."""
        readings: list[Reading] = []
        for noun in [*self._nouns(clause), *self._opened(clause)]:
            found = self.words.noun_kind(clause.tree, noun)
            if found is None or noun in clause.subjects and readings:
                continue
            reading = self.kinds.reading(clause, noun, *found)
            if reading is not None:
                self._add_granters(clause, noun, reading)
                readings.append(reading)
                readings.extend(self._coordinated(clause, noun))
        if any(r.kind == "address" for r in readings):
            return [r for r in readings if r.kind != "attendance"]  # "opened the forum with a speech"
        return readings

    def _coordinated(self, clause: Clause, noun: int) -> list[Reading]:
        """``had talks with A and a dinner with B``: what the parser coordinated with A is one more engagement."""
        tree = clause.tree
        others = [
            w
            for w in [*tree.subtree(noun), *(w for w in tree.kids(clause.verb, "conj") if tree.tags[w][:2] == "NN")]
            if w > noun
            and tree.labels[w] == "conj"
            and w not in clause.objects
            and tree.mention(w) is None
            and any(p == "with" and tree.heads[at] == w for p, at, _ in noun_links(tree, w))
        ]
        found = [(w, kind) for w in others if (kind := self.words.noun_kind(tree, w)) is not None]
        made = [self.kinds.reading(clause, w, *kind) for w, kind in found if kind[0] in {"meeting", "meal", "call"}]
        return [reading for reading in made if reading is not None and reading.parties]

    def _add_granters(self, clause: Clause, noun: int, reading: Reading) -> None:
        """``was granted an audience by the President``."""
        if not clause.passive or clause.lemma not in _GRANTED:
            return
        below = [o for p, _, objs in noun_links(clause.tree, noun) if p == "by" for o in objs]
        for agent in clause.agents or below:
            self.kinds.parties.add_word(reading.parties, clause.tree, agent, "counterpart")

    def _nouns(self, clause: Clause) -> list[int]:
        """Return the nouns that stand where the verb lets an engagement stand."""
        if clause.lemma == "follow" and clause.tag == "VBG" and not clause.auxiliaries:
            return []  # "following the summit" says when
        if clause.lemma in self.words.light and not clause.passive:
            return self._after_light_verb(clause)
        if clause.passive and self.words.cancels(clause):
            return clause.subjects
        if clause.passive and clause.lemma == "hold" and any(label == "xcomp" for label, _ in clause.complements):
            return []
        if clause.passive and clause.lemma in _GIVEN:
            return self._given(clause)
        if clause.label == "ROOT" and not clause.passive:
            opened = [s for s in clause.subjects if is_introduced(clause.tree, s)]
            if opened:
                return [s for s in opened if self._is_subject(clause.tree, s)]
        if clause.lemma in {"occur", "begin", "start"} and not clause.objects:
            return clause.subjects
        if clause.lemma not in _BEING_THERE:
            return []
        return [o for o in clause.objects if clause.lemma != "visit" or not self.words.is_site_noun(clause.tree, o)]

    def _after_light_verb(self, clause: Clause) -> list[int]:
        tree, opening = clause.tree, clause.lemma in _OPENING
        if clause.lemma == "take" and "up" in clause.particles:
            return []  # "took up the Conference": spoke of it
        if clause.lemma == "take" and has_object(clause, {"place"}):
            return [s for s in clause.subjects if tree.mention(s) is None]
        nouns = [*clause.objects, *self._so_called(clause)]
        if clause.lemma in _PREPOSITIONAL:
            nouns += clause.pobjs("in", "with", "by") if opening else clause.pobjs("in", "by")
        if clause.lemma == "go":
            nouns += [o for o in clause.pobjs("on") if (self.words.noun_kind(tree, o) or ("",))[0] == "site-visit"]
        if clause.lemma == "preside":
            nouns += clause.pobjs("over", "at")
        if opening:
            nouns += [
                x
                for o in clause.objects
                for p, _, objs in noun_links(tree, o)
                if p == "with"
                for x in objs
                if self.words.noun_kind(tree, o) is None or tree.lemma(o) in self.words.frames
            ]
        return nouns

    @staticmethod
    def _so_called(clause: Clause) -> list[int]:
        """``had what his office described as a frank exchange with X``."""
        tree = clause.tree
        inner = [tree.by_verb[v] for _, v in clause.complements if v in tree.by_verb]
        naming = [c for c in inner if c.lemma in _NAMING and any(tree.lower(o) == "what" for o in c.objects)]
        for other in naming:
            clause.prepositions.extend(link for link in other.prepositions if link[0] == "with")
        return [o for c in naming for o in [*c.objects, *c.pobjs("as")] if tree.lower(o) != "what"]

    @staticmethod
    def _given(clause: Clause) -> list[int]:
        """``a dinner was held``, ``was given a tour of``, ``a meeting was followed by a dinner``."""
        tree = clause.tree
        if clause.lemma == "follow":
            first = [
                s for s in clause.subjects if tree.mention(s) is None and not has_determiner(tree, s, {"the", "this"})
            ]
            return [*(first if clause.label not in {"acl", "relcl"} else ()), *clause.agents]
        nouns = list(clause.subjects) if clause.label not in {"acl", "relcl"} else []
        if clause.lemma in _GRANTED:
            nouns += [o for o in clause.objects if o > clause.verb]
        return nouns

    def _opened(self, clause: Clause) -> list[int]:
        """``A dinner given by X rounded off the day``: an engagement that the sentence is about, told with "a"."""
        tree = clause.tree
        if clause.label != "ROOT" or clause.passive:
            return []
        return [
            subject
            for subject in clause.subjects
            if tree.mention(subject) is None
            and (self._is_the_principals(tree, subject) or has_determiner(tree, subject, {"a", "an"}))
            and self._is_subject(tree, subject)
        ]

    def _is_the_principals(self, tree: Tree, noun: int) -> bool:
        """``talks between the President and X``."""
        resolver, principal = self.discourse.resolver, self.discourse.state.principal
        return any(
            p in {"between", "of"} and any(principal in resolver.entities(tree, o) for o in objs)
            for p, _, objs in noun_links(tree, noun)
        )

    def _is_subject(self, tree: Tree, noun: int) -> bool:
        """Return whether a noun names an engagement and something hangs on it that says more of it."""
        found = self.words.noun_kind(tree, noun)
        return (
            found is not None and found[0] in _SUBJECT_KINDS and bool(noun_links(tree, noun) or tree.kids(noun, "acl"))
        )
