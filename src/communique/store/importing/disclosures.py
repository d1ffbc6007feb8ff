"""Tables of meetings that institutions disclose, as CSV: one row a meeting, all of it hand-made."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping as Read
from datetime import datetime
from pathlib import Path

from communique import __version__
from communique.authority.names import slug
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
from communique.store.importing.countries import code_of
from communique.store.importing.layout import Layout
from communique.store.importing.mapping import Cell, Mapping
from communique.store.importing.tables import Table, read_table
from communique.store.writing import Entry

Value = tuple[str, Span | None]


def entries_of(path: Path, mapping: Mapping) -> list[Entry]:
    """Return one entry a row that is not empty.

    Raises:
        SourceError: The table lacks a column that the mapping names.
    """
    table = read_table(path, mapping)
    above: dict[str, str] = {}
    entries = []
    for number, row in table.rows:
        if not _is_note(row, table.mapping):
            for cell in (table.mapping.principal, table.mapping.office, table.mapping.organization):
                if cell is not None and cell.carry and cell.column:
                    (column,) = cell.column
                    above[column] = row[column] = row[column] or above.get(column, "")
        entries.append(_Row(row, table, f"{path}#{number}").entry())
    return entries


def _is_note(row: Read[str, str], mapping: Mapping) -> bool:
    """Tell a note below or between the rows of a table: it has neither a day nor anybody who was met."""
    return not any(row[column] for cell in (mapping.date, mapping.with_) for column in cell.column)


class _Row:
    """One row on its way to a record."""

    def __init__(self, row: dict[str, str], table: Table, source: str) -> None:
        self.row, self.mapping, self.source = row, table.mapping, source
        self.year = table.mapping.year or table.year
        self.layout = Layout()
        self.spans = {name: self.layout.field(name, value) for name, value in row.items()}

    def entry(self) -> Entry:
        """Return the entry, whose text has one line a cell."""
        written = json.dumps([self.mapping.issuer, self.row], ensure_ascii=False, sort_keys=True)
        digest = hashlib.sha256(written.encode()).hexdigest()
        own = [] if _is_note(self.row, self.mapping) else self._own()
        others, places, date = self._others(), self._places(), self._date()
        principal = own[0] if own else None
        engagement = self._engagement(own, others, places, date)
        everybody = (*own, *others)
        record = Record(
            reader=ReaderInfo(version=__version__, pipeline="none"),
            document=DocumentInfo(id=f"sha256:{digest}", title=self._title(principal, others, date), language="en",
                                  issuer=self.mapping.issuer, source=self.source, text=self.layout.text),
            dating=Dating(year=int(date[:4]), how="stated") if date else Dating(),
            principal=principal.id if principal else None,
            people=tuple({p.id: p for p in everybody if isinstance(p, Person)}.values()),
            organizations=tuple({o.id: o for o in everybody if isinstance(o, Organization)}.values()), places=places,
            engagements=(engagement,) if engagement else (), warnings=self._warnings(principal, others, date))
        return Entry(record, provenance="hand-made", read_until=0)

    def _values(self, cell: Cell | None) -> list[Value]:
        """Return the values of a cell with their places; separators part them."""
        if cell is None:
            return []
        if not cell.column:
            return [(cell.value, None)] if cell.value else []
        (column,) = cell.column
        span = self.spans[column]
        if span is None:
            return []
        found = _parts(self.row[column], cell.separator, span.start)
        if cell.like and len(found) != len(_parts(self.row[cell.like], cell.separator, 0)):
            found = _parts(self.row[column], None, span.start)
        return list({value.casefold(): (value, span) for value, span in reversed(found)}.values())[::-1]

    def _one(self, cell: Cell | None) -> str | None:
        return next((value for value, _ in self._values(cell)), None)

    def _own(self) -> list[Person | Organization]:
        """Return whose meeting it was, and who of theirs was there."""
        titles = [value for value, _ in self._all(self.mapping.office)]
        made: dict[str, Person | Organization] = {}
        for at, value in enumerate(self._values(self.mapping.principal)):
            name, title = _parted(value, self.mapping.principal)
            title = title or (titles[at] if at < len(titles) else titles[0] if len(titles) == 1 else None)
            one = self._holder(name, title)
            made.setdefault(one.id, one)
        return list(made.values())

    def _all(self, cell: Cell | None) -> list[Value]:
        """Return the values of a cell, the same one as often as it stands there."""
        if cell is None or not cell.column:
            return self._values(cell)
        (column,) = cell.column
        span = self.spans[column]
        return _parts(self.row[column], cell.separator, span.start) if span else []

    def _holder(self, name: Value | None, title: str | None) -> Person | Organization:
        if name is None:  # an office alone: its holder stays unnamed
            return Organization(id=f"org:{slug(title or '')}", name=title or "", kind="office", country=self._home())
        body = self._one(self.mapping.organization)
        office = Office(title=title, country=None if body else self._home(), organization=body) if title else None
        return Person(id=f"person:{slug(name[0])}", name=name[0], mentions=(name[1],) if name[1] else (),
                      offices=(office,) if office else (), country=self._home())

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

    def _home(self) -> str | None:
        return _code(self._one(self.mapping.home or self.mapping.country))

    def _country(self) -> str | None:
        """Return where they met: as told, or what stands after the name of a city."""
        after = [value for value, _ in self._values(self.mapping.city)][1:]
        return _code(self._one(self.mapping.country) or (after[-1] if after else None))

    def _places(self) -> tuple[Place, ...]:
        country, cell = self._country(), self.mapping.city
        return tuple(
            Place(id=f"place:{slug(name)}-{(country or 'zz').lower()}", name=name, kind="city", country=country,
                  mentions=(span,) if span else ()) for name, span in self._values(cell)[:1]
            if cell and not re.fullmatch(cell.nothing, name))

    def _date(self) -> str | None:
        for value, _ in self._values(self.mapping.date):
            for form in self.mapping.date.formats:
                whole = self._in_a_year(value, form)
                try:
                    found = datetime.strptime(*whole) if whole else None  # noqa: DTZ007 - a day has no time zone
                except ValueError:
                    continue
                if found is not None:
                    return found.strftime("%Y-%m-%d" if "%d" in form or "%x" in form else "%Y-%m")
        return None

    def _in_a_year(self, value: str, form: str) -> tuple[str, str] | None:
        """Return a date and how it is written, with the year of the table where it has none."""
        if "%Y" in form or "%y" in form or "%x" in form:
            return value, form
        return (f"{value} {self.year}", f"{form} %Y") if self.year else None

    def _engagement(self, own: list[Person | Organization], others: list[Person | Organization],
                    places: tuple[Place, ...], date: str | None) -> Engagement | None:
        cells = (self.mapping.with_, self.mapping.date, self.mapping.principal)
        evidence = [span for cell in cells for column in cell.column if (span := self.spans.get(column))]
        if not own or not others or not evidence:
            return None
        topics = tuple(Topic(text=value, start=span.start, end=span.end)
                       for value, span in self._values(self.mapping.topics) if span)
        stated = date is None or any(date[:4] in value or date[2:4] in value
                                     for value, _ in self._values(self.mapping.date))
        return Engagement(
            id="e1", order=1, kind=self.mapping.kind, date=date, city=places[0].id if places else None,
            country=self._country(), venue=self._one(self.mapping.venue), topics=topics, rule="table-row",
            confidence=1.0, evidence=tuple(evidence), inferred=() if stated else ("date",),
            participants=(Participant(entity=own[0].id, role="principal"),
                          *(Participant(entity=one.id, role="accompanying") for one in own[1:]),
                          *(Participant(entity=other.id) for other in others)))

    def _title(self, principal: Person | Organization | None, others: list[Person | Organization],
               date: str | None) -> str:
        met = ", ".join(other.name for other in others) or "nobody named"
        return f"{principal.name if principal else 'Nobody named'} with {met}{f', {date}' if date else ''}"

    def _warnings(self, principal: Person | Organization | None, others: list[Person | Organization],
                  date: str | None) -> tuple[str, ...]:
        return tuple(text for text, wrong in (
            ("The row does not say whose meeting it was.", principal is None),
            ("The row names nobody who was met.", not others),
            ("The date of the row is not written in any of the formats of the mapping.", date is None)) if wrong)


def _code(name: str | None) -> str | None:
    return code_of(name) if name else None


def _parts(value: str, separator: str | None, start: int) -> list[Value]:
    """Return the values that a separator parts, with their places in a text in which the first begins at ``start``."""
    found: list[Value] = []
    at = 0
    for part in re.split(f"({separator})", value) if separator else [value]:
        stripped = part.strip()
        if stripped and not (separator and re.fullmatch(separator, part)):
            first = start + at + part.index(stripped)
            found.append((stripped, Span(start=first, end=first + len(stripped))))
        at += len(part)
    return found


def _parted(value: Value, cell: Cell) -> tuple[Value | None, str | None]:
    """Return the name in a cell, with its place, and the office that stands beside it."""
    text, span = value
    for pattern in cell.patterns:
        match = re.match(pattern, text)
        if match:
            groups = match.groupdict()
            office, start = groups.get("office"), match.start("name") if groups.get("name") else 0
            name = groups.get("name")
            return _stripped(name, span.start + start if span else None, cell) if name else None, office
    return _stripped(text, span.start if span else None, cell), None


def _stripped(name: str, start: int | None, cell: Cell) -> Value:
    first, last = 0, len(name)
    for match in re.finditer(cell.strip, name) if cell.strip else ():
        if match.start() == 0:
            first = match.end()
        elif match.end() == len(name):
            last = match.start()
    plain = name[first:last].strip() or name
    if start is None:
        return plain, None
    begin = start + name.index(plain)
    return plain, Span(start=begin, end=begin + len(plain))
