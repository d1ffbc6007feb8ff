"""A record in the terms of the gold format: names instead of references, and only what it says was held."""

from __future__ import annotations

from dataclasses import dataclass

from communique.evaluate.matching import Offsets
from communique.record import Fact, Record


@dataclass(frozen=True, slots=True)
class FlatPerson:
    """A person with the titles of all offices, and all countries that these or nationality tell."""

    name: str
    offices: tuple[str, ...]
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class FlatMovement:
    """A movement with its place by name."""

    kind: str
    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class FlatEngagement:
    """A held engagement with those taken part by name: neither the principal nor who accompanied."""

    kind: str
    with_: tuple[str, ...]
    date: str | None
    city: str | None
    country: str | None
    topics: tuple[str, ...]
    spans: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class FlatStatement:
    """A statement with speaker and addressee by name."""

    speaker: str | None
    act: str
    addressee: str | None
    about: str
    spans: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class FlatRecord:
    """What of a record is measured. Without a record, everything is empty and all gold is missed."""

    people: tuple[FlatPerson, ...] = ()
    movements: tuple[FlatMovement, ...] = ()
    engagements: tuple[FlatEngagement, ...] = ()
    statements: tuple[FlatStatement, ...] = ()
    references: tuple[str, ...] = ()


def flatten(record: Record) -> FlatRecord:
    """Return ``record`` in the terms of the gold format."""
    name = record.name_of
    return FlatRecord(
        people=tuple(
            FlatPerson(
                person.name, tuple(office.title for office in person.offices),
                frozenset(c for c in (person.country, *(office.country for office in person.offices)) if c is not None),
            ) for person in record.people
        ),
        movements=tuple(FlatMovement(m.kind, name(m.place), m.date) for m in record.movements),
        engagements=tuple(_engagements(record)),
        statements=tuple(
            FlatStatement(name(s.speaker), s.act, name(s.addressee), s.about, _spans(s)) for s in record.statements
        ),
        references=tuple(reference.symbol for reference in record.references),
    )


def _engagements(record: Record) -> list[FlatEngagement]:
    flat = []
    for engagement in record.engagements:
        if engagement.status != "held":
            continue
        others = tuple(
            record.name_of(p.entity) or p.entity for p in engagement.participants
            if p.entity != record.principal and p.role not in ("principal", "accompanying")
        )
        flat.append(FlatEngagement(
            engagement.kind, others, engagement.date, record.name_of(engagement.city), engagement.country,
            tuple(topic.text for topic in engagement.topics), _spans(engagement),
        ))
    return flat


def _spans(fact: Fact) -> tuple[Offsets, ...]:
    return tuple((span.start, span.end) for span in fact.evidence)
