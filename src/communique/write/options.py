"""What a caller can ask of a writer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from communique.record import Record


@dataclass(frozen=True, slots=True)
class Options:
    """How records are to be written.

    Attributes:
        many: The records come from several inputs: JSON becomes an array, the others separate the documents.
        explain: Also write rule, confidence and quoted evidence of each fact, and the unread clauses.
        with_text: Keep ``document.text`` in JSON and JSON lines.
        width: Columns of the terminal; None asks the terminal.
    """

    many: bool = False
    explain: bool = False
    with_text: bool = True
    width: int | None = None


class Writer(Protocol):
    """Writes records to ``out`` as they come."""

    def __call__(self, records: Iterable[Record], out: TextIO, options: Options) -> None:
        """Write all ``records``."""
        ...
