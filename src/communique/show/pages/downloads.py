"""Files to take away: a report as calendar, map, tables or draft, and all that is known of somebody or of a country."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from fastapi import APIRouter, HTTPException
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.record import Record
from communique.show.pages.subjects import subject_at
from communique.show.site import kept, reading
from communique.write.draft import draft
from communique.write.draft.forms import form as draft_form
from communique.write.exports import Selection, export, format_named
from communique.write.exports.stored import found, identified

router = APIRouter()

#: Formats of a report, and of a person or country, in the order in which pages offer them.
OF_REPORT = ("ical", "geojson", "csv", "jsonld")
OF_SUBJECT = ("ical", "travel", "geojson", "csv", "gexf")
DRAFTS = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf"}

#: Documents that are put into one file while somebody waits.
_MOST = 1500
_TOO_MANY = (f"This is more than {_MOST} documents, which takes too long while you wait: use `communique export` with "
             "the same selection.")
_NONE = "There is no download of this name."


@router.get("/visits/{number}/download/{form}")
def of_visit(request: Request, number: int, form: str) -> Response:
    """Give what a stored document tells of in another format."""
    with reading(request) as connection:
        if ask.filed(connection, number) is None:
            raise HTTPException(404, "There is no report with this number in the store.")
        record = identified(connection, number)
    return _report(record, form, str(number))


@router.get("/read/{name}/download/{form}")
def of_reading(request: Request, name: str, form: str) -> Response:
    """Give a report that was read and not stored in another format."""
    return _report(kept(request, name).record, form, "report")


@router.get("/people/{name}/download/{form}")
def of_person(request: Request, name: str, form: str) -> Response:
    """Give what a person did in another format."""
    with reading(request) as connection:
        return _selected(connection, Selection(who=subject_at(connection, "person", name).id), form, name)


@router.get("/countries/{code}/download/{form}")
def of_country(request: Request, code: str, form: str) -> Response:
    """Give what took place in a country, and what its people did, in another format."""
    with reading(request) as connection:
        return _selected(connection, Selection(country=ask.country_of(code)), form, code)


def _report(record: Record, form: str, name: str) -> Response:
    if form not in DRAFTS:
        return _exported([record], form, OF_REPORT, name)
    made = draft(record)
    if not made.paragraphs:
        raise HTTPException(404, "This report tells of no engagement or movement, so that there is nothing to draft.")
    return _file(draft_form(form)(made), DRAFTS[form], name, f".{form}")


def _selected(connection: Connection, selection: Selection, form: str, name: str) -> Response:
    numbers, narrowed = found(connection, selection)
    if len(numbers) > _MOST:
        raise HTTPException(422, _TOO_MANY)
    return _exported(narrowed.of(identified(connection, number) for number in numbers), form, OF_SUBJECT, name)


def _exported(records: Iterable[Record], form: str, offered: tuple[str, ...], name: str) -> Response:
    if form not in offered:
        raise HTTPException(404, _NONE)
    made, kind = io.BytesIO(), format_named(form)
    export(records, kind, made)
    return _file(made.getvalue(), kind.media_type, name, kind.suffix)


def _file(content: bytes, media_type: str, name: str, suffix: str) -> Response:
    plain = re.sub(r"[^a-zA-Z0-9-]+", "-", name)[:60]
    return Response(content, media_type=media_type, headers={
        "Content-Disposition": f'attachment; filename="communique-{plain}{suffix}"'})
