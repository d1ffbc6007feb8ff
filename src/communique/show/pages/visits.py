"""A journey, or whatever else one report tells of: itinerary, cards, and the source beside them; and all visits."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.ask.documents import claim_names, identities_in
from communique.record import Record
from communique.show.figures import figures_of
from communique.show.journey import Journey
from communique.show.marking import paragraphs
from communique.show.pages.subjects import SIZE, offset_of, page_of
from communique.show.rendering import render
from communique.show.site import reading
from communique.store.records import record_of

router = APIRouter()


@router.get("/visits")
def visits(request: Request, year: str = "", to: str = "", origin: str = "", page: int = 1) -> Response:
    """List the visits abroad, the latest first."""
    with reading(request) as connection:
        asked = {"country": ask.country_of(to) if to.strip() else None,
                 "home": ask.country_of(origin) if origin.strip() else None,
                 "since": ask.first_day(year.strip() or None), "until": ask.last_day(year.strip() or None)}
        found = ask.visits(connection, **asked, limit=SIZE, offset=offset_of(page))
    at, last = page_of(page, found.total)
    return render(request, "visits.html", found=found, at=at, last=last, stays=found.visits[::-1],
                  given={"year": year.strip(), "to": to.strip(), "origin": origin.strip()})


@router.get("/visits/{number}")
def visit(request: Request, number: int) -> Response:
    """Show what one document tells of."""
    with reading(request) as connection:
        record = stored_record(connection, number)
        stored = ask.filed(connection, number)
        identities = identities_in(connection, number)
        claims = claim_names(connection, number)
    journey = Journey(record, identities)
    text = list(paragraphs(record.document.text or "", journey.markings()))
    return render(request, "visit.html", journey=journey, text=text, stored=stored, name=None, claims=claims,
                  figures=figures_of(record, f"/visits/{number}"))


def stored_record(connection: Connection, number: int) -> Record:
    """Return the record of a document; one that is not there is an error of its own."""
    if ask.filed(connection, number) is None:
        raise HTTPException(404, "There is no report with this number in the store.")
    return record_of(connection, number)
