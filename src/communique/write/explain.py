"""Why each fact stands in the record: rule, confidence, inferred fields, and the words of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.record import Engagement, Fact, Movement, Record, Span, Statement
from communique.write.describe import heading_of_engagement, heading_of_movement, said, upcoming_event
from communique.write.names import Names


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document and where they stand (offsets into ``document.text``)."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One fact, why it was read so, and the words that support it."""

    label: str
    why: str
    quotes: tuple[Quote, ...]


def explain(record: Record) -> list[tuple[str, list[Explained]]]:
    """Return heading and facts of each group of the record that is not empty, the unread clauses last."""
    names = Names(record)
    groups = [
        ("Evidence: dating", list(_dating(record))),
        ("Evidence: movements", [_movement(record, names, fact) for fact in record.movements]),
        ("Evidence: engagements", [_engagement(record, names, fact) for fact in record.engagements]),
        ("Evidence: statements", [_statement(record, names, fact) for fact in record.statements]),
        ("Evidence: agreements, references, upcoming events", list(_others(record, names))),
        ("Evidence: people", [
            Explained(f"{person.id}  {names.with_office(person.id)}", _candidates(person.candidates),
                      _quotes(record, person.mentions))
            for person in record.people
        ]),
        ("Not read", [
            Explained(unread.why, f"verb: {unread.predicate}" if unread.predicate else "",
                      _quotes(record, [Span(start=unread.start, end=unread.end)]))
            for unread in record.unread
        ]),
    ]
    return [(heading, facts) for heading, facts in groups if facts]


def _quotes(record: Record, spans: Iterable[Span]) -> tuple[Quote, ...]:
    text = record.document.text or ""
    return tuple(Quote(span.start, span.end, span.of(text)) for span in spans)


def _why(fact: Fact) -> str:
    parts = [f"rule {fact.rule}" if fact.rule else "no rule named", f"confidence {fact.confidence:.2f}"]
    if fact.inferred:
        parts.append(f"inferred: {', '.join(fact.inferred)}")
    return " · ".join(parts)


def _candidates(candidates: Iterable[str]) -> str:
    others = ", ".join(candidates)
    return f"could also be: {others}" if others else ""


def _dating(record: Record) -> Iterator[Explained]:
    dating = record.dating
    if dating.year or dating.candidates:
        reasons = "; ".join((*dating.reasons, *dating.contradictions)) or (dating.how or "")
        fits = f" · the calendar fits {', '.join(map(str, dating.candidates))}" if dating.candidates else ""
        yield Explained(f"year {dating.year or 'not certain'}", reasons + fits, _quotes(record, dating.evidence))


def _movement(record: Record, names: Names, fact: Movement) -> Explained:
    label = _label(fact.id, fact.date, fact.status, heading_of_movement(fact, names))
    return Explained(label, _why(fact), _quotes(record, fact.evidence))


def _engagement(record: Record, names: Names, fact: Engagement) -> Explained:
    label = _label(fact.id, fact.date, fact.status, heading_of_engagement(fact, names))
    topics = [Span(start=topic.start, end=topic.end) for topic in fact.topics]
    return Explained(label, _why(fact), _quotes(record, (*fact.evidence, *topics)))


def _label(fact: str, day: str | None, status: str, heading: str) -> str:
    return "  ".join(part for part in (fact, day, "" if status == "held" else status.upper(), heading) if part)


def _statement(record: Record, names: Names, fact: Statement) -> Explained:
    at = f"  (at {fact.engagement})" if fact.engagement else ""
    return Explained(f"{fact.id}  {said(fact, names, None)}{at}", _why(fact), _quotes(record, fact.evidence))


def _others(record: Record, names: Names) -> Iterator[Explained]:
    for agreement in record.agreements:
        yield Explained(f"{agreement.id}  {agreement.title}", "", _quotes(record, agreement.evidence))
    for reference in record.references:
        at = f"cited by {reference.cited_by}" if reference.cited_by else ""
        yield Explained(reference.symbol, at, _quotes(record, reference.evidence))
    for upcoming in record.upcoming:
        yield Explained(upcoming_event(upcoming, names), "", _quotes(record, upcoming.evidence))
