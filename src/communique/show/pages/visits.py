"""A journey, or whatever else one report tells of: itinerary, cards, and the source beside them."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from communique.record import Record
from communique.show.figures import figures_of
from communique.show.journey import Journey
from communique.show.marking import paragraphs
from communique.show.queries import claim_names, document_row, identities_in, stays_in
from communique.show.rendering import render
from communique.show.site import reading
from communique.store.records import record_of

router = APIRouter()


@router.get("/visits/{number}")
def visit(request: Request, number: int) -> Response:
    """Show what one document tells of."""
    with reading(request) as connection:
        record = stored_record(connection, number)
        row = document_row(connection, number)
        identities, stays = identities_in(connection, number), stays_in(connection, number)
        claims = claim_names(connection, number)
    journey = Journey(record, identities)
    text = list(paragraphs(record.document.text or "", journey.markings()))
    return render(request, "visit.html", journey=journey, text=text, stored=row, name=None, stays=stays, claims=claims,
                  figures=figures_of(record, f"/visits/{number}"))


def stored_record(connection: Connection, number: int) -> Record:
    """Return the record of a document; one that is not there is an error of its own."""
    if document_row(connection, number) is None:
        raise HTTPException(404, "There is no report with this number in the store.")
    return record_of(connection, number)
