"""Records as JSON Lines: what `communique read --format jsonl` writes, or another program does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from communique.record import Record, Span
from communique.store.claims import ENTITIES, FACTS, Provenance, spans
from communique.store.writing import Entry

_SAYS_SO = "communique/record/"
_LOOKED_AT = 50


def entries_of(path: Path, provenance: Provenance) -> Iterator[Entry | str]:
    """Yield an entry for each line that holds a record, and for each other line why it does not."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _entry(line, provenance, f"{path}, line {number}")


def _entry(line: str, provenance: Provenance, where: str) -> Entry | str:
    try:
        record = Record.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        return f"{where}: this is no record: {field + ': ' if field else ''}{first['msg']}"
    outside = _outside(record)
    if outside:
        return f"{where}: {outside}"
    return Entry(record, provenance=provenance)


def _outside(record: Record) -> str | None:
    """Return what is wrong where a span leads out of the text: such a record was not made from it."""
    text = record.document.text
    if text is None:
        return "the record has no text, so that its words cannot be kept; write it without --no-text"
    dumped = record.model_dump(mode="json", include={*ENTITIES, *FACTS})
    for part, facts in dumped.items():
        for fact in facts:
            for start, end in spans(fact):
                if not start < end <= len(text):
                    return f"{part}: the span {Span(start=start, end=end)!r} lies outside the text"
    return None


def holds_records(path: Path) -> bool:
    """Tell whether one of the first lines says that it is a record; a line that is none is then told by its number."""
    with path.open(encoding="utf-8", errors="replace") as found:
        return any(_SAYS_SO in line for line in islice(found, _LOOKED_AT))


def count_of(path: Path) -> int:
    """Return how many lines are not empty."""
    with path.open("rb") as lines:
        return sum(bool(line.strip()) for line in lines)
