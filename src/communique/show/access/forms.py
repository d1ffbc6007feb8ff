"""Forms that come back: each holds a token made from a secret of the browser that it was given to."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from fastapi import HTTPException
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from communique.show.access import cookies
from communique.show.middleware import MAX_BODY

#: Name of the hidden field.
FIELD = "form_token"
MOST_FIELDS = 200

_FORGED = ("This form was not given out here, or too long ago. Go back, load the page again, and send it once more; "
           "cookies must be allowed.")


def token(request: Request) -> str:
    """Return the token for the forms of a page; `remember` lets the browser hold the secret that belongs to it."""
    secret = cookies.session_secret(request) if getattr(request.state, "user", None) else cookies.forms_secret(request)
    if secret is None:
        secret = getattr(request.state, "new_forms_secret", None) or cookies.new_secret()
        request.state.new_forms_secret = secret
    return _token(secret)


def field(request: Request) -> Markup:
    """Return the hidden field that every form has."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token(request))


def remember(request: Request, response: Response) -> None:
    """Let the browser hold the secret of the forms on the page, where it holds none yet."""
    secret = getattr(request.state, "new_forms_secret", None)
    if secret is not None:
        cookies.give_forms(request, response, secret)


async def check(request: Request) -> None:
    """Refuse a form that was forged on another site.

    The form stays with the request: whoever asks for it next gets the same.

    Raises:
        HTTPException: 403.
    """
    if not _from_here(request):
        raise HTTPException(403, _FORGED)
    form = await request.form(max_part_size=MAX_BODY, max_files=1, max_fields=MOST_FIELDS)
    secret = cookies.session_secret(request) if getattr(request.state, "user", None) else cookies.forms_secret(request)
    given = form.get(FIELD)
    if secret is None or not isinstance(given, str) or not hmac.compare_digest(
            _token(secret).encode(), given.encode("utf-8", "replace")):
        raise HTTPException(403, _FORGED)


def _from_here(request: Request) -> bool:
    """Tell whether a browser says that a form comes from this very place; one that says nothing is believed."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _token(secret: str) -> str:
    return hmac.new(secret.encode("utf-8", "replace"), b"communique form", hashlib.sha256).hexdigest()
