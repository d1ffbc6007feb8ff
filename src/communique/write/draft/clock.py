"""When: the days and parts of days that a draft tells, each once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from communique.record import Engagement, Movement
from communique.record.facts import EngagementKind
from communique.write.draft.filling import fill
from communique.write.draft.style import Style

_LOCALE = "en_GB"


@dataclass(frozen=True, slots=True)
class Anchor:
    """When something was, as far as it has to be said.

    Attributes:
        when: ``on Thursday morning, 4 July``, or None where the day goes without saying.
        then: ``then``, ``also``, or None.
        inferred: Fields that ``when`` says and the record has only from the context.
        unsure: Fields that the record has only from the context and that are too unsure to be said.
        new_day: Whether another day begins here.
    """

    when: str | None = None
    then: str | None = None
    inferred: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    new_day: bool = False


class Clock:
    """Goes along with the facts of a draft."""

    def __init__(self, style: Style, certain: float, *, placeholders: bool = False) -> None:
        self._times = style.times
        self._mark = style.missing["date_mark"] if placeholders else None
        self._certain = certain
        self._day: str | None = None
        self._part: str | None = None
        self._year: int | None = None
        self._turn = 0
        self._begun = False

    def tell(self, fact: Movement | Engagement, after: EngagementKind | None = None) -> Anchor:
        """Return what has to be said of a fact's time.

        Args:
            fact: The fact.
            after: Kind of the engagement that was told at length just before.
        """
        begun, self._begun = self._begun, True
        carried = "date" in fact.inferred and fact.confidence < self._certain
        if fact.date is None or (fact.date != self._day and carried):
            return self._undated(fact, begun=begun)
        part = None if "daypart" in fact.inferred else fact.daypart
        inferred = ("date",) if "date" in fact.inferred else ()
        if fact.date != self._day:
            self._day, self._part, self._turn = fact.date, part, 0
            return Anchor(self._spoken(fact.date, part), inferred=inferred, new_day=True)
        if part and part != self._part:
            self._part = part
            return Anchor(self._on_the_day(part))
        return self._next(after) if begun else Anchor()

    def _undated(self, fact: Movement | Engagement, *, begun: bool) -> Anchor:
        """Return words that claim no order, and make the next fact tell its day again."""
        unsure = ("date",) if fact.date else ()
        after_a_day, self._day, self._part = self._day is not None, None, None
        if self._mark or not begun:
            return Anchor(self._mark, unsure=unsure)
        return Anchor(self._times.apart if after_a_day else None, self._times.undated, unsure=unsure)

    def stay(self, start: str | None, end: str | None) -> str | None:
        """Return the days of a stay: ``on Wednesday, 3 July``, or ``from 3 July to 4 July 2024``."""
        days = [day for day in dict.fromkeys((start, end)) if day]
        if not days:
            return None
        if len(days) == 1:
            return self.day(days[0], year=True)
        first, last = (date.fromisoformat(day) for day in days)
        shown = format_date(first, "d MMMM" if first.year == last.year else "d MMMM y", locale=_LOCALE)
        return f"from {shown} to {format_date(last, 'd MMMM y', locale=_LOCALE)}"

    def _next(self, after: EngagementKind | None) -> Anchor:
        told = self._times.after.get(after) if after else None
        if told is None or self._turn % 2:
            told = self._times.then[self._turn % len(self._times.then)]
        self._turn += 1
        return Anchor(when=told.rstrip(",")) if told.endswith(",") else Anchor(then=told)

    def _spoken(self, day: str, part: str | None) -> str:
        told = self.day(day, part, year=day[:4] != str(self._year))
        self._year = int(day[:4])
        return told

    def _on_the_day(self, part: str) -> str:
        patterns = self._times.parts.get(part)
        return patterns[1] if patterns else f"in the {part}"

    def day(self, day: str, part: str | None = None, *, year: bool = False) -> str:
        """Return a day, month or year in words, with its preposition."""
        if len(day) == len("2024"):
            return f"in {day}"
        found = date.fromisoformat(day if len(day) > len("2024-07") else f"{day}-01")
        values = {"weekday": format_date(found, "EEEE", locale=_LOCALE), "day": str(found.day),
                  "month": format_date(found, "MMMM", locale=_LOCALE), "year": str(found.year) if year else None}
        if len(day) == len("2024-07"):
            pattern = self._times.month
        elif part and part in self._times.parts:
            pattern = self._times.parts[part][0]
        else:
            pattern = self._times.year if year else self._times.day
        filled = fill(pattern, values)
        return filled.text if filled else f"on {day}"
