"""What stands above a report: issuer, symbol, date and title."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from communique.record import Engagement, Movement, Record
from communique.write.draft.filling import fill_first
from communique.write.draft.loading import Loaded
from communique.write.draft.people import Names, bare_title
from communique.write.draft.wording import listed
from communique.write.names import plain


@dataclass(frozen=True, slots=True)
class Head:
    """Lines above a report."""

    lines: tuple[str, ...]
    symbol: str | None
    dateline: str | None
    title: str


def head_of(record: Record, names: Names, loaded: Loaded) -> Head:
    """Return the letterhead of a record's report; the title is made from its facts."""
    document, head = record.document, loaded.style.letterhead
    person = names.people.get(record.principal or "")
    counterparts = list(dict.fromkeys(
        p.entity for fact in record.engagements for p in fact.participants if p.role in ("counterpart", "host")))
    values = {
        "issuer": document.issuer and plain(document.issuer), "symbol": document.symbol and plain(document.symbol),
        "date": _day(document.published), "name": names.name(record.principal) or None,
        "office": bare_title(person) if person else None, "countries": _countries(record, names),
        "range": _range(record),
        "with": names.name(counterparts[0]) if len(counterparts) == 1 else None,
        "kind": record.engagements[0].kind.replace("-", " ") if len(record.engagements) == 1 else None,
    }
    if names.wishes.placeholders:
        marks = loaded.style.missing
        values["symbol"] = values["symbol"] or marks["symbol_mark"]
        values["date"] = values["date"] or marks["published_mark"]
    lines = [filled.text for patterns in head.lines if (filled := fill_first(patterns, values))]
    symbol, dateline, title = (fill_first(patterns, values) for patterns in (head.symbol, head.dateline, head.title))
    return Head(tuple(lines), symbol.text if symbol else None, dateline.text if dateline else None,
                plain(title.text) if title else "")


def _told(record: Record) -> list[Movement | Engagement]:
    """Return what took place, or everything where nothing did yet."""
    facts: list[Movement | Engagement] = [*record.movements, *record.engagements]
    return [fact for fact in facts if fact.status == "held"] or facts


def _countries(record: Record, names: Names) -> str | None:
    held = {fact.country for fact in _told(record)}
    codes = [visit.country for visit in record.visits if visit.country in held or visit.evidence]
    if not codes:
        codes = [fact.country for fact in record.engagements if fact.country and fact.status == "held"]
    told = [(names.country(code) or code).removeprefix("the ") for code in dict.fromkeys(codes)]
    return listed(told) if 0 < len(told) <= 4 else None


def _range(record: Record) -> str | None:
    days = sorted(day for day in (fact.date for fact in _told(record)) if day and len(day) == len("2024-07-03"))
    if not days:
        return None
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    if first == last:
        return _spoken(first)
    if first.year != last.year:
        return f"{_spoken(first)} - {_spoken(last)}"
    if first.month != last.month:
        return f"{format_date(first, 'd MMMM', locale='en_GB')} - {_spoken(last)}"
    return f"{first.day}-{_spoken(last)}"


def _spoken(day: date) -> str:
    return str(format_date(day, "d MMMM y", locale="en_GB"))


def _day(published: str | None) -> str | None:
    if not published or len(published) < len("2024-07-05"):
        return published
    try:
        return _spoken(date.fromisoformat(published[:10]))
    except ValueError:
        return plain(published)
