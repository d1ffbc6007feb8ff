"""Many inputs in one run: what cannot be read is noted, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from communique.bulk.chunks import CHUNK, Loads, Reads, read_chunk
from communique.cli.progress import Bar

if TYPE_CHECKING:
    from communique.record import Record


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
            results = read_chunk(chunk, self.load, self.reader, published=self.published, principal=self.principal)
            for result in results:
                if result.record is None:
                    self.failures.append((result.source, result.reason or ""))
                else:
                    self.read += 1
                    with bar.hidden():
                        yield result.record
                bar.advance()

    def summary(self) -> str:
        """Return one line on what was read and what was not."""
        return told(f"read {self.read} of {len(self.sources)} documents", self.failures)


def told(line: str, failures: list[tuple[str, str]]) -> str:
    """Return ``line`` with what could not be read."""
    if not failures:
        return line
    shown = "; ".join(reason for _, reason in failures[:3])
    more = f"; and {len(failures) - 3} more, named above" if len(failures) > 3 else ""
    return f"{line}; {len(failures)} could not be read: {shown}{more}"
