"""The store: one database that remembers documents, what they claim, and the tables that questions use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, select
from sqlalchemy.engine import URL

from communique.errors import StoreError
from communique.record import Record
from communique.store import connecting, migrating, records
from communique.store.counting import recount
from communique.store.identifying import assign
from communique.store.kept import documents
from communique.store.rebuilding import rebuild
from communique.store.removing import remove
from communique.store.writing import Added, Entry, put


class Store:
    """A store in a SQLite file or a PostgreSQL database; both behave the same.

    Example:
        >>> with Store.open("meetings.db") as store:           # doctest: +SKIP
        ...     store.add_record(communique.read("report.txt"))
        ...     with store.reading() as connection:
        ...         connection.execute(select(derived.engagements)).all()
    """

    def __init__(self, url: URL, engine: Engine) -> None:
        """Hold an engine; use `Store.open`."""
        self.url = url
        self.engine = engine

    @classmethod
    def open(cls, where: str | Path | None = None, *, create: bool = True) -> Self:
        """Open the store at a path or URL, or the user's own, and make it where there is none.

        Args:
            where: Path of a SQLite file, `postgresql://user@host/name`, or None for the user's own store.
            create: Whether to make one that is missing.

        Raises:
            StoreError: There is none, it cannot be opened, or its schema is not this version's.
        """
        store = cls._at(where, create=create)
        with store.reading() as connection:
            found = migrating.version(connection)
        if found is None and create:
            store.migrate()
        else:
            migrating.require_current(found, store.url)
        return store

    @classmethod
    def open_any(cls, where: str | Path | None = None) -> Self:
        """Open a store whatever its schema's version is, as `migrate` needs it.

        Raises:
            StoreError: There is none, or it cannot be opened.
        """
        store = cls._at(where, create=False)
        with store.reading() as connection:
            if migrating.version(connection) is None:
                migrating.require_current(None, store.url)
        return store

    @classmethod
    def _at(cls, where: str | Path | None, *, create: bool) -> Self:
        url = connecting.locate(where)
        file = url.database if url.get_backend_name() == "sqlite" else None
        if file and file != ":memory:" and not Path(file).exists():
            if not create:
                migrating.require_current(None, url)
            try:
                Path(file).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(f"{file}: its folder cannot be made: {error.strerror}; name another with --db"
                                 ) from None
        return cls(url, connecting.connect(url))

    @property
    def name(self) -> str:
        """Return path or address, without a password, for messages."""
        return connecting.shown(self.url)

    def close(self) -> None:
        """Give up all connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a transaction that sees one state of the store. Errors of the database come as `StoreError`."""
        return connecting.transaction(self.engine, writes=False)

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a transaction that writes: alone, and whole or not at all."""
        return connecting.transaction(self.engine, writes=True)

    def migrate(self) -> tuple[str | None, str]:
        """Bring the schema to this version; return the versions before and after."""
        with self.writing() as connection:
            before = migrating.version(connection)
            if before is not None and before > migrating.HEAD:
                migrating.require_current(before, self.url)
            migrating.upgrade(connection)
            if before not in (None, migrating.HEAD):
                recount(connection)
        return before, migrating.HEAD

    def add_record(self, record: Record, **known: Any) -> Added:
        """Store one record; ``known`` are the other fields of `Entry`."""
        return self.add_entries([Entry(record, **known)])[0]

    def add_entries(self, entries: Iterable[Entry]) -> list[Added]:
        """Store entries in one transaction, and return what became of each."""
        with self.writing() as connection:
            return [put(connection, entry) for entry in entries]

    def remove(self, document_ids: Iterable[int]) -> None:
        """Remove documents with all that was read from them; a version that one superseded is current again."""
        with self.writing() as connection:
            for document in document_ids:
                remove(connection, document)

    def record(self, document_id: int) -> Record:
        """Return the record of a document, as it was read and as people decided of it."""
        with self.reading() as connection:
            return records.record_of(connection, document_id)

    def records(self, *, superseded: bool = False) -> Iterator[Record]:
        """Yield the records of all documents, in the order in which they were added."""
        with self.reading() as connection:
            yield from records.iterate(connection, superseded=superseded)

    def known_hashes(self) -> set[str]:
        """Return `sha256:...` of all documents."""
        with self.reading() as connection:
            return set(connection.execute(select(documents.c.hash)).scalars())

    def identify(self, identities: Mapping[tuple[int, str], str]) -> int:
        """Say who entities are across documents: (document, entity) to identity; return how many that changed.

        An entity that is given its own id stands for itself again. All tables that questions use follow.
        """
        with self.writing() as connection:
            return assign(connection, identities)

    def rebuild(self, advance: Callable[[], None] = lambda: None) -> int:
        """Make the tables that questions use again from the claims; return of how many documents."""
        with self.writing() as connection:
            return rebuild(connection, advance)
