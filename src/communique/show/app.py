"""The application: the one place where pages, their files and what guards them are put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from communique import __version__
from communique.show import failures, pages
from communique.show.middleware import Hardening, Weighing
from communique.show.readings import Readings
from communique.show.rendering import STATIC
from communique.show.settings import Settings
from communique.show.site import Site
from communique.store import Store


def create_app(settings: Settings) -> FastAPI:
    """Return the application that shows a store; one that is missing is made, empty.

    Raises:
        StoreError: The store cannot be opened.
    """
    site = Site(settings, Store.open(settings.database), Readings(settings.vocab, settings.pipeline))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if settings.warm:
            site.readings.warm()
        try:
            yield
        finally:
            site.store.close()

    app = FastAPI(title="communique", version=__version__, docs_url=None, redoc_url=None,
                  openapi_url="/api/v1/openapi.json", lifespan=lifespan)
    app.state.site = site
    failures.install(app)
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    # The last that is added is the first that a request meets.
    app.add_middleware(Weighing)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))
    app.add_middleware(Hardening)
    return app
