"""The schema that migrations make is the one that the code and the documentation tell of."""

from __future__ import annotations

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from scripts import build_store_reference
from sqlalchemy import inspect

from communique.store import Store, migrating
from communique.store.kept import metadata

MIGRATIONS = Path(migrating.__file__).parent / "migrations"


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [migrating.HEAD]


def test_migrations_make_the_tables_of_the_code(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={
            "compare_type": True, "include_name": lambda name, kind, _: not str(name).startswith("document_words")})
        differences = [found for found in compare_metadata(context, metadata) if "comment" not in str(found[0])]
    assert differences == []


def test_both_databases_have_the_same_indexes(store: Store) -> None:
    wanted = {index.name for table in metadata.tables.values() for index in table.indexes}
    with store.reading() as connection:
        inspector = inspect(connection)
        found = {index["name"] for table in metadata.tables for index in inspector.get_indexes(table)
                 if not index["unique"]}
    assert found == wanted


def test_every_name_is_plain_lower_case() -> None:
    names = {column.name for table in metadata.tables.values() for column in table.columns} | set(metadata.tables)
    reserved = {"end", "references", "order", "from", "to", "user", "when", "where", "table", "group"}
    assert all(re.fullmatch("[a-z_]+", name) for name in names)
    assert not names & reserved


def test_reference_is_that_of_the_tables() -> None:
    assert build_store_reference.TARGET.read_text(encoding="utf-8") == build_store_reference.build()
