"""Topics: all themes, and one: who raised it, and in which manner over the years."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.show.rendering import render
from communique.show.site import reading
from communique.show.themes import labels, stances_by_year

router = APIRouter()


@router.get("/topics")
def topics(request: Request) -> Response:
    """List the themes that come up."""
    with reading(request) as connection:
        found = ask.topics(connection)
    return render(request, "topics.html", found=found)


@router.get("/topics/{concept}")
def topic(request: Request, concept: str) -> Response:
    """Show one theme."""
    if concept not in labels():
        raise HTTPException(404, "There is no topic with this name.")
    with reading(request) as connection:
        found = ask.topic(connection, concept)
    return render(request, "topic.html", found=found, years=stances_by_year(found.stances))
