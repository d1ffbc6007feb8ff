"""Engagements, one by one or narrowed by what they have."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.ask import lists
from communique.ask.loading import load_encounters
from communique.record import facts as kinds
from communique.show.api.answering import answer
from communique.show.api.parameters import (
    FORMS,
    LARGEST,
    Country,
    Issuer,
    Limit,
    Offset,
    Since,
    Until,
    WhoElse,
    country_code,
    subject,
)
from communique.show.api.problems import documented
from communique.show.api.records import page
from communique.show.api.shapes import ListOf
from communique.show.api.table import TABLE
from communique.show.site import reading
from communique.write.answers.structured import write_facts

router = APIRouter(tags=["Engagements"], responses=TABLE | documented(404), dependencies=[FORMS])


@router.get("/engagements", operation_id="listEngagements", summary="List engagements",
            response_model=ListOf[ask.Encounter])
def engagements(
    request: Request,
    who: WhoElse = None,
    country: Country = None,
    kind: Annotated[kinds.EngagementKind | None, Query(description="Only of this kind.")] = None,
    status: Annotated[kinds.Status | None, Query(description="Only with this status.")] = None,
    issuer: Issuer = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Return engagements of the whole store, the latest first; those without a day come last."""
    with reading(request) as connection:
        wanted = lists.Wanted(who=subject(connection, who), country=country_code(country), kind=kind, status=status,
                            issuer=issuer, since=ask.first_day(since), until=ask.last_day(until))
        found = lists.encounters(connection, wanted, limit=limit, offset=offset)
    return page(request, found, limit, offset,
                lambda out: write_facts((("engagements", found.items),), out), "engagements")


@router.get("/engagements/{number}", operation_id="getEngagement", summary="Give an engagement",
            response_model=ask.Encounter)
def engagement(
    request: Request,
    number: Annotated[int, Path(ge=1, le=LARGEST, description="Its number in the store.", examples=[1])],
) -> Response:
    """Return one engagement, with who took part, what was discussed, and the words that tell of it."""
    with reading(request) as connection:
        found = load_encounters(connection, [number])
    if not found:
        raise HTTPException(404, f"There is no engagement {number} in the store.")
    return answer(request, found[0], lambda out: write_facts((("engagements", found),), out), name="engagement")
