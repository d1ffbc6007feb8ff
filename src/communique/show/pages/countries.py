"""Countries: all of them, and one: visits, counterparts, topics by year."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique import ask
from communique.ask.loading import load_encounters
from communique.ask.timeline import engagement_ids
from communique.errors import UnknownNameError
from communique.show.addresses import of_country
from communique.show.rendering import render
from communique.show.site import reading
from communique.show.themes import by_year

router = APIRouter()

_VISITS, _ENCOUNTERS, _SAYINGS = 12, 12, 12


@router.get("/countries")
def countries(request: Request) -> Response:
    """List the countries that the store tells of."""
    with reading(request) as connection:
        found = ask.lands(connection)
    return render(request, "countries.html", found=found)


@router.get("/countries/{code}")
def country(request: Request, code: str) -> Response:
    """Show one country."""
    try:
        known = ask.country_of(code)
    except UnknownNameError:
        raise HTTPException(404, "There is no country with this code.") from None
    if known != code:
        return RedirectResponse(of_country(known), 301)
    with reading(request) as connection:
        subject = ask.subject_of(connection, f"country:{code}")
        ids = engagement_ids(connection, subject, limit=_ENCOUNTERS)
        received = ask.visits(connection, country=code, limit=_VISITS)
        made = ask.visits(connection, home=code, limit=_VISITS)
        met = ask.counterparts(connection, subject)
        offices = ask.offices_held(connection, subject, limit=_VISITS)
        themes = by_year(ask.themes(connection, subject))
        years = ask.years(connection, subject)
        told = ask.told(connection, subject, _SAYINGS)
        encounters = load_encounters(connection, ids)[::-1]
    return render(request, "country.html", code=code, subject=subject, received=received, made=made, met=met,
                  offices=offices, themes=themes, told=told, encounters=encounters, by_year=years)
