"""A few sources at a time, so that their sentences are parsed together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from communique.errors import CommuniqueError, PipelineError, VocabularyError

if TYPE_CHECKING:
    from communique.record import Document, Record

T = TypeVar("T")

#: Documents that are held in memory at a time; enough to fill the batches of the syntax pipeline.
CHUNK = 32

#: Errors that are not one document's: they end the run.
WHOLE_RUN = (PipelineError, VocabularyError)


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


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one source: its record, or the reason, in one line that names it, why there is none."""

    source: str
    record: Record | None = None
    reason: str | None = None
    title_in_text: bool = False


def read_chunk(sources: Sequence[str], load: Loads, reader: Reads, *, published: str | None = None,
               principal: str | None = None) -> list[Result]:
    """Return the result of each source, in order."""
    loaded = [(source, _tried(source, partial(load, source))) for source in sources]
    documents = [document for _, document in loaded if not isinstance(document, Result)]

    def read(these: Sequence[Document]) -> list[Record]:
        return list(reader.read_many(these, published=published, principal=principal))

    try:
        records: Iterator[Record | None] = iter(read(documents))
    except WHOLE_RUN:
        raise
    except Exception:  # noqa: BLE001 - read again below, one by one, so that only the one at fault is lost
        records = iter([None] * len(documents))
    return [document if isinstance(document, Result) else _result(source, document, next(records), read)
            for source, document in loaded]


def _result(source: str, document: Document, record: Record | None,
            read: Callable[[Sequence[Document]], list[Record]]) -> Result:
    found = record or _tried(source, lambda: read([document])[0])
    if isinstance(found, Result):
        return found
    return Result(source, found, title_in_text=document.title_in_text)


def _tried(source: str, attempt: Callable[[], T]) -> T | Result:
    try:
        return attempt()
    except WHOLE_RUN:
        raise
    except Exception as error:
        if os.environ.get("COMMUNIQUE_DEBUG"):
            raise
        told = isinstance(error, (CommuniqueError, OSError))
        reason = " ".join((str(error) if told else f"this should not happen: {type(error).__name__}: {error}").split())
        return Result(source, reason=reason if source in reason else f"{source}: {reason}")
