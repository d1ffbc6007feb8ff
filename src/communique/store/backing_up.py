"""A copy of a store that is whole although others may be writing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from communique.errors import StoreError
from communique.store.store import Store


def backup(store: Store, target: Path) -> None:
    """Copy ``store`` to ``target``, which appears only when it is whole.

    A SQLite store becomes a SQLite file, checked before it takes its name. A PostgreSQL store becomes an archive of
    `pg_dump`, which has to be installed; `pg_restore` brings it back.

    Raises:
        StoreError: It cannot be written, or `pg_dump` is missing or fails.
    """
    if not target.parent.is_dir():
        raise StoreError(f"cannot write {target}: there is no folder {target.parent}; make it first")
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    os.close(handle)
    try:
        if store.url.get_backend_name() == "sqlite":
            _copy(str(store.url.database), part)
        else:
            _dump(store, part)
        os.replace(part, target)
    except sqlite3.Error as error:
        raise StoreError(f"cannot write {target}: {error}; make room, or name another place") from None
    finally:
        with suppress(FileNotFoundError):
            os.unlink(part)


def _copy(source: str, target: str) -> None:
    address = f"{Path(source).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other, pages=1000)
        other.execute("PRAGMA journal_mode=DELETE")  # one file, that can be read where nothing can be written
        (found,) = other.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise StoreError(f"{source}: the store is damaged ({found}), so it was not copied; run `communique check`")


def _dump(store: Store, target: str) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise StoreError("pg_dump is needed to copy a PostgreSQL store and is not installed: it comes with PostgreSQL")
    address = store.url.set(drivername="postgresql").render_as_string(hide_password=False)
    done = subprocess.run([program, "--format=custom", f"--file={target}", f"--dbname={address}"],  # noqa: S603
                          capture_output=True, text=True, check=False)
    if done.returncode:
        raise StoreError(f"pg_dump failed: {' '.join(done.stderr.split())}")
