"""Words in the full text of documents."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from communique.ask.coverage import Coverage, coverage
from communique.store.search import Hit, search


@dataclass(frozen=True, slots=True)
class Found:
    """Documents in which words were found, the newest first; `total` of them, and at most as many as asked for."""

    words: str
    hits: tuple[Hit, ...]
    total: int
    coverage: Coverage


def find(connection: Connection, words: str, *, limit: int | None = 20) -> Found:
    """Return the documents that have all words: "phrases", -absent ones and begin* are understood.

    Raises:
        StoreError: There is no word to look for.
    """
    hits, total = search(connection, words, limit=limit or 1_000_000)
    return Found(words, tuple(hits), total, coverage(connection))
