"""Reading sources into a store: what it has is not read again, and what was finished is kept whatever happens."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from communique.bulk import Result, Settings, read_chunks, workers_for
from communique.sources import MAX_BYTES
from communique.store.identity import resolve_store
from communique.store.kept import documents
from communique.store.store import Store
from communique.store.writing import Entry, now, put, see_again, series_of

#: Documents that are read, and then stored in one transaction: what a power cut costs at most, for each process.
_CHUNK = 8


@dataclass
class Summary:
    """What a run of adding did.

    Attributes:
        added: Sources whose documents are new.
        known: How many were stored before.
        superseded: Of those added, how many took the place of an earlier version.
        outdated: Of those known, how many were last read by another version of communique.
        failures: Sources that could not be read, with the reason.
    """

    added: list[str] = field(default_factory=list)
    known: int = 0
    superseded: int = 0
    outdated: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Adding:
    """One run; `run` goes through the sources, `summary` tells how far it has come."""

    store: Store
    settings: Settings
    workers: int | None = None
    summary: Summary = field(default_factory=Summary)

    def run(self, sources: Sequence[str], advance: Callable[[], None] = lambda: None) -> Summary:
        """Read and store every source that the store does not have; call ``advance`` after each.

        Raises:
            StoreError: The store cannot be written; all that was stored before stays.
        """
        piped = "-" in sources  # standard input is this process's
        workers = 1 if piped else workers_for(len(sources), self.workers)
        chunks = self._unknown(sources, advance)
        for results in read_chunks(chunks, self.settings, workers=workers):
            self.keep(results)
            for _ in results:
                advance()
        resolve_store(self.store)
        return self.summary

    def _unknown(self, sources: Sequence[str], advance: Callable[[], None]) -> Iterator[list[str]]:
        """Yield the sources to be read. Each chunk is looked up when its turn comes: another process may add it."""
        chunk: list[str] = []
        for at in range(0, len(sources), _CHUNK):
            some = sources[at:at + _CHUNK]
            known = self._see_again(some)
            for source in some:
                if source in known:
                    advance()
                else:
                    chunk.append(source)
            if len(chunk) >= _CHUNK:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def _see_again(self, sources: Sequence[str]) -> set[str]:
        """Note that the documents of some sources were seen again, and return these sources."""
        hashes = {source: found for source in sources if (found := _hash(source))}
        with self.store.reading() as connection:
            rows = connection.execute(select(documents.c.id, documents.c.hash, documents.c.reader_version)
                                      .where(documents.c.hash.in_(set(hashes.values())))).all()
        if not rows:
            return set()
        with self.store.writing() as connection:
            for row in rows:
                see_again(connection, row.id, now())
        stored = {row.hash: row.reader_version for row in rows}
        known = {source for source, found in hashes.items() if found in stored}
        self.summary.known += len(known)
        self.summary.outdated += sum(stored[hashes[source]] != _version() for source in known)
        return known

    def keep(self, results: Sequence[Result], beside: Callable[[Connection], None] = lambda _: None) -> None:
        """Store what was read in one transaction, and with it what ``beside`` writes, where anything was read."""
        self.summary.failures += [(result.source, result.reason or "") for result in results if not result.record]
        read = [result for result in results if result.record]
        if not read:
            return
        with self.store.writing() as connection:
            outcomes = [put(connection, self._entry(result)) for result in read]
            beside(connection)
        for result, added in zip(read, outcomes, strict=True):
            if added.outcome == "known":
                self.summary.known += 1
                continue
            self.summary.added.append(result.source)
            self.summary.superseded += added.superseded is not None

    def _entry(self, result: Result) -> Entry:
        assert result.record is not None  # noqa: S101 - those without were left out
        path = Path(result.source) if _is_file(result.source) else None
        return Entry(result.record, series=series_of(result.record.document, path), title_in_text=result.title_in_text,
                     published=self.settings.published, principal=self.settings.principal)


def _is_file(source: str) -> bool:
    try:
        return Path(source).is_file()
    except OSError:
        return False


def _hash(source: str) -> str | None:
    """Return the hash of a file's bytes, by which it is known without being read."""
    try:
        if _is_file(source) and Path(source).stat().st_size <= MAX_BYTES:
            return f"sha256:{hashlib.sha256(Path(source).read_bytes()).hexdigest()}"
    except OSError:
        pass  # reading it says what is wrong
    return None


def _version() -> str:
    from communique import __version__

    return __version__
