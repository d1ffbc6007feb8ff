"""Who may change what."""

from __future__ import annotations

from fastapi import HTTPException
from starlette.requests import Request

from communique.show.access.visitors import Visitor, visitor_of
from communique.show.site import site_of


def may_edit(request: Request) -> bool:
    """Tell whether whoever asks is signed in, and the store is not shown for reading only."""
    return site_of(request).settings.editing and visitor_of(request) is not None


def require_editor(request: Request) -> Visitor:
    """Return who edits.

    Raises:
        HTTPException: 403, whoever asks may not.
    """
    visitor = visitor_of(request)
    if visitor is None or not may_edit(request):
        raise HTTPException(403, "Only those who are signed in can store reports and change facts.")
    return visitor
