"""What a store holds, in figures."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from communique.ask.coverage import Coverage, coverage
from communique.store.counted import names
from communique.store.counting import count_of, counted

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
    covered = coverage(connection)
    sizes = [(name, count_of(connection, name, "")) for name in ("visits", "statements")]
    who = connection.execute(select(func.count(names.c.identity.distinct())).where(
        names.c.kind == "person")).scalar_one()
    most = counted(connection, "person", most=_SHOWN)
    return Stats(
        (("documents", covered.documents), ("engagements", covered.engagements), *sizes, ("people", who)),
        tuple(counted(connection, "kind").items()),
        tuple((f"{decade}0s", number) for decade, number in sorted(counted(connection, "decade").items())),
        tuple(counted(connection, "country", most=_SHOWN).items()),
        tuple((identity, _name(connection, identity), number) for identity, number in most.items()), covered)


def _name(connection: Connection, identity: str) -> str:
    """Return the most frequent name of a person."""
    return str(connection.execute(select(names.c.name).where(
        names.c.kind == "person", names.c.identity == identity).group_by(names.c.name).order_by(
        func.sum(names.c.number).desc(), names.c.name).limit(1)).scalar_one())
