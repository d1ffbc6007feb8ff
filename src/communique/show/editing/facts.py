"""A fact: what was read, what people decided, and the forms to decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Path, Query
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique import review
from communique.ask.documents import filed
from communique.errors import CommuniqueError, StoreError
from communique.review.finding import KINDS, WHO, document_row
from communique.show import addresses
from communique.show.access.forms import MOST_FIELDS
from communique.show.access.returning import safe
from communique.show.access.visitors import Visitor
from communique.show.editing.fields import changes_of, choices_of, content_of, form_of, typed
from communique.show.editing.telling import told
from communique.show.rendering import render
from communique.show.rights import may_edit, require_editor
from communique.show.site import reading, site_of
from communique.store.access import note
from communique.store.corrections.overlay import decided_claims, placed_of
from communique.store.identity import Signature
from communique.store.records import record_of

router = APIRouter()

Name = Annotated[str, Path(pattern="^[0-9a-f]{4,64}$")]
Reason = Annotated[str, Form(max_length=500)]
Target = Annotated[str, Form(alias="next", max_length=2000)]
Seen = Annotated[int | None, Form(ge=0, le=1_000_000)]

_CHANGED = ("Somebody decided about this fact while you were looking at it. What they said is shown below; decide "
            "again if you still want to.")
_AROUND = 200  # characters of the text shown on either side of the words


@router.get("/facts/{name}")
def fact(request: Request, name: Name) -> Response:
    """Show a fact with its history, and the forms to decide about it."""
    return _show(request, name)


@router.post("/facts/{name}/accept")
def accept(request: Request, name: Name, why: Reason = "", target: Target = "", seen: Seen = None) -> Response:
    """Say that a fact is right."""
    return _decide(request, name, why, target, seen, review.accept)


@router.post("/facts/{name}/reject")
def reject(request: Request, name: Name, why: Reason = "", target: Target = "", seen: Seen = None) -> Response:
    """Say that a fact is wrong."""
    return _decide(request, name, why, target, seen, review.reject)


@router.post("/facts/{name}/edit")
async def edit(request: Request, name: Name, why: Reason = "", target: Target = "", seen: Seen = None) -> Response:
    """Say what a fact is to be."""
    form = await request.form(max_fields=MOST_FIELDS)
    return await run_in_threadpool(_edit, request, name, why, target, seen, form)


@router.post("/facts/{name}/withdraw")
def withdraw(request: Request, name: Name, decision: Annotated[str, Form(pattern="^[0-9a-f]{16}$")]) -> Response:
    """Take a decision back."""
    visitor = require_editor(request)
    try:
        with site_of(request).store.writing() as connection:
            gone = review.withdraw(connection, decision, visitor.name)
            note(connection, visitor.action, f"took back: {gone.verdict}", gone.id)
    except StoreError as error:
        return _show(request, name, problem=str(error), status=422)
    return RedirectResponse(f"/facts/{name}", 303)


@router.get("/documents/{number}/add")
def ask_for_fact(
    request: Request,
    number: int,
    kind: Annotated[str, Query(max_length=20)] = "engagement",
    words: Annotated[str, Query(max_length=2000)] = "",
    start: Annotated[int | None, Query(ge=0, le=100_000_000)] = None,
) -> Response:
    """Ask for a fact that was missed."""
    require_editor(request)
    return _ask(request, number, kind, {"words": words, "start": start})


@router.post("/documents/{number}/add")
async def add(request: Request, number: int, kind: Annotated[str, Form(alias="fact", max_length=20)],
              words: Annotated[str, Form(max_length=5000)] = "", why: Reason = "",
              start: Annotated[str, Form(max_length=12)] = "") -> Response:
    """Add a fact that was missed, resting on words of the document."""
    form = await request.form(max_fields=MOST_FIELDS)
    place = int(start) if start.isdecimal() else None
    return await run_in_threadpool(_add, request, number, kind, words, place, why, form)


def _show(request: Request, name: str, *, problem: str | None = None, status: int = 200) -> Response:
    with reading(request) as connection:
        found = _found(connection, name)
        events = review.history(connection, found)
        rows = decided_claims(connection, found.row["document_id"])
        record = record_of(connection, found.row["document_id"])
        placed = [one for one in placed_of(connection, found.row["document_id"])
                  if found.row["hash"] in (one.own["hash"], (one.reading or {}).get("hash"))]
    now = next((row for row in rows if row["hash"] == found.row["hash"]), None)
    standing = placed[0].correction if placed else None
    content = content_of(now if now is not None else found.row)
    text = record.document.text or ""
    start, end = (now or found.row)["span_start"], (now or found.row)["span_end"]
    return render(
        request, "fact.html", status=status, fact=found, now=now, events=events, standing=standing, problem=problem,
        asks=any(one.asks for one in placed), record=record, content=content, told=told,
        before=text[max(0, (start or 0) - _AROUND):start or 0], quoted=text[start or 0:end or 0],
        after=text[end or 0:(end or 0) + _AROUND],
        fields=form_of(found.row["kind"], content, choices_of(record, rows)) if may_edit(request) else [])


def _decide(request: Request, name: str, why: str, target: str, seen: int | None,
            decide: Callable[[Connection, review.Fact, Signature], review.Decided]) -> Response:
    visitor = require_editor(request)
    try:
        with site_of(request).store.writing() as connection:
            found = _unchanged(connection, name, seen)
            done = decide(connection, found, Signature(visitor.name, why.strip() or None))
            _note(connection, visitor, done)
    except StoreError as error:
        return _refused(request, name, error)
    return done_at(request, target or addresses.of_visit(found.row["document_id"]))


def _edit(request: Request, name: str, why: str, target: str, seen: int | None, form: FormData) -> Response:
    visitor = require_editor(request)
    try:
        with site_of(request).store.writing() as connection:
            found = _unchanged(connection, name, seen)
            rows = decided_claims(connection, found.row["document_id"])
            record = record_of(connection, found.row["document_id"])
            now = next((row for row in rows if row["hash"] == found.row["hash"]), found.row)
            fields = form_of(found.row["kind"], content_of(now), choices_of(record, rows))
            changes = changes_of(form, fields, record.document.text or "")
            words = str(form.get("words") or "").strip()
            done = review.edit(connection, found, changes, Signature(visitor.name, why.strip() or None),
                               words if words and words != (now["quote"] or "").strip() else None)
            _note(connection, visitor, done)
    except StoreError as error:
        return _refused(request, name, error)
    return done_at(request, target or f"/facts/{name}")


def _ask(request: Request, number: int, kind: str, given: Mapping[str, Any], *, problem: str | None = None,
         status: int = 200) -> Response:
    if kind not in (*KINDS, *WHO):
        raise HTTPException(404, "There are no facts of this kind.")
    with reading(request) as connection:
        row = _document(connection, number)
        record, rows = record_of(connection, number), decided_claims(connection, number)
    return render(request, "add.html", status=status, row=row, record=record, kind=kind, kinds=(*KINDS, *WHO),
                  given=given, fields=form_of(kind, given, choices_of(record, rows)), problem=problem)


def _add(request: Request, number: int, kind: str, words: str, start: int | None, why: str,
         form: FormData) -> Response:
    visitor = require_editor(request)
    if kind not in (*KINDS, *WHO):
        raise HTTPException(404, "There are no facts of this kind.")
    with reading(request) as connection:
        row = _document(connection, number)
        record, rows = record_of(connection, number), decided_claims(connection, number)
    fields = form_of(kind, {}, choices_of(record, rows))
    try:
        with site_of(request).store.writing() as connection:
            said = {name: value for name, value in changes_of(form, fields, record.document.text or "").items()
                    if value not in (None, [], False)}
            done = review.add(connection, row, kind, words.replace("\r\n", "\n"), said,
                              Signature(visitor.name, why.strip() or None), start=start)
            _note(connection, visitor, done)
    except CommuniqueError as error:
        given = {**typed(form, fields), "words": words, "start": start}
        return _ask(request, number, kind, given, problem=str(error), status=422)
    return RedirectResponse(f"/facts/{done.correction.claim}", 303)


def _found(connection: Connection, name: str) -> review.Fact:
    try:
        return review.find_fact(connection, name)
    except StoreError as error:
        raise HTTPException(404, str(error)) from None


def _document(connection: Connection, number: int) -> Mapping[str, Any]:
    if filed(connection, number) is None:
        raise HTTPException(404, "There is no document with this number in the store.")
    return document_row(connection, number)


def _unchanged(connection: Connection, name: str, seen: int | None) -> review.Fact:
    """Return a fact about which nobody decided since its form was given out."""
    found = _found(connection, name)
    if seen is not None and len(review.history(connection, found)) != seen:
        raise StoreError(_CHANGED)
    return found


def _note(connection: Connection, visitor: Visitor, done: review.Decided) -> None:
    note(connection, visitor.action, f"{done.correction.verdict} {done.correction.kind}", done.correction.id)


def _refused(request: Request, name: str, error: StoreError) -> Response:
    if wants_no_page(request):
        raise HTTPException(409 if str(error) == _CHANGED else 422, str(error))
    return _show(request, name, problem=str(error), status=409 if str(error) == _CHANGED else 422)


def done_at(request: Request, target: str) -> Response:
    """Lead to the next page; a script that stays where it is gets nothing more."""
    return Response(status_code=204) if wants_no_page(request) else RedirectResponse(safe(target), 303)


def wants_no_page(request: Request) -> bool:
    """Tell whether a script asks, which shows itself what came of it."""
    return request.headers.get("x-requested-with") == "communique"
