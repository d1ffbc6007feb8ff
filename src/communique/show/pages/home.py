"""The first page: what the store holds, what came last, and a box for a report."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.show.rendering import render
from communique.show.site import reading, site_of

router = APIRouter()

_RECENT = 8


@router.get("/")
def home(request: Request) -> Response:
    """Show the first page."""
    return front(request)


def front(request: Request, *, status: int = 200, given: str = "", published: str = "",
          problem: str | None = None) -> Response:
    """Return the first page; after a report that could not be read, with what was given and what is wrong with it."""
    with reading(request) as connection:
        covered = ask.coverage(connection)
        recent = ask.latest(connection, _RECENT) if covered.documents else []
        years = ask.by_year(connection) if covered.documents else {}
    return render(request, "home.html", status=status, covered=covered, recent=recent, years=years,
                  sample=site_of(request).settings.sample_text, given=given, published=published, problem=problem)
