"""A record to a draft: sentences in the order of the journey, each with the facts that it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from communique.record import Agreement, Engagement, Movement, Record, Reference, Statement, Topic
from communique.write.draft.clock import Clock
from communique.write.draft.closing import closing_paragraphs
from communique.write.draft.filling import fill_first
from communique.write.draft.gaps import Gaps
from communique.write.draft.letterhead import head_of
from communique.write.draft.loading import Loaded, load_style
from communique.write.draft.parts import Draft, Paragraph, Sentence
from communique.write.draft.people import Names
from communique.write.draft.saying import say
from communique.write.draft.sequence import in_order, overlap, position
from communique.write.draft.telling import Teller, Told
from communique.write.draft.wording import listed, sentence
from communique.write.names import plain


def draft(record: Record, style: str = "un", *, styles: Path | None = None, certain: float | None = None) -> Draft:
    """Write the report of a record in a house style.

    Every sentence says facts of the record and names them; nothing is added. What a report of the kind would say and
    the record does not is in ``missing``.

    Args:
        record: What was read from a report, or made of a programme.
        style: `un`, `readout`, `note`, or a style of ``styles``.
        styles: Folder with an office's own styles.
        certain: Confidence from which a value is written that the source does not state (0 to 1); the style's by
            default. With a number above 1, nothing is written that is not stated.

    Raises:
        StyleError: There is no such style, or a file of it is not as it should be.
    """
    loaded = load_style(style, styles)
    return _Composer(record, loaded, loaded.style.certain if certain is None else certain).compose()


class _Composer:
    """Goes through one record, and keeps what has been said."""

    def __init__(self, record: Record, loaded: Loaded, certain: float) -> None:
        self.record, self.loaded, self.style = record, loaded, loaded.style
        self.names = Names(record, loaded)
        self.clock = Clock(loaded.style, certain)
        self.teller = Teller(self.names, loaded, certain)
        self.gaps = Gaps(record, self.names, loaded.style)
        self._subject: str | None = None
        self._others = True
        self._said_with: tuple[str | None, str] | None = None
        self._agreed: set[str] = set()
        self._cited: set[str] = set()

    def compose(self) -> Draft:
        head = head_of(self.record, self.names, self.loaded)
        blocks = [block for step in self._steps() if (block := step)]
        paragraphs = self._laid_out(blocks)
        paragraphs += closing_paragraphs(self.record, self.names, self.loaded, self.clock, self._agreed, self._cited)
        return Draft(self.loaded.name, head.lines, head.symbol, head.dateline, head.title, tuple(paragraphs),
                     self.gaps.found())

    def _steps(self) -> Iterable[list[Sentence]]:
        visited = {fact.country for fact in self.record.movements if fact.kind == "arrival"}
        for visit in self.record.visits:
            if visit.evidence and visit.country not in visited:
                who = self._who(self.record.principal)
                filled = fill_first(self.style.visits, {"who": who, "country": self.names.country(visit.country)})
                if filled and who:
                    yield [Sentence(sentence(filled.text), (visit.id,))]
        for step in in_order(self.record):
            yield self._movement(step) if isinstance(step, Movement) else self._engagement(step)
        known = {engagement.id for engagement in self.record.engagements}
        loose = [s for s in sorted(self.record.statements, key=position) if s.engagement not in known]
        yield self._statements(loose, None)

    def _movement(self, fact: Movement) -> list[Sentence]:
        anchor = self.clock.tell(fact)
        told = self.teller.movement(fact, anchor, self._who(self.record.principal, new=True) or "")
        self.gaps.of_movement(fact, told)
        if told is None or not self.record.principal:
            return []
        self._others = False
        return [self._sentence(told, (fact.id,), fact.id), *self._references((fact.id,))]

    def _engagement(self, fact: Engagement) -> list[Sentence]:
        anchor = self.clock.tell(fact)
        agreements = [agreement for agreement in self.record.agreements
                      if fact.kind == "signing" and overlap(agreement.evidence, fact.evidence)]
        self._agreed |= {agreement.id for agreement in agreements}
        who = self._who(self._subject_of(fact), new=True)
        told = self.teller.engagement(fact, anchor, who or "", agreement=_titles(agreements))
        self.gaps.of_engagement(fact, told)
        self._others = len(fact.participants) > 1
        sentences = [self._sentence(told, (fact.id, *(a.id for a in agreements)), fact.id)]
        sentences += self._topics(fact)
        statements = sorted((s for s in self.record.statements if s.engagement == fact.id), key=position)
        sentences += self._statements(statements, fact)
        return [*sentences, *self._references((fact.id, *(s.id for s in statements)))]

    def _subject_of(self, fact: Engagement) -> str | None:
        if self.record.principal or not fact.participants:
            return self.record.principal
        return fact.participants[0].entity

    def _sentence(self, told: Told, facts: tuple[str, ...], fact: str) -> Sentence:
        return Sentence(sentence(told.text), facts, tuple(f"{fact}.{name}" for name in told.inferred))

    def _topics(self, fact: Engagement) -> list[Sentence]:
        if not fact.topics:
            return []
        both = sum(p.role not in ("accompanying", "honouree") for p in fact.participants) > 1
        topics = listed([self._topic(topic) for topic in fact.topics])
        filled = fill_first(self.style.topics, {
            "they": "they" if both else None, "who": self._who(self._subject_of(fact)), "topics": topics})
        self._subject = None
        return [Sentence(sentence(filled.text), (fact.id,))] if filled else []

    def _topic(self, topic: Topic) -> str:
        """Return a topic, with the article that stands before it in the source."""
        text = plain(topic.text)
        before = self.names.text[max(0, topic.start - 4):topic.start].lower()
        found = self.names.text[topic.start:topic.end] == topic.text
        return f"the {text}" if found and before == "the " else text

    def _statements(self, statements: list[Statement], at: Engagement | None) -> list[Sentence]:
        self._said_with = None
        return [told for statement in statements if (told := self._statement(statement, at))]

    def _statement(self, statement: Statement, at: Engagement | None) -> Sentence | None:
        speakers = [s for s in (statement.speaker, *statement.joint_with) if s]
        if not speakers:
            self.gaps.of_statement(statement)
            return None
        who = listed([self._who(s) or "" for s in speakers]) if len(speakers) == 1 else listed(
            [self.names.introduce(s) for s in speakers])
        addressee = self._addressee(statement, at)
        said = say(statement, addressee, self.loaded)
        again = self._said_with == (statement.speaker, statement.act)
        self._said_with = (statement.speaker, statement.act)
        verb = f"{self.style.statements.also} {said.verb}" if again else said.verb
        pattern = getattr(self.style.statements, said.form)
        filled = fill_first([pattern], {"who": who, "verb": verb, "to": said.to, "about": said.about})
        if len(speakers) > 1:
            self._subject = None
        self._others = addressee is not None
        if filled is None:
            self.gaps.unsaid(statement)
            return None
        return Sentence(sentence(filled.text), (statement.id,))

    def _addressee(self, statement: Statement, at: Engagement | None) -> str | None:
        if statement.addressee is None or ("addressee" in statement.inferred and at is not None):
            return None
        if statement.addressee in statement.joint_with or statement.addressee == statement.speaker:
            return None
        return self.names.introduce(statement.addressee)

    def _who(self, entity: str | None, *, new: bool = False) -> str | None:
        """Return the subject of a sentence: in full, briefly, or as a pronoun where only one can be meant."""
        if entity is None:
            return None
        same, self._subject = entity == self._subject, entity
        if entity not in self.names.introduced:
            return self.names.introduce(entity)
        pronoun = self.names.pronoun(entity) if self.style.people.pronouns else None
        if same and pronoun and not self._others and not new:
            return pronoun
        return self.names.short(entity)

    def _references(self, facts: tuple[str, ...]) -> list[Sentence]:
        cited = [r for r in self.record.references if r.cited_by in facts]
        return [self._cite(cited)] if cited else []

    def _cite(self, cited: list[Reference]) -> Sentence:
        symbols = list(dict.fromkeys(plain(reference.symbol) for reference in cited))
        self._cited |= set(symbols)
        filled = fill_first(self.style.references, {"symbols": listed(symbols)})
        return Sentence(filled.text if filled else listed(symbols), tuple(f"reference:{s}" for s in symbols))

    def _laid_out(self, blocks: list[list[Sentence]]) -> list[Paragraph]:
        if self.style.layout == "bullets":
            return [replace(Paragraph((one,)), kind="bullet" if at == 0 else "detail")
                    for block in blocks for at, one in enumerate(block)]
        paragraphs: list[Paragraph] = []
        open_for_more = 0
        for block in blocks:
            bare = len(block) == 1
            if bare and 0 < open_for_more < self.style.sentences and not block[0].text.startswith("On "):
                paragraphs[-1] = Paragraph((*paragraphs[-1].sentences, *block))
                open_for_more += 1
                continue
            paragraphs += [Paragraph(tuple(part)) for part in _split(block, self.style.sentences + 1)]
            open_for_more = 1 if bare else 0
        return paragraphs


def _split(block: list[Sentence], most: int) -> Iterable[list[Sentence]]:
    """Split what belongs to one engagement into paragraphs of nearly equal length."""
    if not block:
        return []
    count = -(-len(block) // most)
    size = -(-len(block) // count)
    return [block[at:at + size] for at in range(0, len(block), size)]


def _titles(agreements: list[Agreement]) -> str | None:
    return listed([plain(agreement.title) for agreement in agreements]) or None
