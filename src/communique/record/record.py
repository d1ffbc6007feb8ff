"""The record: everything that reading one document gives. This is the public contract."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from communique.record.document import DocumentInfo
from communique.record.entities import Event, Organization, Person, Place
from communique.record.facts import (
    Agreement,
    Engagement,
    Movement,
    Reference,
    Statement,
    Unread,
    Upcoming,
    Visit,
)
from communique.record.span import Frozen, Span

SCHEMA: Literal["communique/record/1"] = "communique/record/1"


class ReaderInfo(Frozen):
    """What read the document.

    Attributes:
        name: Always `communique`.
        version: Version of communique.
        pipeline: Name and version of the spaCy pipeline.
    """

    name: str = "communique"
    version: str
    pipeline: str


class Dating(Frozen):
    """How the year of the document was found.

    ``how`` names the constraints that decided (`published`, `weekdays`, `offices`, `years`, `symbol`),
    joined by `+`; ``candidates`` are the years that fit the calendar alone.

    Attributes:
        year: The year that was found; null where more than one fits.
        how: What decided.
        candidates: Years that fit the calendar alone.
        reasons: What speaks for the year, in words.
        contradictions: What speaks against it, such as a publication date that the weekdays do not fit.
        evidence: The dates and offices in the text that decided.
    """

    year: int | None = None
    how: str | None = None
    candidates: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


class Record(Frozen):
    """Everything that one document says, each fact with the words that support it.

    Attributes:
        schema_: Name and version of this contract.
        reader: What read the document.
        document: What was read.
        dating: How the year of the document was found.
        principal: Id of the person or office whose activities these are.
        people: Named individuals.
        organizations: Organisations, groups of people, and offices whose holder is not named.
        places: Countries, cities and sites.
        events: Larger events, such as summits and conferences.
        visits: Stays in a country, derived from movements and engagements.
        movements: Arrivals and departures of the principal, in the order of the text.
        engagements: What the principal did with or before others, in the order of the text.
        statements: What somebody said, in the order of the text.
        references: Symbols of other documents that the text cites.
        agreements: Documents signed, adopted or exchanged.
        upcoming: Events that the text says are still to come.
        unread: Clauses with a finite verb that gave no fact.
        warnings: What one should know before relying on the record.
    """

    schema_: Literal["communique/record/1"] = Field(SCHEMA, alias="schema")
    reader: ReaderInfo
    document: DocumentInfo
    dating: Dating = Dating()
    principal: str | None = None
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    visits: tuple[Visit, ...] = ()
    movements: tuple[Movement, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    statements: tuple[Statement, ...] = ()
    references: tuple[Reference, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    unread: tuple[Unread, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return the record as JSON text with the contract's names; the same record gives the same text."""
        return self.model_dump_json(by_alias=True, indent=indent)

    def name_of(self, entity_id: str | None) -> str | None:
        """Return the name of an entity of this record; the id itself where it is not among them."""
        if entity_id is None:
            return None
        for group in (self.people, self.organizations, self.places, self.events):
            for entity in group:
                if entity.id == entity_id:
                    return entity.name
        return entity_id
