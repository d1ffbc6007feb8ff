"""The calendar: a year as twelve months, and a month day by day."""

from __future__ import annotations

import calendar
from datetime import date

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique import ask
from communique.show.addresses import of_calendar
from communique.show.rendering import render
from communique.show.site import reading

router = APIRouter()

_FIRST, _LAST = 1000, 9998
_NONE = "There is no such year or month in the calendar."


@router.get("/calendar")
def latest(request: Request) -> Response:
    """Lead to the last year that the store tells of."""
    with reading(request) as connection:
        years = ask.by_year(connection)
    this = date.today().year  # noqa: DTZ011 - the year on the reader's wall, not an instant
    past = [year for year in years if year <= this]
    return RedirectResponse(of_calendar(max(past or years or [this])), 302)


@router.get("/calendar/{year}")
def year(request: Request, year: int) -> Response:
    """Show a year."""
    _require(_FIRST <= year <= _LAST)
    with reading(request) as connection:
        days = ask.by_day(connection, f"{year:04d}-01-01", f"{year:04d}-12-31")
        years = ask.by_year(connection)
    months = [(month, calendar.monthcalendar(year, month)) for month in range(1, 13)]
    before = max((known for known in years if known < year), default=None)
    after = min((known for known in years if known > year), default=None)
    return render(request, "year.html", year=year, months=months, days=days, most=max(days.values(), default=0),
                  before=before, after=after, years=years, total=sum(days.values()))


@router.get("/calendar/{year}/{month}")
def month(request: Request, year: int, month: int) -> Response:
    """Show a month."""
    _require(_FIRST <= year <= _LAST and 1 <= month <= 12)
    last = calendar.monthrange(year, month)[1]
    since, until = date(year, month, 1).isoformat(), date(year, month, last).isoformat()
    with reading(request) as connection:
        found = ask.period(connection, since, until)
    days: dict[str, list[ask.Encounter]] = {}
    for encounter in found.encounters:
        days.setdefault(str(encounter.earliest), []).append(encounter)
    arrivals: dict[str, list[ask.Stay]] = {}
    for stay in found.stays:
        arrivals.setdefault(max(str(stay.earliest), since), []).append(stay)
    before = (year - 1, 12) if month == 1 else (year, month - 1)
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return render(request, "month.html", year=year, month=month, found=found, days=days, arrivals=arrivals,
                  weeks=calendar.monthcalendar(year, month), before=before, after=after)


def _require(fits: bool) -> None:
    if not fits:
        raise HTTPException(404, _NONE)
