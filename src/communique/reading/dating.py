"""The year of a document, solved as constraints: weekdays, offices held, years written, symbol, publication."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from communique.authority.names import fold
from communique.authority.tenures import Tenure, tenures_of
from communique.reading.cast import Member
from communique.reading.mentions.times import TimeValue
from communique.reading.naming import office_key

FIRST_YEAR = 1945
_YEAR_IN_URL = re.compile(r"(?:^|[/_.-])((?:19|20)\d\d)(?:[/_.-]|$)")


@dataclass(slots=True)
class Solution:
    """What dating found. ``candidates`` fit the calendar alone; ``year`` is None where more than one year is left."""

    year: int | None = None
    how: list[str] = field(default_factory=list)
    candidates: tuple[int, ...] = ()
    left: tuple[int, ...] = ()  # the years that no constraint rules out, where that is more than one
    reasons: list[str] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    published: dt.date | None = None
    published_year: int | None = None


def parse_published(value: str | None) -> tuple[dt.date | None, int | None]:
    """Return (day, year) of a publication date written as ISO day, month or year, or as in a mail header."""
    if not value or not value.strip():
        return None, None
    text = value.strip()
    match = re.match(r"^(\d{4})-(\d{2})-(\d{2})", text)
    if match:
        try:
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None, int(match[1])
        return day, day.year
    match = re.match(r"^(\d{4})(?:-\d{2})?$", text)
    if match:
        return None, int(match[1])
    from email.utils import parsedate_to_datetime

    try:
        day = parsedate_to_datetime(text).date()
    except (TypeError, ValueError):
        years = re.findall(r"\b(?:19|20)\d\d\b", text)
        return None, int(years[0]) if len(set(years)) == 1 else None
    return day, day.year


def solve(
    times: list[TimeValue], people: list[Member], *, published: str | None, source: str | None, text: str, today: int
) -> Solution:
    """Find the year that the document's dates belong to.

    Args:
        times: All expressions of time in the document.
        people: Its people with their offices.
        published: Date or year of publication, where known.
        source: Path or URL; a year in it is a weak hint.
        text: The document's text (for reasons).
        today: The last year to consider.

    Returns:
        The year with its reasons; contradictions are reported, never hidden.
    """
    solution = Solution()
    solution.published, solution.published_year = parse_published(published)
    dated = [t for t in times if t.day and t.month]
    anchored = [t for t in dated if t.weekday is not None and t.year is None]
    solution.evidence = [(t.start, t.end) for t in anchored[:4]] or [(t.start, t.end) for t in dated[:2]]
    calendar = _calendar_years(anchored, today)
    solution.candidates = tuple(calendar) if anchored else ()
    written = {t.year for t in dated if t.year}
    if solution.published_year:
        _from_published(solution, anchored, calendar)
    elif len(written) == 1 and not (anchored and calendar and next(iter(written)) not in calendar):
        solution.year = next(iter(written))
        solution.how = ["years"]
        solution.reasons.append(f"a full date with the year {solution.year} is written")
        solution.evidence = [(t.start, t.end) for t in dated if t.year][:2]
    elif len(written) > 1:
        _choose_written(solution, dated, anchored, calendar)
    else:
        _from_constraints(solution, anchored, calendar, people, source)
    return solution


def _calendar_years(anchored: list[TimeValue], today: int) -> list[int]:
    years = []
    for year in range(FIRST_YEAR, today + 1):
        if anchored and all(_weekday_fits(t, year) for t in anchored):
            years.append(year)
    return years


def _weekday_fits(value: TimeValue, year: int) -> bool:
    try:
        return dt.date(year, value.month or 1, value.day or 1).weekday() == value.weekday
    except ValueError:
        return False


def _from_published(solution: Solution, anchored: list[TimeValue], calendar: list[int]) -> None:
    year = solution.published_year or 0
    solution.year, solution.how = year, ["published"]
    solution.reasons.append(f"published {solution.published or year}")
    if not anchored:
        return
    if year in calendar:
        solution.how.append("weekdays")
        solution.reasons.append(f"the weekdays written fit {year}")
    elif year - 1 in calendar and all((t.month or 0) >= 11 for t in anchored):
        solution.year = year - 1
        solution.how.append("weekdays")
        solution.reasons.append(f"the weekdays written fit {year - 1}, the end of the year before publication")
    else:
        near = ", ".join(str(y) for y in calendar if abs(y - year) <= 15) or "no single year"
        solution.contradictions.append(f"published {year}, but the weekdays written fit {near}")


def _choose_written(solution: Solution, dated: list[TimeValue], anchored: list[TimeValue], calendar: list[int]) -> None:
    """Of several years take that of a date with its weekday, else of the first date, if the calendar agrees."""
    with_weekday = [t.year for t in dated if t.year and t.weekday is not None]
    first = with_weekday[0] if with_weekday else next(t.year for t in dated if t.year)
    if not anchored or first in calendar:
        solution.year, solution.how = first, ["years"]
        solution.reasons.append(f"the first full date has the year {first}")


def _from_constraints(
    solution: Solution, anchored: list[TimeValue], calendar: list[int], people: list[Member], source: str | None
) -> None:
    years = list(calendar)
    if anchored:
        solution.how.append("weekdays")
        solution.reasons.append(
            "weekdays with their dates leave " + ", ".join(str(y) for y in years[-8:])
            if years
            else "the weekdays written fit no single year"
        )
        if not years:
            solution.contradictions.append("the weekdays and dates written fit no single year")
    held, reasons = _office_years(people, anchored)
    if held:
        narrowed = [y for y in years if all(low <= y <= high for low, high in held)] if anchored else []
        span = (max(low for low, _ in held), min(high for _, high in held))
        if anchored and narrowed:
            if len(narrowed) < len(years):
                solution.how.append("offices")
                solution.reasons.extend(reasons)
            years = narrowed
        elif anchored and years:
            solution.contradictions.append(
                "no year that fits the weekdays fits the offices named: " + "; ".join(reasons)
            )
            years = []
        elif not anchored and span[0] == span[1]:
            years = [span[0]]
            solution.how.append("offices")
            solution.reasons.extend(reasons)
    if len(years) > 1 and source:
        hint = {int(y) for y in _YEAR_IN_URL.findall(source)} & set(years)
        if len(hint) == 1:
            years = list(hint)
            solution.how.append("source")
            solution.reasons.append(f"the source's name has the year {years[0]}")
    if len(years) == 1:
        solution.year = years[0]
    elif len(years) > 1:
        solution.left = tuple(years)
        solution.reasons.append("left open: " + ", ".join(str(y) for y in years[-8:]))


def _office_years(people: list[Member], anchored: list[TimeValue]) -> tuple[list[tuple[int, int]], list[str]]:
    """Return for each person with a known tenure the years in which the dates of the document can lie."""
    ranges: list[tuple[int, int]] = []
    reasons: list[str] = []
    for person in people:
        for office in person.offices:
            rows = tenures_of(person.name)
            fitting = [
                r
                for r in rows
                if _same_office(r, office_key(office.wording))
                and (
                    not r.country
                    or not (office.country or person.country)
                    or r.country == (office.country or person.country)
                )
            ]
            if not fitting:
                continue
            low, high = min(r.start for r in fitting), max(r.end or "9999" for r in fitting)
            first, last = _years_within(low, high, anchored)
            ranges.append((first, last))
            ended = f" to {high}" if high != "9999" else ""
            reasons.append(f"{person.name} as {office.title} from {low}{ended}")
            break
    return ranges, reasons


def _years_within(low: str, high: str, anchored: list[TimeValue]) -> tuple[int, int]:
    months = [(t.month or 1, t.day or 1) for t in anchored] or [(12, 31)]
    first, last = int(low[:4]), int(high[:4])
    if any(f"{m:02d}-{d:02d}" < (low[5:] or "01-01") for m, d in months) and anchored:
        first += 1
    if high != "9999" and any(f"{m:02d}-{d:02d}" > (high[5:] or "12-31") for m, d in months) and anchored:
        last -= 1
    return first, last


def _same_office(row: Tenure, key: str) -> bool:
    theirs = office_key(row.office)
    return (
        theirs == key
        or theirs == "leader"
        or fold(row.office) == key
        or key.endswith(theirs)
        and "deputy" not in key
        and "vice" not in key
    )


def resolve(
    value: TimeValue, *, year: int | None, current: dt.date | None, published: dt.date | None
) -> dt.date | None:
    """Return the day that an expression of time means, or None where it cannot be told."""
    if value.day and value.month:
        return _on(value.year or _year_for(value, year, published), value.month, value.day)
    if value.day and current:
        return _on(current.year, current.month, value.day)
    if value.weekday is not None:
        return _weekday(value, current, published)
    if value.offset is not None:
        base = published if value.base == "published" else current
        return base + dt.timedelta(days=value.offset) if base else None
    return None


def _on(year: int | None, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year else None
    except ValueError:
        return None


def _year_for(value: TimeValue, year: int | None, published: dt.date | None) -> int | None:
    """A date well after the day of publication belongs to the year before (a December visit told in January)."""
    if published and year == published.year and value.month and value.month - published.month >= 10:
        return year - 1
    if published and year == published.year and value.month and published.month - value.month >= 11:
        return year + 1
    return year


def _weekday(value: TimeValue, current: dt.date | None, published: dt.date | None) -> dt.date | None:
    weekday = value.weekday or 0
    if current is not None:
        ahead = (weekday - current.weekday()) % 7
        if value.which in {"last", "the previous"}:
            return current - dt.timedelta(days=(current.weekday() - weekday) % 7 or 7)
        return current + dt.timedelta(days=ahead)
    if published is not None:
        if value.which in {"next", "the following"}:
            return published + dt.timedelta(days=(weekday - published.weekday()) % 7 or 7)
        return published - dt.timedelta(days=(published.weekday() - weekday) % 7)
    return None
