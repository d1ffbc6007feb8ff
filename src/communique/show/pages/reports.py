"""Reports that visitors paste or upload: read at once, looked at, and stored by those who may."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile as AnyUpload
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique import ask
from communique.errors import CommuniqueError, SourceError
from communique.record import Document
from communique.show.figures import figures_of
from communique.show.journey import Journey
from communique.show.marking import paragraphs
from communique.show.middleware import MAX_BODY, MAX_UPLOAD, TOO_LARGE
from communique.show.pages.home import front
from communique.show.rendering import render
from communique.show.rights import require_editor
from communique.show.site import kept, site_of
from communique.sources.loading import load_bytes
from communique.store.access import note
from communique.store.writing import Entry, put

router = APIRouter()


@router.post("/read")
async def read(request: Request) -> Response:
    """Read what was pasted or uploaded, and lead to its page."""
    async with request.form(max_part_size=MAX_BODY, max_files=1, max_fields=20) as form:
        file, text = form.get("file"), str(form.get("text") or "")
        data = await file.read() if isinstance(file, AnyUpload) else b""
        name = (file.filename or None) if isinstance(file, AnyUpload) and data else None
        published = str(form.get("published") or "").strip() or None
    return await run_in_threadpool(_read, request, data, text, name, published)


def _read(request: Request, data: bytes, text: str, name: str | None, published: str | None) -> Response:
    site = site_of(request)
    try:
        if max(len(data), len(text.encode("utf-8", "replace"))) > MAX_UPLOAD:
            raise HTTPException(413, TOO_LARGE)
        if published:
            ask.first_day(published)
        document = _document(data, text, name)
        record = site.readings.read(document, published)
    except CommuniqueError as error:
        return front(request, status=422, given=text, published=published or "", problem=str(error))
    return RedirectResponse(f"/read/{site.readings.keep(document, record, published)}", 303)


def _document(data: bytes, text: str, name: str | None) -> Document:
    if data:
        return load_bytes(data, name=name)
    if not text.strip():
        raise SourceError("There is nothing to read: paste the text of a report, or choose a file.")
    return load_bytes(text.replace("\r\n", "\n").encode("utf-8", "replace"), content_type="text/plain; charset=utf-8")


@router.get("/read/{name}")
def show(request: Request, name: str) -> Response:
    """Show a report that was read and not stored."""
    found = kept(request, name)
    journey = Journey(found.record)
    text = list(paragraphs(found.record.document.text or "", journey.markings()))
    return render(request, "visit.html", journey=journey, text=text, stored=None, name=name, claims={},
                  figures=figures_of(found.record, f"/read/{name}"))


@router.post("/read/{name}/store")
def store(request: Request, name: str) -> Response:
    """Store a report that was read, and lead to its lasting page."""
    visitor = require_editor(request)
    found = kept(request, name)
    site = site_of(request)
    with site.store.writing() as connection:
        added = put(connection, Entry(found.record, title_in_text=found.document.title_in_text,
                                      published=found.published))
        if added.outcome == "added":
            note(connection, visitor.action, "added document", found.record.document.id)
    site.settling.soon()
    return RedirectResponse(f"/visits/{added.document_id}", 303)
