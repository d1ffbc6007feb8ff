"""What a programme file may hold."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from communique.record.facts import EngagementKind, MovementKind, Status

What = Literal[EngagementKind, MovementKind]
MOVEMENTS = frozenset(get_args(MovementKind))
PARTS = ("morning", "noon", "afternoon", "evening", "night")

_WHEN = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[ T]+(?:(?P<start>\d{1,2}:\d{2})(?:\s*[-–]\s*(?P<end>\d{1,2}:\d{2}))?|(?P<part>[a-z]+)))?")


def _day(value: str) -> str:
    date.fromisoformat(value)
    return value


def _many(value: Any) -> Any:
    return [value] if isinstance(value, (str, dict)) else value


Day = Annotated[str, AfterValidator(_day)]


class Entry(BaseModel):
    """Base of all parts of a programme; an unknown name is an error, so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Who(Entry):
    """A person, or a group or organisation where ``kind`` says so."""

    name: str
    honorific: str | None = None
    office: str | None = None
    country: str | None = None
    organization: str | None = None
    kind: Literal["person", "group", "organization", "media"] = "person"


Party = str | Who
Parties = Annotated[tuple[Party, ...], BeforeValidator(_many)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_many)]


class When(Entry):
    """A day, and on it a part of the day or the hours; local time of the place."""

    day: Day
    start: time | None = None
    end: time | None = None
    part: str | None = None

    @property
    def daypart(self) -> str | None:
        """The part of the day, as written or by the clock: noon is 12:00, evening begins at 18:00, night at 22:00."""
        if self.part or self.start is None:
            return self.part
        if self.start == time(12):
            return "noon"
        for before, part in ((5, "night"), (12, "morning"), (18, "afternoon"), (22, "evening")):
            if self.start.hour < before:
                return part
        return "night"

    @property
    def begins(self) -> datetime | None:
        """Day and hour, where the hour is known."""
        return None if self.start is None else datetime.combine(date.fromisoformat(self.day), self.start)

    @property
    def ends(self) -> datetime | None:
        """Day and hour of the end, where it is known; after midnight it is the next day's."""
        if self.end is None or self.begins is None:
            return None
        ended = datetime.combine(self.begins.date(), self.end)
        return ended if ended >= self.begins else ended + timedelta(days=1)


def read_when(value: Any) -> Any:
    """Return the parts of ``2024-07-03 18:00-19:00``, ``2024-07-03 evening`` or ``2024-07-03``."""
    if not isinstance(value, str):
        return value
    found = _WHEN.fullmatch(value.strip())
    if found is None or (found["part"] and found["part"] not in PARTS):
        raise ValueError(f"{value!r} is no time: write 2024-07-03 18:00-19:00, 2024-07-03 18:00, 2024-07-03 evening "
                         "or 2024-07-03")
    told = {name: text for name, text in found.groupdict().items() if text}
    return {name: text.zfill(5) if ":" in text else text for name, text in told.items()}


class Said(Entry):
    """Something that somebody said there."""

    act: str
    about: str
    by: Party | None = None
    to: Party | None = None
    quoted: bool = False


class Item(Entry):
    """One entry of a programme: an engagement or a movement."""

    when: Annotated[When | None, BeforeValidator(read_when)] = None
    what: What
    status: Status | None = None
    with_: Parties = Field((), alias="with")
    host: Parties = ()
    guests: Parties = ()
    honouring: Parties = ()
    accompanied_by: Parties = ()
    from_: str | None = Field(None, alias="from")
    to: str | None = None
    city: str | None = None
    venue: str | None = None
    event: str | None = None
    topics: Texts = ()
    said: tuple[Said, ...] = ()
    signed: Texts = ()
    cites: Texts = ()
    note: str | None = None
    line: int = Field(0, exclude=True)
    span: tuple[int, int] = Field((0, 0), exclude=True)


class Coming(Entry):
    """An event that is still to come."""

    event: str
    country: str | None = None
    when: str | None = None


class Programme(Entry):
    """A programme.

    Attributes:
        text: The file's own text, which the record's evidence points into.
        source: Path of the file.
    """

    title: str | None = None
    issuer: str | None = None
    symbol: str | None = None
    issued: Day | None = None
    principal: Who
    starts: Day | None = None
    ends: Day | None = None
    status: Status = "planned"
    people: dict[str, Who] = {}
    items: tuple[Item, ...]
    upcoming: tuple[Coming, ...] = ()
    text: str = Field("", exclude=True)
    source: str = Field("", exclude=True)
    skipped: tuple[tuple[int, int, str], ...] = Field((), exclude=True)

    @field_validator("items")
    @classmethod
    def _not_empty(cls, items: tuple[Item, ...]) -> tuple[Item, ...]:
        if not items:
            raise ValueError("there is no entry in it; `communique programme new` shows what one looks like")
        return items

    def who(self, party: Party) -> Who:
        """Return a party by its short name in ``people``; any other name is that of a group or organisation."""
        if isinstance(party, Who):
            return party
        return self.people.get(party) or Who(name=party, kind="group")
