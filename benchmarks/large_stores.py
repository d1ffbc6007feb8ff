"""Stores to measure: real lists imported once, and repeated until a store in a file or a server is large enough."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select

from communique.bulk import Settings
from communique.store import Store
from communique.store.derived import engagements
from communique.store.importing import Import
from grow import copy, grow

#: Engagements from which on all lists are the base, and not some of them.
_ALL = 8_000


@contextmanager
def databases(folder: Path) -> Iterator[Callable[[str, int], str]]:
    """Give the addresses of databases: files, and databases of a server that runs meanwhile; they are made if missing.

    Args:
        folder: Where files and the server's data lie.
    """
    import pgserver

    server = pgserver.get_server(folder / "postgresql")

    def address(kind: str, size: int) -> str:
        if kind == "sqlite":
            return str(folder / f"{size}.db")
        if f"size_{size}" not in server.psql("SELECT datname FROM pg_database;"):
            server.psql(f"CREATE DATABASE size_{size};")
        return str(server.get_uri(database=f"size_{size}"))

    yield address
    server.cleanup()


def base(data: Path, size: int, folder: Path) -> Path:
    """Return a store of real journeys to begin with; it is made when it is first asked for."""
    lists = [data / "travels", data / "visits"]
    if size < _ALL:
        lists = [data / "travels" / "secretary-travels" / name for name in (
            "kerry-john-forbes.xml", "rice-condoleezza.xml", "blinken-antony-j.xml")]
    path = folder / f"base-{len(lists)}.db"
    if not path.exists():
        with Store.open(path) as store:
            work = Import(store, Settings())
            work.run(work.files(lists))
    with Store.open_any(path) as store:
        store.migrate()
    return path


def filled(where: str, origin: Path, size: int) -> str:
    """Fill the store at an address, unless it was before, with ``origin`` repeated up to so many engagements."""
    with Store.open(where) as store:
        with store.reading() as connection:
            have = connection.execute(select(func.count()).select_from(engagements)).scalar_one()
        kind, start = store.engine.dialect.name, time.perf_counter()
        if not have:
            with Store.open(origin) as real:
                copy(real, store)
            have = grow(store, size)
        print(f"{kind}: {have:,} engagements, made in {time.perf_counter() - start:.0f} s", file=sys.stderr)
    return where
