"""Who may use the API: whoever may see the pages reads, and a token with the scope `write` adds."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import Request

from communique.show.access import visitors
from communique.show.access.visitors import Visitor
from communique.show.site import site_of

_bearer = HTTPBearer(auto_error=False, scheme_name="token", bearerFormat="cmq_…",
                     description="A token that `communique token new` made, or the page `/account`.")
Given = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]

_CHALLENGE = 'Bearer realm="communique"'


def reader(request: Request, given: Given) -> Visitor | None:
    """Return who reads; None stands for anybody, where anybody may see the pages.

    Raises:
        HTTPException: 401.
    """
    visitor = _recognised(request, given)
    if visitor is None and not site_of(request).settings.open:
        raise HTTPException(401, "This is for users: send a token as `Authorization: Bearer cmq_…`.",
                            {"WWW-Authenticate": _CHALLENGE})
    return visitor


def writer(request: Request, given: Given) -> Visitor:
    """Return who adds. The session of a browser is not enough: another site could send a request along with it.

    Raises:
        HTTPException: 401 without a token, 403 with one that only reads or where nothing is to be changed.
    """
    visitor = _recognised(request, given)
    if visitor is None or visitor.session is not None:
        raise HTTPException(401, "To add anything, send a token with the scope write as `Authorization: Bearer cmq_…`.",
                            {"WWW-Authenticate": _CHALLENGE})
    if visitor.scope != "write":
        raise HTTPException(403, "This token is for reading; make one with `communique token new NAME --scope write`.",
                            {"WWW-Authenticate": f'{_CHALLENGE}, error="insufficient_scope", scope="write"'})
    if not site_of(request).settings.editing:
        raise HTTPException(403, "This store is shown for reading only.")
    return visitor


def _recognised(request: Request, given: Given) -> Visitor | None:
    if given is None:
        if request.headers.get("authorization"):
            raise HTTPException(401, "Authorization is to be `Bearer` and a token.", {"WWW-Authenticate": _CHALLENGE})
        return visitors.by_cookie(request)
    found = visitors.by_token(request, given.credentials)
    if found is None:
        raise HTTPException(401, "This token is none, or revoked, or over.",
                            {"WWW-Authenticate": f'{_CHALLENGE}, error="invalid_token"'})
    return found


Reading = Depends(reader)
Writer = Annotated[Visitor, Depends(writer)]
