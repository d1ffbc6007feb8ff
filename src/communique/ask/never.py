"""Which countries or people have not been met in a period?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Text, cast, func, literal, select
from sqlalchemy.sql.elements import ColumnElement

from communique.ask.coverage import Coverage, coverage
from communique.ask.facts import Encounter, Stay
from communique.ask.loading import load_encounters, load_stays, within
from communique.ask.subjects import Subject, subject_of
from communique.authority.countries import countries
from communique.store.counted import tallies
from communique.store.derived import participants, visits


@dataclass(frozen=True, slots=True)
class Missing:
    """One that was not met; `last` is the last encounter or visit outside the period, None where the store has none."""

    id: str
    name: str
    last: Encounter | Stay | None


@dataclass(frozen=True, slots=True)
class Never:
    """Those who were not met.

    Attributes:
        of: `countries`, or `people`.
        who: By whom; None stands for anybody in the store.
        since: First day (ISO) of the period.
        until: Last day.
        missing: The longest missed first, then those of whom the store has nothing.
        met: How many were met in the period.
        coverage: What the answer rests on.
    """

    of: str
    who: Subject | None
    since: str | None
    until: str | None
    missing: tuple[Missing, ...]
    met: int
    coverage: Coverage


def never(connection: Connection, *, who: str | None = None, people: bool = False, since: str | None = None,
          until: str | None = None) -> Never:
    """Return countries, or people, with whom no document tells of an engagement or a visit in a period.

    Of countries, all that there are today are looked at; of people, those who were met at another time. Who took
    part in an engagement that was held, was visited, or came on a visit counts as met; what has no day does not.

    Raises:
        UnknownNameError: ``who`` means nobody, or several.
    """
    subject = subject_of(connection, who) if who else None
    inside = _last_days(connection, subject, since, until, people=people)
    ever = _last_days(connection, subject, None, None, people=people)
    universe = set(ever) if people else {code for code, one in countries().items() if not (one.former or one.territory)}
    own = {subject.id, *([subject.country] if subject.country else [])} if subject else set()
    missing = sorted(universe - set(inside) - own, key=lambda one: (one not in ever, ever.get(one, ("",))[0], one))
    facts = _facts(connection, {one: ever[one] for one in missing if one in ever})
    return Never("people" if people else "countries", subject, since, until,
                 tuple(Missing(one, _name(one, facts.get(one)), facts.get(one)) for one in missing),
                 len(set(inside) & universe - own), coverage(connection, *([subject] if subject else [])))


def _last_days(connection: Connection, subject: Subject | None, since: str | None, until: str | None, *,
               people: bool) -> dict[str, tuple[str, str, int]]:
    """Return the last day of each who was met, and which fact tells it: its table and number."""
    found: dict[str, tuple[str, str, int]] = {}
    for kind, query in _queries(subject, since, until, people=people):
        for one, latest in connection.execute(query).all():
            day, _, number = latest.partition("#")
            found[one] = max(found.get(one, ("", "", 0)), (day, kind, int(number)))
    return found


def _queries(subject: Subject | None, since: str | None, until: str | None, *,
             people: bool) -> list[tuple[str, Select[Any]]]:
    """Return queries for the last day and fact of each who was met, and which table the fact is of."""
    in_time = within(participants.c.earliest, since, until)
    held = [participants.c.status == "held", participants.c.earliest.is_not(None), *in_time]
    stayed = [visits.c.latest.is_not(None), visits.c.home != visits.c.country,
              *([visits.c.latest >= since] if since else []), *([visits.c.earliest <= until] if until else [])]
    party = participants.c.identity if people else participants.c.country
    if people:
        held.append(participants.c.kind == "person")
    if subject is None:
        queries = [("engagement", _last_of_each("person" if people else "country", party, _BY_DAY, held))]
        sides = () if people else (visits.c.country, visits.c.home)
        return queries + [("visit", _last_of_each("told", side, _BY_END, stayed)) for side in sides]
    one = participants.alias()
    held.append(participants.c.engagement_id.in_(select(one.c.engagement_id).where(subject.among(one))))
    queries = [("engagement", _last_by_group(party, _BY_DAY, held))]
    for side, other in () if people else ((visits.c.country, visits.c.home), (visits.c.home, visits.c.country)):
        theirs = other == subject.id if subject.kind == "country" else visits.c.identity == subject.id
        queries.append(("visit", _last_by_group(side, _BY_END, [*stayed, theirs])))
    return queries


#: The day by which facts are in order, and the number of the fact.
_BY_DAY = (participants.c.earliest, participants.c.engagement_id)
_BY_END = (visits.c.latest, visits.c.id)
_Order = tuple[ColumnElement[Any], ColumnElement[Any]]


def _last_of_each(subject: str, column: ColumnElement[Any], order: _Order,
                  conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Select the last fact of each key that is counted: one step in an index for each, whatever there is of it."""
    last = select(_told(*order)).where(column == tallies.c.key, *conditions).order_by(
        *(one.desc() for one in order)).limit(1).correlate(tallies).scalar_subquery()
    each = select(tallies.c.key, last.label("last")).where(tallies.c.subject == subject).subquery()
    return select(each).where(each.c.last.is_not(None))


def _last_by_group(column: ColumnElement[Any], order: _Order,
                   conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    return select(column, func.max(_told(*order))).where(column.is_not(None), *conditions).group_by(column)


def _told(day: ColumnElement[Any], number: ColumnElement[Any]) -> ColumnElement[str]:
    """Return a day together with the number of the fact that has it: one value, so of one row."""
    return day + literal("#") + cast(number, Text)


def _facts(connection: Connection, last: dict[str, tuple[str, str, int]]) -> dict[str, Encounter | Stay]:
    """Return the facts that tell of the last days."""
    encounters = {e.id: e for e in load_encounters(connection, [n for _, kind, n in last.values() if kind != "visit"])}
    stays = {s.id: s for s in load_stays(connection, [n for _, kind, n in last.values() if kind == "visit"])}
    return {one: stays[number] if kind == "visit" else encounters[number] for one, (_, kind, number) in last.items()}


def _name(one: str, fact: Encounter | Stay | None) -> str:
    known = countries().get(one)
    if known:
        return known.name
    parties = fact.parties if isinstance(fact, Encounter) else ()
    return next((party.name for party in parties if party.identity == one), one)
