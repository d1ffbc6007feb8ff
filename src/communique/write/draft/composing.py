"""A record to a draft: sentences in the order of the journey, each with the facts that it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from communique.record import Agreement, Engagement, Movement, Record, Reference, Statement, Topic
from communique.record.facts import EngagementKind
from communique.write.draft.clock import Clock
from communique.write.draft.closing import closing_paragraphs
from communique.write.draft.filling import fill_first
from communique.write.draft.gaps import Gaps
from communique.write.draft.layout import Block, laid_out
from communique.write.draft.letterhead import head_of
from communique.write.draft.loading import Loaded, load_style
from communique.write.draft.options import Wishes
from communique.write.draft.parts import Draft, Sentence
from communique.write.draft.people import Names
from communique.write.draft.quoting import Quoter
from communique.write.draft.sequence import Step, in_order, is_journey, overlap, position
from communique.write.draft.subjects import Subjects
from communique.write.draft.telling import Teller, Told
from communique.write.draft.wording import listed, sentence
from communique.write.names import plain


def draft(record: Record, style: str = "un", *, styles: Path | None = None, wishes: Wishes | None = None) -> Draft:
    """Write the report of a record in a house style.

    Every sentence says facts of the record and names them; nothing is added. What a report of the kind would say and
    the record does not is in ``missing``.

    Args:
        record: What was read from a report, or made of a programme.
        style: `un`, `readout`, `note`, or a style of ``styles``.
        styles: Folder with an office's own styles.
        wishes: What else is decided about the draft.

    Raises:
        StyleError: There is no such style, or a file of it is not as it should be.
    """
    loaded = load_style(style, styles)
    return _Composer(_issued(record, wishes or Wishes()), loaded, wishes or Wishes()).compose()


def _issued(record: Record, wishes: Wishes) -> Record:
    """Return the record with symbol, issuer and date of the report that is to be written."""
    new = {"symbol": wishes.symbol, "issuer": wishes.issuer, "published": wishes.issued}
    changes = {name: value for name, value in new.items() if value is not None}
    return record.model_copy(update={"document": record.document.model_copy(update=changes)}) if changes else record


class _Composer:
    """Goes through one record, and keeps what has been said."""

    def __init__(self, record: Record, loaded: Loaded, wishes: Wishes) -> None:
        certain = loaded.style.certain if wishes.certain is None else wishes.certain
        self.record, self.loaded, self.style = record, loaded, loaded.style
        self.names = Names(record, loaded, wishes)
        self.clock = Clock(loaded.style, certain, placeholders=wishes.placeholders)
        self.teller = Teller(self.names, loaded, certain)
        self.gaps = Gaps(record, self.names, loaded.style)
        self.subjects = Subjects(self.names, loaded.style)
        self.quoter = Quoter(self.names, self.subjects, self.gaps, loaded)
        self._said: dict[str, list[Statement]] = {}
        for statement in sorted(record.statements, key=position):
            self._said.setdefault(statement.engagement or "", []).append(statement)
        self._agreed: set[str] = set()
        self._cited: set[str] = set()

    def compose(self) -> Draft:
        """Return the draft."""
        head = head_of(self.record, self.names, self.loaded)
        blocks = [*self._visits(), *self._journey(), *self._loose()]
        closing = closing_paragraphs(self.record, self.names, self.loaded, self.clock, self._agreed, self._cited)
        return Draft(self.loaded.name, head.lines, head.symbol, head.dateline, head.title,
                     (*laid_out(blocks, self.style), *closing), self.gaps.found())

    def _visits(self) -> Iterator[Block]:
        """Yield a sentence for each visit that is told as such, and to which no arrival leads."""
        reached = {fact.country for fact in self.record.movements if fact.kind == "arrival"}
        for visit in self.record.visits:
            if visit.evidence and visit.country not in reached and self.record.principal:
                values = {"who": self.subjects.who(self.record.principal), "country": self.names.country(visit.country),
                          "range": self.clock.stay(visit.start, visit.end)}
                filled = fill_first(self.style.visits, values)
                if filled:
                    yield Block([Sentence(sentence(filled.text), (visit.id,))], bare=False)

    def _journey(self) -> Iterator[Block]:
        steps = in_order(self.record)
        bare, before, many = False, None, 0
        skip = False
        for step, after in zip(steps, [*steps[1:], None], strict=True):
            if skip:
                skip = False
                continue
            alone = self._is_bare(step)
            joins = bare and alone and before is not None and before.date == step.date and many < self.style.sentences
            many = many + 1 if joins else 1
            self.subjects.new_paragraph(joined=joins)
            if isinstance(step, Movement):
                skip = is_journey(step, after)
                block = self._movement(step, after if skip and isinstance(after, Movement) else None)
            else:
                block = self._engagement(step, self._kind_before(before, bare))
            yield Block(block, bare=alone, joins=joins)
            bare, before = alone, step

    @staticmethod
    def _kind_before(before: Step | None, bare: bool) -> EngagementKind | None:
        return before.kind if isinstance(before, Engagement) and not bare and before.status == "held" else None

    def _is_bare(self, step: Step) -> bool:
        if isinstance(step, Engagement) and step.topics:
            return False
        return step.id not in self._said

    def _loose(self) -> Iterator[Block]:
        known = {engagement.id for engagement in self.record.engagements}
        loose = sorted((s for at, told in self._said.items() if at not in known for s in told), key=position)
        self.subjects.new_paragraph(joined=False)
        yield Block(self.quoter.sentences(loose, None), bare=False)

    def _movement(self, fact: Movement, arrival: Movement | None) -> list[Sentence]:
        if not self.record.principal:
            for one in (fact, arrival):
                if one is not None:
                    self.gaps.of_movement(one, None)
            return []
        anchor = self.clock.tell(fact)
        who = self.subjects.who(self.record.principal, goes_on=True) or ""
        if arrival is not None:
            told = self.teller.journey(fact, arrival, anchor, who)
        else:
            told = self.teller.movement(fact, anchor, who)
        self.gaps.of_movement(fact, told)
        if told is None:
            return []
        self.subjects.mentioned(nobody=True)
        facts = (fact.id, arrival.id) if arrival else (fact.id,)
        return [self._sentence(told, facts), *self._references(facts)]

    def _engagement(self, fact: Engagement, after: EngagementKind | None) -> list[Sentence]:
        anchor = self.clock.tell(fact, after)
        agreements = [agreement for agreement in self.record.agreements
                      if fact.kind == "signing" and overlap(agreement.evidence, fact.evidence)]
        self._agreed |= {agreement.id for agreement in agreements}
        subject = self._subject_of(fact)
        who = self.subjects.who(subject, goes_on=True) or (
            self.style.missing["speaker_mark"] if self.names.wishes.placeholders else None)
        if who is None:
            self.gaps.unsaid_engagement(fact)
            return []
        told = self.teller.engagement(fact, anchor, who, subject, agreement=_titles(agreements))
        self.gaps.of_engagement(fact, told)
        self.subjects.mentioned(nobody=len(fact.participants) < 2)
        sentences = [self._sentence(told, (fact.id, *(agreement.id for agreement in agreements)))]
        sentences += self._topics(fact, subject)
        statements = self._said.get(fact.id, [])
        sentences += self.quoter.sentences(statements, fact)
        return [*sentences, *self._references((fact.id, *(statement.id for statement in statements)))]

    def _subject_of(self, fact: Engagement) -> str | None:
        if self.record.principal or not fact.participants:
            return self.record.principal
        return fact.participants[0].entity

    @staticmethod
    def _sentence(told: Told, facts: tuple[str, ...]) -> Sentence:
        return Sentence(sentence(told.text), facts, tuple(f"{facts[0]}.{name}" for name in told.inferred))

    def _topics(self, fact: Engagement, subject: str | None) -> list[Sentence]:
        if not fact.topics:
            return []
        both = sum(p.role not in ("accompanying", "honouree") for p in fact.participants) > 1
        topics = [self._topic(topic) for topic in fact.topics]
        plain_ones = [topic for topic in topics if " and " not in topic]
        groups = [group for group in (plain_ones, *([one] for one in topics if " and " in one)) if group]
        told = []
        for at, group in enumerate(groups):
            values = {"they": "they" if both else None, "who": self.subjects.who(subject),
                      "topics": listed(group, wide=True), "then": self.style.statements.also if at else None}
            filled = fill_first(self.style.topics, values, verb=self.style.status[fact.status])
            told += [Sentence(sentence(filled.text), (fact.id,))] if filled else []
        self.subjects.mentioned(nobody=not both)
        return told

    def _topic(self, topic: Topic) -> str:
        """Return a topic, with the article that stands before it in the source."""
        text = plain(topic.text)
        before = self.names.text[max(0, topic.start - 4):topic.start].lower()
        found = self.names.text[topic.start:topic.end] == topic.text
        return f"the {text}" if found and before == "the " else text

    def _references(self, facts: Sequence[str]) -> list[Sentence]:
        cited = [reference for reference in self.record.references if reference.cited_by in facts]
        return [self._cite(cited)] if cited else []

    def _cite(self, cited: list[Reference]) -> Sentence:
        symbols = list(dict.fromkeys(plain(reference.symbol) for reference in cited))
        self._cited |= set(symbols)
        filled = fill_first(self.style.references, {"symbols": listed(symbols)})
        return Sentence(filled.text if filled else listed(symbols), tuple(f"reference:{symbol}" for symbol in symbols))


def _titles(agreements: list[Agreement]) -> str | None:
    return listed([plain(agreement.title) for agreement in agreements]) or None
