"""Clauses to statements: who said, thanked, stressed, urged or warned what, to whom."""

from __future__ import annotations

from communique.reading.clauses import Clause, Tree
from communique.reading.contents import Contents, Span
from communique.reading.resolver import Resolver, subject_entities
from communique.reading.segment import Quote, Sentence
from communique.reading.state import State, StatementDraft
from communique.vocab import Vocabulary
from communique.vocab.types import ReportingVerb, SpeechAdjective, SpeechNoun

_TALKS = frozenset({"meeting", "call", "meal", "welcome", "briefing", "site-visit"})
_OPENERS = frozenset(
    {
        "take",
        "use",
        "seize",
        "continue",
        "begin",
        "go",
        "proceed",
        "speak",
        "meet",
        "call",
        "hold",
        "open",
        "close",
        "conclude",
        "start",
        "have",
        "join",
        "talk",
        "phone",
        "pause",
        "write",
        "rise",
        "address",
        "convene",
        "be",
    }
)
_PARTY_KINDS = frozenset({"person", "office", "organization", "group"})


class StatementReader:
    """Reads statements off clauses."""

    def __init__(self, resolver: Resolver, state: State, vocabulary: Vocabulary, contents: Contents, text: str) -> None:
        self.resolver, self.state, self.contents, self.text = resolver, state, contents, text
        self.vocab = vocabulary.reporting
        self.defaults = vocabulary.reporting.defaults
        self.verbs: dict[str, list[ReportingVerb]] = {}
        for entry in self.vocab.verbs:
            self.verbs.setdefault(entry.verb, []).append(entry)
        for entries in self.verbs.values():
            entries.sort(key=lambda e: -(bool(e.particle) + bool(e.requires) + bool(e.nouns)))
        self.light = frozenset(self.vocab.light.verbs)
        self.speech_nouns = {n.noun: n for n in self.vocab.light.nouns}
        self.told = frozenset(
            v.verb for v in self.vocab.verbs if v.addressee and v.content and "object" not in v.content
        )
        self.adjectives = {a.adjective: a for a in self.vocab.adjectives}

    def read(self, clause: Clause, sentence: Sentence) -> list[StatementDraft]:
        """Return the statements that a clause reports, coordinated contents apart."""
        if not self._reports(clause):
            return []
        if clause.lemma == "be":
            return self._adjective(clause)
        if clause.lemma in self.light and (found := self._light(clause)):
            return found
        for entry in self.verbs.get(clause.lemma, ()):
            if self._fits(clause, entry):
                found = self._verb(clause, entry, sentence)
                if found:
                    return found
        return []

    # -- does the clause report something that was said? --------------------------------------

    def _reports(self, clause: Clause) -> bool:
        if (
            clause.negated
            or clause.modal in {"will", "shall", "could", "may", "might", "should", "can", "must", "'ll"}
            or clause.mark in {"if", "unless"}
        ):
            return False
        if clause.modal == "would":
            return False
        if clause.label in {"acl", "relcl", "amod"} and not clause.finite and clause.tag == "VBN":
            return False
        if (
            clause.label == "advcl"
            and clause.tag in {"VBN", "VBD"}
            and not clause.own_subject
            and not clause.auxiliaries
        ):
            return False  # "Asked about X, he said ..."
        if clause.tag == "VBG" and not clause.finite and self._of_noun(clause):
            return False  # "its commitment to strengthening A and supporting B"
        if clause.infinitive:
            return self._purpose(clause)
        return clause.finite or clause.tag in {"VBG", "VBD", "VBN", "VBP"}

    @staticmethod
    def _of_noun(clause: Clause) -> bool:
        """True for a gerund in the complement of a noun: content of something else, not an act of its own."""
        tree, at = clause.tree, clause.verb
        for _ in range(6):
            label, head = tree.labels[at], tree.heads[at]
            if label == "pcomp":
                above = tree.heads[head]
                return tree.labels[head] == "prep" and (
                    tree.mention(above) is not None or tree.tags[above][:2] in {"NN", "JJ"}
                )
            if label != "conj" or head == at:
                return False
            at = head
        return False

    def _purpose(self, clause: Clause) -> bool:
        """``spoke to express``, ``took the opportunity to thank``: an infinitive under a verb that happened."""
        tree = clause.tree
        at = clause.verb
        for _ in range(4):
            if tree.heads[at] == at:
                return False
            at = tree.heads[at]
            parent = tree.by_verb.get(at)
            if parent is not None and at != clause.verb:
                if parent.label == "conj" and parent.infinitive or clause.label == "conj" and parent.infinitive:
                    continue
                return (
                    parent.lemma in _OPENERS
                    and not parent.negated
                    and parent.modal is None
                    and parent.lemma not in {"have"} | ({"be"} if not parent.passive else set())
                )
            if parent is None and tree.labels[at] not in {"dobj", "conj"}:
                return False
        return False

    def _fits(self, clause: Clause, entry: ReportingVerb) -> bool:
        tree = clause.tree
        if (
            entry.particle
            and entry.particle not in clause.particles
            and not any(tree.lower(a) == entry.particle for a in [*clause.adverbs, *clause.attributes])
            and not any(p == entry.particle for p, _, _ in clause.prepositions)
            and not (entry.particle == "clear" and any(tree.lower(c) == "clear" for c in tree.children[clause.verb]))
        ):
            return False
        if (
            entry.requires
            and not any(p == entry.requires for p, _, _ in clause.prepositions)
            and entry.requires not in clause.particles
        ):
            return False
        things = clause.subjects if clause.passive else clause.objects
        objects = {tree.lower(o) for o in things} | {tree.lemma(o) for o in things if tree.mention(o) is None}
        if entry.nouns and not objects & set(entry.nouns):
            return False
        if entry.nouns_not and objects & set(entry.nouns_not):
            return False
        if entry.objects == "thing" and any(
            (m := tree.mention(o)) is not None and m.kind in {"person", "office", "list"} for o in clause.objects
        ):
            return False
        return True

    # -- verbs --------------------------------------------------------------------------------

    def _verb(self, clause: Clause, entry: ReportingVerb, sentence: Sentence) -> list[StatementDraft]:
        speakers = self._speakers(clause)
        if not speakers:
            return []
        if entry.single_speaker and len(speakers) > 1:
            return []
        addressee_slots = entry.addressee if entry.addressee is not None else self.defaults.addressee
        content_slots = entry.content if entry.content is not None else self.defaults.content
        addressee = self._addressee(clause, addressee_slots)
        taken = addressee[1] if addressee else None
        spans, quoted = self._content(clause, content_slots, taken, sentence)
        if not spans and clause.passive and not clause.agents:
            return []
        if not spans:
            if addressee and "object" in addressee_slots and "object" in content_slots and taken is not None:
                spans = self.contents.noun(clause.tree, taken)
                addressee = None
            else:
                return []
        return self._make(
            clause,
            entry.act or entry.verb,
            entry.stance or self.defaults.stance,
            speakers,
            spans,
            f"{entry.verb}-{self._slot}",
            addressee,
            quoted,
        )

    _slot = "content"

    def _content(
        self, clause: Clause, slots: tuple[str, ...], taken: int | None, sentence: Sentence
    ) -> tuple[list[Span], bool]:
        quote = self._quote(clause, sentence)
        for slot in slots:
            spans = self._slot_spans(clause, slot, taken)
            if (
                slot == "quote"
                and quote is not None
                or slot == "that"
                and not spans
                and quote is not None
                and "quote" in slots
            ):
                self._slot = "quote"
                return [quote.inner(self.text)], True
            if spans:
                self._slot = slot
                return spans, False
        if quote is not None:
            self._slot = "quote"
            return [quote.inner(self.text)], True
        return [], False

    def _slot_spans(self, clause: Clause, slot: str, taken: int | None) -> list[Span]:
        tree, contents = clause.tree, self.contents
        if slot == "that":
            return [s for s in contents.that(clause)]
        if slot == "object":
            if clause.passive and clause.agents:
                return [s for w in clause.subjects[:1] if w != taken for s in contents.noun(tree, w)]
            if clause.passive:
                return []
            words = [
                o
                for o in clause.objects
                if tree.labels[o] in {"dobj", "oprd"}
                and o != taken
                and (m := tree.mention(o), m is None or m.kind not in {"quote", "time"})[1]
            ]
            return [s for w in words[:1] for s in contents.noun(tree, w, verb=clause.verb)]
        if slot == "object2":
            words = [o for o in clause.objects if o != taken]
            return [s for w in words[:1] for s in contents.noun(tree, w)]
        if slot == "todo":
            return contents.infinitive(clause)
        if slot == "wh":
            return contents.wh(clause)
        if slot == "ing":
            return contents.gerund(clause)
        if slot == "quote":
            return []
        if slot == "attr":
            return [s for w in clause.attributes for s in contents.noun(tree, w)]
        spans = contents.preposition(clause, slot)
        if not spans:
            for word in clause.objects[:2]:
                spans = contents.preposition(clause, slot, anchor=word)
                if spans:
                    break
        return spans

    def _quote(self, clause: Clause, sentence: Sentence) -> Quote | None:
        """The quotation that the verb introduces: the nearest one in the sentence that no other verb of speech claims."""
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

    # -- light verbs and adjectives -----------------------------------------------------------

    def _light(self, clause: Clause) -> list[StatementDraft]:
        tree = clause.tree
        speakers = self._speakers(clause)
        if not speakers:
            return []
        out: list[StatementDraft] = []
        objects = clause.objects if not clause.passive else clause.subjects
        for word in objects:
            if tree.mention(word) is not None:
                continue
            noun = self.speech_nouns.get(tree.lower(word)) or self.speech_nouns.get(tree.lemma(word))
            if (
                noun is None
                or clause.lemma in {"have", "make", "give", "reiterate", "renew", "present", "send", "pay"}
                and noun.noun not in self._allowed(clause.lemma)
            ):
                continue
            out.extend(self._noun(clause, noun, word, speakers))
        return out

    @staticmethod
    def _allowed(lemma: str) -> frozenset[str]:
        table = {
            "give": {"thanks", "assurance", "praise"},
            "make": {"apology"},
            "have": set(),
            "pay": {"tribute"},
            "send": {"greeting", "greetings", "condolence", "condolences", "wish", "congratulation", "congratulations"},
            "present": {"condolence", "condolences", "congratulations"},
        }
        return frozenset(
            table.get(
                lemma,
                {
                    "gratitude",
                    "thanks",
                    "concern",
                    "condolence",
                    "condolences",
                    "appreciation",
                    "invitation",
                    "call",
                    "wish",
                    "hope",
                    "solidarity",
                    "support",
                    "commitment",
                }
                if lemma in {"reiterate", "renew"}
                else set(),
            )
        )

    def _noun(self, clause: Clause, noun: SpeechNoun, word: int, speakers: list[str]) -> list[StatementDraft]:
        tree = clause.tree
        addressee = self._addressee(clause, noun.addressee, anchor=word)
        spans: list[Span] = []
        for slot in noun.content:
            spans = self._noun_content(clause, slot, word)
            spans = [s for s in spans if addressee is None or not self._same_place(tree, addressee[1], s)]
            if spans:
                self._slot = slot
                break
        if not spans:
            spans = self.contents.noun(tree, word, split=False)
        if clause.lemma in {"reiterate", "renew"}:
            act = clause.lemma
            spans = self.contents.noun(tree, word)
        else:
            act = noun.act or f"{clause.lemma} {noun.noun}"
        return self._make(clause, act, noun.stance, speakers, spans, f"{clause.lemma}-{noun.noun}", addressee, False)

    @staticmethod
    def _same_place(tree: Tree, word: int, span: Span) -> bool:
        return (
            span[0] <= tree.skeleton.start[word] < span[1]
            and span[1] - span[0] < 2 + tree.skeleton.end[word] - tree.skeleton.start[word]
        )

    def _noun_content(self, clause: Clause, slot: str, word: int) -> list[Span]:
        tree = clause.tree
        if (
            slot == "that"
            and word + 1 < len(tree)
            and tree.mention(word + 1) is None
            and tree.lower(word + 1) == "that"
        ):
            return self.contents.after_that(tree, word + 1, clause.verb)
        if slot == "that":
            inner = [
                c
                for c in tree.children[word]
                if tree.labels[c] in {"acl", "relcl", "ccomp"}
                and tree.tags[c][:2] == "VB"
                and any(tree.lower(w) == "that" for w in tree.subtree(c)[:1])
            ]
            for verb in inner:
                return self.contents._coordinated(tree, verb, word)
            return self.contents.that(clause)
        if slot == "todo":
            inner = [
                c
                for c in tree.children[word]
                if tree.labels[c] in {"acl", "relcl", "xcomp"}
                and any(tree.lower(k) == "to" for k in tree.kids(c, "aux"))
            ]
            return [
                tree.span(
                    self.contents._trim(tree, [w for w in self.contents.branch(tree, c, keep_conj=True) if w > word])
                )
                for c in inner[:1]
            ] or self.contents.infinitive(clause)
        if slot == "wh":
            return []
        return self.contents.preposition(clause, slot, anchor=word) or self.contents.preposition(clause, slot)

    def _adjective(self, clause: Clause) -> list[StatementDraft]:
        tree = clause.tree
        for word in clause.attributes:
            entry: SpeechAdjective | None = (
                self.adjectives.get(tree.lower(word)) if tree.mention(word) is None else None
            )
            if entry is None:
                continue
            speakers = self._speakers(clause)
            if not speakers or any(tree.lower(s) in {"it", "this", "that"} for s in clause.subjects):
                return []
            addressee = self._addressee(clause, entry.addressee, anchor=word)
            for slot in entry.content:
                if slot in {"that", "todo"}:
                    label = {"that": {"ccomp"}, "todo": {"xcomp"}}[slot]
                    spans = [
                        tree.span(
                            self.contents._trim(
                                tree, [w for w in self.contents.branch(tree, c, keep_conj=True) if w > word]
                            )
                        )
                        for c in tree.children[word]
                        if tree.labels[c] in label
                    ]
                else:
                    spans = self.contents.preposition(clause, slot, anchor=word)
                if spans:
                    return self._make(
                        clause, entry.act, entry.stance, speakers, spans, f"be-{entry.adjective}", addressee, False
                    )
        return []

    # -- who and to whom ----------------------------------------------------------------------

    def _speakers(self, clause: Clause) -> list[str]:
        tree = clause.tree
        if clause.passive:
            if clause.agents:
                return [k for a in clause.agents for k in self.resolver.entities(tree, a) if self._can_speak(k)]
            impersonal = any(tree.lower(s) == "it" for s in clause.subjects)
            return (
                [self.state.principal]
                if impersonal and self.state.principal and self.state.engagement is not None
                else []
            )
        if not clause.subjects:
            telegraphic = clause.label == "ROOT" and clause.tag in {"VBD", "VBN"} or clause.label == "conj"
            return [self.state.principal] if telegraphic and self.state.principal else []
        return [k for k in subject_entities(self.resolver, clause) if self._can_speak(k)]

    def _can_speak(self, key: str) -> bool:
        member = self.resolver.cast.members.get(key)
        return member is not None and (
            member.kind in _PARTY_KINDS or member.kind == "place" and member.subkind == "country"
        )

    def _addressee(
        self, clause: Clause, slots: tuple[str, ...], anchor: int | None = None
    ) -> tuple[str | None, int] | None:
        """Return (entity, word) of the person spoken to; the entity is None where the word is no known party."""
        tree = clause.tree
        for slot in slots:
            words: list[int] = []
            if slot == "object":
                words = [
                    w
                    for w in (clause.indirect + clause.objects if not clause.passive else clause.subjects)
                    if tree.labels[w] != "conj"
                ]
            else:
                words = [o for p, _, objs in clause.prepositions if p == slot for o in objs]
                if anchor is not None and not words:
                    for prep in self.contents._prepositions(tree, anchor, slot):
                        words.extend(tree.kids(prep, "pobj"))
            for word in words[:1]:
                found = self.resolver.entities(tree, word)
                mention = tree.mention(word)
                if mention is not None and mention.kind == "place" and not found:
                    found = [mention.entity] if mention.entity else []
                if found:
                    return found[0], word
                if mention is not None and mention.kind in {"name", "thing"} and mention.determiner == "the":
                    return self.resolver.cast.named("organization", mention).key, word  # "urged the Government to"
                if (
                    mention is None
                    and tree.tags[word][:2] == "NN"
                    and (
                        slot != "object"
                        or any(p in ("for", "on") for p, _, _ in clause.prepositions)
                        or clause.lemma in self.told
                    )
                ):
                    group = (
                        self.resolver.group(tree, word, any_head=True)
                        if tree.tags[word] == "NNS" or clause.lemma in self.told
                        else None
                    )
                    return (group.key if group else None), word
        return None

    # -- drafts -------------------------------------------------------------------------------

    def _make(
        self,
        clause: Clause,
        act: str,
        stance: str,
        speakers: list[str],
        spans: list[Span],
        rule: str,
        addressee: tuple[str | None, int] | None,
        quoted: bool,
    ) -> list[StatementDraft]:
        principal = self.state.principal
        speaker = principal if principal in speakers else speakers[0]
        joint = [s for s in speakers if s != speaker]
        engagement = self.state.engagement
        to = addressee[0] if addressee else None
        inferred: set[str] = set()
        if (
            to is None
            and addressee is None
            and not joint
            and engagement is not None
            and engagement.kind in _TALKS
            and not clause.passive | (clause.passive and not clause.agents)
        ):
            others = [o for o in engagement.others(principal) if self.resolver.cast.members[o].kind != "group"]
            if speaker == principal and len(others) == 1:
                to = others[0]
            elif speaker in others and principal:
                to = principal
            if to:
                inferred.add("addressee")
        if to == speaker:
            to = None
        out = []
        tree = clause.tree
        trigger = self._trigger(clause)
        for number, about in enumerate(spans):
            evidence = [(min(trigger[0], about[0]), max(trigger[1], about[1]))] if number == 0 else [about]
            if number and about[0] - self._lead(about[0]) > 0:
                evidence = [(self._lead(about[0]), about[1]), trigger]
            draft = StatementDraft(act, stance, speaker, about, evidence, rule, to, joint, quoted, engagement)
            draft.inferred = set(inferred)
            out.append(draft)
        del tree
        return out

    def _lead(self, start: int) -> int:
        """Take the linking word before a coordinated content ("for", "that") into its evidence."""
        before = self.text[max(0, start - 12) : start]
        words = before.rstrip().rsplit(" ", 1)
        return start - len(before) + len(words[0]) + 1 if len(words) == 2 and words[1].isalpha() else start

    def _trigger(self, clause: Clause) -> Span:
        tree = clause.tree
        start, end = tree.skeleton.start[clause.verb], tree.skeleton.end[clause.verb]
        near = [s for s in clause.subjects if clause.own_subject and 0 < clause.verb - s < 5]
        if near:
            start = tree.skeleton.start[near[0]]
        return start, end
