"""Speaking: with somebody it is a call or a meeting, to journalists it is press, at an event an address."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.engagements.parties import PartyReader
from communique.reading.engagements.reading import WITH, Discourse, Party, Reading, has_object, noun_links
from communique.reading.engagements.words import EngagementWords
from communique.reading.resolver import subject_entities
from communique.vocab.types import EngagementVerb

_QUESTIONS = frozenset({"questions", "question"})
_ANSWERING = frozenset({"answer", "take", "field"})
# Beside whom somebody speaks to the press.
_ALONGSIDE = WITH | {"together with"}


class SpeakingReader:
    """Reads engagements off "speak", "talk" and the verbs of meeting the press."""

    def __init__(self, discourse: Discourse, words: EngagementWords, parties: PartyReader) -> None:
        self.discourse, self.words, self.parties = discourse, words, parties
        self.resolver = discourse.resolver

    # -- the press ----------------------------------------------------------------------------

    def press(self, clause: Clause) -> Reading | None:
        """``met the press``, ``took questions from journalists``, ``spoke to the media``."""
        tree = clause.tree
        answering = clause.lemma in _ANSWERING
        asked = answering and has_object(clause, _QUESTIONS)
        words = self._hearers(clause)
        if asked and (hall := [w for w in words if tree.lower(w) in self.words.town_hall_groups]):
            return self._town_hall(clause, hall[0])
        pressed = [w for w in words if self._is_press(tree, w)]
        if pressed and clause.lemma in self.words.reporting and clause.lemma not in self.words.press_verbs:
            told = Reading("press", [clause.verb, pressed[0]], "in-words-to-press")
            self._add_reporters(told, tree, pressed)
            return told if self.discourse.is_principal(clause.subjects, tree) else None
        if not pressed or answering and not asked:
            return None
        reading = Reading("press", [clause.verb, *pressed[:1]], f"{clause.lemma}-press")
        reading.parties = (
            self.parties.beside(clause)
            if clause.lemma not in {"speak", "talk", "meet", "appear"}
            else [
                (k, "counterpart")
                for o in clause.pobjs(*_ALONGSIDE)
                if o not in pressed
                for k in self.resolver.entities(tree, o)
            ]
        )
        self._add_reporters(reading, tree, pressed)
        return reading

    def _add_reporters(self, reading: Reading, tree: Tree, pressed: list[int]) -> None:
        for word in pressed:
            if (
                tree.lower(word) in {"journalists", "reporters"}
                and (group := self.resolver.group(tree, word)) is not None
            ):
                self.parties.add(reading.parties, group.key, "counterpart")

    @staticmethod
    def _hearers(clause: Clause) -> list[int]:
        """Return the words that may stand for those who listen or ask."""
        tree = clause.tree
        words = [*clause.objects, *clause.pobjs("to", "with", "from", "of", "before")]
        words += [
            c
            for o in clause.objects
            for p in tree.kids(o, "prep")
            if tree.lower(p) in {"from", "of", "to"}
            for c in tree.kids(p, "pobj")
        ]
        words += [c for o in clause.objects if tree.lower(o) in _QUESTIONS for c in tree.kids(o, "poss")]
        return words

    def _is_press(self, tree: Tree, word: int) -> bool:
        """``journalists``, ``representatives of the media``."""
        mention = tree.mention(word)
        if mention is not None and mention.kind == "group":
            return bool(set((mention.name or "").lower().split()) & self.words.press)
        return mention is None and (
            tree.lower(word) in self.words.press
            or tree.lower(word) in {"representatives", "members"}
            and self.words.has_press(tree, word)
        )

    def _town_hall(self, clause: Clause, word: int) -> Reading:
        """``answered questions from students``."""
        reading = Reading("town-hall", [clause.verb, word], "answer-questions")
        if (group := self.resolver.group(clause.tree, word, any_head=True)) is not None:
            self.parties.add(reading.parties, group.key, "counterpart")
        return reading

    # -- everybody else -----------------------------------------------------------------------

    def read(self, clause: Clause, entry: EngagementVerb, rule: str) -> list[Reading]:
        """``spoke with X`` is a call, ``spoke to journalists`` press, ``spoke at`` an event an address."""
        tree = clause.tree
        parties: list[Party] = []
        pressed = False
        for obj in [*clause.pobjs("with", "to"), *self._behind_means(clause)]:
            pressed = pressed or self.words.has_press(tree, obj)
            self.parties.add_word(parties, tree, obj, "counterpart")
            spoken = clause.lemma == "talk" or obj in clause.pobjs("with")
            if spoken and tree.tags[obj] == "NNS" and tree.mention(obj) is None:
                group = self.resolver.group(tree, obj, any_head=True)  # "talked to commuters"
                self.parties.add(parties, group.key if group is not None else "", "counterpart")
        if pressed:
            return [Reading("press", [clause.verb], "speak-press", parties)]
        if entry.kind == "address":
            return self._address(clause)
        parties = [(k, r) for k, r in parties if self.discourse.kind(k) != "place"]
        if parties:
            return self._conversation(clause, rule, parties)
        return self._between_subjects(clause, entry)

    def _behind_means(self, clause: Clause) -> list[int]:
        """``spoke by video with X``: those behind a "with" that the parser hung on the means."""
        tree = clause.tree
        return [
            o
            for name, _, objects in clause.prepositions
            if name in {"by", "via", "over", "through", "on"}
            for means in objects
            if tree.mention(means) is None and tree.lower(means) in self.words.remote
            for preposition, _, behind in noun_links(tree, means)
            if preposition in {"with", "to"}
            for o in behind
        ]

    def _address(self, clause: Clause) -> list[Reading]:
        """``spoke at the Summit``."""
        tree = clause.tree
        events = [
            o
            for p, _, objs in clause.prepositions
            if p in {"at", "before", "in"}
            for o in objs
            if (found := self.words.noun_kind(tree, o))
            and found[0] in {"attendance", "ceremony", "meal"}
            or (m := tree.mention(o)) is not None
            and (
                m.kind == "event"
                or p == "at"
                and (m.kind == "organization" or m.kind == "place" and m.subkind not in {"city", "country", "region"})
            )
        ]
        if not events:
            return []
        mention = tree.mention(events[0])
        part_of = mention.entity if mention is not None and mention.kind == "event" else None
        reading = Reading("address", [clause.verb], "speak-at", self.parties.beside(clause, events[0]), part_of)
        if mention is None:
            self.parties.add_hosts(clause, events[0], reading)
        return [reading]

    def _between_subjects(self, clause: Clause, entry: EngagementVerb) -> list[Reading]:
        """``The President and X spoke by phone``: both sides are the subject."""
        unplaced = (
            entry.verb in {"speak", "talk"}
            and self.discourse.state.engagement is None
            and not clause.pobjs("to", "at", "in")
        )
        if not unplaced and not self.words.is_remote(clause):
            return self._face_to_face(clause)
        subjects = subject_entities(self.resolver, clause)
        if len(subjects) < 2 or entry.kind != "call":
            return []
        return [Reading("call", [clause.verb], "speak-phone", [(k, "counterpart") for k in subjects])]

    def _face_to_face(self, clause: Clause) -> list[Reading]:
        """``The two men later talked for an hour in the Palace``: both sides, and how long or where."""
        subjects = subject_entities(self.resolver, clause)
        placed = any(p in {"in", "at"} for p, _ in self.discourse.setting.places(clause))
        if (
            len(subjects) < 2
            or self.discourse.state.principal not in subjects
            or not (placed or clause.pobjs("for"))
            or not all(self.discourse.is_person(k) for k in subjects)
        ):
            return []
        return [Reading("meeting", [clause.verb], "talk-joint", [(k, "counterpart") for k in subjects])]

    def _conversation(self, clause: Clause, rule: str, parties: list[Party]) -> list[Reading]:
        """Face to face where the text has brought the principal somewhere, by telephone otherwise."""
        remote = self.words.is_remote(clause)
        people = any(self.discourse.is_person(k) for k, _ in parties)
        to_only = not any(p == "with" for p, _, _ in clause.prepositions)
        if to_only and not remote and not people:
            tree = clause.tree
            hearers = [
                o for o in clause.pobjs("to") if tree.mention(o) is None and tree.lower(o) in self.words.audiences
            ]
            if clause.lemma == "talk" and parties and all(self.discourse.kind(k) == "group" for k, _ in parties):
                return [Reading("meeting", [clause.verb], rule, parties)]
            return [Reading("address", [clause.verb], "speak-to", parties)] if hearers else []
        setting, state = self.discourse.setting, self.discourse.state
        face = (
            any(p in {"in", "at"} for p, _ in setting.places(clause))
            or setting.occasion(clause, [clause.verb]) is not None
        )
        kind = "meeting" if (face or state.arrived or not people) and not remote else "call"
        return [Reading(kind, [clause.verb], rule, parties)]
