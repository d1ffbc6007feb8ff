"""Organisations: all of them, and one: whom it met, what it said and was told."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from communique.show.pages.people import directory, portrait

router = APIRouter()


@router.get("/organizations")
def organizations(request: Request, q: str = "", page: int = 1) -> Response:
    """List the organisations, the most named first."""
    return directory(request, "organization", q, page)


@router.get("/organizations/{name}")
def organization(request: Request, name: str, page: int = 1) -> Response:
    """Show one organisation."""
    return portrait(request, "organization", name, page)
