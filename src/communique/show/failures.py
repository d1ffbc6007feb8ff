"""Errors as pages: what is wrong, in one sentence, and the way back. The API is answered in JSON."""

from __future__ import annotations

import logging

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique.errors import CommuniqueError, QuestionError, SourceError, StoreError, UnknownNameError
from communique.show.api.problems import problem
from communique.show.pages.subjects import MovedError
from communique.show.rendering import phrase, render

_log = logging.getLogger(__name__)

_STATUS: tuple[tuple[type[CommuniqueError], int], ...] = (
    (UnknownNameError, 404), (QuestionError, 422), (SourceError, 422), (StoreError, 503), (CommuniqueError, 422))


def install(app: FastAPI) -> None:
    """Make the errors of an application pages."""
    app.add_exception_handler(CommuniqueError, _on_ours)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_question)
    app.add_exception_handler(MovedError, _on_moved)
    app.add_exception_handler(Exception, _on_any)


def fail(request: Request, status: int, message: str) -> Response:
    """Return the page, or the JSON, of an error."""
    if request.url.path.startswith("/api/"):
        return problem(request, status, message)
    return render(request, "error.html", status=status, code=status, heading=phrase(status), message=message)


def _on_ours(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    return fail(request, status, " ".join(str(error).split()))


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as installed
    detail = error.detail if error.detail != phrase(error.status_code) else ""
    if error.status_code == 404 and not detail:
        detail = "There is no page at this address."
    response = fail(request, error.status_code, str(detail))
    for name, value in (error.headers or {}).items():
        response.headers[name] = value
    return response


def _on_question(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as installed
    wrong = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()[:5])
    return fail(request, 422, wrong)


def _on_moved(_: Request, error: Exception) -> Response:
    assert isinstance(error, MovedError)  # noqa: S101 - as installed
    return error.response


def _on_any(request: Request, error: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return fail(request, 500, "Something went wrong here, not with you. What was asked is in the log of the server.")
