"""JSON and JSON lines: the records themselves, in the contract's names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from communique.record import Record
from communique.write.options import Options


def write_json(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """Write one object for one input, an array for many. The array is written record by record."""
    if not options.many:
        for record in records:
            out.write(_shown(record, options).to_json() + "\n")
        return
    before = "[\n"
    for record in records:
        out.write(before + _shown(record, options).to_json())
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def write_jsonl(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """Write one record a line; each line is complete when the next record is read."""
    for record in records:
        out.write(_shown(record, options).to_json(indent=None) + "\n")
        out.flush()


def _shown(record: Record, options: Options) -> Record:
    if options.with_text:
        return record
    return record.model_copy(update={"document": record.document.model_copy(update={"text": None})})
