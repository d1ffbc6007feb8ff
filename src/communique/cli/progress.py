"""A progress bar on standard error, for runs that take longer than a moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

#: Seconds after which the bar appears.
_PATIENCE = 1.0


class Bar:
    """Counts documents. Shown only on a terminal, for more than one document, after `_PATIENCE` seconds."""

    def __init__(self, total: int, *, quiet: bool, shared: bool = False, doing: str = "reading") -> None:
        """Make a bar of ``total`` documents; ``shared`` tells that records are written to the same terminal.

        ``doing`` names the work.
        """
        self._enabled = total > 1 and not quiet and sys.stderr.isatty()
        self._shared = shared
        self._doing = doing
        self._total = total
        self._done = 0
        self._begin = time.monotonic()
        self._progress: Progress | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *error: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def advance(self) -> None:
        """Count one document more."""
        self._done += 1
        if self._progress is None and self._enabled and time.monotonic() - self._begin > _PATIENCE:
            self._progress = _start(self._total, self._doing)
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], completed=self._done)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the bar away while something is written to the same terminal."""
        if self._progress is None or not self._shared:
            yield
            return
        self._progress.stop()
        yield
        self._progress.start()


def _start(total: int, doing: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    progress = Progress(TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                        console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    progress.add_task(doing, total=total)
    progress.start()
    return progress
