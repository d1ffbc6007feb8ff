"""A store of look-alike lists, imported once in SQLite and once in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from communique.bulk import Settings
from communique.store import Store
from communique.store.identity import resolve_store
from communique.store.importing import Import
from tests.store.conftest import new_database, server

__all__ = ["address", "connection", "new_database", "server"]

DATA = Path(__file__).parent / "data"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a store can be made, in a file and in a server."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    return str(request.getfixturevalue("new_database"))


@pytest.fixture
def connection(address: str) -> Iterator[Connection]:
    """Return a transaction of the store in which `DATA` is imported."""
    with Store.open(address) as store:
        work = Import(store, Settings(), 1)
        work.run(work.files([DATA]))
        resolve_store(store)
        with store.reading() as opened:
            yield opened
