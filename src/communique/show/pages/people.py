"""People: all of them, and one: offices over time, encounters, what they said and were told."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.ask.loading import load_encounters, load_stays
from communique.ask.timeline import engagement_ids, stay_ids
from communique.show.pages.subjects import SIZE, offset_of, page_of, subject_at
from communique.show.rendering import render
from communique.show.site import reading
from communique.show.themes import by_year
from communique.store.identity import find

router = APIRouter()

_ENCOUNTERS, _SAYINGS, _OFFICES = 25, 15, 40


@router.get("/people")
def people(request: Request, q: str = "", page: int = 1) -> Response:
    """List the people, the most named first."""
    return directory(request, "person", q, page)


def directory(request: Request, kind: str, words: str, page: int) -> Response:
    """List people or organisations."""
    with reading(request) as connection:
        found = ask.known(connection, kind, words=words[:200], limit=SIZE, offset=offset_of(page))
    at, last = page_of(page, found.total)
    return render(request, "directory.html", kind=kind, found=found, words=words.strip(), at=at, last=last,
                  path="/people" if kind == "person" else "/organizations")


@router.get("/people/{name}")
def person(request: Request, name: str, page: int = 1) -> Response:
    """Show one person."""
    return portrait(request, "person", name, page)


def portrait(request: Request, kind: str, name: str, page: int) -> Response:
    """Show a person or an organisation."""
    with reading(request) as connection:
        subject = subject_at(connection, kind, name)
        ids = engagement_ids(connection, subject)
        at, last = page_of(page, len(ids), _ENCOUNTERS)
        encounters = load_encounters(connection, ids[(at - 1) * _ENCOUNTERS:at * _ENCOUNTERS])[::-1]
        stays = load_stays(connection, stay_ids(connection, subject))[::-1]
        offices = ask.offices_held(connection, subject, limit=_OFFICES) if kind == "person" else ()
        said = ask.said(connection, subject.id, limit=_SAYINGS)
        told = ask.told(connection, subject, _SAYINGS)
        met = ask.counterparts(connection, subject)
        doubts = [one for identity in subject.doubts for one in find(connection, identity, limit=1)]
        themes = by_year(ask.themes(connection, subject))
        years = ask.years(connection, subject)
    return render(request, "person.html", kind=kind, subject=subject, encounters=encounters, total=len(ids), at=at,
                  last=last, stays=stays, offices=offices, said=said, told=told, met=met, themes=themes, doubts=doubts,
                  years=years, path=request.url.path)
