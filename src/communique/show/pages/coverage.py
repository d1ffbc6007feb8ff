"""What the store covers, in figures: an absence here means nothing elsewhere."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.show.rendering import render
from communique.show.site import reading

router = APIRouter()


@router.get("/coverage")
def coverage(request: Request) -> Response:
    """Show the figures."""
    with reading(request) as connection:
        stats = ask.stats(connection)
        years = ask.by_year(connection)
    return render(request, "coverage.html", stats=stats, years=years, most=max(years.values(), default=0))
