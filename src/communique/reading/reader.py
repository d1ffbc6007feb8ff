"""Wires the stages of reading: segment, mentions, skeleton parse, cast, dating, interpretation, assembly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from communique.reading import homeland
from communique.reading.accounting import account
from communique.reading.assemble import Assembler
from communique.reading.attendance import AttendanceLists
from communique.reading.cast import Cast
from communique.reading.clauses import Tree
from communique.reading.concepts import ConceptLinker
from communique.reading.dateline import dateline_end
from communique.reading.dating import Solution, resolve, solve
from communique.reading.headline import HeadlineReader
from communique.reading.interpret import Interpreter, ReadSentence
from communique.reading.mentions import Lexicon, OfficeRef, Scanner
from communique.reading.mentions.times import TimeValue
from communique.reading.opening import Opening
from communique.reading.principal import find_principal
from communique.reading.promotion import promote, tidy_headings
from communique.reading.publisher import find_holder, office_of
from communique.reading.segment import Sentence, monologue_start, segment
from communique.reading.skeleton import Skeleton, build_skeleton, is_event_with, opens_with_engagement
from communique.reading.state import EngagementDraft, MovementDraft
from communique.reading.syntax import Parser
from communique.reading.titles import title_owners
from communique.reading.tokens import Token, tokenize
from communique.record import Document, ReaderInfo, Record
from communique.vocab import Vocabulary

MAX_SENTENCE = 180  # words of a skeleton; a longer "sentence" is a table or list and is not parsed
_BOILERPLATE = re.compile(
    r"(?:Office of the (?:Spokesperson|Press Secretary)|The (?:below|following) is attributable to"
    r"|For (?:immediate release|media inquiries|information media)|###|Note:|Photo|Share this)",
    re.IGNORECASE,
)
_AUXILIARIES = frozenset("was were is are has had have will would did can could should may might must".split())
_RELATIVES = frozenset({"who", "whom", "which", "whose"})
LAST_YEAR = 2026  # the calendar is not searched past the year of this version: a report tells of what has happened


@dataclass(slots=True)
class _Prepared:
    document: Document
    published: str | None
    principal: str | None
    items: list[ReadSentence] = field(default_factory=list)
    skeletons: list[tuple[int, Skeleton]] = field(default_factory=list)
    monologue: bool = False


def _is_ahead(value: TimeValue, solution: Solution) -> bool:
    """True for days after that of publication: "the session on 23 and 24 June"."""
    day = resolve(value, year=solution.year, current=None, published=solution.published)
    return day is not None and solution.published is not None and day > solution.published


class DocumentReader:
    """Reads documents into records. One instance holds the vocabulary, the parser and its cache."""

    def __init__(self, vocabulary: Vocabulary, parser: Parser, version: str) -> None:
        self.vocabulary, self.parser = vocabulary, parser
        self.lexicon = Lexicon(vocabulary)
        parser.verbs = self.lexicon.verbs
        said = vocabulary.reporting
        parser.reporting = frozenset(v.verb for v in said.verbs) | frozenset(said.light.verbs)
        self.scanner = Scanner(self.lexicon)
        self.attendance = AttendanceLists(vocabulary, self.lexicon)
        self.concepts = ConceptLinker(vocabulary)
        self.headline = HeadlineReader(vocabulary, self.lexicon.engagement_nouns)
        self.info = ReaderInfo(version=version, pipeline=parser.name)
        self._offices: dict[str | None, OfficeRef | None] = {}  # of issuers
        self._reporting = frozenset(v.verb for v in vocabulary.reporting.verbs) | frozenset(
            v.verb for v in vocabulary.engagements.verbs
        )

    def read_batch(self, jobs: Sequence[tuple[Document, str | None, str | None]]) -> list[Record]:
        """Read (document, published, principal) jobs; their sentences are parsed together."""
        prepared = [self._prepare(*job) for job in jobs]
        sentences = [(s.words, s.spaces) for p in prepared for _, s in p.skeletons]
        parses = iter(self.parser.reconsider(sentences, self.parser.parse(sentences)))
        records = []
        for item in prepared:
            for index, skeleton in item.skeletons:
                item.items[index].tree = Tree(skeleton, next(parses), self.parser)
            records.append(self._finish(item))
        return records

    def read_many(self, jobs: Iterable[tuple[Document, str | None, str | None]], batch: int = 16) -> Iterator[Record]:
        """Yield records of jobs in order, ``batch`` documents at a time."""
        waiting: list[tuple[Document, str | None, str | None]] = []
        for job in jobs:
            waiting.append(job)
            if len(waiting) == batch:
                yield from self.read_batch(waiting)
                waiting = []
        if waiting:
            yield from self.read_batch(waiting)

    # -- stages -------------------------------------------------------------------------------

    def _prepare(self, document: Document, published: str | None, principal: str | None) -> _Prepared:
        text = document.text
        sentences = segment(text, _BOILERPLATE, title_first=document.title_in_text)
        prepared = _Prepared(document, published or document.published, principal)
        speech = monologue_start(text, sentences)
        if speech is not None:
            prepared.monologue = True
            for sentence in sentences[speech:]:
                if sentence.kind == "prose":
                    sentence.kind = "speech"
        if len(sentences) > 1 and sentences[-1].kind == "heading" and self._is_entry(sentences[-1].tokens):
            sentences[-1].kind = "prose"  # nothing follows that it could head
        for sentence in self.attendance.mark(text, sentences):
            prepared.items.extend(self._scan(text, part) for part in self._entries(sentence))
        diary = any(
            i.sentence.kind == "prose"
            and i.sentence.tokens
            and i.sentence.tokens[0].lower in self.lexicon.opening_verbs
            and (not i.mentions or i.mentions[0].first > 0)
            for i in prepared.items
        ) or any(
            i.sentence.kind == "prose"
            and len(i.sentence.tokens) < 30
            and (
                opens_with_engagement(
                    i.sentence.tokens, i.mentions[0].first if i.mentions else len(i.sentence.tokens), self.lexicon
                )
                or is_event_with(i.sentence.tokens, i.mentions)
            )
            for i in prepared.items[:2]
        )
        first = next((i for i in prepared.items if i.sentence.kind == "prose"), None)
        for index, item in enumerate(prepared.items):
            if item.sentence.kind == "prose" and item.sentence.tokens:
                skip = dateline_end(item.sentence, item.mentions) if item is first else 0
                skeleton = build_skeleton(item.sentence, item.mentions, self.lexicon, diary=diary, skip=skip)
                if 1 < len(skeleton.words) <= MAX_SENTENCE:
                    prepared.skeletons.append((index, skeleton))
        return prepared

    def _is_entry(self, tokens: list[Token]) -> bool:
        """``Met with X on 3 March``, without a full stop."""
        return len(tokens) > 3 and (
            tokens[0].lower in self.lexicon.opening_verbs or opens_with_engagement(tokens, len(tokens), self.lexicon)
        )

    def _entries(self, sentence: Sentence) -> list[Sentence]:
        """Split a telegraphic entry at its semicolons: "Met with X; discussed Y; told reporters that ..."."""
        tokens = sentence.tokens
        if sentence.kind != "prose" or not tokens or not any(t.text == ";" for t in tokens):
            return [sentence]
        verbs = self.lexicon.opening_verbs
        until = next((k for k, t in enumerate(tokens) if t.text == ";"), 0)
        diary = tokens[0].lower in verbs or until < 6 and not any(t.lower in verbs for t in tokens[:until])
        cuts = [
            k + 1
            for k, t in enumerate(tokens[:-1])
            if t.text == ";"
            and (diary and self._opens_entry(tokens, k + 1) or self._new_clause(tokens, k + 1))
        ]
        parts = []
        for first, last in zip([0, *cuts], [*cuts, len(tokens)], strict=True):
            part = tokens[first:last]
            quotes = {k - first: q for k, q in sentence.quotes.items() if first <= k < last}
            parts.append(Sentence(part[0].start, part[-1].end, sentence.paragraph, "prose", part, quotes))
        return parts

    def _opens_entry(self, tokens: list[Token], at: int) -> bool:
        """``met with X``, ``also met with X``: a verb in the past with no subject before it."""
        at += tokens[at].lower == "also" and at + 1 < len(tokens)
        return tokens[at].lower in self.lexicon.opening_verbs

    def _new_clause(self, tokens: list[Token], at: int) -> bool:
        """True where a sentence of its own follows a semicolon: a pronoun, or a name or office with a capital."""
        token = tokens[at]
        return (
            token.lower in {"he", "she", "they", "it"}
            or token.cap
            and at + 1 < len(tokens)
            and self._has_verb(tokens, at)
            and (
                self.lexicon.first(tokens, at, "office", "honorific", "rank") is not None
                or token.lower in self.lexicon.modifiers | self.lexicon.portfolios
            )
        )

    def _has_verb(self, tokens: list[Token], at: int) -> bool:
        """False for an item of a list of people: ``attended by A, Minister of Trade; B, Governor of the Bank``."""
        for token in tokens[at:]:
            if token.text == ";" or token.lower in _RELATIVES:
                return False
            if token.lower in _AUXILIARIES or not token.cap and token.lower in self.lexicon.opening_verbs:
                return True
        return False

    def _scan(self, text: str, sentence: Sentence) -> ReadSentence:
        if sentence.kind == "transcript" and sentence.speaker:
            label = Sentence(
                sentence.start,
                sentence.start + len(sentence.speaker),
                sentence.paragraph,
                "transcript",
                tokenize(text, sentence.start, sentence.start + len(sentence.speaker)),
            )
            return ReadSentence(sentence, self.scanner.scan(text, label))
        if sentence.kind == "boilerplate":
            sentence.tokens = tokenize(text, sentence.start, sentence.end)
        if sentence.kind == "entry":
            mentions = self.scanner.scan(text, sentence)
            listed = self.attendance.named(sentence.tokens, mentions)
            after = listed.last if listed is not None else 0
            others = [m for m in mentions if m.first >= after and m.kind not in {"person", "list"}]
            return ReadSentence(sentence, [listed, *others] if listed is not None else others, listed=listed)
        return ReadSentence(sentence, self.scanner.scan(text, sentence))

    def _finish(self, item: _Prepared) -> Record:
        document = item.document
        cast = Cast(self.lexicon)
        promote(item.items, self.lexicon, self._reporting)
        tidy_headings(item.items, self.lexicon)
        mentions = [m for i in item.items for m in i.mentions]
        cast.gather(mentions)
        homeland.by_tenure(cast, item.published)
        warnings: list[str] = []
        times = [m.data for m in mentions if m.kind == "time"]
        solution = solve(
            times,
            [m for m in cast.members.values() if m.kind == "person"],
            published=item.published,
            source=document.source,
            text=document.text,
            today=LAST_YEAR,
        )
        headline = next((i for i in item.items if i.sentence.kind == "heading"), None)
        nouns = self.lexicon.engagement_nouns
        publisher = find_holder(
            cast,
            self._office_of(document.issuer),
            title_owners(headline, cast, engagements=nouns) if headline is not None else [],
            mentions,
            item.published,
        )
        principal, found = find_principal(item.items, cast, item.principal, document.issuer, publisher, nouns)
        warnings.extend(found)
        warnings.extend(solution.contradictions)
        interpreter = Interpreter(document.text, cast, self.lexicon, self.vocabulary, solution, principal)
        Opening(document.text, interpreter).read(item.items, monologue=item.monologue)
        homeland.by_title(cast)
        homeland.by_town(cast, interpreter.near)
        drafts = interpreter.read(item.items)
        self.headline.read(document.text, item.items, cast, drafts, principal)
        met = {k for e in drafts.engagements if len(e.others(principal)) < 4 for k in e.others(principal)}
        visited = {e.country for e in drafts.engagements if e.country}
        homeland.by_return(cast, principal, interpreter.state.home, visited, self.vocabulary)
        homeland.by_principal(cast, principal, self.vocabulary, met | interpreter.hosts.abroad)
        if item.monologue:
            warnings.append(
                "from the first person on, the document is a speech: "
                "what its speaker says of meetings is not told as engagements"
            )
        drafts.unread.extend(account(document.text, item.items, drafts))
        self._date_singles(drafts.engagements, drafts.movements, solution, times)
        if solution.year is None and times and any(t.day and t.month for t in times):
            warnings.append(
                "the year of the report cannot be told"
                + (f"; candidates: {', '.join(map(str, solution.left[-8:]))}" if solution.left else "")
                + "; give it with --published"
            )
        return Assembler(document, cast, solution, self.concepts, self.info).build(drafts, principal, warnings)

    def _office_of(self, issuer: str | None) -> OfficeRef | None:
        if issuer not in self._offices:
            self._offices[issuer] = office_of(issuer, self.scanner)
        return self._offices[issuer]

    @staticmethod
    def _date_singles(
        engagements: list[EngagementDraft], movements: list[MovementDraft], solution: Solution, times: list[TimeValue]
    ) -> None:
        """Where no fact of the report has a day of its own, its events take the day of publication."""
        held = [e for e in engagements if e.status == "held" and not e.passing]
        drafts: list[EngagementDraft | MovementDraft] = [*held, *movements]
        if solution.published is None or any(e.when.date for e in drafts):
            return
        if any(t.end_day and not _is_ahead(t, solution) for t in times):
            return  # "on 13-14 December": which of the days is not told
        for draft in drafts:
            draft.when.date = solution.published
            draft.inferred.add("date")
