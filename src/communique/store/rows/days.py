"""Between which days a fact took place, and what tells."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from communique.record import Record

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day that come into question (ISO), and what gave them."""

    earliest: str | None
    latest: str | None
    by: str | None


def bounds(date: str | None) -> tuple[str, str] | None:
    """Return the first and last day of an ISO date, month or year; None for anything else."""
    match = _ISO.match(date) if date else None
    if match is None:
        return None
    year, month, day = match.groups()
    if day:
        return match[0], match[0]
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12 or int(year) < 1:
        return None
    return f"{year}-{month}-01", f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]:02d}"


def days_of(record: Record, date: str | None, *, inferred: bool, country: str | None) -> Days:
    """Return the days of a fact: its own, else those of the visit to ``country``, the year, the publication."""
    own = bounds(date)
    if own:
        return Days(*own, "inferred" if inferred else "stated")
    visit = _visit(record, country)
    if visit:
        return Days(*visit, "visit")
    published = bounds(record.document.published)
    year = bounds(str(record.dating.year)) if record.dating.year else None
    if year and not (published and year[0] <= published[0] <= year[1]):
        return Days(*year, "year")
    return Days(*published, "published") if published else Days(None, None, None)


def _visit(record: Record, country: str | None) -> tuple[str, str] | None:
    """Return the days of the one visit that a fact can have been part of; of two it is none."""
    fitting = [v for v in record.visits if v.start and (country is None or v.country == country)]
    if len(fitting) != 1:
        return None
    start, end = bounds(fitting[0].start), bounds(fitting[0].end or fitting[0].start)
    return (start[0], end[1]) if start and end else None
