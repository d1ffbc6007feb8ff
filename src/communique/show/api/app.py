"""The API as an application of its own, under the pages: its errors are problems, and its description is its own."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.middleware.cors import CORSMiddleware

from communique import __version__
from communique.show.api import entities, facts, problems, questions, records, reference
from communique.show.api.describing import finished
from communique.show.api.reconciling import service
from communique.show.api.rights import Reading
from communique.show.site import Site

PATH = "/api/v1"

_ABOUT = """\
What the store holds, for programs. Every fact cites its document and the words that tell of it; every answer to a
question says what the store covers. JSON has the names of the record; `Accept: text/csv` or `?format=csv` gives a
table. Lists come in pages (`limit`, `offset`, and links in `Link`). Give an `ETag` back in `If-None-Match`: what has
not changed is not sent again. Errors are problems (RFC 9457)."""


def create_api(site: Site) -> FastAPI:
    """Return the API of what a site shows, to be mounted at `PATH`."""
    api = FastAPI(title="communique", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None,
                  openapi_url=None, license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"})
    api.state.site = site
    problems.install(api)
    for router in (records.router, facts.router, entities.router, questions.router):
        api.include_router(router, dependencies=[Reading])
    api.include_router(service.open_router)
    api.include_router(service.router)
    api.include_router(reference.router)
    api.openapi = lambda: _described(api, open_=site.settings.open)  # type: ignore[method-assign]
    api.add_middleware(CORSMiddleware, allow_origins=list(site.settings.origins), allow_methods=["GET", "POST"],
                       allow_headers=["Authorization", "Content-Type"],
                       expose_headers=["ETag", "Link", "X-Total-Count"])
    return api


def _described(api: FastAPI, *, open_: bool) -> dict[str, Any]:
    """Return the description of the API (OpenAPI 3.1); ``open_`` says whether anybody may read."""
    if api.openapi_schema is None:
        api.openapi_schema = finished(get_openapi(
            title=api.title, version=api.version, description=api.description, routes=api.routes,
            license_info=api.license_info, servers=[{"url": PATH}]), open_=open_)
    return api.openapi_schema
