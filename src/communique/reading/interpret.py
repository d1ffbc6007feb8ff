"""From parsed sentences to drafts of facts: one pass in reading order, the discourse carried along."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.reading.cast import Cast
from communique.reading.clauses import Clause, Tree
from communique.reading.contents import Contents
from communique.reading.dating import Solution
from communique.reading.engagements import EngagementReader
from communique.reading.lists import ListCutter
from communique.reading.mentions import Lexicon, Mention
from communique.reading.movements import MovementReader
from communique.reading.resolver import Resolver, subject_entities
from communique.reading.segment import Sentence
from communique.reading.setting import Setting
from communique.reading.state import EngagementDraft, MovementDraft, Span, State, StatementDraft
from communique.reading.statements import StatementReader
from communique.reading.topics import TopicReader
from communique.vocab import Vocabulary

_ANCHORS = frozenset({"after", "following", "before", "prior", "during", "upon", "since", "until", "ahead"})
_AGAIN = frozenset(
    {
        "again",
        "another",
        "second",
        "third",
        "later",
        "then",
        "also",
        "further",
        "separate",
        "separately",
        "afterwards",
        "next",
    }
)


@dataclass(slots=True)
class Drafts:
    """Everything read so far."""

    engagements: list[EngagementDraft] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    movements: list[MovementDraft] = field(default_factory=list)
    references: list[tuple[str, Span, EngagementDraft | None]] = field(default_factory=list)
    unread: list[tuple[Span, str, str | None]] = field(default_factory=list)
    agreements: list[tuple[Span, EngagementDraft | None]] = field(default_factory=list)
    clauses: int = 0
    read_clauses: int = 0


@dataclass(slots=True)
class ReadSentence:
    """A sentence with its mentions and, for prose, its tree."""

    sentence: Sentence
    mentions: list[Mention]
    tree: Tree | None = None


class Interpreter:
    """Reads one document's parsed sentences into drafts."""

    def __init__(
        self, text: str, cast: Cast, lexicon: Lexicon, vocabulary: Vocabulary, solution: Solution, principal: str | None
    ) -> None:
        self.text, self.cast, self.vocabulary = text, cast, vocabulary
        self.state = State(principal=principal)
        self.solution = solution
        reporting = frozenset(v.verb for v in vocabulary.reporting.verbs) | {"express", "convey"}
        self.resolver = Resolver(cast, self.state, lexicon, text)
        self.setting = Setting(cast, self.state, solution, vocabulary, text)
        self.contents = Contents(text, reporting, ListCutter(frozenset(vocabulary.reporting.stance_nouns)))
        self.engagements = EngagementReader(self.resolver, self.setting, self.state, vocabulary, lexicon)
        self.movements = MovementReader(self.resolver, self.setting, self.state, vocabulary)
        self.statements = StatementReader(self.resolver, self.state, vocabulary, self.contents, text)
        self.topics = TopicReader(self.resolver, self.contents, vocabulary, self.engagements)
        self._international = frozenset(vocabulary.offices.international_offices)
        self._bodies = lexicon.bodies
        self.drafts = Drafts()
        self._lists = tuple(phrase.lower() for phrase in vocabulary.engagements.attendance_lists)
        self.near: list[str] = []
        self.begun = False  # True once the report proper has begun

    # -- sentences ----------------------------------------------------------------------------

    def read(self, sentences: list[ReadSentence]) -> Drafts:
        """Read all sentences in order."""
        for number, item in enumerate(sentences):
            sentence = item.sentence
            if sentence.paragraph != self.state.paragraph:
                self.state.paragraph = sentence.paragraph
                if self.state.principal and self.begun:
                    self.state.last_subject = [self.state.principal]  # a new paragraph is about the principal again
            for mention in item.mentions:
                self.resolver.settle(mention, self.near)
                if mention.kind == "symbol" and sentence.kind == "prose":
                    self.drafts.references.append((mention.data, (mention.start, mention.end), self.state.engagement))
            if sentence.kind == "transcript":
                self._turn(sentence)
            elif sentence.kind == "heading" and not self.begun:
                self._caption(item, dated=False)
            elif (
                number
                and (sentence.kind == "heading" or item.tree is None or not item.tree.clauses)
                and sentence.kind not in {"boilerplate", "speech"}
            ):
                self._caption(item)
            elif sentence.kind == "prose" and item.tree is not None:
                self.begun = True
                self._sentence(number, sentence, item.tree)
            for mention in item.mentions if sentence.kind == "prose" else ():
                self._context_country(mention)
        return self.drafts

    def _caption(self, item: ReadSentence, *, dated: bool = True) -> None:
        """A heading or fragment within the report ("Egypt, Cairo, December 12.") says where and when what follows happened."""
        places = [m for m in item.mentions if m.kind == "place" and m.entity]
        times = [m.data for m in item.mentions if m.kind == "time"]
        words = sum(m.last - m.first for m in item.mentions if m.kind in {"place", "time"})
        if not (places or times) or words * 2 < len([t for t in item.sentence.tokens if t.text[0].isalnum()]):
            return
        towns = [m for m in places if (city := self.cast.members[m.entity or ""].city) is not None and city.is_town]
        if len(towns) == 1:
            member = self.cast.members[towns[0].entity or ""]
            self.state.city, self.state.country = member.key, member.country or self.state.country
        elif places:
            self.state.city = None
        countries = {c for m in places for c in (m.country, self.cast.members[m.entity or ""].country) if c}
        if len(countries) == 1:
            self.state.country = countries.pop()
        for value in times if dated or not any(t.year for t in times) else ():
            if value.is_day:
                self.state.date = None if value.end_day else self.setting.day(value)
                self.state.daypart = value.daypart

    def _context_country(self, mention: Mention) -> None:
        """``President Karimov`` met in Uzbekistan: a state office without a country is taken to be of the country visited."""
        for person in mention.members or [mention]:
            member = self.cast.members.get(person.entity or "")
            if (
                member is None
                or member.kind != "person"
                or member.country
                or member.key == self.state.principal
                or not self.state.country
                or not person.offices
            ):
                continue
            if not any(o.head in self._international or o.organization in self._bodies for o in person.offices):
                member.country = self.state.country
                member.inferred = ("country",)

    def _turn(self, sentence: Sentence) -> None:
        """One turn of a transcript is one statement "say"."""
        label = sentence.speaker or ""
        start = sentence.start + len(label) + 1
        while start < sentence.end and self.text[start].isspace():
            start += 1
        speaker = self._labelled(label)
        if speaker is None or start >= sentence.end:
            self.drafts.unread.append(
                ((sentence.start, sentence.end), "a turn of a transcript whose speaker is not known", None)
            )
            return
        self.drafts.statements.append(
            StatementDraft(
                "say",
                "neutral",
                speaker,
                (start, sentence.end),
                [(sentence.start, sentence.end)],
                "transcript-turn",
                quoted=True,
                engagement=self.state.engagement,
            )
        )

    def _labelled(self, label: str) -> str | None:
        words = label.split()
        fitting = [m for m in self.cast.members.values() if m.kind == "person" and set(m.name.split()) <= set(words)]
        fitting = fitting or [
            m for m in self.cast.members.values() if m.kind == "person" and words and m.name.split()[-1] == words[-1]
        ]
        return fitting[0].key if len(fitting) == 1 else None

    def _sentence(self, number: int, sentence: Sentence, tree: Tree) -> None:
        self._front_place(tree)
        self._attendance(sentence, tree)
        covered: list[Span] = []
        told: list[tuple[Clause, bool, str]] = []
        subjects: list[str] = []
        self._arrival_anchor(tree, sentence)
        self._move_on(tree)
        for clause in tree.clauses:
            span = self._clause_span(clause)
            if any(start <= tree.skeleton.start[clause.verb] < end for start, end in covered):
                told.append((clause, True, "part of a statement's content"))
                continue
            done, why = self._clause(number, sentence, clause, covered)
            if (
                clause.own_subject
                and clause.label in {"ROOT", "conj", "ccomp"}
                and not subjects
                and clause.lemma != "be"
            ):
                subjects = [k for k in subject_entities(self.resolver, clause) if self.cast.members[k].is_party]
            told.append((clause, done, why))
            del span
        if subjects:
            self.state.last_subject = subjects
        for clause, done, why in told:
            if not clause.finite:
                continue
            self.drafts.clauses += 1
            if done:
                self.drafts.read_clauses += 1
            else:
                self.drafts.unread.append((self._clause_span(clause), why, clause.lemma))

    def _clause_span(self, clause: Clause) -> Span:
        tree = clause.tree
        drop = frozenset(w for w in tree.children[clause.verb] if w in tree.by_verb and tree.by_verb[w].finite)
        return tree.span(tree.subtree(clause.verb, drop))

    # -- one clause ---------------------------------------------------------------------------

    def _clause(self, number: int, sentence: Sentence, clause: Clause, covered: list[Span]) -> tuple[bool, str]:
        self.resolver.current = subject_entities(self.resolver, clause)
        status = self.engagements.status(clause)
        if self.state.principal in subject_entities(self.resolver, clause) or clause.label in {"acl", "advcl"}:
            self.cast.companions.update(
                k
                for k in self.engagements.accompanying(clause)
                if k != self.state.principal and self.cast.members[k].kind == "person"
            )
        moved = self.movements.read(clause, status)
        for movement in moved:
            self._add_movement(movement)
        engaged = self._engage(number, clause, moved)
        topical = self.topics.read(clause, self.state.engagement)
        if topical and self.state.engagement is not None:
            self._add_topics(self.state.engagement, topical)
            covered.extend(topical)
        stated: list[StatementDraft] = []
        if not topical or clause.lemma in {"raise", "share", "express"}:
            beside = all(draft.rule.startswith("in-") for draft in engaged)  # "in talks with X, he stressed ..."
            stated = self.statements.read(clause, sentence) if beside else []
        for draft in stated:
            covered.append(draft.about)
            self.drafts.statements.append(draft)
        if stated:
            self.state.last_speaker = stated[0].speaker
        self._signed(clause, engaged)
        if moved or engaged or topical or stated:
            return True, ""
        return False, self._why(clause, status)

    def _why(self, clause: Clause, status: str | None) -> str:
        if clause.negated:
            return f"'{clause.lemma}' is denied"
        if status == "planned":
            return f"'{clause.lemma}' is planned, not done"
        if clause.label in {"relcl", "acl"}:
            return f"background to a noun: '{clause.lemma}'"
        subjects = subject_entities(self.resolver, clause)
        if subjects and self.state.principal not in subjects and clause.lemma in self.engagements.verbs:
            return f"'{clause.lemma}' is told of somebody else than the principal"
        links = [p for p, _, objs in clause.prepositions if objs]
        return f"no rule for '{clause.lemma}{' ' + links[0] if links and not clause.objects else ''}'"

    # -- engagements --------------------------------------------------------------------------

    def _engage(self, number: int, clause: Clause, moved: list[MovementDraft]) -> list[EngagementDraft]:
        found = self.engagements.read(clause, travelling=bool(moved))
        kept: list[EngagementDraft] = []
        for draft in found:
            draft.sentence = number
            earlier = self._same(draft, clause)
            if earlier is not None:
                self._join(earlier, draft)
                self.state.engagement = earlier
                kept.append(earlier)
                continue
            if self._is_anchor(clause) and not draft.others(self.state.principal):
                continue
            self.drafts.engagements.append(draft)
            kept.append(draft)
            if draft.status == "held":
                self._reached(clause, draft)
        topics = self.topics.of_engagement(clause, found)
        for draft in kept:
            self._add_topics(draft, topics)
        return kept

    def _reached(self, clause: Clause, draft: EngagementDraft) -> None:
        self.state.engagement = draft
        if draft.city and "city" not in draft.inferred:
            self.state.city, self.state.country = draft.city, draft.country
            self.state.going_to = None
        elif draft.country and "country" not in draft.inferred:
            if self.state.country != draft.country:
                self.state.city = None
            self.state.country = draft.country
        if draft.venue and "venue" not in draft.inferred:
            self.state.venue, self.state.venue_paragraph = draft.venue, self.state.paragraph

    def _is_anchor(self, clause: Clause) -> bool:
        """``After addressing the summit``: a participle after a preposition of time."""
        tree = clause.tree
        if clause.label == "pcomp":
            return tree.lower(tree.heads[clause.verb]) in _ANCHORS
        return clause.label == "advcl" and (
            clause.mark in _ANCHORS
            or any(
                tree.lower(w) in _ANCHORS
                for w in tree.children[clause.verb]
                if tree.labels[w] in {"prep", "advmod", "mark"} and w < clause.verb
            )
        )

    def _same(self, draft: EngagementDraft, clause: Clause) -> EngagementDraft | None:
        """Return the engagement told before that this clause tells again, if there is one."""
        if draft.status != "held":
            return None
        principal = self.state.principal
        others = set(draft.others(principal))
        tree = clause.tree
        definite = any(
            tree.labels[c] in {"det", "poss"} and tree.lower(c) in {"the", "his", "her", "their", "this"}
            for o in [*clause.objects, *clause.subjects]
            for c in tree.children[o]
            if tree.mention(o) is None
        )
        again = any(tree.lower(w) in _AGAIN for w in range(max(0, clause.verb - 4), min(len(tree), clause.verb + 3)))
        anchor = self._is_anchor(clause)
        for earlier in reversed(self.drafts.engagements):
            if earlier.status != "held":
                continue
            if (
                earlier.kind != draft.kind
                and not (anchor or definite)
                and not {earlier.kind, draft.kind} <= {"meeting", "call"}
            ):
                continue
            theirs = set(earlier.others(principal))
            if clause.lemma == "discuss" and others & theirs:
                return earlier
            if (
                draft.rule.startswith("in-")
                and earlier.kind == draft.kind
                and others
                and others & theirs
                and self._definite(clause)
            ):
                return earlier
            if anchor and (
                earlier.kind == draft.kind
                and (not others or others & theirs)
                or clause.lemma == "address"
                and earlier.kind in {"address", "attendance"}
            ):
                return earlier
            if again or draft.when.date and earlier.when.date and draft.when.date != earlier.when.date:
                continue
            if earlier.kind != draft.kind:
                continue
            if others and others == theirs and draft.kind in {"meeting", "call", "welcome"}:
                return earlier
            if (
                not others
                and draft.kind in {"meeting", "call"}
                and (definite or clause.lemma == "meet")
                and earlier is self.state.engagement
            ):
                return earlier
            if (
                draft.kind in {"attendance", "address"}
                and draft.part_of
                and draft.part_of == earlier.part_of
                and draft.when.date == earlier.when.date
                and not others - theirs
                and draft.kind == "attendance"
            ):
                return earlier
        return None

    @staticmethod
    def _definite(clause: Clause) -> bool:
        """``In the meeting with X``: one that is known already."""
        tree = clause.tree
        return any(
            tree.lower(c) in {"the", "his", "her", "their", "this"}
            for _, _, objs in clause.prepositions
            for o in objs
            if tree.mention(o) is None
            for c in tree.kids(o, "det", "poss")
        )

    @staticmethod
    def _join(earlier: EngagementDraft, draft: EngagementDraft) -> None:
        for span in draft.spans:
            if span not in earlier.spans:
                earlier.spans.append(span)
        known = {key for key, _ in earlier.parties}
        earlier.parties.extend(p for p in draft.parties if p[0] not in known)
        earlier.venue = earlier.venue or draft.venue
        earlier.part_of = earlier.part_of or draft.part_of
        if earlier.city is None and draft.city:
            earlier.city, earlier.country = draft.city, draft.country
        if not earlier.when.stated and draft.when.stated:
            earlier.when = draft.when
            earlier.inferred.discard("date")

    @staticmethod
    def _add_topics(draft: EngagementDraft, spans: list[Span]) -> None:
        for span in spans:
            if not any(a <= span[0] and span[1] <= b for a, b in draft.topics):
                draft.topics.append(span)

    # -- movements and places -----------------------------------------------------------------

    def _add_movement(self, draft: MovementDraft) -> None:
        for earlier in reversed(self.drafts.movements[-4:]):
            if (
                earlier.kind == draft.kind
                and earlier.place == draft.place
                and (earlier.when.date == draft.when.date or not draft.when.stated)
            ):
                earlier.spans.extend(s for s in draft.spans if s not in earlier.spans)
                earlier.origin = earlier.origin or draft.origin
                earlier.destination = earlier.destination or draft.destination
                return
        self.drafts.movements.append(draft)
        if draft.country and draft.country not in self.near:
            self.near.insert(0, draft.country)

    def _front_place(self, tree: Tree) -> None:
        """``In Almaty, ...``: a place before the main verb moves the discourse there."""
        root = next((w for w in range(len(tree)) if tree.heads[w] == w), 0)
        for word in range(min(root, 6)):
            mention = tree.mention(word)
            if (
                mention is None
                and tree.lower(word) == "capital"
                and tree.labels[word] == "pobj"
                and tree.lower(tree.heads[word]) == "in"
            ):
                self._to_capital()
            if (
                mention is None
                or mention.kind != "place"
                or tree.labels[word] != "pobj"
                or tree.lower(tree.heads[word]) not in {"in", "at"}
            ):
                continue
            member = self.cast.members.get(mention.entity or "")
            if member is None:
                continue
            if member.city is not None or member.subkind == "city":
                self.state.city, self.state.country, self.state.arrived = member.key, member.country, True
            elif member.subkind == "country":
                if member.country != self.state.country:
                    self.state.city = None
                self.state.country = member.country
            else:
                self.state.venue, self.state.venue_paragraph = member.key, self.state.paragraph

    def _move_on(self, tree: Tree) -> None:
        """A day named in the main clause is where the discourse now is, whether or not the clause gives a fact."""
        for clause in tree.clauses:
            if (
                (
                    clause.label in {"ROOT", "parataxis"}
                    or clause.label == "ccomp"
                    and tree.heads[clause.verb] > clause.verb
                )
                and clause.finite
                and clause.modal is None
                and clause.tag in {"VBD", "VBN", "VBG"} | {"VB"}
                and not (clause.tag == "VB" and "did" not in clause.auxiliaries)
                and "had" not in clause.auxiliaries
            ):
                self.setting.when(clause)

    def _attendance(self, sentence: Sentence, tree: Tree) -> None:
        """``Taking part in the meeting were A, B and C``: they are parties to the engagement being told."""
        engagement = self.state.engagement
        if (
            engagement is None
            or engagement.status != "held"
            or not self.text[sentence.start : sentence.start + 60].lower().startswith(self._lists)
        ):
            return
        known = {key for key, _ in engagement.parties}
        for word in range(len(tree)):
            mention = tree.mention(word)
            for person in (mention.members or [mention]) if mention is not None else ():
                if person.kind == "person" and person.entity and person.entity not in known:
                    engagement.parties.append((person.entity, "counterpart"))
                    known.add(person.entity)
        span = (sentence.start, sentence.end)
        if span not in engagement.spans:
            engagement.spans.append(span)

    def _to_capital(self) -> None:
        """``In the capital, ...``: the capital that he left for, or the one of this country that the report names."""
        known = [
            m.key
            for m in self.cast.members.values()
            if m.city is not None and m.city.capital and m.country == self.state.country
        ]
        target = self.state.going_to if self.state.going_to in known else known[0] if len(known) == 1 else None
        if target is not None:
            self.state.city, self.state.going_to, self.state.arrived = target, None, True

    def _arrival_anchor(self, tree: Tree, sentence: Sentence) -> None:
        if self.state.going_to is None:
            return
        words = [tree.lower(w) for w in range(min(len(tree), 6)) if tree.mention(w) is None]
        movement = self.movements.anchor(
            words, (sentence.tokens[0].start, sentence.tokens[min(len(sentence.tokens), 4) - 1].end)
        )
        if movement is not None:
            self._add_movement(movement)

    def _signed(self, clause: Clause, engaged: list[EngagementDraft]) -> None:
        for draft in engaged:
            if draft.kind == "signing" and clause.lemma in {"sign", "initial"}:
                words = clause.objects if not clause.passive else clause.subjects
                for word in words:
                    for span in self.contents.noun(clause.tree, word):
                        self.drafts.agreements.append((span, draft))
