"""What all requests share: settings, the store, and the reader. It hangs on the application as `app.state.site`."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request

from communique.show.readings import Reading, Readings
from communique.show.settings import Settings
from communique.show.settling import Settling
from communique.store import Store

_GONE = ("This reading is no longer here: what is read without being stored is kept for a few hours and until the "
         "program ends. Give the report once more.")


@dataclass(frozen=True, slots=True)
class Site:
    """The store that is shown, and how."""

    settings: Settings
    store: Store
    readings: Readings
    settling: Settling


def site_of(request: Request) -> Site:
    """Return what all requests share."""
    site: Site = request.app.state.site
    return site


def reading(request: Request) -> AbstractContextManager[Connection]:
    """Return a transaction that sees one state of the store. Open it in the thread that uses it, and no longer."""
    return site_of(request).store.reading()


def kept(request: Request, name: str) -> Reading:
    """Return a report that was read and not stored; one whose time is over is an error of its own."""
    found = site_of(request).readings.find(name)
    if found is None:
        raise HTTPException(404, _GONE)
    return found
