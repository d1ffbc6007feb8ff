"""From a path or URL to a database engine that behaves the same in SQLite and PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import url2pathname

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from communique.errors import StoreError

#: Seconds to wait for another process that writes.
WAIT = 60.0
#: Any number that no other program locks by; all writers to a PostgreSQL store take it in turn.
_LOCK = 0x636F6D6D


def default_path() -> Path:
    """Return where the store lies if nothing else is said: in the user's data folder."""
    import platformdirs

    return Path(platformdirs.user_data_path("communique")) / "communique.db"


def locate(where: str | Path | None) -> URL:
    """Return the database URL for a path, a `sqlite:` or `postgresql:` URL, or None, the user's own store."""
    if isinstance(where, str) and "://" in where:
        try:
            url = make_url(where)
        except ArgumentError:
            raise StoreError(f"{where!r} is no address of a database: give a path, or postgresql://user@host/name"
                             ) from None
        kind = url.get_backend_name()
        if kind in ("postgresql", "postgres"):
            return url.set(drivername="postgresql+psycopg")
        if kind == "sqlite":
            return url
        raise StoreError(f"a store cannot lie in {kind}: give the path of a SQLite file, or a postgresql:// address")
    return URL.create("sqlite", database=str(Path(where) if where else default_path()))


def shown(url: URL) -> str:
    """Return ``url`` as messages name it: the path of a file, or the address without its password."""
    if url.get_backend_name() != "sqlite":
        return url.render_as_string(hide_password=True)
    name = str(url.database)
    return url2pathname(name.removeprefix("file://")) if name.startswith("file://") else name


def connect(url: URL) -> Engine:
    """Return an engine. A SQLite file that cannot be written is opened for reading only."""
    if url.get_backend_name() != "sqlite":
        return sqlalchemy.create_engine(url, connect_args={"connect_timeout": 10})
    options: dict[str, Any] = {"timeout": WAIT, "check_same_thread": False}
    sealed = is_sealed(url)
    if sealed:
        url = URL.create("sqlite", database=Path(str(url.database)).resolve().as_uri(),
                         query={"mode": "ro", "immutable": "1", "uri": "true"})
    engine = sqlalchemy.create_engine(url, connect_args=options)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions begin below, where they say whether they write
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        if not sealed:
            cursor.execute("PRAGMA journal_mode=WAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def is_sealed(url: URL) -> bool:
    """Tell whether ``url`` is a SQLite file that exists and cannot be written, or lies where nothing can be."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return False
    path = Path(url.database)
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


@contextmanager
def transaction(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """Run a transaction. One that writes waits until no other does, so that two processes never undo each other."""
    with telling(engine.url), engine.connect() as connection:
        prepared = connection.execution_options(writes=writes)
        if not writes and engine.dialect.name == "postgresql":  # one state, as in SQLite, whatever others write
            prepared = prepared.execution_options(isolation_level="REPEATABLE READ")
        with prepared.begin():
            if writes and engine.dialect.name == "postgresql":
                prepared.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield prepared


@contextmanager
def telling(url: URL) -> Iterator[None]:
    """Turn an error of the database into one line that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_told(error, shown(url))) from error


def _told(error: DBAPIError, name: str) -> str:
    reason = " ".join(str(error.orig).split())
    for words, advice in _ADVICE.items():
        if words in reason:
            return f"{name}: {advice} ({reason})"
    return f"{name}: the database refused: {reason}"


_ADVICE = {
    "disk is full": "the disk is full; nothing of what was being written is kept, all before it is. Make room and "
                    "run the same command again",
    "disk I/O error": "the disk cannot be written, it may be full; all that was finished is kept. Make room and run "
                      "the same command again",
    "No space left": "the disk of the server is full; all that was finished is kept. Make room and run it again",
    "readonly database": "it can only be read; nothing was changed. Make file and folder writable, or name another "
                         "store with --db",
    "read-only": "it can only be read; nothing was changed. Use an account that may write",
    "unable to open": "it cannot be opened; see whether its folder exists and may be read",
    "not a database": "this is no SQLite file; name another with --db",
    "malformed": "the file is damaged; `communique check` says where, a backup replaces it",
    "database is locked": f"another program has been writing for over {WAIT:.0f} seconds; try again later",
    "closed the connection": "the server ended the connection: its disk may be full, or it was stopped; all that was "
                             "finished is kept. See its log, and run the same command again",
    "onnection": "the server does not answer as it should; see whether address, account and password are right",
}
