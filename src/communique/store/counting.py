"""Keeping counts in step with the rows that they count, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from anyascii import anyascii
from sqlalchemy import Connection, Integer, Table, bindparam, delete, func, insert, literal, select, union, union_all
from sqlalchemy.dialects import postgresql, sqlite

from communique.authority.lookup import traces_of
from communique.authority.names import fold
from communique.store.counted import TABLES, names, tallies, words
from communique.store.derived import (
    engagements,
    events,
    name_words,
    organizations,
    participants,
    people,
    places,
    statements,
    visits,
)
from communique.store.kept import documents

#: Tables of entities by kind.
ENTITIES: Mapping[str, Table] = {"person": people, "organization": organizations, "place": places, "event": events}

Counts = dict[Table, Counter[tuple[str, ...]]]


@contextmanager
def recounted(connection: Connection, document: int, *, had: bool = True, has: bool = True) -> Iterator[None]:
    """Bring the counts to what the rows of a document are after the block.

    Args:
        connection: A writing transaction.
        document: The document.
        had: Whether it had rows before the block.
        has: Whether it has any after it.
    """
    before = _count(connection, document) if had else None
    yield
    after = _count(connection, document) if has else None
    for table in TABLES:
        changes = Counter(after[table] if after else {})
        changes.subtract(before[table] if before else {})
        _add(connection, table, {key: number for key, number in changes.items() if number})


def recount(connection: Connection) -> None:
    """Make all counts again."""
    for table, counts in _count(connection, None).items():
        connection.execute(delete(table))
        _insert(connection, table, counts)


def counted(connection: Connection, subject: str, *, most: int | None = None) -> dict[str, int]:
    """Return how many there are of each key of a subject of `tallies`, the most first; ``most`` is how many keys."""
    rows = connection.execute(select(tallies.c.key, tallies.c.number).where(tallies.c.subject == subject).order_by(
        tallies.c.number.desc(), tallies.c.key).limit(most))
    return {row.key: row.number for row in rows}


def count_of(connection: Connection, subject: str, key: str) -> int:
    """Return how many there are of one key of a subject of `tallies`."""
    return connection.execute(select(tallies.c.number).where(
        tallies.c.subject == subject, tallies.c.key == key)).scalar() or 0


def wrong_counts(connection: Connection) -> list[str]:
    """Return the names of the tables that do not hold what a new count gives."""
    return [table.name for table, counts in _count(connection, None).items() if counts != _stored(connection, table)]


def _stored(connection: Connection, table: Table) -> Counter[tuple[str, ...]]:
    keys = _keys(table)
    rows = connection.execute(select(*(table.c[key] for key in keys), table.c.number))
    return Counter({tuple(row[:-1]): row.number for row in rows})


def _keys(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]


def _count(connection: Connection, document: int | None) -> Counts:
    """Count the rows of one document, or of all."""
    values = {} if document is None else {"document": document}
    return {table: Counter({tuple(row[:-1]): row[-1] for row in connection.execute(wanted, values)})
            for table, wanted in _selects(of_one=document is not None).items()}


@lru_cache(maxsize=2)
def _selects(*, of_one: bool) -> dict[Table, Any]:
    """Return what counts, for a document that is given with it or for all; to make it takes longer than to ask."""
    number = bindparam("document", type_=Integer)

    def of(table: Table) -> Any:
        return table.c.document_id == number if of_one else literal(True)

    current = documents.c.id == number if of_one else documents.c.superseded_by.is_(None)
    counted_words = select(name_words.c.kind, name_words.c.word, func.count()).where(of(name_words)).group_by(
        name_words.c.kind, name_words.c.word)
    return {names: _names(of), words: counted_words,
            tallies: union_all(*_by_kind(of), *_by_party(of), *_by_document(of, current))}


def _names(of: Callable[[Table], Any]) -> Any:
    return union_all(*(
        select(literal(kind), table.c.identity, table.c.name, country, func.count())
        .where(of(table)).group_by(table.c.identity, table.c.name, country)
        for kind, table in ENTITIES.items()
        for country in [func.coalesce(table.c.country, "") if "country" in table.c else literal("")]))


def _by_kind(of: Callable[[Table], Any]) -> Iterator[Any]:
    decade = func.substr(engagements.c.earliest, 1, 3)
    for subject, column in (("kind", engagements.c.kind), ("decade", decade)):
        yield select(literal(subject), column, func.count()).where(
            of(engagements), column.is_not(None)).group_by(column)
    for table in (visits, statements):
        yield select(literal(str(table.name)), literal(""), func.count()).select_from(table).where(
            of(table)).having(func.count() > 0)


def _by_party(of: Callable[[Table], Any]) -> Iterator[Any]:
    party = participants.c
    yield select(literal("country"), party.country, func.count()).where(
        of(participants), party.country.is_not(None)).group_by(party.country)
    yield select(literal("person"), party.identity, func.count()).where(
        of(participants), party.kind == "person").group_by(party.identity)


def _by_document(of: Callable[[Table], Any], current: Any) -> Iterator[Any]:
    """Count documents by issuer, and by the countries that they tell of: of those who took part, and of visits."""
    issuer = func.coalesce(documents.c.issuer, "")
    yield select(literal("issuer"), issuer, func.count()).where(current).group_by(issuer)
    told = union(*(select(column.label("code"), table.c.document_id).where(of(table), column.is_not(None)) for
                   table, column in ((participants, participants.c.country), (visits, visits.c.country),
                                     (visits, visits.c.home)))).subquery()
    yield select(literal("told"), told.c.code, func.count()).group_by(told.c.code)


def _add(connection: Connection, table: Table, changes: Mapping[tuple[str, ...], int]) -> None:
    """Add to counts, of which some fall; what falls to nothing goes."""
    keys = _keys(table)
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    raised = statement.on_conflict_do_update(
        index_elements=keys, set_={"number": table.c.number + statement.excluded.number})
    rows = _rows(table, changes)
    if rows:
        connection.execute(raised, rows)
    fallen = [dict(zip(keys, key, strict=True)) for key, number in changes.items() if number < 0]
    for row in fallen:
        connection.execute(delete(table).where(table.c.number <= 0, *(table.c[key] == row[key] for key in keys)))


def _insert(connection: Connection, table: Table, counts: Mapping[tuple[str, ...], int]) -> None:
    rows = _rows(table, counts)
    for at in range(0, len(rows), 5000):
        connection.execute(insert(table), rows[at:at + 5000])


def _rows(table: Table, counts: Mapping[tuple[str, ...], int]) -> list[dict[str, Any]]:
    """Return counts as rows, in one order, so that two who write never wait for each other's rows."""
    rows: list[dict[str, Any]] = [{**dict(zip(_keys(table), key, strict=True)), "number": number}
                                  for key, number in sorted(counts.items())]
    if table is words:
        for row in rows:
            plain = fold(anyascii(row["word"]))
            row |= {"plain": plain, "traces": traces_of(plain)}
    return rows
