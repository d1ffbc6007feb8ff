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
    """A stay in one country: what the movements and engagements there add up to.

    Attributes:
        id: Id within the record.
        country: ISO 3166-1 alpha-2 of the country.
        places: Ids of the cities visited, in order.
        start: First day there.
        end: Last day there.
        evidence: Words that tell of the stay itself; empty where movements and engagements add up to it.
    """

    id: str
    country: str
    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    evidence: tuple[Span, ...] = ()


class Movement(Fact):
    """An arrival, departure or transit of the principal.

    Attributes:
        id: Id within the record.
        kind: Which of the three it is.
        country: ISO 3166-1 alpha-2 of the country that the place lies in.
        date: ISO date.
        daypart: `morning`, `afternoon`, `evening`, `night` and the like.
        status: Whether it took place.
    """

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
    """One party to an engagement.

    Attributes:
        entity: Id of the person or organisation.
        role: In what role they took part.
    """

    entity: str
    role: Role = "counterpart"
    office: str | None = Field(None, description="The office in which they took part, as written there.")


class Topic(Frozen):
    """What was discussed, in the words of the document.

    Attributes:
        text: The topic as written.
        concepts: Concepts of the vocabulary that it belongs to.
        start: Offset of its first character.
        end: Offset after its last character.
    """

    text: str
    concepts: tuple[str, ...] = ()
    start: int
    end: int


class Engagement(Fact):
    """Something that the principal did with or before others.

    Attributes:
        id: Id within the record.
        order: Its place in the order of events, from 1.
        kind: What sort of engagement it is.
        status: Whether it took place; only what is reported as done is `held`.
        date: ISO date.
        daypart: `morning`, `afternoon`, `evening`, `night` and the like.
        city: Id of the city.
        country: ISO 3166-1 alpha-2 of the country.
        venue: Building or site, where written.
        part_of: Id of the larger event that it was part of, or on whose margins it took place.
        participants: Who took part, the principal included.
        topics: What was discussed there.
    """

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
    """What somebody said, thanked for, stressed, urged, warned of.

    Attributes:
        id: Id within the record.
        engagement: Id of the engagement at which it was said.
        speaker: Id of who said it.
        act: Lemma of the reporting verb, with its noun where the verb is light: `thank`, `express concern`.
        stance: Whether the act is friendly or critical.
        addressee: Id of whom it was said to, where written or clear from talks of two.
        about: The content, as the shortest faithful words of the text.
        joint_with: Ids of others who said it together with the speaker.
        quoted: Whether the content stands in quotation marks.
        concepts: Concepts of the vocabulary that the content belongs to.
    """

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
    """A document symbol cited in the text.

    Attributes:
        symbol: The symbol, as written.
        cited_by: Id of the fact in whose sentence it is cited.
        evidence: Where it stands.
    """

    symbol: str
    cited_by: str | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)


class Agreement(Frozen):
    """A document signed, adopted or exchanged.

    Attributes:
        id: Id within the record.
        title: Title or description, as written.
        signed_by: Ids of those who signed.
        date: ISO date of the signing.
        evidence: Words that support it.
    """

    id: str
    title: str
    signed_by: tuple[str, ...] = ()
    date: str | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)


class Upcoming(Frozen):
    """An event that the text says is still to come.

    Attributes:
        event: Id of the event.
        where: ISO 3166-1 alpha-2 of the country, or id of the place.
        when: ISO date, month or year.
        evidence: Words that support it.
    """

    event: str
    where: str | None = None
    when: str | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)


class Unread(Frozen):
    """A finite clause that gave no fact, and why.

    Attributes:
        start: Offset of the first character of the clause.
        end: Offset after its last character.
        why: Why no fact was read.
    """

    start: int
    end: int
    why: str
    predicate: str | None = Field(None, description="Lemma of the clause's verb.")
