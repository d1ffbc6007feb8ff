"""The schema's versions: what a store must have, and how it gets there (Alembic, `migrations/versions`)."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL

from communique.errors import StoreError
from communique.store.connecting import shown

#: The newest version of the schema; a test holds it against `migrations/versions`.
HEAD = "0011"


def version(connection: Connection) -> str | None:
    """Return the version of the schema; None where there is no table at all.

    Raises:
        StoreError: There are tables of something else.
    """
    names = inspect(connection).get_table_names()
    if "alembic_version" in names and "claims" in names:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if names:
        raise StoreError(f"{shown(connection.engine.url)}: this database holds other tables and no store; name another "
                         "with --db")
    return None


def require_current(found: str | None, url: URL) -> None:
    """Raise where the schema is not this version's.

    Raises:
        StoreError: The store is older or newer, or not there.
    """
    if found == HEAD:
        return
    name = shown(url)
    if found is None:
        raise StoreError(f"{name}: there is no store yet; `communique add` and `communique import` make one")
    if found > HEAD:
        raise StoreError(f"{name}: made by a newer communique (schema {found}, this one knows {HEAD}); "
                         "update communique")
    raise StoreError(f"{name}: made by an older communique (schema {found}, this one needs {HEAD}); run "
                     "`communique migrate`")


def upgrade(connection: Connection) -> None:
    """Bring the schema to `HEAD` within the transaction of ``connection``: all of it, or nothing."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
