"""What answers are made of: engagements, stays and statements, each with the document and the words that tell of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The words that a fact rests on, and the document that they stand in.

    Attributes:
        document: Number of the document in the store.
        symbol: Its symbol.
        title: Its title.
        issuer: Who published it.
        published: When (ISO date, month or year).
        address: Path or address that it was read from.
        start: Offset of the words in its text.
        end: Offset after them.
        sentence: The sentence in which they stand.
        provenance: `read` by communique, or `hand-made`.
    """

    document: int
    symbol: str | None
    title: str | None
    issuer: str | None
    published: str | None
    address: str | None
    start: int | None
    end: int | None
    sentence: str | None
    provenance: str

    @property
    def label(self) -> str:
        """Return symbol and title, or else the path: how one cites it."""
        told = " · ".join(part for part in (self.symbol, self.title) if part)
        return told or self.address or f"document {self.document}"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who took part; `identity` is who it is across documents."""

    identity: str
    name: str
    role: str
    kind: str
    office: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Encounter:
    """One engagement.

    Attributes:
        id: Its number in the store.
        kind: meeting, call, signing, ... as in the record.
        status: held, planned, cancelled or declined.
        date: Day, month or year that the document gives; None where it gives none.
        earliest: First day that comes into question.
        latest: Last day that does; equal to `earliest` where the day is known.
        dated_by: What tells the days: stated, inferred, visit, year, published.
        daypart: Part of the day.
        city: Name.
        country: ISO 3166-1 alpha-2.
        venue: Name.
        event: The larger event that it was part of.
        inferred: Fields that the text does not state.
        confidence: Between 0 and 1.
        parties: Who took part.
        topics: What was discussed, in the words of the document.
        source: Where it is told.
    """

    id: int
    kind: str
    status: str
    date: str | None
    earliest: str | None
    latest: str | None
    dated_by: str | None
    daypart: str | None
    city: str | None
    country: str | None
    venue: str | None
    event: str | None
    inferred: tuple[str, ...]
    confidence: float | None
    parties: tuple[Party, ...]
    topics: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Stay:
    """One visit: who stayed in which country, and where they came from (`home`)."""

    id: int
    identity: str | None
    person: str | None
    home: str | None
    country: str
    cities: str | None
    start: str | None
    end: str | None
    earliest: str | None
    latest: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement: who said what to whom, and at which engagement (`engagement`, its number)."""

    id: int
    engagement: int | None
    speaker: str | None
    speaker_identity: str | None
    speaker_country: str | None
    joint_with: tuple[str, ...]
    act: str
    stance: str
    addressee: str | None
    addressee_identity: str | None
    about: str
    quoted: bool
    date: str | None
    earliest: str | None
    latest: str | None
    source: Source


def by_day(fact: Encounter | Stay | Saying) -> tuple[bool, str, str, int]:
    """Return what facts are put in order by: the first day that comes into question, undated ones last."""
    return fact.earliest is None, fact.earliest or "", fact.latest or "", fact.id
