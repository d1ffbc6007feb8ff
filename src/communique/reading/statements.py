"""Clauses to statements: who said, thanked, stressed, urged or warned what, to whom."""

from __future__ import annotations

from communique.reading.addressees import Attribution
from communique.reading.clauses import Clause
from communique.reading.contents import Contents, Span
from communique.reading.light import LightReader
from communique.reading.reports import fits, reports
from communique.reading.resolver import Resolver
from communique.reading.segment import Quote, Sentence
from communique.reading.state import State, StatementDraft
from communique.vocab import Vocabulary
from communique.vocab.types import ReportingVerb


class StatementReader:
    """Reads statements off clauses."""

    def __init__(self, resolver: Resolver, state: State, vocabulary: Vocabulary, contents: Contents, text: str) -> None:
        self.contents, self.text = contents, text
        self.vocab = vocabulary.reporting
        self.parties = frozenset(vocabulary.groups.heads)
        self.defaults = vocabulary.reporting.defaults
        self.verbs: dict[str, list[ReportingVerb]] = {}
        for entry in self.vocab.verbs:
            self.verbs.setdefault(entry.verb, []).append(entry)
        for entries in self.verbs.values():
            entries.sort(key=lambda e: -(bool(e.particle) + bool(e.requires) + bool(e.nouns)))
        told = frozenset(v.verb for v in self.vocab.verbs if v.addressee and v.content and "object" not in v.content)
        self.attribution = Attribution(resolver, state, contents, told, text)
        self.light = LightReader(self.vocab, contents, self.attribution)

    def read(self, clause: Clause, sentence: Sentence) -> list[StatementDraft]:
        """Return the statements that a clause reports, coordinated contents apart."""
        if not reports(clause) or self._is_attribute(clause):
            return []
        if clause.lemma == "be":
            return self.light.adjective(clause)
        if clause.lemma in self.light.verbs and (found := self.light.read(clause)):
            return found
        for entry in self.verbs.get(clause.lemma, ()):
            if fits(clause, entry):
                found = self._verb(clause, entry, sentence)
                if found:
                    return found
        return []

    @staticmethod
    def _is_attribute(clause: Clause) -> bool:
        """``leadership in supporting Ukraine``, ``Asked about X, he ...``: no act of the one who speaks."""
        tree, above = clause.tree, clause.tree.heads[clause.verb]
        if clause.label == "pcomp" and not clause.finite:
            return tree.tags[tree.heads[above]][:2] == "NN"
        return clause.label == "advcl" and clause.tag == "VBN" and not clause.finite and clause.verb == 0

    # -- verbs --------------------------------------------------------------------------------

    def _verb(self, clause: Clause, entry: ReportingVerb, sentence: Sentence) -> list[StatementDraft]:
        speakers = self.attribution.speakers(clause)
        if not speakers:
            return []
        if entry.single_speaker and len(speakers) > 1:
            return []
        addressee_slots = entry.addressee if entry.addressee is not None else self.defaults.addressee
        content_slots = entry.content if entry.content is not None else self.defaults.content
        addressee = self.attribution.addressee(clause, addressee_slots)
        taken = addressee[1] if addressee else None
        spans, quoted = self._content(clause, content_slots, taken, sentence, of_somebody="object" in addressee_slots)
        if spans and not addressee and self.attribution.slot in {"that", "quote", "wh"}:
            addressee = self.attribution.listener(clause)
        if not spans and clause.passive and not clause.agents:
            return []
        if not spans:
            if addressee and "object" in addressee_slots and "object" in content_slots and taken is not None:
                spans = self.contents.noun(clause.tree, taken)
                addressee = None
            else:
                return []
        return self.attribution.make(
            clause,
            entry.act or entry.verb,
            entry.stance or self.defaults.stance,
            speakers,
            spans,
            f"{entry.verb}-{self.attribution.slot}",
            addressee,
            quoted,
        )

    def _content(
        self, clause: Clause, slots: tuple[str, ...], taken: int | None, sentence: Sentence, *, of_somebody: bool
    ) -> tuple[list[Span], bool]:
        quote = self._quote(clause, sentence)
        for slot in slots:
            spans = self._slot_spans(clause, slot, taken, of_somebody=of_somebody)
            if (
                slot == "quote"
                and quote is not None
                or slot == "that"
                and not spans
                and quote is not None
                and "quote" in slots
            ):
                self.attribution.slot = "quote"
                return [quote.inner(self.text)], True
            if spans:
                self.attribution.slot = slot
                return [self.contents.without_reports(clause.tree, s) for s in spans], False
        if quote is not None:
            self.attribution.slot = "quote"
            return [quote.inner(self.text)], True
        if "that" in slots and (around := self._interrupted(clause)) is not None:
            self.attribution.slot = "that"
            return [around], False
        return [], False

    @staticmethod
    def _interrupted(clause: Clause) -> Span | None:
        """Return the sentence that a verb of speech breaks into: "Peace, she told them, was hard work"."""
        tree = clause.tree
        if not clause.own_subject or clause.label not in {"ROOT", "parataxis"}:
            return None
        first = min((w for s in clause.subjects for w in tree.subtree(s) if w < clause.verb), default=0)
        after = next((w for w in range(clause.verb + 1, len(tree) - 1) if tree.lower(w) == ","), None)
        if first < 2 or after is None or tree.lower(first - 1) != ",":
            return None
        inside = [w for w in range(first, after) if tree.tags[w] in {"VBD", "VBZ", "VBP", "MD"}]
        before = [w for w in range(first) if tree.tags[w][:2] in {"VB", "MD"}]
        if inside != [clause.verb] or before or tree.tags[after + 1] not in {"VBD", "VBZ", "VBP", "MD"}:
            return None
        last = next((w for w in range(after, len(tree)) if tree.lower(w) == ";"), len(tree))
        return tree.span(list(range(last)))

    def _slot_spans(self, clause: Clause, slot: str, taken: int | None, *, of_somebody: bool) -> list[Span]:
        tree, contents = clause.tree, self.contents
        if slot == "that":
            return list(contents.that(clause))
        if slot == "object":
            return self._object(clause, taken)
        if slot == "object2":
            words = [o for o in clause.objects if o != taken]
            return [s for w in words[:1] for s in contents.noun(tree, w)]
        if slot == "todo":
            return contents.infinitive(clause) or (self._bare_to(clause, taken) if taken is not None else [])
        if slot == "predicate":
            return self._predicate(clause)
        if slot in {"wh", "ing"}:
            return contents.wh(clause) if slot == "wh" else contents.gerund(clause)
        if slot == "quote":
            return []
        if slot == "attr":
            return [s for w in clause.attributes for s in contents.noun(tree, w)]
        spans = contents.preposition(clause, slot) or contents.relative(clause, slot)
        return spans or self._at_object(clause, slot, of_somebody=of_somebody)

    def _object(self, clause: Clause, taken: int | None) -> list[Span]:
        tree = clause.tree
        if clause.passive and clause.agents:
            return [s for w in clause.subjects[:1] if w != taken for s in self.contents.noun(tree, w)]
        if clause.passive:
            return []
        words = [
            o
            for o in clause.objects
            if tree.labels[o] in {"dobj", "oprd"}
            and o != taken
            and (m := tree.mention(o), m is None or m.kind not in {"quote", "time"})[1]
        ]
        return [s for w in words[:1] for s in self.contents.noun(tree, w, verb=clause.verb)]

    def _at_object(self, clause: Clause, slot: str, *, of_somebody: bool) -> list[Span]:
        """Return what follows a preposition that the parser hung on an object of the verb."""
        tree = clause.tree
        for word in clause.objects[:2]:
            if slot == "for" and of_somebody and not self._is_thanked(clause, word):
                continue  # "praised the support for peace": the support is praised, not somebody for peace
            if slot == "of" and of_somebody and tree.mention(word) is None:
                continue  # "informed the members of the board"
            spans = self.contents.preposition(clause, slot, anchor=word)
            if not spans and slot == "about":
                spans = self.contents.deep(tree, word, slot)
            if spans:
                return spans
        return []

    def _is_thanked(self, clause: Clause, word: int) -> bool:
        """True where the object is somebody rather than something, or nobody in particular."""
        tree = clause.tree
        mention = tree.mention(word)
        if mention is not None or tree.tags[word] in {"PRP", "NNS", "NNPS"}:
            return True
        determined = any(tree.labels[c] in {"det", "poss"} for c in tree.children[word])
        return not determined or tree.lower(word) in self.parties

    def _bare_to(self, clause: Clause, told: int) -> list[Span]:
        """Return the infinitive that the parser took for a noun: "urged partners to pre-position food"."""
        tree = clause.tree
        for prep in (p for word, p, _ in clause.prepositions if word == "to" and p > told):
            if prep + 2 < len(tree) and tree.mention(prep + 1) is None and tree.tags[prep + 1] in {"JJ", "NN"}:
                words = [w for w in tree.subtree(prep) if w > prep]
                return [tree.span(self.contents.trim(tree, words))]
        return []

    def _predicate(self, clause: Clause) -> list[Span]:
        """Return the object with what it was called: "called the attack unacceptable"."""
        tree = clause.tree
        objects = [o for o in clause.objects if o > clause.verb]
        spans = self.contents.noun(tree, objects[0], verb=clause.verb) if objects else []
        words = [w for w in range(len(tree)) if spans and tree.skeleton.end[w] == spans[0][1]]
        last = words[-1] if words else 0
        return spans[:1] if tree.mention(last) is None and tree.tags[last] == "JJ" else []

    def _quote(self, clause: Clause, sentence: Sentence) -> Quote | None:
        """The quotation that the verb introduces: the nearest one that no other verb of speech claims."""
        tree = clause.tree
        found = []
        for word in range(len(tree)):
            mention = tree.mention(word)
            if mention is not None and mention.kind == "quote":
                found.append((abs(word - clause.verb), word, mention.data))
        if not found:
            return None
        distance, word, quote = min(found)
        rivals = [
            c
            for c in tree.clauses
            if c is not clause and c.finite and c.lemma in self.verbs and abs(c.verb - word) < distance
        ]
        return None if rivals else quote
