"""Records: documents as lists have them, each whole as in the record, new ones read, and added with a token."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Body, HTTPException, Path, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.ask import lists
from communique.errors import StoreError
from communique.record import Document, Record
from communique.review import find_document
from communique.show.api.answering import Part, answer
from communique.show.api.parameters import (
    FORMS,
    PLAIN,
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
from communique.show.api.rights import Writer
from communique.show.api.shapes import ListOf, attributes
from communique.show.api.table import TABLE
from communique.show.site import reading, site_of
from communique.sources.loading import load_bytes
from communique.store.access import note
from communique.store.identity import resolve_store
from communique.store.records import record_of
from communique.store.writing import Entry, put
from communique.write.answers.structured import write_rows
from communique.write.options import Options
from communique.write.tables import write_csv

router = APIRouter(tags=["Records"])

#: Characters of a text that is sent to be read: a day of meetings coverage has 60,000, and one waits for the other.
LONGEST = 500_000
_EXAMPLE = ("The Foreign Minister of Chile, Elena Rivas, met with the President of Portugal, Rui Falcão, in Lisbon on "
            "6 May 2025. They discussed fisheries. Ms. Rivas thanked the President for his hospitality.")


class Text(BaseModel):
    """A report, as text."""

    model_config = {"extra": "forbid"}

    text: str = Field(min_length=1, max_length=LONGEST, description="The text, in English.", examples=[_EXAMPLE])
    published: str | None = Field(None, pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$", examples=["2025-05-07"],
                                  description="When it was published: a day, a month or a year.")
    principal: str | None = Field(None, max_length=200, pattern=PLAIN, examples=["Elena Rivas"],
                                  description="Whose activities it tells of, where it does not say so itself.")
    title: str | None = Field(None, max_length=500, pattern=PLAIN, description="Its title, where the text has none.",
                              examples=["The Minister in Lisbon"])
    source: str | None = Field(None, max_length=1000, pattern=PLAIN, description="Where it comes from, for citing.",
                               examples=["https://example.org/releases/113"])


class Added(BaseModel):
    """What became of a report that was sent to be stored."""

    outcome: str = Field(description="`added`, or `known` where the store has it already.", examples=["added"])
    document: int = Field(description="Its number in the store.", examples=[17])
    record: str = Field(description="Where its record is.", examples=["/api/v1/records/17"])
    superseded: int | None = Field(None, description="Number of the earlier version whose place it took.")


@router.get("/records", operation_id="listRecords", summary="List documents", response_model=ListOf[lists.Listed],
            responses=TABLE | documented(404), dependencies=[FORMS])
def records(
    request: Request,
    who: WhoElse = None,
    country: Country = None,
    issuer: Issuer = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Return the current versions of documents, the latest published first."""
    with reading(request) as connection:
        wanted = lists.Wanted(who=subject(connection, who), country=country_code(country), issuer=issuer,
                            since=ask.first_day(since), until=ask.last_day(until))
        found = lists.listed(connection, wanted, limit=limit, offset=offset)
    names = list(attributes(lists.Listed))
    return page(request, found, limit, offset, lambda out: write_rows(
        names, ([getattr(one, name) for name in names] for one in found.items), out), "records")


@router.get("/records/{document}", operation_id="getRecord", summary="Give a record", response_model=Record,
            response_model_by_alias=True, responses=TABLE | documented(404), dependencies=[FORMS])
def record(
    request: Request,
    document: Annotated[str, Path(description="Number, symbol or hash of the document.", min_length=1, max_length=300,
                                  pattern=PLAIN, openapi_examples={"number": {"value": "1"}, "symbol": {
                                      "value": "SG/T/3394"}})],
    text: Annotated[bool, Query(description="With the text of the document.")] = True,
) -> Response:
    """Return what a document says, as it was read and as people decided of it; as a table one row an engagement."""
    with reading(request) as connection:
        found = record_of(connection, _number(connection, document))
    if not text:
        found = found.model_copy(update={"document": found.document.model_copy(update={"text": None})})
    return answer(request, found, lambda out: write_csv([found], out, Options()), name="record")


@router.post("/records", operation_id="addRecord", summary="Read a text and store it", status_code=201,
             response_model=Added, responses={
                 **documented(400, 401, 403, 406, 413, 422, 503),
                 200: {"model": Added, "description": "The store has it already."},
                 201: {"headers": {"Location": {"description": "Where the record is.", "schema": {"type": "string"}}}}})
def add(request: Request, sent: Annotated[Text, Body()], writer: Writer) -> Response:
    """Read a report and store it, which takes a token with the scope `write`. The trail tells who added it."""
    site = site_of(request)
    made, document = _read(request, sent)
    with site.store.writing() as connection:
        added = put(connection, Entry(made, title_in_text=document.title_in_text, published=sent.published,
                                      principal=sent.principal))
        if added.outcome == "added":
            note(connection, writer.action, "added document", made.document.id)
    if added.outcome == "added":
        resolve_store(site.store)
    where = f"{request.scope.get('root_path', '')}/records/{added.document_id}"
    told = Added(outcome=added.outcome, document=added.document_id, record=where, superseded=added.superseded)
    status = 201 if added.outcome == "added" else 200
    response = answer(request, told, status=status)
    del response.headers["ETag"]
    response.headers["Location"] = where
    return response


@router.post("/read", operation_id="read", summary="Read a text", response_model=Record, response_model_by_alias=True,
             responses=documented(400, 401, 403, 406, 413, 422, 503))
def read(request: Request, sent: Annotated[Text, Body()]) -> Response:
    """Return what a text says. Nothing is stored."""
    made, _ = _read(request, sent)
    return answer(request, made)


def page(request: Request, found: lists.Slice[Any], limit: int, offset: int, write: Any, name: str) -> Response:
    """Return a page of a list."""
    content = {"items": found.items, "total": found.total, "limit": limit, "offset": offset}
    return answer(request, content, write, part=Part(limit, offset, found.total), name=name)


def _read(request: Request, sent: Text) -> tuple[Record, Document]:
    if sent.published:
        ask.first_day(sent.published)
    found = load_bytes(sent.text.encode(), content_type="text/plain; charset=utf-8")
    document = replace(found, title=sent.title or found.title, source=sent.source,
                       published=sent.published or found.published)
    return site_of(request).readings.read(document, sent.published, sent.principal), document


def _number(connection: Any, named: str) -> int:
    try:
        return int(find_document(connection, named)["id"])
    except StoreError as error:
        raise HTTPException(404, str(error)) from None
