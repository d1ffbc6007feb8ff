"""The application: the one place where pages, their files and what guards them are put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from communique import __version__
from communique.show import failures, pages
from communique.show.access import pages as accounts
from communique.show.access.door import admit
from communique.show.api.app import PATH, create_api
from communique.show.editing import facts, queue
from communique.show.middleware import Hardening, Weighing
from communique.show.readings import Readings
from communique.show.rendering import STATIC
from communique.show.settings import Settings
from communique.show.settling import Settling
from communique.show.site import Site
from communique.store import Store

#: Seconds for which the program waits at its end until it is worked out who is who; if it is cut short, the next
#: document or judgement, or `communique review`, does it.
_PATIENCE = 20.0


def create_app(settings: Settings) -> FastAPI:
    """Return the application that shows a store; one that is missing is made, empty.

    Raises:
        StoreError: The store cannot be opened.
    """
    store = Store.open(settings.database)
    site = Site(settings, store, Readings(settings.vocab, settings.pipeline), Settling(store))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if settings.warm:
            site.readings.warm()
        try:
            yield
        finally:
            site.settling.wait(_PATIENCE)
            site.store.close()

    app = FastAPI(title="communique", version=__version__, docs_url=None, redoc_url=None,
                  openapi_url=None, lifespan=lifespan, dependencies=[Depends(admit)])
    app.state.site = site
    failures.install(app)
    app.mount(PATH, create_api(site))
    for router in (*pages.ROUTERS, accounts.router, facts.router, queue.router):
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    # The last that is added is the first that a request meets.
    app.add_middleware(Weighing)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))
    app.add_middleware(Hardening)
    return app
