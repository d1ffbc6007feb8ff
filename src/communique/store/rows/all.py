"""All rows of one document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sqlalchemy import Table

from communique.store.derived import TABLES
from communique.store.rows.documents import agreement_rows, citation_rows, upcoming_rows
from communique.store.rows.entities import entity_rows, office_rows
from communique.store.rows.journeys import movement_rows, visit_rows
from communique.store.rows.meetings import engagement_rows
from communique.store.rows.sayings import statement_rows
from communique.store.rows.setting import Row, Setting


def rows_of(setting: Setting) -> dict[Table, list[Row]]:
    """Return the rows of every table, in the order in which they can be put in. The same record gives the same rows."""
    rows: dict[Table, list[Row]] = {table: [] for table in TABLES}
    for table, row in _each(setting):
        rows[table].append(row)
    return rows


def _each(setting: Setting) -> Iterator[tuple[Table, Row]]:
    return chain(entity_rows(setting), office_rows(setting), visit_rows(setting), movement_rows(setting),
                 engagement_rows(setting), statement_rows(setting), agreement_rows(setting), upcoming_rows(setting),
                 citation_rows(setting))
