"""Bars by year for the pages of people, organisations, countries and topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.errors import UnknownNameError
from communique.show.charts.drawing import finished
from communique.show.charts.looks import DARK, LIGHT
from communique.show.charts.maps import Size
from communique.show.charts.years import draw
from communique.show.page import Page
from communique.show.pages.pictures import Look, Suffix, answer
from communique.show.pages.subjects import subject_at
from communique.show.site import reading
from communique.show.themes import labels
from communique.show.wording import N_

router = APIRouter()

#: Sorts of engagement that have a colour of their own; all others share one.
_SORTS = ("meeting", "call", "other")
_COLOURS = {"light": ("#1f5a8a", "#c98b2b", "#8b929c"), "dark": ("#7db7e8", "#e0b15e", "#8b929c")}
_STANCES = ("positive", "neutral", "negative")
_MOODS = {"light": ("#2b6b45", "#8b929c", "#a03324"), "dark": ("#86c79f", "#8b929c", "#f0a093")}


@router.get("/people/{name}/years.{suffix}")
def of_person(request: Request, name: str, suffix: Suffix, look: Look = "light", size: Size = "wide") -> Response:
    """Draw how often somebody met others."""
    return _of_subject(request, "person", name, suffix, look, size)


@router.get("/organizations/{name}/years.{suffix}")
def of_organization(request: Request, name: str, suffix: Suffix, look: Look = "light",
                    size: Size = "wide") -> Response:
    """Draw how often an organisation met others."""
    return _of_subject(request, "organization", name, suffix, look, size)


@router.get("/countries/{code}/years.{suffix}")
def of_country(request: Request, code: str, suffix: Suffix, look: Look = "light", size: Size = "wide") -> Response:
    """Draw how often the people of a country met others."""
    return _of_subject(request, "country", code, suffix, look, size)


@router.get("/topics/{concept}/years.{suffix}")
def of_topic(request: Request, concept: str, suffix: Suffix, look: Look = "light", size: Size = "wide") -> Response:
    """Draw in which manner a topic was spoken of over the years."""
    if concept not in labels():
        raise HTTPException(404, "There is no topic with this name.")
    with reading(request) as connection:
        stances = ask.topic(connection, concept).stances
    counted = [(int(year), stance, number) for year, stance, number in stances if year]
    page = Page(request)
    return _bars(request, counted, _STANCES, [page.stance(stance) for stance in _STANCES], _MOODS[look], suffix, look,
                 size)


def _of_subject(request: Request, kind: str, name: str, suffix: Suffix, look: Look, size: Size) -> Response:
    with reading(request) as connection:
        try:
            subject = (ask.subject_of(connection, f"country:{name}") if kind == "country"
                       else subject_at(connection, kind, name))
        except UnknownNameError:
            raise HTTPException(404, "There is no country with this code.") from None
        found = ask.years(connection, subject)
    counted: Counter[tuple[int, str]] = Counter()
    for year, sort, number in found:
        counted[year, sort if sort in _SORTS else "other"] += number
    page = Page(request)
    names = [page.kind("meeting"), page.kind("call"), page.say(N_("Other"))]
    return _bars(request, [(*key, number) for key, number in counted.items()], _SORTS, names, _COLOURS[look], suffix,
                 look, size)


def _bars(request: Request, counted: Sequence[tuple[int, str, int]], sorts: Sequence[str], names: Sequence[str],
          colours: Sequence[str], suffix: Suffix, look: Look, size: Size) -> Response:
    if not counted:
        raise HTTPException(404, "There is nothing to draw: nothing of this is dated.")
    there = [at for at, sort in enumerate(sorts) if any(sort == other for _, other, _ in counted)]
    called = dict(zip(sorts, names, strict=True))
    looks = DARK if look == "dark" else LIGHT
    drawn = draw([(year, called[sort], number) for year, sort, number in sorted(counted)], [names[at] for at in there],
                 [colours[at] for at in there], looks, size)
    return answer(request, finished(drawn, looks), Page(request).say(N_("How often, by year")), suffix)
