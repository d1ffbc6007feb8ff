"""A record as its page shows it: days, and in each day cards; every value with the mark of being inferred or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from communique.record import Agreement, Engagement, Movement, Office, Organization, Person, Record, Span, Statement
from communique.show.marking import Marking

_LAST = ("planned", "cancelled", "declined")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody, or a place, as a card names them: their page is that of `identity` where the record is stored."""

    name: str
    identity: str | None = None
    office: Office | None = None
    country: str | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on a card."""

    key: str
    speaker: Who | None
    joint_with: tuple[Who, ...]
    act: str
    stance: str
    addressee: Who | None
    about: str
    quoted: bool
    concepts: tuple[str, ...]
    inferred: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An engagement or movement."""

    key: str
    sort: str
    kind: str
    status: str
    date: str | None
    daypart: str | None
    principal: Who | None
    parties: tuple[Who, ...]
    city: Who | None
    country: str | None
    venue: str | None
    occasion: Who | None
    origin: Who | None
    destination: Who | None
    topics: tuple[tuple[str, str, tuple[str, ...]], ...]
    statements: tuple[Said, ...]
    inferred: tuple[str, ...]
    confidence: float
    rule: str
    quote: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """The cards of a day; `date` is None for those of which none is known, or for a group that stands apart."""

    date: str | None
    status: str
    cards: tuple[Card, ...]
    carried: bool = False


class Journey:
    """A record, arranged for its page.

    Attributes:
        days: Days in order; then the undated; then what was planned, cancelled or declined.
        loose: Statements that belong to no engagement.
        principal: Whose activities are told.
    """

    def __init__(self, record: Record, identities: Mapping[str, str] | None = None) -> None:
        """Arrange a record; ``identities`` are who its entities are across documents, where it is stored."""
        self.record = record
        self._identities = identities
        self._text = record.document.text or ""
        self._people = {person.id: person for person in record.people}
        self._others = {organization.id: organization for organization in record.organizations}
        self._names = {e.id: e.name for group in (record.people, record.organizations, record.places, record.events)
                       for e in group}
        self.principal = self.who(record.principal)
        known = {engagement.id for engagement in record.engagements}
        said: dict[str | None, list[Said]] = {}
        for statement in sorted(record.statements, key=_position):
            where = statement.engagement if statement.engagement in known else None
            said.setdefault(where, []).append(self._said(statement))
        self.loose = tuple(said.get(None, ()))
        self._said_at = said
        self.days = tuple(self._days())

    def who(self, entity: str | None, *, office: str | None = None, role: str = "") -> Who | None:
        """Return an entity of the record as cards name it."""
        if not entity:
            return None
        thing: Person | Organization | None = self._people.get(entity) or self._others.get(entity)
        held = _office(thing, office)
        identity = self._identities.get(entity, entity) if self._identities is not None else None
        return Who(self._names.get(entity, entity), identity, held, thing.country if thing else None, role)

    def agreements(self) -> list[tuple[str, str, list[Who]]]:
        """Return key, title and signatories of what was signed."""
        return [(a.id, a.title, [who for s in a.signed_by if (who := self.who(s))]) for a in self.record.agreements]

    def upcoming(self) -> list[tuple[str, str, str | None, str | None, str | None]]:
        """Return key, event, country, place and time of what is to come."""
        return [(f"u{at}", self._names.get(u.event, u.event), u.where if len(u.where or "") == 2 else None,
                 self._names.get(u.where or "") if len(u.where or "") != 2 else None, u.when)
                for at, u in enumerate(self.record.upcoming, 1)]

    def markings(self) -> list[Marking]:
        """Return the words of every fact, and what was not read."""
        found = [Marking(span.start, span.end, key) for key, spans in self._evidence() for span in spans]
        found += [Marking(t.start, t.end, f"{e.id}-t{at}") for e in self.record.engagements
                  for at, t in enumerate(e.topics, 1)]
        found += [Marking(u.start, u.end, kind="unread", note=u.why) for u in self.record.unread]
        return found

    def _evidence(self) -> Iterable[tuple[str, tuple[Span, ...]]]:
        record = self.record
        facts: tuple[Movement | Engagement | Statement | Agreement, ...] = (
            *record.movements, *record.engagements, *record.statements, *record.agreements)
        for fact in facts:
            yield fact.id, fact.evidence
        for visit in record.visits:
            yield visit.id, visit.evidence
        for at, upcoming in enumerate(record.upcoming, 1):
            yield f"u{at}", upcoming.evidence
        for at, reference in enumerate(record.references, 1):
            yield f"r{at}", reference.evidence

    def _days(self) -> Iterable[Day]:
        facts: list[Movement | Engagement] = sorted(
            (*self.record.movements, *self.record.engagements), key=_position)
        days: dict[str, list[Movement | Engagement]] = {}
        for fact in facts:
            if fact.status == "held":
                days.setdefault(fact.date or "", []).append(fact)
        for day in sorted(days, key=lambda day: (not day, day)):
            carried = bool(day) and all("date" in fact.inferred for fact in days[day])
            yield Day(day or None, "held", tuple(self._card(fact) for fact in days[day]), carried)
        for status in _LAST:
            apart = tuple(self._card(fact) for fact in facts if fact.status == status)
            if apart:
                yield Day(None, status, apart)

    def _card(self, fact: Movement | Engagement) -> Card:
        quote = fact.evidence[0].of(self._text)
        if isinstance(fact, Movement):
            return Card(fact.id, "movement", fact.kind, fact.status, fact.date, fact.daypart, self.principal, (),
                        self.who(fact.place), fact.country, None, None, self.who(fact.origin),
                        self.who(fact.destination), (), (), fact.inferred, fact.confidence, fact.rule, quote)
        parties = tuple(who for p in fact.participants if p.entity != self.record.principal
                        and (who := self.who(p.entity, office=p.office, role=p.role)))
        topics = tuple((f"{fact.id}-t{at}", t.text, t.concepts) for at, t in enumerate(fact.topics, 1))
        venue = self._names.get(fact.venue or "", fact.venue)
        return Card(fact.id, "engagement", fact.kind, fact.status, fact.date, fact.daypart, self.principal, parties,
                    self.who(fact.city), fact.country, venue, self.who(fact.part_of), None, None, topics,
                    tuple(self._said_at.get(fact.id, ())), fact.inferred, fact.confidence, fact.rule, quote,
                    fact.order)

    def _said(self, statement: Statement) -> Said:
        joint = tuple(who for one in statement.joint_with if (who := self.who(one)))
        return Said(statement.id, self.who(statement.speaker), joint, statement.act, statement.stance,
                    self.who(statement.addressee), statement.about, statement.quoted, statement.concepts,
                    statement.inferred, statement.evidence)


def _office(thing: Person | Organization | None, title: str | None) -> Office | None:
    if not isinstance(thing, Person):
        return None
    for office in thing.offices:
        if title is None or office.title == title:
            return office
    return Office(title=title) if title else None


def _position(fact: Any) -> tuple[int, int, str]:
    start, end = min((span.start, span.end) for span in fact.evidence)
    return start, end, fact.id
