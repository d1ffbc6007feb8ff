"""Pictures of journeys as files: SVG and PNG, in light and in dark colours."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any, Literal

from babel.dates import format_skeleton
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique.record import Record
from communique.show.charts import maps, timeline
from communique.show.charts.drawing import finished, png, svg
from communique.show.charts.looks import DARK, LIGHT, Looks
from communique.show.charts.way import way
from communique.show.page import Page
from communique.show.pages.visits import stored_record
from communique.show.site import kept, reading
from communique.show.wording import N_

router = APIRouter()

Kind = Literal["map", "timeline"]
Suffix = Literal["svg", "png"]
Look = Literal["light", "dark"]

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_NOTHING = "There is nothing to draw: this report tells of no place or day."


@router.get("/visits/{number}/{kind}.{suffix}")
def of_visit(request: Request, number: int, kind: Kind, suffix: Suffix, look: Look = "light",
             size: maps.Size = "wide") -> Response:
    """Draw the journey that a stored document tells of."""
    with reading(request) as connection:
        record = stored_record(connection, number)
    return picture(request, record, kind, suffix, look, size)


@router.get("/read/{name}/{kind}.{suffix}")
def of_reading(request: Request, name: str, kind: Kind, suffix: Suffix, look: Look = "light",
             size: maps.Size = "wide") -> Response:
    """Draw the journey of a report that was read and not stored."""
    return picture(request, kept(request, name).record, kind, suffix, look, size)


def picture(request: Request, record: Record, kind: Kind, suffix: Suffix, look: Look,
            size: maps.Size) -> Response:
    """Return a picture of a record, or say that there is none."""
    page, looks = Page(request), DARK if look == "dark" else LIGHT
    try:
        drawn, label = _map(record, page, looks, size) if kind == "map" else _timeline(record, page, looks, size)
    except ValueError:
        raise HTTPException(404, _NOTHING) from None
    return answer(request, finished(drawn, looks), label, suffix)


def answer(request: Request, specification: str, label: str, suffix: Suffix) -> Response:
    """Return what ``specification`` draws, or that whoever asks has it already."""
    tag = '"' + hashlib.sha256(f"{suffix} {label} {specification}".encode()).hexdigest()[:24] + '"'
    headers = {"ETag": tag, "Vary": "Accept-Language, Cookie"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body: str | bytes = png(specification) if suffix == "png" else svg(specification, label)
    return Response(body, media_type=_TYPES[suffix], headers=headers)


def _map(record: Record, page: Page, looks: Looks, size: maps.Size) -> tuple[dict[str, Any], str]:
    found = way(record, _nowhere)
    label = page.say(N_("The way")) + ": " + " → ".join(stop.name for stop in found.stops)
    return maps.draw(found.stops, found.legs, found.countries, looks, size), label


def _timeline(record: Record, page: Page, looks: Looks, size: maps.Size) -> tuple[dict[str, Any], str]:
    def day(given: date) -> str:
        return str(format_skeleton("MMMEd", given, locale=page.manner.dates))

    points = timeline.points(record, page.say(N_("elsewhere")), _nowhere)
    return timeline.draw(points, day, looks, size), page.say(N_("The days, place by place"))


def _nowhere(_: str) -> str:
    """A picture that is a file leads nowhere: the page beside it does."""
    return ""
