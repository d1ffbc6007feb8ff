"""People, organisations, places and events, one identity each across documents."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path
from sqlalchemy import Connection, func, select
from starlette.requests import Request
from starlette.responses import Response

from communique.ask import lists
from communique.show.api.answering import answer
from communique.show.api.parameters import FORMS, PLAIN, Limit, Offset, words
from communique.show.api.problems import documented
from communique.show.api.records import page
from communique.show.api.shapes import ListOf
from communique.show.api.table import PLAIN as PLAIN_ANSWER
from communique.show.api.table import TABLE
from communique.show.site import reading
from communique.store.identity import Candidate, Dossier, describe, find, most_named
from communique.store.identity.finding import table_of
from communique.write.answers.structured import write_rows
from communique.write.tables import SEPARATOR

router = APIRouter(tags=["Who and where"])

_COLUMNS = ("identity", "kind", "name", "names", "country", "office", "documents", "first", "last")

Q = Annotated[str | None, words("Only those with a name like this: any words of it, in any spelling.", "tokaev")]


@router.get("/people", operation_id="listPeople", summary="List people", response_model=ListOf[Candidate],
            responses=TABLE, dependencies=[FORMS])
def people(request: Request, q: Q = None, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Return people, those first whom most documents name; with `q` the best fit first."""
    return _list(request, "person", q, limit, offset)


@router.get("/organizations", operation_id="listOrganizations", summary="List organisations",
            response_model=ListOf[Candidate], responses=TABLE, dependencies=[FORMS])
def organizations(request: Request, q: Q = None, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Return organisations and groups of people, those first that most documents name."""
    return _list(request, "organization", q, limit, offset)


@router.get("/places", operation_id="listPlaces", summary="List places", response_model=ListOf[Candidate],
            responses=TABLE, dependencies=[FORMS])
def places(request: Request, q: Q = None, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Return countries, cities and sites, those first that most documents name."""
    return _list(request, "place", q, limit, offset)


@router.get("/events", operation_id="listEvents", summary="List larger events", response_model=ListOf[Candidate],
            responses=TABLE, dependencies=[FORMS])
def events(request: Request, q: Q = None, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Return summits and conferences, those first that most documents name."""
    return _list(request, "event", q, limit, offset)


@router.get("/entities/{identity}", operation_id="getEntity", summary="Give a person, organisation, place or event",
            response_model=Dossier, responses=PLAIN_ANSWER | documented(404))
def entity(
    request: Request,
    identity: Annotated[str, Path(min_length=3, max_length=300, pattern=PLAIN, description="An identity's id.",
                                  openapi_examples={"person": {"value": "person:kassym-jomart-tokayev"}})],
) -> Response:
    """Return names, offices over time, the documents that name it, judgements, and what it may be one with."""
    with reading(request) as connection:
        found = [one for one in find(connection, identity, limit=1) if one.identity == identity]
        if not found:
            raise HTTPException(404, f"There is nobody and nothing with the id {identity!r} in the store.")
        dossier = describe(connection, found[0])
    return answer(request, dossier)


def _list(request: Request, kind: str, q: str | None, limit: int, offset: int) -> Response:
    with reading(request) as connection:
        found = _found(connection, kind, q, limit, offset) if q else lists.Slice(
            tuple(most_named(connection, kind, limit, offset)), _count(connection, kind))
    rows = ([SEPARATOR.join(one.names) if name == "names" else getattr(one, name) for name in _COLUMNS]
            for one in found.items)
    return page(request, found, limit, offset, lambda out: write_rows(_COLUMNS, rows, out), f"{kind}s")


def _found(connection: Connection, kind: str, q: str, limit: int, offset: int) -> lists.Slice[Candidate]:
    found = find(connection, q, kinds=(kind,), limit=None)
    part = tuple(replace(one, score=round(one.score, 3)) for one in found[offset:offset + limit])
    return lists.Slice(part, len(found))


def _count(connection: Connection, kind: str) -> int:
    return int(connection.execute(select(func.count(table_of(kind).c.identity.distinct()))).scalar_one())
