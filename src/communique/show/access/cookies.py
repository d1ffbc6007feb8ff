"""The two cookies: the secret of a session, and, before anybody signs in, that of the forms a browser was given."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import Response

from communique.store.access.sessions import WHOLE

_SESSION, _FORMS = "communique_session", "communique_forms"
#: A browser takes a cookie of this name only over https, from this very host.
_HOST = "__Host-"
_LONGEST = 100  # characters of a secret of ours; more is none


def session_secret(request: Request) -> str | None:
    """Return the secret of the session that a browser says it is in."""
    return _given(request, _SESSION)


def forms_secret(request: Request) -> str | None:
    """Return the secret of the forms that a browser was given while nobody was signed in."""
    return _given(request, _FORMS)


def new_secret() -> str:
    """Return a secret that nobody can guess."""
    return secrets.token_urlsafe(32)


def give_session(request: Request, response: Response, secret: str) -> None:
    """Let the browser hold the secret of a session, out of reach of scripts and of other sites."""
    _give(request, response, _SESSION, secret, int(WHOLE.total_seconds()))


def give_forms(request: Request, response: Response, secret: str) -> None:
    """Let the browser hold the secret of its forms until it is closed."""
    _give(request, response, _FORMS, secret, None)


def take_back(request: Request, response: Response) -> None:
    """Let the browser forget both."""
    for name in (_SESSION, _FORMS):
        response.delete_cookie(_name(request, name), path="/", secure=_secure(request), httponly=True, samesite="lax")


def _given(request: Request, name: str) -> str | None:
    found = request.cookies.get(_name(request, name))
    return found if found and len(found) <= _LONGEST else None


def _give(request: Request, response: Response, name: str, secret: str, seconds: int | None) -> None:
    response.set_cookie(_name(request, name), secret, max_age=seconds, path="/", secure=_secure(request),
                        httponly=True, samesite="lax")


def _name(request: Request, name: str) -> str:
    return f"{_HOST}{name}" if _secure(request) else name


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"
