"""The questions of `communique.ask`: each answer cites document and words, and says what the store covers."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.errors import QuestionError, StoreError
from communique.show.api.answering import Part, answer
from communique.show.api.parameters import (
    FORMS,
    Country,
    Limit,
    Offset,
    Since,
    Until,
    Who,
    WhoElse,
    country_code,
    day,
    words,
)
from communique.show.api.problems import documented
from communique.show.api.shapes import model_of
from communique.show.api.table import TABLE
from communique.show.site import reading
from communique.store.search import parse
from communique.write.answers import write_answer

router = APIRouter(tags=["Questions"], dependencies=[FORMS], responses=TABLE | documented(404))


@router.get("/search", operation_id="search", summary="Find words in the documents",
            response_model=model_of(ask.Found, paged=True))
def search(
    request: Request,
    q: Annotated[str, words("Words that must all be found: \"phrases\", -absent ones and begin* are understood.",
                            'water "Central Asia" -sanctions', longest=500)],
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """Return the newest documents that have all words, each with the words around the first that was found."""
    try:
        parse(q)
    except StoreError as error:
        raise QuestionError(str(error)) from None
    with reading(request) as connection:
        found = ask.find(connection, q, limit=offset + limit)
    return _told(request, "find", replace(found, hits=found.hits[offset:]), Part(limit, offset, found.total))


@router.get("/brief", operation_id="brief", summary="Write a briefing note", response_model=model_of(ask.Brief))
def brief(
    request: Request,
    who: Who,
    before: Annotated[str | None, day("Only what was known before then.", "2025")] = None,
) -> Response:
    """Return what to know of somebody, or of a country, before meeting them."""
    with reading(request) as connection:
        note = ask.brief(connection, who, until=ask.day_before(before))
    return _told(request, "brief", note)


@router.get("/met", operation_id="met", summary="Tell when two met", response_model=model_of(ask.Met, paged=True))
def met(
    request: Request,
    left: Who,
    right: Annotated[str, words("Another: a name, an identity's id, or a country.", "Khurelsukh Ukhnaa", "MN")],
    since: Since = None,
    until: Until = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """Return the encounters of two, in order; a page holds the latest, the next page those before."""
    with reading(request) as connection:
        found = ask.met(connection, left, right, since=ask.first_day(since), until=ask.last_day(until))
    part = Part(limit, offset, len(found.encounters))
    return _told(request, "met", replace(found, encounters=_latest(found.encounters, part)), part)


@router.get("/timeline", operation_id="timeline", summary="Tell what happened, in order",
            response_model=model_of(ask.Timeline, paged=True))
def timeline(
    request: Request,
    who: Who,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Return engagements and visits of somebody or of a country, in order; a page holds the latest."""
    with reading(request) as connection:
        found = ask.timeline(connection, who, since=ask.first_day(since), until=ask.last_day(until),
                             limit=offset + limit)
    part = Part(limit, offset, found.total)
    return _told(request, "timeline", replace(found, entries=_latest(found.entries, part)), part)


@router.get("/said", operation_id="said", summary="Tell what somebody said",
            response_model=model_of(ask.Said, paged=True))
def said(
    request: Request,
    who: Who,
    about: Annotated[str | None, words("Words of the content, or a theme of the vocabulary.", "nuclear")] = None,
    to: WhoElse = None,
    act: Annotated[str | None, words("Lemma of the reporting verb, or its last word.", "thank", "concern")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Return statements in order, with their numbers by year; a page holds the latest."""
    with reading(request) as connection:
        found = ask.said(connection, who, about=about, to=to, act=act, since=ask.first_day(since),
                         until=ask.last_day(until), limit=offset + limit)
    part = Part(limit, offset, found.total)
    return _told(request, "said", replace(found, statements=_latest(found.statements, part)), part)


@router.get("/visits", operation_id="visits", summary="Tell who visited a country, or came from one",
            response_model=model_of(ask.Visits, paged=True))
def visits(
    request: Request,
    country: Country = None,
    home: Annotated[str | None, words("Only visits of those who come from this country.", "Mongolia", "MN")] = None,
    who: WhoElse = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """Return visits abroad, in order; a page holds the latest."""
    with reading(request) as connection:
        found = ask.visits(connection, country=country_code(country), home=country_code(home), who=who,
                           since=ask.first_day(since), until=ask.last_day(until), limit=offset + limit)
    part = Part(limit, offset, found.total)
    return _told(request, "visits", replace(found, visits=_latest(found.visits, part)), part)


@router.get("/never", operation_id="never", summary="Tell who was not met",
            response_model=model_of(ask.Never, paged=True))
def never(
    request: Request,
    who: WhoElse = None,
    people: Annotated[bool, Query(description="People instead of countries.")] = False,
    since: Since = None,
    until: Until = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """Return countries, or people, with whom no document tells of an encounter in a time, the longest missed first."""
    with reading(request) as connection:
        found = ask.never(connection, who=who, people=people, since=ask.first_day(since), until=ask.last_day(until))
    part = Part(limit, offset, len(found.missing))
    return _told(request, "never", replace(found, missing=found.missing[offset:offset + limit]), part)


@router.get("/coverage", operation_id="coverage", summary="Tell what the store holds",
            response_model=model_of(ask.Stats))
def coverage(request: Request) -> Response:
    """Return figures, issuers, and the days that the documents tell of: what every answer rests on."""
    with reading(request) as connection:
        found = ask.stats(connection)
    return _told(request, "stats", found)


def _told(request: Request, question: str, found: Any, part: Part | None = None) -> Response:
    """Return an answer as `communique QUESTION --format json` prints it, with where its page stands in the whole."""
    content = {"question": question, **{field.name: getattr(found, field.name) for field in fields(found)}}
    if part is not None:
        content |= {"total": part.total, "limit": part.limit, "offset": part.offset}
    return answer(request, content, lambda out: write_answer(found, "csv", out), part=part, name=question)


def _latest(facts: tuple[Any, ...], part: Part) -> tuple[Any, ...]:
    """Return the page of facts in order of time whose last page comes first."""
    end = max(0, len(facts) - part.offset)
    return facts[max(0, end - part.limit):end]
