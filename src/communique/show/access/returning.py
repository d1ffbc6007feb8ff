"""Where somebody goes after signing in: to a page of ours, never elsewhere."""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request

#: One slash and then neither another nor a backslash, which browsers take for one; nothing that ends a header.
_OURS = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")
_LONGEST = 2000


def safe(target: str | None) -> str:
    """Return ``target`` where it is a path of this site; the first page otherwise."""
    if not target or len(target) > _LONGEST or not _OURS.fullmatch(target):
        return "/"
    parts = urlsplit(target)
    return "/" if parts.scheme or parts.netloc else target


def sign_in_at(request: Request) -> str:
    """Return the address for signing in that leads back to what was asked for."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return "/sign-in" + (f"?{urlencode({'next': here})}" if safe(here) != "/" else "")
