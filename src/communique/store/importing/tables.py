"""Tables in CSV files as institutions publish them: lines above the header, columns under other names, notes below."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.authority.names import fold
from communique.errors import SourceError
from communique.sources.encoding import decode
from communique.store.importing.mapping import Cell, Mapping

_DELIMITERS = ",;\t|"
_HEADER_WITHIN = 30  # rows; above a header stand a title, a date, or nothing
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, by number of the line, and the mapping with the headings that it has.

    Attributes:
        path: The file.
        mapping: Cells name one column each, as it is called here.
        rows: Line in the file, and value by heading.
        year: The only year in the name of the file.
    """

    path: Path
    mapping: Mapping
    rows: tuple[tuple[int, dict[str, str]], ...]
    year: int | None


def read_table(path: Path, mapping: Mapping) -> Table:
    """Return a table.

    Raises:
        SourceError: It lacks a column that the mapping names.
    """
    content = decode(path.read_bytes()).lstrip("\ufeff")
    for delimiter in _delimiters(content):
        lines = list(_lines(content, delimiter))
        for at, (_, header) in enumerate(lines[:_HEADER_WITHIN]):
            if not _missing(header, mapping):
                headings = _headings(header, mapping)
                years = set(_YEAR.findall(path.stem))
                return Table(path, _resolved(mapping, header, headings), tuple(_rows(headings, lines[at + 1:])),
                             int(years.pop()) if len(years) == 1 else None)
    header = next((cells for _, cells in _lines(content, next(iter(_delimiters(content)))) if any(cells)), [])
    missing = min(_missing(header, mapping), key=lambda cell: cell.column)
    raise SourceError(f"{path}: there is no column {' or '.join(map(repr, filter(None, missing.column)))}; the columns "
                      f"are {', '.join(header)}")


def _delimiters(content: str) -> list[str]:
    """Return what may separate cells, the most likely first."""
    try:
        likely = csv.Sniffer().sniff(content[:20_000], delimiters=_DELIMITERS).delimiter
    except csv.Error:
        likely = ","
    return [likely, *(one for one in _DELIMITERS if one != likely)]


def _lines(content: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    for cells in reader:
        yield reader.line_num, [" ".join(cell.split()) for cell in cells]


def _missing(header: Sequence[str], mapping: Mapping) -> list[Cell]:
    """Return the cells whose column a line of headings lacks; one without a heading counts beside others."""
    keys = {fold(name) for name in header}
    return [cell for cell in mapping.cells() if not any(fold(name) in keys for name in cell.column)] \
        if len(keys - {""}) > 1 else mapping.cells()


def _headings(header: Sequence[str], mapping: Mapping) -> list[str]:
    """Return a heading for each column: one that has none is called what it stands for, or by its number."""
    unnamed = next((cell.column[0] for cell in mapping.cells() if _at(header, cell.column) is not None
                    and not header[_at(header, cell.column) or 0]), None)
    found = []
    for at, name in enumerate(header):
        first = unnamed is not None and not name and at == header.index("")
        found.append(name or (unnamed if first and unnamed else f"Column {at + 1}"))
    return found


def _at(header: Sequence[str], names: Sequence[str]) -> int | None:
    """Return the number of the first column that has one of some names."""
    keys = [fold(name) for name in header]
    return next((keys.index(fold(name)) for name in names if fold(name) in keys), None)


def _resolved(mapping: Mapping, header: Sequence[str], headings: Sequence[str]) -> Mapping:
    """Return the mapping in which each cell names its column as the table does."""
    changes = {}
    for name in type(mapping).model_fields:
        cell = getattr(mapping, name)
        at = _at(header, cell.column) if isinstance(cell, Cell) else None
        if isinstance(cell, Cell) and at is not None:
            like = _at(header, [cell.like]) if cell.like else None
            changes[name] = cell.model_copy(update={
                "column": (headings[at],), "like": headings[like] if like is not None else None})
    return mapping.model_copy(update=changes)


def _rows(headings: Sequence[str], lines: Sequence[tuple[int, list[str]]]) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in lines:
        row = dict.fromkeys(headings, "")
        for heading, value in zip(headings, cells, strict=False):
            row[heading] = row[heading] or value
        row |= {f"Column {at + 1}": value for at, value in enumerate(cells) if at >= len(headings) and value}
        if any(row.values()):
            yield number, row
