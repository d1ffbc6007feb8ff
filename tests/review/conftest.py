"""The stores of `tests/store`: a SQLite file, and a real PostgreSQL server."""

from tests.store.conftest import address, new_database, server, store

__all__ = ["address", "new_database", "server", "store"]
