"""The briefing note: what to know of somebody, or of a country, before meeting them; made to be printed."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.errors import CommuniqueError, UnknownNameError
from communique.show.rendering import render
from communique.show.site import reading

router = APIRouter()


@router.get("/briefing")
def briefing(request: Request, who: str = "", before: str = "") -> Response:
    """Show the note, or a form to ask for one."""
    who, before = who.strip()[:300], before.strip()
    note, problem, status = None, None, 200
    if who:
        with reading(request) as connection:
            try:
                note = ask.brief(connection, who, until=ask.day_before(before or None))
            except CommuniqueError as error:
                problem, status = str(error), 404 if isinstance(error, UnknownNameError) else 422
    return render(request, "briefing.html", status=status, note=note, who=who, before=before, problem=problem)
