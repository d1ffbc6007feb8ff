"""One record as the formats see it: names, words of the evidence, lasting names of facts, people with offices."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import Protocol
from urllib.parse import quote

from communique.record import (
    Engagement,
    Event,
    Movement,
    Organization,
    Participant,
    Person,
    Place,
    Record,
    Span,
    Visit,
)
from communique.write.names import KINDS, country_name, listed, office_name, plain

#: Between quotes that do not follow each other.
GAP = " … "
_URL = re.compile(r"https?://[^\s<>\"]+")
_LEFT_OUT = ("principal", "accompanying")


class Told(Protocol):
    """A fact, an agreement or a visit: whatever has an id and evidence."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def evidence(self) -> tuple[Span, ...]: ...  # noqa: D102


class View:
    """A record with what it refers to at hand."""

    def __init__(self, record: Record) -> None:
        """Index ``record``."""
        self.record = record
        self.document = record.document
        self.text = record.document.text or ""
        self.people: dict[str, Person] = {person.id: person for person in record.people}
        self.organizations: dict[str, Organization] = {one.id: one for one in record.organizations}
        self.places: dict[str, Place] = {place.id: place for place in record.places}
        self.events: dict[str, Event] = {event.id: event for event in record.events}

    def name(self, entity: str | None) -> str | None:
        """Return the name of an entity on one line; the id itself where the record does not have it."""
        if entity is None:
            return None
        for group in (self.people, self.organizations, self.places, self.events):
            if found := group.get(entity):
                return plain(found.name)
        return plain(entity)

    def office(self, entity: str | None, participant: Participant | None = None) -> str | None:
        """Return the office of a person, with its country or body: the one they took part in, else the first."""
        person = self.people.get(entity or "")
        if person is None:
            return None
        offices = list(person.offices)
        if participant is not None and participant.office:
            offices = [office for office in offices if office.title == participant.office]
            if not offices:
                return plain(participant.office)
        return plain(office_name(offices[0])) if offices else None

    def named(self, participant: Participant) -> str:
        """Return the name of a participant with the office in brackets."""
        office, name = self.office(participant.entity, participant), self.name(participant.entity) or ""
        return f"{name} ({office})" if office else name

    def country(self, entity: str | None) -> str | None:
        """Return the code of the country that an entity belongs to or lies in."""
        groups: tuple[Mapping[str, Person | Organization | Place], ...] = (self.people, self.organizations, self.places)
        return next((group[entity].country for group in groups if entity and entity in group), None)

    def quotes(self, spans: Iterable[Span]) -> list[str]:
        """Return the words of the document at ``spans``; none where the record came without its text."""
        return [words for span in spans if (words := plain(span.of(self.text)))]

    def quoted(self, spans: Iterable[Span]) -> str | None:
        """Return the words at ``spans`` in one line, None where there are none."""
        return GAP.join(self.quotes(spans)) or None

    def heading(self, engagement: Engagement) -> str:
        """Return ``Meeting with Rui Falcão (President, Portugal)``; a status other than held comes first."""
        others = [self.named(p) for p in engagement.participants if p.role not in _LEFT_OUT and p.role != "host"]
        hosts = [self.named(p) for p in engagement.participants if p.role == "host"]
        words = KINDS.get(engagement.kind, engagement.kind)
        words += f" with {listed(others)}" if others else ""
        words += f" hosted by {listed(hosts)}" if hosts else ""
        return words if engagement.status == "held" else f"{engagement.status.capitalize()}: {words}"

    def where(self, engagement: Engagement) -> str | None:
        """Return venue, city and country, as far as they are known."""
        city, country = self.name(engagement.city), country_name(engagement.country)
        parts = [plain(self.name(engagement.venue) or ""), city, country if country != city else None]
        return ", ".join(part for part in parts if part) or None

    def evidence_of(self, visit: Visit) -> tuple[Span, ...]:
        """Return the evidence of a visit: its own words, else those of the movements that it begins and ends with.

        Where no movement is told, the first and the last engagement there bound the visit.
        """
        if visit.evidence:
            return visit.evidence
        record = self.record
        moved = [one.evidence[0] for one in record.movements
                 if one.country == visit.country and one.status == "held" and _within(one.date, visit)]
        met = [one.evidence[0] for one in record.engagements
               if one.country == visit.country and one.status == "held" and _within(one.date, visit)]
        spans = sorted(moved or met, key=lambda span: (span.start, span.end))
        return tuple(dict.fromkeys((spans[0], spans[-1]))) if spans else ()

    def journey(self, movement: Movement) -> tuple[str | None, str | None]:
        """Return where a movement begins and ends, as ids of places."""
        if movement.kind == "arrival":
            return movement.origin, movement.place
        return (movement.place, movement.destination) if movement.kind == "departure" else (movement.place, None)

    @property
    def home(self) -> str | None:
        """Return the code of the country that the principal belongs to."""
        return self.country(self.record.principal)

    @property
    def url(self) -> str | None:
        """Return the address of the document, where it was read from one."""
        source = self.document.source or ""
        return source if _URL.fullmatch(source) else None

    @property
    def title(self) -> str:
        """Return what people call the document: symbol and title; else its address, or the name of its file alone."""
        parts = [part for part in (self.document.symbol, self.document.title) if part]
        source = self.url or PurePath(self.document.source or "").name
        return plain(" · ".join(parts) or source or "Untitled document")

    @property
    def document_key(self) -> str:
        """Return the digest of the document's bytes, without what it was made by."""
        return self.document.id.rpartition(":")[2] or "unknown"

    @cached_property
    def keys(self) -> dict[str, str]:
        """Lasting names of visits, movements, engagements, statements and agreements, by their id in the record.

        A name is made of the document, the kind of fact and the evidence, so that it stays when other facts come or go;
        facts that share all three are told apart by their order.
        """
        record, seen, found = self.record, Counter[str](), {}
        groups: tuple[tuple[str, Iterable[Told]], ...] = (
            ("visit", record.visits), ("movement", record.movements), ("engagement", record.engagements),
            ("statement", record.statements), ("agreement", record.agreements))
        for kind, facts in groups:
            for fact in facts:
                spans = ",".join(f"{span.start}-{span.end}" for span in fact.evidence)
                what = f"{self.document.id}|{kind}|{getattr(fact, 'kind', '')}|{getattr(fact, 'country', '')}|{spans}"
                seen[what] += 1
                found[fact.id] = hashlib.sha256(f"{what}|{seen[what]}".encode()).hexdigest()[:32]
        return found


def _within(day: str | None, visit: Visit) -> bool:
    return day is None or not visit.start or visit.start <= day <= (visit.end or visit.start)


def urn(what: str) -> str:
    """Return a URN for an id; letters that a URN cannot hold are escaped."""
    return f"urn:communique:{quote(what, safe=':-._~')}"


def day_of(value: str | None) -> date | None:
    """Return a full ISO date; None for a month, a year, and anything else."""
    try:
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None
