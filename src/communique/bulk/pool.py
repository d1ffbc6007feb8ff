"""Reading by several processes. Results come in the order of the sources, so that a run can be told from its start."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from communique.bulk.chunks import Reads, Result, read_chunk
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.record import Document

J = TypeVar("J")

#: Documents from which on it pays to load a reader in each of several processes.
_MANY = 48


@dataclass(frozen=True)
class Settings:
    """How to read: the options of `communique.Reader` and of `communique.sources.load`."""

    vocab: Path | None = None
    pipeline: str | None = None
    published: str | None = None
    principal: str | None = None
    encoding: str | None = None
    allow_private: bool = False


def workers_for(count: int, wanted: int | None = None) -> int:
    """Return how many processes are to read ``count`` documents: as many as wanted, else what pays on this machine."""
    if wanted is not None:
        return max(1, min(wanted, count))
    return 1 if count < _MANY else min(os.cpu_count() or 1, 8)


def read_chunks(chunks: Iterable[list[str]], settings: Settings, *, workers: int) -> Iterator[list[Result]]:
    """Yield the results of each chunk of sources, in order; chunks are taken as they are needed.

    Raises:
        PipelineError: The syntax pipeline is not there.
        VocabularyError: The vocabulary is not as it should be.
        CommuniqueError: A process was ended from outside.
    """
    return _run(partial(_read, settings=settings), chunks, workers)


def read_documents(chunks: Iterable[list[Document]], settings: Settings, *, workers: int) -> Iterator[list[Result]]:
    """Yield the results of each chunk of documents, as `read_chunks` does; each document has a source of its own."""
    return _run(partial(_read_loaded, settings=settings), chunks, workers)


def _run(work: Callable[[list[J]], list[Result]], chunks: Iterable[list[J]], workers: int) -> Iterator[list[Result]]:
    if workers <= 1:
        yield from map(work, chunks)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start)
    try:
        yield from _in_order(pool, work, chunks, workers)
    except BrokenProcessPool:
        raise CommuniqueError("a reading process was ended from outside, perhaps for want of memory; what was finished "
                              "is kept. Run the same command again with fewer --workers") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, work: Callable[[list[J]], list[Result]], chunks: Iterable[list[J]],
              workers: int) -> Iterator[list[Result]]:
    running: deque[Future[list[Result]]] = deque()
    for chunk in chunks:
        running.append(pool.submit(work, chunk))
        if len(running) > workers:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()


def _start() -> None:
    """Prepare a reading process: it leaves interrupts to the process that started it, and ends when that does."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(sources: list[str], settings: Settings) -> list[Result]:
    from communique.sources import load

    return read_chunk(sources, partial(load, allow_private=settings.allow_private, encoding=settings.encoding),
                      _reader(settings.vocab, settings.pipeline), published=settings.published,
                      principal=settings.principal)


def _read_loaded(documents: list[Document], settings: Settings) -> list[Result]:
    loaded = {str(document.source): document for document in documents}
    return read_chunk(list(loaded), lambda source: loaded[source], _reader(settings.vocab, settings.pipeline),
                      published=settings.published, principal=settings.principal)


@lru_cache(maxsize=1)
def _reader(vocab: Path | None, pipeline: str | None) -> Reads:
    import communique

    return communique.Reader(vocab=vocab, pipeline=pipeline)
