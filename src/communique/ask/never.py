"""Which countries or people have not been met in a period?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Text, cast, func, literal, select
from sqlalchemy.sql.elements import ColumnElement

from communique.ask.coverage import Coverage, coverage
from communique.ask.facts import Encounter, Stay
from communique.ask.loading import load_encounters, load_stays, within
from communique.ask.subjects import Subject, subject_of
from communique.authority.countries import countries
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
    party = participants.alias()
    key = party.c.identity if people else party.c.country
    met = select(key, _latest(party.c.earliest, party.c.engagement_id)).where(
        key.is_not(None), party.c.status == "held", party.c.earliest.is_not(None),
        *within(party.c.earliest, since, until)).group_by(key)
    if people:
        met = met.where(party.c.kind == "person")
    if subject is not None:
        one = participants.alias()
        met = met.where(party.c.engagement_id.in_(select(one.c.engagement_id).where(subject.among(one))))
    queries = [("engagement", met)]
    if not people:
        for side, other in ((visits.c.country, visits.c.home), (visits.c.home, visits.c.country)):
            stayed = select(side, _latest(visits.c.latest, visits.c.id)).where(
                side.is_not(None), visits.c.latest.is_not(None), visits.c.home != visits.c.country,
                *([visits.c.latest >= since] if since else []), *([visits.c.earliest <= until] if until else []),
            ).group_by(side)
            if subject is not None:
                stayed = stayed.where(other == subject.id if subject.kind == "country"
                                      else visits.c.identity == subject.id)
            queries.append(("visit", stayed))
    return queries


def _latest(day: ColumnElement[Any], number: ColumnElement[Any]) -> ColumnElement[str]:
    """Return the last day together with the number of the fact that has it: one aggregate, so of one row."""
    return func.max(day + literal("#") + cast(number, Text))


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
