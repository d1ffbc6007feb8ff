"""Periods that a question is limited to."""

from __future__ import annotations

import re
from datetime import date, timedelta

from communique.errors import QuestionError
from communique.store.rows.days import bounds

_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


def first_day(given: str | None) -> str | None:
    """Return the first day of a date, month or year (ISO); None for None."""
    return _bounds(given)[0] if given is not None else None


def last_day(given: str | None) -> str | None:
    """Return the last day of a date, month or year (ISO); None for None."""
    return _bounds(given)[1] if given is not None else None


def day_before(given: str | None) -> str | None:
    """Return the day before a date, month or year begins; None for None."""
    if given is None:
        return None
    return (date.fromisoformat(_bounds(given)[0]) - timedelta(days=1)).isoformat()


def _bounds(given: str) -> tuple[str, str]:
    found = bounds(given) if _DATE.fullmatch(given) else None
    try:
        if found:
            date.fromisoformat(found[0])
            return found
    except ValueError:
        pass
    raise QuestionError(f"{given!r} is no date: give a day, a month or a year, as 2024-07-03, 2024-07 or 2024")
