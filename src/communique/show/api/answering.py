"""Answers: JSON or CSV as is asked for, with a tag by which nothing is sent twice, and links to the next pages."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TextIO

from fastapi import HTTPException
from pydantic_core import to_json
from starlette.requests import Request
from starlette.responses import Response

Form = Literal["json", "csv"]

_MEDIA: dict[Form, str] = {"json": "application/json", "csv": "text/csv"}
#: What an answer depends on besides its address.
_VARY = "Accept, Authorization, Cookie"


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is asked for, and how long the list is."""

    limit: int
    offset: int
    total: int


def answer(request: Request, content: Any, write_csv: Callable[[TextIO], None] | None = None,
           *, part: Part | None = None, name: str = "answer", status: int = 200) -> Response:
    """Return ``content`` in the form that is asked for; nothing but its tag where whoever asks has it already.

    Args:
        request: What was asked.
        content: What `pydantic_core.to_json` takes: models, dataclasses, and what is made of them.
        write_csv: Writes the same as a table; None where there is none.
        part: Which part of a list it is.
        name: Name of a file with the table.
        status: Status of HTTP.

    Raises:
        HTTPException: 406, no form is accepted that there is.
    """
    form = wanted_form(request, csv=write_csv is not None)
    if form == "csv" and write_csv is not None:
        out = io.StringIO(newline="")
        write_csv(out)
        body = out.getvalue().encode("utf-8", "replace")
    else:
        body = to_json(content, by_alias=True)
    headers = {"ETag": f'W/"{hashlib.sha256(body).hexdigest()[:32]}"', "Vary": _VARY,
               "Cache-Control": "private, no-cache"}
    if part is not None:
        headers |= {"X-Total-Count": str(part.total), "Link": ", ".join(links(request, part))}
    if form == "csv":
        headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    if status == 200 and same(request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    media = _MEDIA[form] + ("; charset=utf-8" if form == "csv" else "")
    return Response(body, status, headers={**headers, "Content-Type": media})


def wanted_form(request: Request, *, csv: bool) -> Form:
    """Return the form of an answer: that of `?format=`, or else the one that `Accept` likes best.

    Raises:
        HTTPException: 406, none is accepted that there is.
    """
    asked = request.query_params.get("format")
    if asked == "json" or (asked == "csv" and csv):
        return "csv" if asked == "csv" else "json"
    header = request.headers.get("accept") or "*/*"
    liked: dict[Form, float] = {form: weight(header, _MEDIA[form]) for form in (("json", "csv") if csv else ("json",))}
    best = max(liked, key=lambda form: liked[form])
    if asked or not liked[best]:
        raise HTTPException(406, f"This answer comes as {' or '.join(_MEDIA[form] for form in liked)}; ask for one in "
                                 "Accept, or with ?format=.")
    return best


def weight(header: str, media: str) -> float:
    """Return how much `Accept` likes a type, 0 to 1: the most exact range that it falls in decides (RFC 9110, 12.5.1).

    Example:
        >>> weight("text/*;q=0.5, text/csv, */*;q=0.1", "text/csv")
        1.0
    """
    kind = media.partition("/")[0]
    found: dict[str, float] = {}
    for part in header[:1000].split(","):
        asked, *parameters = (piece.strip().lower() for piece in part.split(";"))
        found.setdefault(asked, _quality(parameters))
    return next((found[asked] for asked in (media, f"{kind}/*", "*/*") if asked in found), 0.0)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return 0.0
    return 1.0


def same(header: str | None, tag: str) -> bool:
    """Tell whether `If-None-Match` names a tag, weak or strong."""
    told = [one.strip().removeprefix("W/") for one in (header or "").split(",")]
    return "*" in told or tag.removeprefix("W/") in told


def links(request: Request, part: Part) -> Iterator[str]:
    """Yield the links to the first, previous, next and last part of a list (RFC 8288), relative to the server."""
    last = max(0, (part.total - 1) // part.limit * part.limit)
    places = {"first": 0, "prev": max(0, part.offset - part.limit) if part.offset else None,
              "next": part.offset + part.limit if part.offset + part.limit < part.total else None, "last": last}
    for name, offset in places.items():
        if offset is not None:
            url = request.url.include_query_params(limit=part.limit, offset=offset)
            yield f'<{url.path}?{url.query}>; rel="{name}"'
