"""Documents by words and by what they tell of, with counts of what would narrow them further."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Connection, Integer, Select, Table, cast, column, func, or_, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from communique.ask.coverage import Coverage, coverage
from communique.store.derived import concepts, engagements, participants, people, visits
from communique.store.kept import documents
from communique.store.search import Hit, Term, matching, parse, snippets_of

#: Values of a facet that are told.
_SHOWN = 10

_DATE = func.coalesce(documents.c.published, cast(documents.c.year, documents.c.published.type))

_Columns = tuple[ColumnElement[Any], ColumnElement[Any], ColumnElement[Any]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is looked for; None leaves it open.

    Attributes:
        words: Words and "phrases" of the text.
        person: Identity of somebody named there.
        country: Code of a country visited, met in, or of participants.
        kind: Kind of an engagement.
        year: Year told of.
        topic: Theme of an engagement or statement.
        issuer: Who published it.
    """

    words: str = ""
    person: str | None = None
    country: str | None = None
    kind: str | None = None
    year: str | None = None
    topic: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet, what it is called where the value does not say, and how many documents have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Search:
    """Documents found, the newest first: some of them, how many there are, and the facets of all."""

    wanted: Narrowed
    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, tuple[Value, ...]]
    coverage: Coverage


def explore(connection: Connection, wanted: Narrowed, *, limit: int = 20, offset: int = 0) -> Search:
    """Return the documents that have all that is wanted.

    Raises:
        StoreError: Words are given, and none of them can be looked for.
    """
    terms = parse(wanted.words) if wanted.words.strip() else []
    found = connection.execute(_documents(connection, wanted, terms)).scalars().all()
    chosen = _these(connection, found) if wanted != Narrowed() else None  # rows are of current versions only
    facets = {name: _facet(connection, chosen, name) for name in _TABLES}
    hits = snippets_of(connection, found[offset:offset + limit], terms)
    return Search(wanted, tuple(hits), len(found), facets, coverage(connection))


def _documents(connection: Connection, wanted: Narrowed, terms: Sequence[Term]) -> Select[Any]:
    """Return a query for the numbers of documents, the newest first."""
    query = select(documents.c.id).where(documents.c.superseded_by.is_(None))
    if terms:
        query = query.where(documents.c.id.in_(matching(connection, terms)))
    for name, tables in _TABLES.items():
        value = getattr(wanted, name)
        if value:
            query = query.where(or_(*(documents.c.id.in_(select(document).where(column == value))
                                      for document, column, _ in tables)))
    return query.order_by(_DATE.desc().nulls_last(), documents.c.id.desc())


def _these(connection: Connection, ids: Sequence[int]) -> Select[Any]:
    """Return numbers as a query, so that the database is told of them once, however many they are."""
    given = json.dumps(list(ids))
    if connection.dialect.name == "postgresql":
        rows = func.json_array_elements_text(cast(given, JSON)).table_valued("value")
        return select(cast(rows.c.value, Integer))
    return select(func.json_each(given).table_valued(column("value", Integer)).c.value)


def _facet(connection: Connection, chosen: Select[Any] | None, name: str) -> tuple[Value, ...]:
    """Count the documents that have each value, of all or of those chosen; the most frequent are told, of years all."""
    branches = []
    for document, value, called in _TABLES[name]:
        conditions = [value.is_not(None), *([document.in_(chosen)] if chosen is not None else [])]
        columns = document.label("document"), value.label("value"), called.label("name")
        branches.append(select(*columns).where(*conditions))
    pairs = union_all(*branches).subquery()
    number = func.count(pairs.c.document.distinct())
    order = (pairs.c.value.desc(),) if name == "year" else (number.desc(), pairs.c.value)
    rows = connection.execute(select(pairs.c.value, func.max(pairs.c.name), number).group_by(pairs.c.value).order_by(
        *order).limit(None if name == "year" else _SHOWN))
    return tuple(Value(row[0], row[1], row[2]) for row in rows)


def _of(table: Table, value: str, name: str | None = None) -> _Columns:
    return table.c.document_id, table.c[value], table.c[name or value]


def _year_of(table: Table) -> _Columns:
    year = func.substr(table.c.earliest, 1, 4)
    return table.c.document_id, year, year


#: Where the values of a facet stand: columns of document, value, and what it is called.
_TABLES: dict[str, tuple[_Columns, ...]] = {
    "person": (_of(people, "identity", "name"),),
    "country": (_of(participants, "country"), _of(engagements, "country"), _of(visits, "country")),
    "kind": (_of(engagements, "kind"),),
    "year": (_year_of(engagements), _year_of(visits)),
    "topic": (_of(concepts, "concept"),),
    "issuer": ((documents.c.id, documents.c.issuer, documents.c.issuer),),
}
