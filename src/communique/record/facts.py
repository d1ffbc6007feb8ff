"""What happened: the facts of a record. Every fact carries the spans that support it."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from communique.record.span import Frozen, Span

MovementKind = Literal["arrival", "departure", "transit"]
EngagementKind = Literal[
    "meeting", "call", "briefing", "site-visit", "interview", "press", "address", "meal", "ceremony",
    "signing", "attendance", "town-hall", "welcome",
]
Status = Literal["held", "planned", "cancelled", "declined"]
Role = Literal["principal", "counterpart", "host", "guest", "accompanying", "interviewer", "signatory", "honouree"]
Stance = Literal["positive", "negative", "neutral"]


class Fact(Frozen):
    """What all facts have in common.

    Attributes:
        evidence: Spans of the text that support the fact; never empty.
        rule: Name of the rule that read it.
        inferred: Names of the fields whose value the text does not state but its context gives.
        confidence: Between 0 and 1; lowered for each value that had to be inferred.
    """

    evidence: tuple[Span, ...] = Field(min_length=1)
    rule: str = ""
    inferred: tuple[str, ...] = ()
    confidence: float = Field(0.9, ge=0, le=1)


class Visit(Frozen):
    """A stay in one country: what the movements and engagements there add up to."""

    id: str
    country: str
    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


class Movement(Fact):
    """An arrival, departure or transit of the principal."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: str
    kind: MovementKind
    place: str | None = Field(None, description="Id of the place reached (arrival) or left (departure).")
    country: str | None = None
    origin: str | None = Field(None, alias="from", description="Arrival: id of the place come from, where written.")
    destination: str | None = Field(None, alias="to", description="Departure: id of the place gone to, where written.")
    date: str | None = None
    daypart: str | None = None
    status: Status = "held"


class Participant(Frozen):
    """One party to an engagement."""

    entity: str
    role: Role = "counterpart"
    office: str | None = Field(None, description="The office in which they took part, as written there.")


class Topic(Frozen):
    """What was discussed, in the words of the document."""

    text: str
    concepts: tuple[str, ...] = ()
    start: int
    end: int


class Engagement(Fact):
    """Something that the principal did with or before others."""

    id: str
    order: int
    kind: EngagementKind
    status: Status = "held"
    date: str | None = None
    daypart: str | None = None
    city: str | None = None
    country: str | None = None
    venue: str | None = None
    part_of: str | None = None
    participants: tuple[Participant, ...] = ()
    topics: tuple[Topic, ...] = ()


class Statement(Fact):
    """What somebody said, thanked for, stressed, urged, warned of."""

    id: str
    engagement: str | None = None
    speaker: str | None = None
    act: str
    stance: Stance = "neutral"
    addressee: str | None = None
    about: str
    joint_with: tuple[str, ...] = ()
    quoted: bool = False
    concepts: tuple[str, ...] = ()


class Reference(Frozen):
    """A document symbol cited in the text."""

    symbol: str
    cited_by: str | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)


class Agreement(Frozen):
    """A document signed, adopted or exchanged."""

    id: str
    title: str
    signed_by: tuple[str, ...] = ()
    date: str | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)


class Upcoming(Frozen):
    """An event that the text says is still to come."""

    event: str
    where: str | None = None
    when: str | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)


class Unread(Frozen):
    """A finite clause that gave no fact, and why."""

    start: int
    end: int
    why: str
    predicate: str | None = Field(None, description="Lemma of the clause's verb.")
