"""Tables of meetings that institutions disclose, as CSV: one row a meeting, all of it hand-made."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from communique import __version__
from communique.authority.names import slug
from communique.errors import SourceError
from communique.record import (
    Dating,
    DocumentInfo,
    Engagement,
    Office,
    Organization,
    Participant,
    Person,
    Place,
    ReaderInfo,
    Record,
    Span,
    Topic,
)
from communique.sources.encoding import decode
from communique.store.importing.countries import code_of
from communique.store.importing.layout import Layout
from communique.store.importing.mapping import Cell, Mapping
from communique.store.writing import Entry

Value = tuple[str, Span | None]


def entries_of(path: Path, mapping: Mapping) -> list[Entry]:
    """Return one entry a row that is not empty.

    Raises:
        SourceError: The table lacks a column that the mapping names.
    """
    rows = _rows(path, mapping)
    above: dict[str, str] = {}
    entries = []
    for number, row in rows:
        for cell in (mapping.principal, mapping.office, mapping.organization):
            if cell is not None and cell.carry and cell.column:
                above[cell.column] = row[cell.column] = row[cell.column] or above.get(cell.column, "")
        entries.append(_Row(row, mapping, f"{path}#{number}").entry())
    return entries


def _rows(path: Path, mapping: Mapping) -> Iterator[tuple[int, dict[str, str]]]:
    content = decode(path.read_bytes())
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(content[:20_000], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    reader = csv.DictReader(io.StringIO(content, newline=""), dialect=dialect)
    names = [name.strip() for name in reader.fieldnames or ()]
    missing = sorted(mapping.columns() - set(names))
    if missing:
        raise SourceError(f"{path}: there is no column {missing[0]!r}; the columns are {', '.join(names)}")
    for row in reader:
        clean = {str(name).strip(): " ".join(str(value or "").split()) for name, value in row.items() if name}
        if any(clean.values()):
            yield reader.line_num, clean


class _Row:
    """One row on its way to a record."""

    def __init__(self, row: dict[str, str], mapping: Mapping, source: str) -> None:
        self.row, self.mapping, self.source = row, mapping, source
        self.layout = Layout()
        self.spans = {name: self.layout.field(name, value) for name, value in row.items()}

    def entry(self) -> Entry:
        """Return the entry, whose text has one line a cell."""
        written = json.dumps([self.mapping.issuer, self.row], ensure_ascii=False, sort_keys=True)
        digest = hashlib.sha256(written.encode()).hexdigest()
        principal, others, places = self._principal(), self._others(), self._places()
        date = self._date()
        engagement = self._engagement(principal, others, places, date)
        people = [p for p in (principal, *others) if isinstance(p, Person)]
        record = Record(
            reader=ReaderInfo(version=__version__, pipeline="none"),
            document=DocumentInfo(id=f"sha256:{digest}", title=self._title(principal, others, date), language="en",
                                  issuer=self.mapping.issuer, source=self.source, text=self.layout.text),
            dating=Dating(year=int(date[:4]), how="stated") if date else Dating(),
            principal=principal.id if principal else None, people=tuple({p.id: p for p in people}.values()),
            organizations=tuple(o for o in others if isinstance(o, Organization)), places=places,
            engagements=(engagement,) if engagement else (), warnings=self._warnings(principal, others, date))
        return Entry(record, provenance="hand-made", read_until=0)

    def _values(self, cell: Cell | None) -> list[Value]:
        """Return the values of a cell with their places; separators part them."""
        if cell is None:
            return []
        if cell.column is None:
            return [(cell.value, None)] if cell.value else []
        value, span = self.row[cell.column], self.spans[cell.column]
        if span is None:
            return []
        found, at = [], 0
        for part in re.split(f"({cell.separator})", value) if cell.separator else [value]:
            stripped = part.strip()
            if stripped and not (cell.separator and re.fullmatch(cell.separator, part)):
                start = span.start + value.index(part, at) + part.index(stripped)
                found.append((stripped, Span(start=start, end=start + len(stripped))))
            at += len(part)
        return list({value.casefold(): (value, span) for value, span in reversed(found)}.values())[::-1]

    def _one(self, cell: Cell | None) -> str | None:
        return next((value for value, _ in self._values(cell)), None)

    def _principal(self) -> Person | None:
        for name, span in self._values(self.mapping.principal)[:1]:
            title = self._one(self.mapping.office)
            office = Office(title=title, country=self._country(), organization=self._one(self.mapping.organization))
            return Person(id=f"person:{slug(name)}", name=name, mentions=(span,) if span else (),
                          offices=(office,) if title else (), country=self._country())
        return None

    def _others(self) -> list[Person | Organization]:
        cell = self.mapping.with_
        made: list[Person | Organization] = []
        for name, span in self._values(cell):
            if re.fullmatch(cell.nothing, name):
                continue
            mentions = (span,) if span else ()
            if cell.kind == "person":
                made.append(Person(id=f"person:{slug(name)}", name=name, mentions=mentions))
            else:
                made.append(Organization(id=f"org:{slug(name)}", name=name, kind="organization", mentions=mentions))
        return list({other.id: other for other in made}.values())

    def _country(self) -> str | None:
        name = self._one(self.mapping.country)
        return code_of(name) if name else None

    def _places(self) -> tuple[Place, ...]:
        country = self._country()
        return tuple(
            Place(id=f"place:{slug(name)}-{(country or 'zz').lower()}", name=name, kind="city", country=country,
                  mentions=(span,) if span else ()) for name, span in self._values(self.mapping.city)[:1])

    def _date(self) -> str | None:
        for value, _ in self._values(self.mapping.date):
            for form in self.mapping.date.formats:
                try:
                    found = datetime.strptime(value, form)  # noqa: DTZ007 - a day has no time zone
                except ValueError:
                    continue
                return found.strftime("%Y-%m-%d" if "%d" in form or "%x" in form else "%Y-%m")
        return None

    def _engagement(self, principal: Person | None, others: list[Person | Organization], places: tuple[Place, ...],
                    date: str | None) -> Engagement | None:
        columns = (self.mapping.with_.column, self.mapping.date.column, self.mapping.principal.column)
        evidence = [span for column in columns if column and (span := self.spans.get(column))]
        if principal is None or not others or not evidence:
            return None
        topics = tuple(Topic(text=value, start=span.start, end=span.end)
                       for value, span in self._values(self.mapping.topics) if span)
        return Engagement(
            id="e1", order=1, kind=self.mapping.kind, date=date, city=places[0].id if places else None,
            country=self._country(), venue=self._one(self.mapping.venue), topics=topics, rule="table-row",
            confidence=1.0, evidence=tuple(evidence),
            participants=(Participant(entity=principal.id, role="principal"),
                          *(Participant(entity=other.id) for other in others)))

    def _title(self, principal: Person | None, others: list[Person | Organization], date: str | None) -> str:
        met = ", ".join(other.name for other in others) or "nobody named"
        return f"{principal.name if principal else 'Nobody named'} with {met}{f', {date}' if date else ''}"

    def _warnings(self, principal: Person | None, others: list[Person | Organization],
                  date: str | None) -> tuple[str, ...]:
        return tuple(text for text, wrong in (
            ("The row does not say whose meeting it was.", principal is None),
            ("The row names nobody who was met.", not others),
            ("The date of the row is not written in any of the formats of the mapping.", date is None)) if wrong)
