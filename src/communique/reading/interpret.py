"""From parsed sentences to drafts of facts: one pass in reading order, the discourse carried along."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.reading.agenda import talks_told
from communique.reading.cast import Cast
from communique.reading.clauses import Clause, Tree
from communique.reading.contents import Contents
from communique.reading.dating import Solution
from communique.reading.engagements import EngagementReader
from communique.reading.hosts import HostReader
from communique.reading.lists import ListCutter
from communique.reading.mentions import Lexicon, Mention
from communique.reading.movements import MovementReader
from communique.reading.resolver import Resolver, subject_entities
from communique.reading.retelling import is_anchor, join, told_before
from communique.reading.rollcall import RollCall
from communique.reading.segment import Sentence
from communique.reading.setting import Setting
from communique.reading.state import EngagementDraft, MovementDraft, Span, State, StatementDraft
from communique.reading.statements import StatementReader
from communique.reading.stays import StayReader
from communique.reading.topics import TopicReader
from communique.reading.upcoming import UpcomingDraft, UpcomingReader
from communique.reading.whereabouts import Whereabouts
from communique.vocab import Vocabulary


@dataclass(slots=True)
class Drafts:
    """Everything read so far."""

    engagements: list[EngagementDraft] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    movements: list[MovementDraft] = field(default_factory=list)
    references: list[tuple[str, Span, EngagementDraft | None]] = field(default_factory=list)
    unread: list[tuple[Span, str, str | None]] = field(default_factory=list)
    agreements: list[tuple[Span, EngagementDraft | None]] = field(default_factory=list)
    upcoming: list[UpcomingDraft] = field(default_factory=list)
    clauses: int = 0


@dataclass(slots=True)
class ReadSentence:
    """A sentence with its mentions and, for prose, its tree."""

    sentence: Sentence
    mentions: list[Mention]
    tree: Tree | None = None
    listed: Mention | None = None  # whom an entry of a list of attendance names


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
        self.whereabouts = Whereabouts(cast, self.state, self.setting)
        self.contents = Contents(text, reporting, ListCutter(frozenset(vocabulary.reporting.stance_nouns)))
        self.engagements = EngagementReader(self.resolver, self.setting, self.state, vocabulary, lexicon)
        self.movements = MovementReader(self.resolver, self.setting, self.state, vocabulary)
        self.stays = StayReader(self.movements, self.setting, self.state, vocabulary)
        self.statements = StatementReader(self.resolver, self.state, vocabulary, self.contents, text)
        self.topics = TopicReader(self.resolver, self.contents, vocabulary, self.engagements)
        self.hosts = HostReader(text, cast, self.state, vocabulary, lexicon)
        self.upcoming = UpcomingReader(vocabulary)
        self.drafts = Drafts()
        self.statements.attribution.told_before = self.drafts.engagements
        self.roll = RollCall(text, self.resolver, self.state, self.drafts, vocabulary, lexicon)
        self.near: list[str] = []
        self.engaged_here = False  # True where the sentence being read tells an engagement of the principal
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
            elif sentence.kind == "list":
                self.roll.line(sentence)
            elif sentence.kind == "entry":
                self.roll.entry(sentence, item.listed)
            elif sentence.kind == "heading" and not self.begun:
                self.whereabouts.caption(sentence, item.mentions, dated=False)
            elif (
                number
                and (sentence.kind == "heading" or item.tree is None or not item.tree.clauses)
                and sentence.kind not in {"boilerplate", "speech"}
            ):
                self.whereabouts.caption(sentence, item.mentions)
            elif sentence.kind == "prose" and item.tree is not None:
                self.begun = True
                self._sentence(number, sentence, item.tree)
                self.drafts.upcoming.extend(self.upcoming.read(self.text, sentence.start, sentence.end, item.mentions))
            if sentence.kind == "prose":
                met = {
                    key
                    for draft in self.drafts.engagements[-8:]
                    if draft.status == "held"
                    for key in draft.others(self.state.principal)
                }
                self.hosts.read(sentence, item.mentions, met)
        return self.drafts

    def _turn(self, sentence: Sentence) -> None:
        """One turn of a transcript is one statement "say"."""
        label = sentence.speaker or ""
        start = sentence.spoken
        while start < sentence.end and self.text[start].isspace():
            start += 1
        speaker = self._labelled(label)
        if speaker is None or start >= sentence.end:
            self.drafts.unread.append(
                ((sentence.start, sentence.end), "a turn of a transcript whose speaker is not known", None)
            )
            return
        draft = StatementDraft(
            "say",
            "neutral",
            speaker,
            (start, sentence.end),
            [(sentence.start, sentence.end)],
            "transcript-turn",
            self.statements.attribution.answered(speaker, self.drafts.engagements),
            quoted=True,
            engagement=self.state.engagement,
        )
        draft.inferred = {"addressee"} if draft.addressee else set()
        self.drafts.statements.append(draft)

    def _labelled(self, label: str) -> str | None:
        words = label.split()
        fitting = [m for m in self.cast.members.values() if m.kind == "person" and set(m.name.split()) <= set(words)]
        fitting = fitting or [
            m for m in self.cast.members.values() if m.kind == "person" and words and m.name.split()[-1] == words[-1]
        ]
        return fitting[0].key if len(fitting) == 1 else None

    def _sentence(self, number: int, sentence: Sentence, tree: Tree) -> None:
        self.whereabouts.come_back()
        self.whereabouts.front_place(tree)
        present = self.roll.sentence(sentence, tree)
        self.engaged_here = False
        covered: list[Span] = []
        told: list[tuple[Clause, bool, str]] = []
        subjects: list[str] = []
        self._arrival_anchor(tree, sentence)
        self.whereabouts.move_on(tree)
        for clause in tree.clauses:
            self.stays.guest(clause)
        for clause in tree.clauses:
            if any(start <= tree.skeleton.start[clause.verb] < end for start, end in covered):
                told.append((clause, True, "part of a statement's content"))
                continue
            if clause.verb in present:
                told.append((clause, True, "who else was there"))
                continue
            done, why = self._clause(number, sentence, clause, covered)
            if (
                clause.own_subject
                and clause.label in {"ROOT", "conj", "ccomp"}
                and not subjects
                and clause.lemma != "be"
                and not clause.negated
            ):
                subjects = [k for k in subject_entities(self.resolver, clause) if self.cast.members[k].is_party]
            told.append((clause, done, why))
        if subjects:
            self.state.last_subject = subjects
        if self.engaged_here and self.state.principal:
            self.state.last_subject = [self.state.principal]  # who hosted him is not "he" of the next sentence
        for clause, done, why in told:
            if not clause.finite:
                continue
            self.drafts.clauses += 1
            if not done:
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
        if status == "held" and self._joins(clause, number):
            return True, ""
        self.whereabouts.look_ahead(clause, self.movements.verbs)
        moved = self.movements.read(clause, status)
        for movement in moved:
            self._add_movement(movement)
        if not moved:
            self.stays.read(clause, status)
        engaged = self._engage(number, clause, moved)
        topical = self.topics.read(clause, self.state.engagement)
        if topical and self.state.engagement is not None:
            for talks in talks_told(
                clause, self.drafts.engagements, self.state.engagement, self.resolver
            ):
                self._add_topics(talks, topical)
            covered.extend(topical)
        stated: list[StatementDraft] = []
        if not topical or clause.lemma in {"raise", "share", "express"}:
            beside = all(draft.rule.startswith("in-") for draft in engaged)  # "in talks with X, he stressed ..."
            stated = self.statements.read(clause, sentence) if beside else []
        for draft in stated:
            covered.append(draft.about)
            self.drafts.statements.append(draft)
        self._signed(clause, engaged)
        if moved or engaged or topical or stated:
            return True, ""
        return False, self._why(clause, status)

    def _joins(self, clause: Clause, number: int) -> bool:
        """``The Prime Minister joined``, ``She was joined by X``: they take part in the engagement just told."""
        engagement, principal = self.state.engagement, self.state.principal
        if engagement is None or engagement.status != "held" or not 0 <= number - engagement.sentence <= 1:
            return False
        if clause.lemma != "join" or clause.label not in {"ROOT", "conj", "ccomp"} or clause.objects:
            return False
        if any(self.engagements.noun_kind(clause.tree, o) for _, _, objs in clause.prepositions for o in objs):
            return False
        words = clause.agents if clause.passive else clause.subjects
        home = self.cast.members[principal].country if principal in self.cast.members else None
        came = [
            k
            for w in words
            for k in self.resolver.entities(clause.tree, w)
            if k != principal and self.cast.members[k].kind in {"person", "office"}
        ]
        known = {k for k, _ in engagement.parties}
        for key in came:
            own = home is not None and self.cast.members[key].country == home
            if key not in known:
                engagement.parties.append((key, "accompanying" if own else "counterpart"))
        if came:
            engagement.spans.append(self._clause_span(clause))
        return bool(came)

    def _why(self, clause: Clause, status: str | None) -> str:
        start = clause.tree.skeleton.start[clause.verb]
        if start == clause.tree.skeleton.end[clause.verb]:
            return "an entry that names no engagement"  # its verb is ours
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
            earlier = told_before(draft, clause, self.drafts.engagements, self.state)
            if earlier is not None:
                join(earlier, draft)
                self.state.engagement = earlier
                kept.append(earlier)
                continue
            if is_anchor(clause) and not draft.others(self.state.principal):
                continue
            self.drafts.engagements.append(draft)
            kept.append(draft)
            others = draft.others(self.state.principal)
            people = [k for k in others if self.cast.members[k].kind in {"person", "office"}]
            if people and draft.status == "held":
                self.state.partners = people
            self.engaged_here = True
            if draft.status == "held":
                self.whereabouts.reached(draft)
        topics = self.topics.of_engagement(clause, found)
        for draft in kept:
            self._add_topics(draft, topics)
        return kept

    @staticmethod
    def _add_topics(draft: EngagementDraft, spans: list[Span]) -> None:
        for span in spans:
            if not any(a <= span[0] and span[1] <= b for a, b in draft.topics):
                draft.topics.append(span)

    # -- movements and places -----------------------------------------------------------------

    def _add_movement(self, draft: MovementDraft) -> None:
        for since, earlier in enumerate(reversed(self.drafts.movements[-4:])):
            if earlier.kind != draft.kind and earlier.place == draft.place and not draft.when.stated:
                break  # he has left it, or come back, since
            if (
                earlier.kind == draft.kind
                and earlier.place == draft.place
                and (earlier.when.date == draft.when.date or not since and not draft.when.stated)
            ):
                earlier.spans.extend(s for s in draft.spans if s not in earlier.spans)
                earlier.origin = earlier.origin or draft.origin
                earlier.destination = earlier.destination or draft.destination
                return
        self.drafts.movements.append(draft)
        if draft.kind == "arrival" and draft.status == "held" and draft.when.date is not None:
            before = [m.country for m in self.drafts.movements[:-1]]
            if self.state.began is None or draft.country not in before:
                self.state.began = draft.when.date
        if draft.country and draft.country not in self.near:
            self.near.insert(0, draft.country)

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
