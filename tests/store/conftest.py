"""Stores to test with: a SQLite file, and a database of a real PostgreSQL server."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

from communique.store import Store

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of a PostgreSQL server: the one of a wheel, or the one that the environment names."""
    named = os.environ.get("COMMUNIQUE_TEST_POSTGRESQL")
    if named:
        yield named
        return
    import pgserver

    # Not in pytest's own folder: that is closed to the account which the server runs under where this is root.
    with tempfile.TemporaryDirectory(prefix="communique-postgresql-", ignore_cleanup_errors=True) as folder:
        running = pgserver.get_server(folder)
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # no power is cut here, and disks are slow
            running.psql(f"ALTER SYSTEM SET {setting} = off;")
        running.psql("SELECT pg_reload_conf();")
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def new_database(server: str) -> str:
    """Return the address of an empty database on the server."""
    address = sqlalchemy.make_url(server).set(drivername="postgresql+psycopg")
    name = f"communique_test_{os.getpid()}_{next(_numbers)}"
    engine = sqlalchemy.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return address.set(drivername="postgresql", database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a store can be made, in a file and in a server."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    return str(request.getfixturevalue("new_database"))


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """Return an empty store."""
    with Store.open(address) as opened:
        yield opened
