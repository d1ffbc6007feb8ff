"""Errors of the API as RFC 9457 problems: what is wrong and what to do, with nothing of the program's inside."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from communique.errors import AccessError, CommuniqueError, QuestionError, SourceError, StoreError, UnknownNameError

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger(__name__)

_STATUS: tuple[tuple[type[CommuniqueError], int], ...] = (
    (UnknownNameError, 404), (QuestionError, 422), (SourceError, 422), (AccessError, 403), (StoreError, 503),
    (CommuniqueError, 422))


class Wrong(BaseModel):
    """One thing that is wrong with a request: where it stands, and what is wrong with it."""

    where: str = Field(examples=["query.since"])
    what: str = Field(examples=["String should match pattern '^[0-9]{4}'"])


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field("about:blank", examples=["about:blank"])
    title: str = Field(description="What the status is called.", examples=["Not Found"])
    status: int = Field(description="Status of HTTP.", examples=[404])
    detail: str = Field(description="What is wrong and what to do.",
                        examples=["nobody, no organisation and no country in the store is called 'Tokaev'"])
    instance: str = Field(description="What was asked for.", examples=["/api/v1/timeline"])
    errors: list[Wrong] = Field([], description="Where a request is not as it should be: each thing that is wrong.")


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return how problems are told of in the description of the API."""
    told: dict[int | str, dict[str, Any]] = {}
    for status in statuses:
        told[status] = {"model": Problem, "description": HTTPStatus(status).phrase}
    return told


def problem(request: Request, status: int, detail: str, *, errors: list[Wrong] | None = None,
            headers: dict[str, str] | None = None) -> Response:
    """Return a problem."""
    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, instance=request.url.path,
                   errors=errors or [])
    return JSONResponse(told.model_dump(), status, media_type=MEDIA_TYPE, headers=headers)


def install(api: FastAPI) -> None:
    """Make the errors of an application problems."""
    api.add_exception_handler(CommuniqueError, _on_ours)
    api.add_exception_handler(HTTPException, _on_http)
    api.add_exception_handler(RequestValidationError, _on_request)
    api.add_exception_handler(Exception, _on_any)


def _on_ours(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    return problem(request, status, " ".join(str(error).split()))


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as installed
    detail = str(error.detail)
    if error.status_code == 404 and detail == HTTPStatus.NOT_FOUND.phrase:
        detail = "There is nothing at this address; /api/v1/openapi.json tells what there is."
    return problem(request, error.status_code, detail, headers=dict(error.headers or {}))


def _on_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as installed
    wrong = [Wrong(where=".".join(str(part) for part in one["loc"])[:200], what=one["msg"])
             for one in error.errors()[:20]]
    return problem(request, 422, "; ".join(f"{one.where}: {one.what}" for one in wrong[:5]), errors=wrong)


def _on_any(request: Request, error: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(request, 500, "Something went wrong here, not with you; the log of the server tells what.")
