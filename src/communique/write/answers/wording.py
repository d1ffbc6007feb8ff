"""Facts of answers in words: days, people with their offices, places, and how far the store reaches."""

from __future__ import annotations

from collections.abc import Iterable

from communique.ask import Coverage, Encounter, Party, Saying, Source, Stay, Subject
from communique.write.answers.page import Item
from communique.write.names import INFERRED, KINDS, country_name, listed, plain, spoken_range

_DAY = len("2024-07-03")


def days(fact: Encounter | Saying | Stay) -> str:
    """Return the days that come into question; marked where the document does not give them for this very fact."""
    if fact.earliest is None:
        return "undated"
    if isinstance(fact, Stay):
        return spoken_range(fact.earliest, fact.latest)
    if fact.date and len(fact.date) < _DAY:
        return fact.date
    marked = fact.date is None or (isinstance(fact, Encounter) and "date" in fact.inferred)
    return spoken_range(fact.earliest, fact.latest) + (INFERRED if marked else "")


def span(first: str | None, last: str | None) -> str:
    """Return two days as ``3 Jul 2024 to 5 May 2025``."""
    told = [spoken_range(day, day) for day in dict.fromkeys((first, last)) if day]
    return " to ".join(told) or "no day known"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 document``, ``2,000 documents``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def introduced(party: Party) -> str:
    """Return name, office and country of somebody who took part."""
    office = plain(party.office or "")
    where = country_name(party.country) if party.country and party.kind == "person" else None
    told = ", ".join(part for part in (office, where) if part)
    return f"{plain(party.name)} ({told})" if told else plain(party.name)


def subject_line(subject: Subject) -> str:
    """Return who or what a subject is, with what tells it from others."""
    office = None
    if subject.office:
        title, _, where = subject.office.rpartition(", ")
        office = f"{title}, {country_name(where)}" if title and len(where) == 2 else subject.office
    return plain(", ".join(part for part in (subject.name, office) if part))


def encounter_item(fact: Encounter, *, known: Iterable[str] = ()) -> Item:
    """Return an engagement; the identities in ``known`` go without saying."""
    left_out = set(known)
    others = [introduced(p) for p in fact.parties if p.identity not in left_out]
    also = "with" if len(left_out) < 2 else "also"
    head = [KINDS.get(fact.kind, fact.kind) + ("" if fact.status == "held" else f" ({fact.status})")]
    where = place(fact)
    if where:
        head.append(where)
    details = [f"{also} {listed(others)}"] if others else []
    if fact.event:
        details.append(f"Occasion: {plain(fact.event)}{mark(fact, 'part_of')}")
    if fact.topics:
        details.append(f"Discussed: {'; '.join(plain(topic) for topic in fact.topics)}")
    return Item(days(fact), " · ".join(head), tuple(details), fact.source.sentence, cite(fact.source))


def stay_item(fact: Stay) -> Item:
    """Return a visit."""
    who = plain(fact.person or "somebody")
    came = f" ({country_name(fact.home)})" if fact.home else ""
    cities = f": {plain(fact.cities)}" if fact.cities else ""
    return Item(days(fact), f"Visit of {who}{came} to {country_name(fact.country)}{cities}", (),
                fact.source.sentence, cite(fact.source))


def saying_item(fact: Saying, *, when: str | None = None) -> Item:
    """Return a statement."""
    who = listed([plain(name) for name in (fact.speaker, *fact.joint_with) if name])
    to = f" (to {plain(fact.addressee)})" if fact.addressee else ""
    about = f"“{plain(fact.about)}”" if fact.quoted else plain(fact.about)
    return Item(days(fact) if when is None else when, f"{who or 'Somebody'} · {plain(fact.act)}{to}: {about}", (),
                fact.source.sentence, cite(fact.source))


def fact_item(fact: Encounter | Saying | Stay, *, known: Iterable[str] = ()) -> Item:
    """Return any fact."""
    if isinstance(fact, Encounter):
        return encounter_item(fact, known=known)
    return stay_item(fact) if isinstance(fact, Stay) else saying_item(fact)


def place(fact: Encounter) -> str:
    """Return venue, city and country."""
    country = country_name(fact.country)
    parts = [plain(fact.venue) + mark(fact, "venue")] if fact.venue else []
    if fact.city and fact.city != country:
        parts.append(plain(fact.city) + mark(fact, "city"))
    if country:
        parts.append(country + mark(fact, "country"))
    return ", ".join(parts)


def mark(fact: Encounter, field: str) -> str:
    """Return the mark of a value that the text does not state."""
    return INFERRED if field in fact.inferred else ""


def cite(source: Source) -> str:
    """Return how a document is cited: symbol, title, day, and its number in the store."""
    published = spoken_range(source.published, source.published) if source.published else ""
    return " · ".join(part for part in (plain(source.label), published, f"document {source.document}") if part)


def coverage_lines(covered: Coverage) -> tuple[str, ...]:
    """Return what the store covers, in sentences."""
    told = [f"{plain(name or 'no issuer named')} {number:,}" for name, number in covered.issuers[:4]]
    rest = sum(number for _, number in covered.issuers[4:])
    if rest:
        told.append(f"{count(len(covered.issuers) - 4, 'more issuer')} {rest:,}")
    lines = [f"{count(covered.documents, 'document')} ({', '.join(told)}), which tell of "
             f"{count(covered.engagements, 'engagement')} and of days from {span(covered.first, covered.last)}."
             if covered.documents else "The store is empty: `communique add` and `communique import` fill it."]
    for subject in covered.subjects:
        line = f"{plain(subject.name)}: {count(subject.documents, 'document')}"
        lines.append(f"{line}, {span(subject.first, subject.last)}." if subject.first else f"{line}.")
        if subject.doubts:
            lines.append(f"{plain(subject.name)} may also be {', '.join(subject.doubts[:3])}"
                         f"{' and others' if len(subject.doubts) > 3 else ''}, whose documents are not counted here; "
                         "`communique review` asks.")
        if subject.apart:
            apart = ", ".join(f"{name} (country:{code}, {count(number, 'document')})"
                              for name, code, number in subject.apart)
            lines.append(f"Not counted with {plain(subject.name)}: {apart}.")
    return *lines, covered.caveat
