"""Wires the stages of reading: segment, mentions, skeleton parse, cast, dating, interpretation, assembly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from communique.authority.names import fold
from communique.authority.tenures import tenures_of
from communique.reading.assemble import Assembler
from communique.reading.cast import HEADS_OF_STATE, Cast, office_key
from communique.reading.clauses import Tree
from communique.reading.concepts import ConceptLinker
from communique.reading.dating import Solution, resolve, solve
from communique.reading.interpret import Interpreter, ReadSentence
from communique.reading.mentions import Lexicon, Mention, Scanner
from communique.reading.mentions.times import TimeValue
from communique.reading.principal import find_principal
from communique.reading.segment import Sentence, monologue_start, segment
from communique.reading.skeleton import Skeleton, build_skeleton, opens_with_engagement
from communique.reading.syntax import Parser
from communique.reading.tokens import Token, tokenize
from communique.record import Document, ReaderInfo, Record
from communique.vocab import Vocabulary

MAX_SENTENCE = 180  # words of a skeleton; a longer "sentence" is a table or list and is not parsed
_BOILERPLATE = re.compile(
    r"(?:Office of the (?:Spokesperson|Press Secretary)|The (?:below|following) is attributable to"
    r"|For (?:immediate release|media inquiries|information media)|###|Note:|Photo|Share this)",
    re.IGNORECASE,
)
LAST_YEAR = 2026  # the calendar is not searched past the year of this version: a report tells of what has happened


HEADS = HEADS_OF_STATE | {
    "prime minister",
    "premier",
    "chancellor",
    "taoiseach",
}  # theirs is some other state, if not stated


@dataclass(slots=True)
class _Prepared:
    document: Document
    published: str | None
    principal: str | None
    items: list[ReadSentence] = field(default_factory=list)
    skeletons: list[tuple[int, Skeleton]] = field(default_factory=list)
    monologue: bool = False


class DocumentReader:
    """Reads documents into records. One instance holds the vocabulary, the parser and its cache."""

    def __init__(self, vocabulary: Vocabulary, parser: Parser, version: str) -> None:
        self.vocabulary, self.parser = vocabulary, parser
        self.lexicon = Lexicon(vocabulary)
        parser.verbs = self.lexicon.verbs
        self.scanner = Scanner(self.lexicon)
        self.concepts = ConceptLinker(vocabulary)
        self.info = ReaderInfo(version=version, pipeline=parser.name)
        self._reporting = frozenset(v.verb for v in vocabulary.reporting.verbs) | frozenset(
            v.verb for v in vocabulary.engagements.verbs
        )

    def read_batch(self, jobs: Sequence[tuple[Document, str | None, str | None]]) -> list[Record]:
        """Read (document, published, principal) jobs; their sentences are parsed together."""
        prepared = [self._prepare(*job) for job in jobs]
        sentences = [(s.words, s.spaces) for p in prepared for _, s in p.skeletons]
        parses = iter(self.parser.parse(sentences))
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
        speech = monologue_start(sentences)
        if speech is not None:
            prepared.monologue = True
            for sentence in sentences[speech:]:
                if sentence.kind == "prose":
                    sentence.kind = "speech"
        for sentence in sentences:
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
            and opens_with_engagement(
                i.sentence.tokens, i.mentions[0].first if i.mentions else len(i.sentence.tokens), self.lexicon
            )
            for i in prepared.items[:2]
        )
        for index, item in enumerate(prepared.items):
            if item.sentence.kind == "prose" and item.sentence.tokens:
                skeleton = build_skeleton(item.sentence, item.mentions, self.lexicon, diary=diary)
                if 1 < len(skeleton.words) <= MAX_SENTENCE:
                    prepared.skeletons.append((index, skeleton))
        return prepared

    def _entries(self, sentence: Sentence) -> list[Sentence]:
        """Split a telegraphic entry at its semicolons: "Met with X; discussed Y; told reporters that ..."."""
        tokens = sentence.tokens
        if sentence.kind != "prose" or not tokens or not any(t.text == ";" for t in tokens):
            return [sentence]
        diary = tokens[0].lower in self.lexicon.opening_verbs
        cuts = [
            k + 1
            for k, t in enumerate(tokens[:-1])
            if t.text == ";"
            and (diary and tokens[k + 1].lower in self.lexicon.opening_verbs or self._new_clause(tokens, k + 1))
        ]
        parts = []
        for first, last in zip([0, *cuts], [*cuts, len(tokens)], strict=True):
            part = tokens[first:last]
            quotes = {k - first: q for k, q in sentence.quotes.items() if first <= k < last}
            parts.append(Sentence(part[0].start, part[-1].end, sentence.paragraph, "prose", part, quotes))
        return parts

    def _new_clause(self, tokens: list[Token], at: int) -> bool:
        """True where a sentence of its own follows a semicolon: a pronoun, or a name or office with a capital."""
        token = tokens[at]
        return (
            token.lower in {"he", "she", "they", "it"}
            or token.cap
            and at + 1 < len(tokens)
            and (
                self.lexicon.first(tokens, at, "office", "honorific", "rank") is not None
                or token.lower in self.lexicon.modifiers | self.lexicon.portfolios
            )
        )

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
        return ReadSentence(sentence, self.scanner.scan(text, sentence))

    def _finish(self, item: _Prepared) -> Record:
        document = item.document
        cast = Cast(self.lexicon)
        self._promote(item)
        mentions = [m for i in item.items for m in i.mentions]
        cast.gather(mentions)
        self._nationalities(cast)
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
        principal, found = find_principal(item.items, cast, item.principal, document.issuer)
        warnings.extend(found)
        warnings.extend(solution.contradictions)
        interpreter = Interpreter(document.text, cast, self.lexicon, self.vocabulary, solution, principal)
        self._begin(item, interpreter, times)
        drafts = interpreter.read(item.items)
        self._home(cast, principal)
        if item.monologue:
            drafts.unread.extend(
                (
                    (i.sentence.start, i.sentence.end),
                    "an address in the first person: what its speaker says is not told as events",
                    None,
                )
                for i in item.items
                if i.sentence.kind == "speech"
            )
            warnings.append(
                "from the first person on, the document is a speech: "
                "what its speaker says of meetings is not told as engagements"
            )
        drafts.unread.extend(
            ((i.sentence.start, i.sentence.end), "too long or too short to be a sentence", None)
            for i in item.items
            if i.sentence.kind == "prose" and i.tree is None and len(i.sentence.tokens) > 3
        )
        self._date_singles(drafts.engagements, drafts.movements, solution, times)
        if solution.year is None and times and any(t.day and t.month for t in times):
            warnings.append(
                "the year of the report cannot be told"
                + (f"; candidates: {', '.join(map(str, solution.left[-8:]))}" if solution.left else "")
                + "; give it with --published"
            )
        return Assembler(document, cast, solution, self.concepts, self.info).build(drafts, principal, warnings)

    def _promote(self, item: _Prepared) -> None:
        """A capitalised name of two words or more that meets, speaks or is met is a person."""
        for entry in item.items:
            tree = entry.tree
            if tree is None:
                continue
            for word in range(len(tree)):
                mention = tree.mention(word)
                if (
                    mention is None
                    or mention.kind != "name"
                    or not mention.name
                    or not 2 <= len(mention.name.split()) <= 4
                    or mention.determiner
                ):
                    continue
                if self._common(mention.name):
                    continue
                head = tree.heads[word]
                label = tree.labels[word]
                speaks = label == "nsubj" and head in tree.by_verb and tree.by_verb[head].lemma in self._reporting
                met = (
                    label == "pobj"
                    and tree.lower(head) in {"with"}
                    and tree.heads[head] in tree.by_verb
                    and tree.by_verb[tree.heads[head]].lemma in {"meet", "speak", "talk", "confer"}
                )
                met = (
                    met
                    or label == "dobj"
                    and head in tree.by_verb
                    and tree.by_verb[head].lemma in {"meet", "thank", "receive", "greet", "telephone"}
                )
                if speaks or met:
                    mention.kind = "person"
                    mention.name_start, mention.name_end = mention.start, mention.end
        self._promote_again(item)

    def _common(self, name: str) -> bool:
        """True where a word of the name is a word for bodies, groups, things or countries: no person."""
        lexicon = self.lexicon
        words = tokenize(f"{name} ")
        listed = (
            lexicon.group_heads
            | lexicon.org_heads
            | lexicon.thing_heads
            | lexicon.event_heads
            | lexicon.venue_heads
            | lexicon.portfolios
        )
        return any(
            w.lower in listed
            or w.upper
            or any(c.isdigit() for c in w.text)
            or lexicon.first(words, k, "country", "demonym", "organization")
            for k, w in enumerate(words)
        )

    @staticmethod
    def _promote_again(item: _Prepared) -> None:
        """Once somebody is known, the same name elsewhere, and the family name alone, mean that person too."""
        mentions = [m for entry in item.items for m in entry.mentions]
        names = {fold(p.name or "") for m in mentions for p in (m.members or [m]) if p.kind == "person" and p.name}
        families = {name.split()[-1] for name in names if " " in name}
        for mention in mentions:
            if (
                mention.kind == "name"
                and mention.name
                and not mention.determiner
                and (fold(mention.name) in names or fold(mention.name) in families)
            ):
                mention.kind = "person"
                mention.name_start, mention.name_end = mention.start, mention.end

    @staticmethod
    def _nationalities(cast: Cast) -> None:
        """A holder of a known office whose country is not written gets it, inferred, from the table of tenures."""
        sole = cast.lexicon.sole_offices
        for member in cast.members.values():
            if member.kind != "person" or member.country or not member.offices:
                continue
            titles = {
                sole[k]
                for o in member.offices
                if not o.organization
                for k in (office_key(o.title), office_key(o.title).removeprefix("deputy ").removeprefix("assistant "))
                if k in sole
            }
            if len(titles) == 1:
                member.country, member.inferred = titles.pop(), ("country",)
                continue
            codes = {
                row.country
                for row in tenures_of(member.name)
                if row.country
                and any(o.head in row.office.lower() or row.office.lower() in o.title.lower() for o in member.offices)
            }
            if len(codes) == 1:
                member.country = next(iter(codes))
                member.inferred = ("country",)

    def _own_country(self, cast: Cast, principal: str | None) -> str | None:
        """The principal's own country: as written, or by the table of tenures."""
        member = cast.members.get(principal or "")
        if member is None or member.kind != "person":
            return member.country if member else None
        codes = {row.country for row in tenures_of(member.name)} if " " in member.name else set()
        return member.country or (codes.pop() if len(codes) == 1 else None)

    def _home(self, cast: Cast, principal: str | None) -> None:
        """Officials whose country is not written are the principal's own.

        Where they were met in talks, the country visited was noted before.
        """
        own = self._own_country(cast, principal)
        international = frozenset(self.vocabulary.offices.international_offices) - {"ambassador"}
        for member in cast.members.values():
            if (
                member.kind == "person"
                and member.country is None
                and member.offices
                and own
                and not any(o.head in international or o.head in HEADS for o in member.offices)
            ):
                member.country = own
                member.inferred = ("country",)

    def _begin(self, item: _Prepared, interpreter: Interpreter, times: list[TimeValue]) -> None:
        """Start the discourse from headline and dateline."""
        state, cast = interpreter.state, interpreter.cast
        for entry in item.items:
            if entry.sentence.kind != "heading":
                break
            countries = [
                m
                for m in entry.mentions
                if m.kind == "place" and m.country and m.subkind == "country" and self._located(item.document.text, m)
            ]
            if len({m.country for m in countries}) == 1 and state.country is None:
                state.country = countries[0].country
                interpreter.near.append(countries[0].country or "")
            for mention in entry.mentions:
                if mention.kind == "time" and mention.data.day and mention.data.year and not mention.data.end_day:
                    self._publish(interpreter, mention.data)
        for entry in item.items:
            for mention in entry.mentions:
                if mention.kind == "place" and mention.country and mention.country not in interpreter.near:
                    interpreter.near.append(mention.country)
        self._dateline(item, interpreter)
        del cast, times

    @staticmethod
    def _located(text: str, mention: Mention) -> bool:
        return bool(
            re.search(
                r"\b(?:in|to|at|visits?)\s+(?:the\s+)?$",
                text[max(0, mention.start - 12) : mention.start],
                re.IGNORECASE,
            )
        )

    def _dateline(self, item: _Prepared, interpreter: Interpreter) -> None:
        """``ASTANA, 3 July 2024 — ...``: where and when the report was written."""
        first = next((e for e in item.items if e.sentence.kind == "prose"), None)
        if first is None or first.tree is None:
            return
        tokens = first.sentence.tokens
        dash = next((k for k, t in enumerate(tokens[:14]) if t.text in {"—", "–", "-", "--"} and t.space), None)
        if dash is None:
            return
        for mention in first.mentions:
            if mention.last > dash:
                break
            if mention.kind == "place" and mention.first == 0:
                interpreter.resolver.settle(mention, interpreter.near)
                member = interpreter.cast.members[mention.entity or ""]
                if member.subkind != "country":
                    interpreter.state.city = member.key
                interpreter.state.country = member.country
            if mention.kind == "time" and mention.data.day and mention.data.month:
                self._publish(interpreter, mention.data)
            if mention.kind in {"time", "place"}:
                mention.kind = "thing"  # no part of the sentence that follows

    @staticmethod
    def _publish(interpreter: Interpreter, value: TimeValue) -> None:
        """A date in the headline or dateline is the day of publication, where none was given."""
        solution = interpreter.solution
        if solution.published is None:
            solution.published = resolve(value, year=solution.year, current=None, published=None)

    @staticmethod
    def _date_singles(engagements: list, movements: list, solution: Solution, times: list[TimeValue]) -> None:  # type: ignore[type-arg]
        """Where no fact of the report has a day of its own, its events take the day of publication."""
        held = [e for e in engagements if e.status == "held"]
        if solution.published is None or any(e.when.date for e in [*held, *movements]) or any(t.end_day for t in times):
            return
        for draft in [*held, *movements]:
            draft.when.date = solution.published
            draft.inferred.add("date")
