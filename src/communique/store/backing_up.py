"""A copy of a store that is whole although others may be writing, and the way back."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from communique.errors import StoreError
from communique.store import migrating
from communique.store.copying import copy
from communique.store.store import Store


def backup(store: Store, target: Path, advance: Callable[[], None] = lambda: None) -> None:
    """Copy ``store`` to the SQLite file ``target``, which appears only when it is whole.

    The file is a store of its own, whatever database it comes from: it can be asked, checked and restored from.

    Raises:
        StoreError: It cannot be written, or the store is damaged or of another version's schema.
    """
    if not target.parent.is_dir():
        raise StoreError(f"cannot write {target}: there is no folder {target.parent}; make it first")
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    os.close(handle)
    try:
        if store.url.get_backend_name() == "sqlite":
            _copy_file(str(store.url.database), part)
        else:
            _export(store, part, advance)
        _seal(part, store.name)
        os.replace(part, target)
    except sqlite3.Error as error:
        raise StoreError(f"cannot write {target}: {error}; make room, or name another place") from None
    finally:
        for name in (part, f"{part}-wal", f"{part}-shm"):
            with suppress(FileNotFoundError):
                os.unlink(name)


def documents_in(source: Path) -> int:
    """Return how many documents a backup holds.

    Raises:
        StoreError: There is no such backup, it is damaged, or of another version's schema.
    """
    if not source.is_file():
        raise StoreError(f"{source}: there is no such file; name one that `communique backup` made")
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as one:
        _require_sound(one, str(source))
    with Store.open(source, create=False) as saved:
        return len(saved.known_hashes())


def restore(source: Path, target: str | Path | None, advance: Callable[[], None] = lambda: None) -> tuple[str, int]:
    """Put what a backup holds into an empty or new store; return the store's name and how many documents it has.

    Raises:
        StoreError: There is no such backup, it is damaged, or the store holds documents.
    """
    documents_in(source)
    with Store.open(source, create=False) as saved, Store.open(target) as store:
        return store.name, copy(saved, store, advance)


def _copy_file(source: str, target: str) -> None:
    address = f"{Path(source).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other, pages=1000)


def _export(store: Store, target: str, advance: Callable[[], None]) -> None:
    with store.reading() as connection:
        migrating.require_current(migrating.version(connection), store.url)
    with Store.open(target) as file:
        copy(store, file, advance)


def _seal(path: str, name: str) -> None:
    """Make one file, that can be read where nothing can be written, and look whether it is sound."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        _require_sound(connection, name)


def _require_sound(connection: sqlite3.Connection, name: str) -> None:
    try:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise StoreError(f"{name}: the store is damaged ({found}), so it was not copied; run `communique check`")
