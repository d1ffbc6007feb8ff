"""Parquet: one file for each table, with types, lists as lists, and the columns' descriptions in the schema."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from communique.record import Record
from communique.write.exports.tables import TABLES, Table, rows_of
from communique.write.exports.tally import Tally
from communique.write.exports.view import View

#: Rows of a table in one row group of its file.
GROUP = 5_000
#: Rows that are held as Python objects, which take many times the memory of a batch of Arrow.
_BATCH = 250
#: Letters of text that are held at most for one table, as documents differ in length.
_LETTERS = 4_000_000

_TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
          "list": pa.list_(pa.string())}


def schema_of(table: Table) -> pa.Schema:
    """Return the schema of a table; what a column says is in its metadata as `description`."""
    return pa.schema([pa.field(column.name, _TYPES[column.kind], metadata={"description": column.says})
                      for column in table.columns], metadata={"description": table.says})


class _Rows:
    """Gathers the rows of one table, packs them batch by batch, and writes them group by group."""

    def __init__(self, table: Table, writer: pq.ParquetWriter) -> None:
        self._schema, self._writer = schema_of(table), writer
        self._rows: list[dict[str, Any]] = []
        self._batches: list[pa.RecordBatch] = []
        self._letters = 0

    def add(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        self._letters += len(row.get("text") or "") + len(row.get("evidence") or "")
        if len(self._rows) >= _BATCH:
            self._pack()
        if len(self._batches) * _BATCH >= GROUP or self._letters >= _LETTERS:
            self.flush()

    def flush(self) -> None:
        self._pack()
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches, schema=self._schema))
            self._batches, self._letters = [], 0

    def _pack(self) -> None:
        if self._rows:
            self._batches.append(pa.RecordBatch.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def write(records: Iterable[Record], folder: Path, tally: Tally) -> None:
    """Write `documents.parquet`, `visits.parquet` and the others into ``folder``, group by group."""
    with ExitStack() as files:
        kept = {}
        for table in TABLES:
            writer = files.enter_context(
                pq.ParquetWriter(folder / f"{table.name}.parquet", schema_of(table), compression="zstd"))
            kept[table.name] = _Rows(table, writer)
        for record in records:
            view = View(record)
            for table in TABLES:
                for row in rows_of(table, view):
                    kept[table.name].add(row)
                    tally.written[table.name] += 1
        for rows in kept.values():
            rows.flush()
