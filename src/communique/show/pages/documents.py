"""A document: its text, what it is, its versions, and the facts that were read from it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.ask.documents import Filed, identities_in, text_of, versions
from communique.show.addresses import of_visit
from communique.show.journey import Journey
from communique.show.marking import paragraphs
from communique.show.rendering import render
from communique.show.site import reading
from communique.store.records import record_of

router = APIRouter()


@router.get("/documents/{number}")
def document(request: Request, number: int) -> Response:
    """Show a document."""
    with reading(request) as connection:
        row = _filed(connection, number)
        record = record_of(connection, number)
        others = versions(connection, row.series)
        identities = identities_in(connection, number)
    journey = Journey(record, identities)
    text = list(paragraphs(record.document.text or "", journey.markings(), page=of_visit(number)))
    return render(request, "document.html", row=row, record=record, journey=journey, text=text, versions=others)


@router.get("/documents/{number}/text")
def plain_text(request: Request, number: int) -> Response:
    """Give the text in which all offsets count."""
    with reading(request) as connection:
        _filed(connection, number)
        text = text_of(connection, number)
    return Response(text or "", media_type="text/plain; charset=utf-8", headers=_download(number, "txt"))


@router.get("/documents/{number}/record")
def record_json(request: Request, number: int) -> Response:
    """Give the record as JSON."""
    with reading(request) as connection:
        _filed(connection, number)
        record = record_of(connection, number)
    return Response(record.to_json(), media_type="application/json", headers=_download(number, "json"))


def _filed(connection: Connection, number: int) -> Filed:
    found = ask.filed(connection, number)
    if found is None:
        raise HTTPException(404, "There is no document with this number in the store.")
    return found


def _download(number: int, suffix: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="communique-{number}.{suffix}"'}
