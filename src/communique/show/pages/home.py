"""The first page: what the store holds, what came last, and a box for a report."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.show.queries import latest
from communique.show.rendering import render
from communique.show.site import reading, site_of

router = APIRouter()


@router.get("/")
def home(request: Request) -> Response:
    """Show the first page."""
    with reading(request) as connection:
        covered = ask.coverage(connection)
        recent = latest(connection, 8) if covered.documents else []
    return render(request, "home.html", covered=covered, recent=recent, sample=site_of(request).settings.sample_text,
                  given="", published="", problem=None)
