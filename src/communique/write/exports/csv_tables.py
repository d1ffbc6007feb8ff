"""CSV: one file for each table, UTF-8 with a header line; what a spreadsheet would run as a formula is made text."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from communique.record import Record
from communique.write.exports.tables import TABLES, rows_of
from communique.write.exports.tally import Tally
from communique.write.exports.view import View
from communique.write.tables import cell

#: Between several values in one cell. No spreadsheet takes it for the end of a cell.
SEPARATOR = " | "


def write(records: Iterable[Record], folder: Path, tally: Tally) -> None:
    """Write `documents.csv`, `visits.csv` and the others into ``folder``, row by row."""
    with ExitStack() as files:
        writers = {}
        for table in TABLES:
            out = files.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            writers[table.name] = csv.writer(out, lineterminator="\n")
            writers[table.name].writerow([column.name for column in table.columns])
        for record in records:
            view = View(record)
            for table in TABLES:
                for row in rows_of(table, view):
                    writers[table.name].writerow([defused(row[column.name]) for column in table.columns])
                    tally.written[table.name] += 1


def defused(value: Any) -> str:
    """Return a value as the text of a cell: numbers as they are, texts on one line and never a formula.

    Every part of a list is defused by itself, for programs that split cells.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return SEPARATOR.join(cell(part) for part in value)
    return cell(value)
