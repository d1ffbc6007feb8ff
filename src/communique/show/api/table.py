"""What the description of the API tells of answers that come as a table, too."""

from __future__ import annotations

from typing import Any

from communique.show.api.problems import documented

#: What FastAPI takes for the answers of an operation, by status.
Told = dict[int | str, dict[str, Any]]

_HEADERS = {
    "ETag": {"description": "Give it back in If-None-Match: what has not changed is not sent again.",
             "schema": {"type": "string"}},
    "Link": {"description": "Where the first, previous, next and last page of a list are (RFC 8288).",
             "schema": {"type": "string"}},
    "X-Total-Count": {"description": "How long a list is.", "schema": {"type": "integer"}},
}

#: For what is answered in JSON alone.
PLAIN: Told = {
    200: {"headers": {"ETag": _HEADERS["ETag"]}}, 304: {"description": "Nothing has changed."},
    **documented(400, 401, 403, 406, 413, 422, 503)}

#: For what is answered in CSV, too.
TABLE: Told = {**PLAIN, 200: {
    "headers": _HEADERS,
    "content": {"text/csv": {"schema": {"type": "string"}, "example": "part,fact,id,kind,status,date\n"}}}}
