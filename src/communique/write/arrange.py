"""A record in the order of a journey: days, and in each day what happened, ready to be set in any form.

Nothing here knows of terminals or markup: the lines are plain text, and inferred values carry the mark of `INFERRED`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.record import Engagement, Movement, Record, Statement
from communique.write.describe import (
    heading_of_engagement,
    heading_of_movement,
    occasion_of,
    place_of,
    said,
    time_of,
    upcoming_event,
)
from communique.write.names import INFERRED, Names, country_name, listed, plain, spoken_date, spoken_range

UNDATED = "Date not known"
_APART = {"planned": "Planned, not reported as held", "cancelled": "Cancelled", "declined": "Declined"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement or engagement: when, what, where, and what was discussed and said there."""

    time: str
    heading: str
    place: str = ""
    occasion: str = ""
    topics: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A day, or a group of entries that stands apart."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Itinerary:
    """One record, arranged.

    Attributes:
        title: Title of the document, its symbol, or its source.
        about: Lines on issuer, principal and visits.
        sections: Days in order, then what was planned, cancelled or declined.
        notes: Label and text of what follows the itinerary: agreements, upcoming events, references.
        warnings: What the reader should know before relying on it.
        has_inferred: Whether any line carries the mark of an inferred value.
    """

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    has_inferred: bool


def arrange(record: Record) -> Itinerary:
    """Arrange a record as an itinerary."""
    names = Names(record)
    about = tuple(_about(record, names))
    said_at: dict[str | None, list[Statement]] = {}
    for statement in sorted(record.statements, key=_position):
        said_at.setdefault(statement.engagement, []).append(statement)
    sections = tuple(_sections(record, names, said_at))
    return Itinerary(
        title=plain(" · ".join(part for part in (record.document.symbol, record.document.title) if part)
                    or record.document.source or "Untitled document"),
        about=about, sections=sections, notes=tuple(_notes(record, names)), warnings=tuple(_warnings(record)),
        has_inferred=any(fact.inferred for fact in (*record.movements, *record.engagements)),
    )


def _position(fact: Movement | Engagement | Statement) -> int:
    return min(span.start for span in fact.evidence)


def _about(record: Record, names: Names) -> Iterator[str]:
    document = record.document
    published = f"published {document.published}" if document.published else ""
    source = document.source if document.title or document.symbol else None
    if line := " · ".join(part for part in (document.issuer, published, source) if part):
        yield plain(line)
    principal = names.with_office(record.principal)
    visits = "; ".join(
        ", ".join(part for part in (country_name(visit.country), spoken_range(visit.start, visit.end)) if part)
        for visit in record.visits
    )
    if line := " · ".join(part for part in (principal, visits) if part):
        yield line


def _sections(record: Record, names: Names, said_at: dict[str | None, list[Statement]]) -> Iterator[Section]:
    facts: list[Movement | Engagement] = sorted((*record.movements, *record.engagements), key=_position)
    held = [fact for fact in facts if fact.status == "held"]
    days: dict[str, list[Movement | Engagement]] = {}
    for fact in held:
        days.setdefault(fact.date or "", []).append(fact)
    for day in sorted(days, key=lambda day: (not day, day)):
        entries = _entries(days[day], names, said_at)
        carried = INFERRED if day and all("date" in fact.inferred for fact in days[day]) else ""
        yield Section(spoken_date(day) + carried if day else UNDATED, entries)
    loose = tuple(said(statement, names, None) for statement in _loose(record, said_at))
    if loose:
        yield Section("Said elsewhere", (Entry("", "", statements=loose),))
    for status, heading in _APART.items():
        apart = [fact for fact in facts if fact.status == status]
        if apart:
            yield Section(heading, _entries(apart, names, said_at, dated=True))


def _loose(record: Record, said_at: dict[str | None, list[Statement]]) -> list[Statement]:
    known = {engagement.id for engagement in record.engagements}
    loose = [statement for key, group in said_at.items() if key not in known for statement in group]
    return sorted(loose, key=_position)


def _entries(facts: Iterable[Movement | Engagement], names: Names, said_at: dict[str | None, list[Statement]],
             *, dated: bool = False) -> tuple[Entry, ...]:
    entries = []
    place_before = ""
    for fact in facts:
        place = place_of(fact, names)
        shown = "" if _is_told(place, place_before) else place
        place_before = place
        time = time_of(fact, dated=dated)
        if isinstance(fact, Movement):
            entries.append(Entry(time, heading_of_movement(fact, names)))
            continue
        entries.append(Entry(
            time, heading_of_engagement(fact, names), place=shown, occasion=occasion_of(fact, names),
            topics=tuple(plain(topic.text) for topic in fact.topics),
            statements=tuple(said(s, names, fact) for s in said_at.get(fact.id, ())),
        ))
    return tuple(entries)


def _is_told(place: str, before: str) -> bool:
    """Tell whether the entry before has told the place; one that is stated now is told again after one inferred."""
    same = place.replace(INFERRED, "") == before.replace(INFERRED, "")
    return same and place.count(INFERRED) >= before.count(INFERRED)


def _notes(record: Record, names: Names) -> Iterator[tuple[str, str]]:
    for agreement in record.agreements:
        by = listed([names.of(signatory) for signatory in agreement.signed_by])
        yield "Signed", plain(agreement.title) + (f", by {by}" if by else "")
    for upcoming in record.upcoming:
        yield "Upcoming", upcoming_event(upcoming, names)
    if record.references:
        yield "See also", ", ".join(dict.fromkeys(plain(reference.symbol) for reference in record.references))


def _warnings(record: Record) -> Iterator[str]:
    dating = record.dating
    others = [str(year) for year in dating.candidates if year != dating.year]
    if dating.year and dating.how and others and "published" not in dating.how:
        fits = ", ".join(others) if len(others) <= 4 else f"{len(others)} other years"
        yield f"The year {dating.year} was found from {plain(dating.how)}; the calendar alone also fits {fits}."
    yield from dict.fromkeys(plain(warning) for warning in (*dating.contradictions, *record.warnings))
    if record.unread:
        count = len(record.unread)
        clauses = "1 clause gave" if count == 1 else f"{count} clauses gave"
        yield f"{clauses} no fact; --explain lists the reasons."
