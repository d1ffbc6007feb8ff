"""What the store covers, in figures: an absence here means nothing elsewhere."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.show.rendering import render
from communique.show.site import reading
from communique.store.identity import find

router = APIRouter()


@router.get("/coverage")
def coverage(request: Request) -> Response:
    """Show the figures."""
    with reading(request) as connection:
        stats = ask.stats(connection)
        years = ask.by_year(connection)
        people = [(found, number) for identity, _, number in stats.people
                  for found in find(connection, identity, kinds=("person",), limit=1)]
    return render(request, "coverage.html", stats=stats, years=years, people=people)
