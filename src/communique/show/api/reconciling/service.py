"""The endpoints of the reconciliation service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, HTTPException, Path, Query
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique import __version__
from communique.ask.reconciling import ASKED, PROPERTIES, Match, description, reconcile, values_of
from communique.show import addresses
from communique.show.api.answering import answer
from communique.show.api.parameters import words
from communique.show.api.problems import documented
from communique.show.api.reconciling.shapes import (
    LONGEST,
    MOST,
    Batch,
    Extend,
    Extension,
    Feature,
    Manifest,
    Proposal,
    Proposed,
    QueryOf,
    Result,
    Suggestion,
    Suggestions,
    Thing,
)
from communique.show.api.rights import Given, Reading, reader
from communique.show.middleware import CONTENT_SECURITY_POLICY
from communique.show.rendering import render
from communique.show.site import reading, site_of
from communique.store.identity import Candidate, describe, find

#: What everybody may ask: how the service is to be used.
open_router = APIRouter(tags=["Reconciliation"])
router = APIRouter(tags=["Reconciliation"], dependencies=[Reading])

#: Types of the service: the kinds of identities.
TYPES = {"person": "Person", "organization": "Organisation", "place": "Place", "event": "Event"}
_SUGGESTED = 20
_WIDTH, _HEIGHT = 420, 240

Identity = Annotated[str, words("An identity's id.", "person:kassym-jomart-tokayev", longest=300)]
Queries = Annotated[str | None, Query(max_length=LONGEST, description="A batch of queries, as JSON.", openapi_examples={
    "one": {"value": '{"q0": {"query": "Tokaev", "type": "person"}}'}})]
SentQueries = Annotated[str | None, Form(max_length=LONGEST, description="A batch of queries, as JSON.",
                                         examples=['{"q0": {"query": "Tokaev", "type": "person"}}'])]
Extending = Annotated[str | None, Query(max_length=LONGEST, description="Which values to fetch, as JSON.")]
SentExtending = Annotated[str | None, Form(max_length=LONGEST, description="Which values to fetch, as JSON.")]

_PROBLEMS = documented(400, 401, 413, 422, 503)


@open_router.get("/reconcile", operation_id="reconcile", summary="Say what the service is, or answer a batch",
                 response_model=Manifest | dict[str, Result] | Extension, responses=_PROBLEMS)
def manifest(request: Request, given: Given, queries: Queries = None, extend: Extending = None) -> Response:
    """Return what the service is; with `queries` the candidates for a batch, with `extend` values of entities."""
    if queries is None and extend is None:
        return answer(request, _manifest(request))
    reader(request, given)
    return _answered(request, queries, extend)


@router.post("/reconcile", operation_id="reconcileBatch", summary="Answer a batch of queries",
             response_model=dict[str, Result] | Extension, responses=_PROBLEMS)
def batch(request: Request, queries: SentQueries = None, extend: SentExtending = None) -> Response:
    """Return the candidates for each query of a batch, or values of entities."""
    return _answered(request, queries, extend)


@router.get("/reconcile/suggest/entity", operation_id="suggestEntities", summary="Suggest entities",
            response_model=Suggestions, responses=_PROBLEMS)
def suggest_entities(
    request: Request,
    prefix: Annotated[str, words("What was typed so far.", "Toka")],
    cursor: Annotated[int, Query(ge=0, le=10_000, description="How many to leave out.")] = 0,
) -> Response:
    """Return entities with a name that begins so."""
    with reading(request) as connection:
        found = find(connection, prefix, limit=cursor + _SUGGESTED)[cursor:]
    told = [Suggestion(id=one.identity, name=one.name, description=description(one), notable=[_type(one)])
            for one in found]
    return answer(request, Suggestions(result=told).model_dump(exclude_none=True))


@router.get("/reconcile/suggest/{what}", operation_id="suggest", summary="Suggest types or properties",
            response_model=Suggestions, responses=_PROBLEMS)
def suggest(
    request: Request,
    what: Annotated[Literal["type", "property"], Path(description="Which of both.")],
    prefix: Annotated[str, Query(max_length=200, description="What was typed so far.", examples=["per"])] = "",
    cursor: Annotated[int, Query(ge=0, le=10_000, description="How many to leave out.")] = 0,
) -> Response:
    """Return types, or properties, that begin so."""
    known = TYPES if what == "type" else {name: PROPERTIES[name] for name in ASKED}
    typed = prefix.strip().casefold()
    told = [Suggestion(id=name, name=label) for name, label in known.items()
            if name.startswith(typed) or label.casefold().startswith(typed)]
    return answer(request, Suggestions(result=told[cursor:]).model_dump(exclude_none=True))


@router.get("/reconcile/properties", operation_id="proposeProperties", summary="Say what can be fetched",
            response_model=Proposal, responses=_PROBLEMS)
def properties(
    request: Request,
    kind: Annotated[str | None, Query(alias="type", max_length=200, description="Of entities of this type.")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="At most so many.")] = 50,
) -> Response:
    """Return the properties that can be fetched of entities."""
    known = [Thing(id=name, name=label) for name, label in PROPERTIES.items() if name != "office" or kind != "place"]
    return answer(request, Proposal(properties=known[:limit], type=kind, limit=limit).model_dump(exclude_none=True))


@router.get("/reconcile/preview", operation_id="preview", summary="Show an entity in a small frame",
            response_class=HTMLResponse, responses=documented(401, 404, 422, 503))
def preview(request: Request, identity: Annotated[str, words(
        "An identity's id.", "person:kassym-jomart-tokayev", longest=300)] = "") -> Response:
    """Return a small page on an entity, which the programs that may ask from a browser may frame."""
    with reading(request) as connection:
        dossier = describe(connection, _require(connection, identity))
    response = render(request, "preview.html", dossier=dossier, told=description(dossier.candidate))
    framing = " ".join(site_of(request).settings.origins) or "'none'"
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY.replace(
        "frame-ancestors 'none'", f"frame-ancestors {framing}")
    return response


@router.get("/reconcile/view", operation_id="view", summary="Lead to an entity", status_code=303,
            response_class=RedirectResponse,
            responses=documented(401, 404, 422, 503))
def view(request: Request, identity: Identity) -> Response:
    """Lead to the page of an entity; where there is none, to what the API tells of it."""
    with reading(request) as connection:
        found = _require(connection, identity)
    base = _base(request).removesuffix("/api/v1")
    return RedirectResponse(base + (addresses.of_identity(found.identity) or f"/api/v1/entities/{found.identity}"), 303)


def _manifest(request: Request) -> Manifest:
    base = f"{_base(request)}/reconcile"
    suggesting = {kind: {"service_url": base, "service_path": f"/suggest/{kind}"}
                  for kind in ("entity", "property", "type")}
    told = Manifest(
        versions=["0.2"], name="communique: who met whom", identifierSpace=f"{base}/view?identity=",
        schemaSpace="https://schema.org/Thing", defaultTypes=[Thing(id=i, name=n) for i, n in TYPES.items()],
        batchSize=MOST, view={"url": f"{base}/view?identity={{{{id}}}}"},
        preview={"url": f"{base}/preview?identity={{{{id}}}}", "width": _WIDTH, "height": _HEIGHT},
        suggest=suggesting, extend={"propose_properties": {"service_url": base, "service_path": "/properties"},
                                    "property_settings": []},
        serviceVersion=__version__, documentation=f"{_base(request)}/")
    if not site_of(request).settings.open:
        told = told.model_copy(update={"authentication": {"type": "http", "scheme": "bearer"}})
    return told


def _answered(request: Request, queries: str | None, extend: str | None) -> Response:
    if (queries is None) == (extend is None):
        raise HTTPException(400, "Send `queries`, a batch of queries as JSON, or else `extend`.")
    if queries is not None:
        batch = _parsed("queries", Batch.validate_json, queries)
        if len(batch) > MOST:
            raise HTTPException(413, f"A batch has at most {MOST} queries.")
        with reading(request) as connection:
            found: Any = {key: Result(result=_candidates(connection, query)) for key, query in batch.items()}
    else:
        wanted: Extend = _parsed("extend", Extend.model_validate_json, extend or "")
        with reading(request) as connection:
            found = _extension(connection, wanted)
    return answer(request, found)


def _parsed(name: str, parse: Callable[[str], Any], sent: str) -> Any:
    try:
        return parse(sent)
    except ValidationError as error:
        raise RequestValidationError([{**one, "loc": (name, *one["loc"])} for one in error.errors(
            include_url=False, include_context=False, include_input=False)]) from None


def _candidates(connection: Connection, query: QueryOf) -> list[Proposed]:
    name = "".join(letter if letter.isprintable() else " " for letter in query.query or "").strip()
    if not name:
        return []
    kinds = [kind for kind in query.types() if kind in TYPES] or list(TYPES)
    given = [(one.pid, value) for one in query.properties for value in one.values()]
    return [_candidate(match) for match in reconcile(connection, name, kinds=kinds, given=given, limit=query.limit)]


def _candidate(match: Match) -> Proposed:
    one = match.candidate
    return Proposed(id=one.identity, name=one.name, description=description(one), type=[_type(one)],
                    score=match.score, match=match.certain,
                    features=[Feature(id=name, value=value) for name, value in match.features])


def _extension(connection: Connection, wanted: Extend) -> Extension:
    names = [one.id for one in wanted.properties if one.id in PROPERTIES]
    rows = {identity: {name: [{"str": value} for value in values]
                       for name, values in values_of(connection, identity, names).items()} for identity in wanted.ids}
    return Extension(meta=[Thing(id=name, name=PROPERTIES[name]) for name in names], rows=rows)


def _type(found: Candidate) -> Thing:
    return Thing(id=found.kind, name=TYPES[found.kind])


def _require(connection: Connection, identity: str) -> Candidate:
    found = [one for one in find(connection, identity, limit=1) if one.identity == identity]
    if not found:
        raise HTTPException(404, f"There is nobody and nothing with the id {identity!r} in the store.")
    return found[0]


def _base(request: Request) -> str:
    """Return the address of the API, as whoever asks sees it."""
    named = site_of(request).settings.base_url
    return f"{(named or str(request.base_url)).rstrip('/')}/api/v1"
