"""What all requests share: settings, the store, and the reader. It hangs on the application as `app.state.site`."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.requests import Request

from communique.show.readings import Readings
from communique.show.settings import Settings
from communique.store import Store


@dataclass(frozen=True, slots=True)
class Site:
    """The store that is shown, and how."""

    settings: Settings
    store: Store
    readings: Readings


def site_of(request: Request) -> Site:
    """Return what all requests share."""
    site: Site = request.app.state.site
    return site


def reading(request: Request) -> AbstractContextManager[Connection]:
    """Return a transaction that sees one state of the store. Open it in the thread that uses it, and no longer."""
    return site_of(request).store.reading()
