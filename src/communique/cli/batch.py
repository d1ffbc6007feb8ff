"""Many inputs in one run: what cannot be read is noted, and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from communique.cli.progress import Bar
from communique.errors import CommuniqueError, PipelineError, VocabularyError

if TYPE_CHECKING:
    from communique.record import Document, Record

#: Documents that are held in memory at a time; enough to fill the batches of the syntax pipeline.
CHUNK = 32

#: Errors that are not one document's: they end the run.
_WHOLE_RUN = (PipelineError, VocabularyError)


class Reads(Protocol):
    """What is asked of a reader: `communique.Reader` is one."""

    def read_many(self, documents: Iterable[Document], /, *, published: str | None = None,
                  principal: str | None = None) -> Iterator[Record]:
        """Yield the record of each document, in order."""
        ...


class Loads(Protocol):
    """What turns a source into a document: `communique.sources.load` does."""

    def __call__(self, source: str) -> Document:
        """Load one source."""
        ...


@dataclass
class Batch:
    """One run over ``sources``: how many were read, and which were not, with the reason."""

    sources: list[str]
    load: Loads
    reader: Reads
    published: str | None = None
    principal: str | None = None
    read: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)

    def records(self, bar: Bar) -> Iterator[Record]:
        """Yield the record of each source that can be read, in order."""
        left = iter(self.sources)
        while chunk := list(islice(left, CHUNK)):
            documents = [(source, document) for source in chunk if (document := self._loaded(source, bar))]
            for record in self._chunk(documents):
                if record is not None:
                    self.read += 1
                    with bar.hidden():
                        yield record
                bar.advance()

    def summary(self) -> str:
        """Return one line on what was read and what was not."""
        line = f"read {self.read} of {len(self.sources)} documents"
        if not self.failures:
            return line
        shown = "; ".join(reason for _, reason in self.failures[:3])
        more = f"; and {len(self.failures) - 3} more, named above" if len(self.failures) > 3 else ""
        return f"{line}; {len(self.failures)} could not be read: {shown}{more}"

    def _loaded(self, source: str, bar: Bar) -> Document | None:
        try:
            return self.load(source)
        except Exception as error:  # noqa: BLE001 - one bad file never stops the rest
            self._note(source, error)
            bar.advance()
            return None

    def _chunk(self, documents: list[tuple[str, Document]]) -> Iterator[Record | None]:
        """Read documents together; where that fails, one by one, so that only the one at fault is lost."""
        try:
            records = list(self._read(document for _, document in documents))
        except _WHOLE_RUN:
            raise
        except Exception:  # noqa: BLE001 - read again below, where the error is noted with its source
            yield from (self._single(source, document) for source, document in documents)
        else:
            yield from records

    def _single(self, source: str, document: Document) -> Record | None:
        try:
            return next(self._read([document]))
        except Exception as error:  # noqa: BLE001 - see _loaded
            self._note(source, error)
            return None

    def _read(self, documents: Iterable[Document]) -> Iterator[Record]:
        return iter(self.reader.read_many(documents, published=self.published, principal=self.principal))

    def _note(self, source: str, error: Exception) -> None:
        if os.environ.get("COMMUNIQUE_DEBUG"):
            raise error
        told = isinstance(error, (CommuniqueError, OSError))
        what = str(error) if told else f"this should not happen: {type(error).__name__}: {error}"
        reason = " ".join(what.split())
        self.failures.append((source, reason if source in reason else f"{source}: {reason}"))
