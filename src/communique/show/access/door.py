"""What every page passes first: who asks, whether they may read, and whether a form is one of ours."""

from __future__ import annotations

from fastapi import HTTPException
from fastapi.concurrency import run_in_threadpool
from starlette.requests import Request

from communique.show.access import forms, visitors
from communique.show.access.returning import sign_in_at
from communique.show.site import site_of

#: Methods that change nothing.
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Pages for those who are not signed in yet.
OPEN = frozenset({"/sign-in"})


async def admit(request: Request) -> None:
    """Find out who asks, and refuse whoever may not.

    Raises:
        HTTPException: 303 to the page for signing in, 401, or 403 for a forged form.
    """
    request.state.user = await run_in_threadpool(visitors.by_cookie, request)
    if request.state.user is None and not site_of(request).settings.open and request.url.path not in OPEN:
        if request.method in _SAFE:
            raise HTTPException(303, "Sign in first.", {"Location": sign_in_at(request)})
        raise HTTPException(401, "Sign in first.")
    if request.method not in _SAFE:
        await forms.check(request)
