"""What a store holds, in figures."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from communique.ask.coverage import Coverage, coverage
from communique.store.derived import engagements, participants, people, statements, visits

_SHOWN = 10

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures: how many of each, engagements by kind and by ten years, and who is met most.

    Attributes:
        totals: Name and number of what there is.
        kinds: Engagements by kind.
        decades: Dated engagements by ten years.
        countries: Codes whose people took part in most engagements.
        people: Identities that took part in most, with their names.
        coverage: Documents, issuers, days.
    """

    totals: Counts
    kinds: Counts
    decades: Counts
    countries: Counts
    people: tuple[tuple[str, str, int], ...]
    coverage: Coverage


def stats(connection: Connection) -> Stats:
    """Return what the store holds."""
    number = func.count().label("number")
    covered = coverage(connection)
    sizes = [(name, int(connection.execute(select(func.count()).select_from(table)).scalar_one()))
             for name, table in (("visits", visits), ("statements", statements))]
    who = connection.execute(select(func.count(people.c.identity.distinct()))).scalar_one()
    kinds = connection.execute(select(engagements.c.kind, number).group_by(engagements.c.kind)
                               .order_by(number.desc(), engagements.c.kind)).all()
    decade = func.substr(engagements.c.earliest, 1, 3)
    decades = connection.execute(select(decade, number).where(engagements.c.earliest.is_not(None)).group_by(decade)
                                 .order_by(decade)).all()
    countries = connection.execute(select(participants.c.country, number).where(participants.c.country.is_not(None))
                                   .group_by(participants.c.country).order_by(number.desc(), participants.c.country)
                                   .limit(_SHOWN)).all()
    most = connection.execute(select(participants.c.identity, func.max(participants.c.name), number).where(
        participants.c.kind == "person").group_by(participants.c.identity)
        .order_by(number.desc(), participants.c.identity).limit(_SHOWN)).all()
    return Stats(
        (("documents", covered.documents), ("engagements", covered.engagements), *sizes, ("people", who)),
        tuple((row[0], row[1]) for row in kinds), tuple((f"{row[0]}0s", row[1]) for row in decades),
        tuple((row[0], row[1]) for row in countries), tuple((row[0], row[1], row[2]) for row in most), covered)
