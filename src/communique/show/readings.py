"""Reports that were read to be looked at, not stored: kept in memory for a while, under names nobody can guess."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import TYPE_CHECKING

from communique.record import Document, Record

if TYPE_CHECKING:
    from communique.pipeline import Reader

#: Readings kept at once, and for how many seconds: enough to look and to come back, not a second store.
MOST, SECONDS = 60, 3 * 3600


@dataclass(frozen=True, slots=True)
class Reading:
    """A record that is in no store, and the document that it was read from."""

    record: Record
    document: Document
    published: str | None
    made: float


class Readings:
    """Reads documents one at a time, and keeps the last ones."""

    def __init__(self, vocab: str | None = None, pipeline: str | None = None,
                 clock: Callable[[], float] = time.monotonic) -> None:
        """Set where vocabulary and pipeline come from; they are loaded with the first document."""
        self._options = (vocab, pipeline)
        self._clock = clock
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._shelf, self._desk = Lock(), Lock()
        self._reader: Reader | None = None

    def use(self, reader: Reader) -> None:
        """Read with this one, which is loaded already."""
        self._reader = reader

    def warm(self) -> None:
        """Load the reader beside everything else, so that the first report need not wait for it."""
        Thread(target=self._load, name="communique-reader", daemon=True).start()

    def read(self, document: Document, published: str | None = None, principal: str | None = None) -> Record:
        """Read a document. The parser reads one at a time; others wait.

        Raises:
            CommuniqueError: It cannot be read.
        """
        reader = self._load()
        with self._desk:
            return reader.read(document, published=published, principal=principal)

    def keep(self, document: Document, record: Record, published: str | None = None) -> str:
        """Keep a record for a while; return the name under which it is found."""
        name = secrets.token_urlsafe(16)
        with self._shelf:
            self._kept[name] = Reading(record, document, published, self._clock())
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return name

    def find(self, name: str) -> Reading | None:
        """Return a record that was kept; None where there is none, or its time is over."""
        with self._shelf:
            found = self._kept.get(name)
            if found is not None and self._clock() - found.made > SECONDS:
                del self._kept[name]
                return None
            return found

    def forget(self, name: str) -> None:
        """Keep a record no longer."""
        with self._shelf:
            self._kept.pop(name, None)

    def _load(self) -> Reader:
        with self._desk:
            if self._reader is None:
                from communique.pipeline import Reader

                vocab, pipeline = self._options
                self._reader = Reader(vocab=vocab, pipeline=pipeline)
            return self._reader
