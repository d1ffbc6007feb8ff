"""What the discourse has reached: the day, the place, who spoke last, which engagement is being told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]


@dataclass(slots=True)
class When:
    """The day and part of the day of a fact, and whether the text says so at the fact itself."""

    date: dt.date | None = None
    daypart: str | None = None
    stated: bool = False


@dataclass(slots=True)
class EngagementDraft:
    """An engagement while it is being read."""

    kind: str
    status: str
    spans: list[Span]
    rule: str
    when: When
    city: str | None = None
    country: str | None = None
    venue: str | None = None
    part_of: str | None = None
    parties: list[tuple[str, str]] = field(default_factory=list)  # (entity key, role)
    topics: list[Span] = field(default_factory=list)
    inferred: set[str] = field(default_factory=set)
    sentence: int = 0
    trigger: Span = (0, 0)
    passing: bool = False  # told of in passing, as something before: its day is not the report's
    confidence: float = 0.9

    def others(self, principal: str | None) -> list[str]:
        """Return the parties other than the principal and those who accompany."""
        return [key for key, role in self.parties if key != principal and role not in {"principal", "accompanying"}]


@dataclass(slots=True)
class MovementDraft:
    """A movement while it is being read."""

    kind: Literal["arrival", "departure", "transit"]
    spans: list[Span]
    rule: str
    when: When
    place: str | None = None
    country: str | None = None
    origin: str | None = None
    destination: str | None = None
    status: str = "held"
    inferred: set[str] = field(default_factory=set)


@dataclass(slots=True)
class StatementDraft:
    """A statement while it is being read."""

    act: str
    stance: str
    speaker: str | None
    about: Span
    spans: list[Span]
    rule: str
    addressee: str | None = None
    joint_with: list[str] = field(default_factory=list)
    quoted: bool = False
    engagement: EngagementDraft | None = None
    inferred: set[str] = field(default_factory=set)


@dataclass(slots=True)
class State:
    """Carried forward from sentence to sentence."""

    principal: str | None = None
    date: dt.date | None = None
    first_day: dt.date | None = None  # of the days of a caption: "December 6-7"
    left_at_night: dt.date | None = None  # the day of a departure by night
    daypart: str | None = None
    began: dt.date | None = None  # the day of arrival, from which "the second day of his visit" counts
    city: str | None = None
    country: str | None = None
    base: str | None = None  # the town that a journey, date line or caption gave; `city` may be an excursion from it
    firm: bool = False  # a journey, visit, date line or caption gave `base`; an engagement elsewhere is an excursion
    home: str | None = None  # the country that the principal is said to return to
    away: int = -1  # the paragraph of an excursion from `base`
    going_to: str | None = None  # where the principal left for, until he is said to be there
    ahead: tuple[str | None, str | None] | None = None  # town and country of the planned leg being told
    reached: str | None = None  # the place of the last arrival
    arrived: bool = False  # the text itself has brought him to `city`
    venue: str | None = None
    venue_paragraph: int = -1
    part_of: str | None = None
    engagement: EngagementDraft | None = None
    partners: list[str] = field(default_factory=list)  # the other side of the last engagement that named one
    last_subject: list[str] = field(default_factory=list)
    paragraph: int = -1

    def stay(self, city: str | None, country: str | None, *, firm: bool = True) -> None:
        """Settle the discourse in a town or, where only that is known, in a country."""
        self.city = self.base = city
        self.country = country
        self.firm = firm
        self.away = -1
        self.going_to = None

    def come_back(self) -> None:
        """End an excursion: what follows is told of the town that it started from."""
        if self.away >= 0:
            self.city, self.away = self.base, -1
