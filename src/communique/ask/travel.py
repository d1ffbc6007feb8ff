"""Who visited a country, or from where did visitors come, in a year or a longer time."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from communique.ask.coverage import Coverage, coverage
from communique.ask.facts import Stay
from communique.ask.loading import load_stays
from communique.ask.subjects import Subject, subject_of
from communique.errors import QuestionError
from communique.store.derived import visits as table


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits abroad, in the order of their days.

    Attributes:
        visits: At most as many as were asked for, the latest of all.
        total: How many there are.
        country: Code of the country visited, where one was asked for.
        home: Code of the country that the visitors come from, where one was asked for.
        visitor: Who visited, where that was asked for.
        since: First day (ISO) of the time asked for.
        until: Its last day.
        coverage: What the answer rests on.
    """

    visits: tuple[Stay, ...]
    total: int
    country: str | None
    home: str | None
    visitor: Subject | None
    since: str | None
    until: str | None
    coverage: Coverage


def visits(connection: Connection, *, country: str | None = None, home: str | None = None, who: str | None = None,
           since: str | None = None, until: str | None = None, limit: int | None = None, offset: int = 0) -> Visits:
    """Return visits abroad that reach into the days from ``since`` to ``until``.

    Args:
        connection: A transaction of the store.
        country: Code of the country visited.
        home: Code of the country that the visitor comes from.
        who: Name of the visitor.
        since: First day (ISO).
        until: Last day (ISO).
        limit: Only so many, the latest.
        offset: How many of the latest to pass over.

    Raises:
        QuestionError: The period ends before it begins.
        UnknownNameError: ``who`` means nobody, or several.
    """
    if since and until and since > until:
        raise QuestionError(f"the time from {since} to {until} ends before it begins")
    visitor = subject_of(connection, who) if who else None
    conditions = _conditions(country, home, since, until)
    if visitor is not None:
        conditions.append(table.c.home == visitor.id if visitor.kind == "country" else table.c.identity == visitor.id)
    total = connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()
    latest = select(table.c.id).where(*conditions).order_by(
        table.c.earliest.desc().nulls_last(), table.c.id.desc()).limit(limit).offset(offset)
    stays = load_stays(connection, connection.execute(latest).scalars())
    told = [visitor] if visitor else [subject_of(connection, f"country:{code}") for code in (country, home) if code]
    return Visits(tuple(stays), total, country, home, visitor, since, until, coverage(connection, *told))


def _conditions(country: str | None, home: str | None, since: str | None,
                until: str | None) -> list[ColumnElement[bool]]:
    """Return conditions for stays abroad; a stay of one whose country is not known counts as abroad."""
    abroad = (table.c.home.is_(None)) | (table.c.home != table.c.country)
    conditions: list[ColumnElement[bool]] = [abroad]
    if country:
        conditions.append(table.c.country == country)
    if home:
        conditions.append(table.c.home == home)
    if until:
        conditions.append(table.c.earliest <= until)
    if since:  # one that began before and lasted into the time counts
        conditions.append(func.coalesce(table.c.latest, table.c.earliest) >= since)
    return conditions
