"""How often, by year: the engagements of a person, an organisation or a country."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from communique.ask.subjects import Subject
from communique.store.derived import engagements, participants


def years(connection: Connection, subject: Subject) -> list[tuple[int, str, int]]:
    """Return year, kind and number of the engagements that were held and are dated, in the order of the years.

    An engagement that may be of two years counts in the first.

    Args:
        connection: A transaction of the store.
        subject: Whose engagements; those of a country are its people's.
    """
    year = func.substr(participants.c.earliest, 1, 4).label("year")
    number = func.count(participants.c.engagement_id.distinct()).label("number")
    rows = connection.execute(
        select(year, engagements.c.kind, number).join(engagements, engagements.c.id == participants.c.engagement_id)
        .where(subject.among(participants), participants.c.status == "held", participants.c.earliest.is_not(None))
        .group_by(year, engagements.c.kind).order_by(year, engagements.c.kind))
    return [(int(row.year), row.kind, row.number) for row in rows]
