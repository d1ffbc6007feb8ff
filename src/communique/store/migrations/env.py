"""What Alembic runs: the versions, in the transaction of whoever asked for them."""

from __future__ import annotations

from alembic import context

from communique.store import counted, derived  # noqa: F401 - their tables belong to the metadata
from communique.store.access import tables as access_tables  # noqa: F401 - the same
from communique.store.corrections import table  # noqa: F401 - the same
from communique.store.identity import tables  # noqa: F401 - the same
from communique.store.kept import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=connection.dialect.name == "sqlite")
context.run_migrations()
