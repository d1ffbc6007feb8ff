"""Who met whom, and how often: the people of a period, or those around somebody, with the ties between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from communique.ask.coverage import Coverage, coverage
from communique.ask.loading import within
from communique.ask.subjects import Subject, subject_of
from communique.errors import QuestionError
from communique.store.derived import participants, people

#: Identities named in one query.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the network: identity, most frequent name, and with how many encounters."""

    identity: str
    name: str
    country: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two who met: how often, and the first and last day (ISO) on which it may have been."""

    left: str
    right: str
    times: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Network:
    """The people who met oftenest, and their ties.

    Attributes:
        members: Who is in it, those of most encounters first.
        ties: Pairs who met, the most frequent first.
        total: How many ties there are, of which `ties` has the most frequent.
        around: Whose network it is; None for everybody's.
        since: First day (ISO) that counts.
        until: Last day that counts.
        coverage: What the answer rests on.
    """

    members: tuple[Member, ...]
    ties: tuple[Tie, ...]
    total: int
    around: Subject | None
    since: str | None
    until: str | None
    coverage: Coverage


def network(connection: Connection, *, around: str | None = None, since: str | None = None, until: str | None = None,
            limit: int = 80) -> Network:
    """Return who met whom: the principal of an engagement that was held, and each of the others.

    Others of one engagement are not tied to each other: that they took part in it does not say that they met.

    Args:
        connection: A transaction of the store.
        around: Name of a person, organisation or country: only ties with it, or with its people.
        since: First day (ISO) that counts.
        until: Last day (ISO) that counts.
        limit: At most so many ties.

    Raises:
        QuestionError: The period ends before it begins.
        UnknownNameError: ``around`` means nobody, or several.
    """
    if since and until and since > until:
        raise QuestionError(f"the time from {since} to {until} ends before it begins")
    subject = subject_of(connection, around) if around else None
    one, other = participants.alias("one"), participants.alias("other")
    conditions: list[ColumnElement[bool]] = [
        one.c.role == "principal", other.c.role != "principal", one.c.status == "held", one.c.kind == "person",
        other.c.kind == "person", one.c.identity != other.c.identity, *within(one.c.earliest, since, until)]
    if subject is not None:
        conditions.append(or_(subject.among(one), subject.among(other)))
    earlier = one.c.identity < other.c.identity
    low = case((earlier, one.c.identity), else_=other.c.identity)
    high = case((earlier, other.c.identity), else_=one.c.identity)
    times = func.count(one.c.engagement_id.distinct()).label("times")
    pairs = select(low.label("low"), high.label("high"), times, func.min(one.c.earliest).label("first"),
                   func.max(one.c.latest).label("last")).select_from(
        one.join(other, one.c.engagement_id == other.c.engagement_id)).where(*conditions).group_by(low, high)
    total = connection.execute(select(func.count()).select_from(pairs.subquery())).scalar_one()
    ties = tuple(Tie(*row) for row in connection.execute(pairs.order_by(times.desc(), low, high).limit(limit)))
    members = _members(connection, ties)
    return Network(members, ties, total, subject, since, until, coverage(connection, *([subject] if subject else [])))


def _members(connection: Connection, ties: tuple[Tie, ...]) -> tuple[Member, ...]:
    times: dict[str, int] = {}
    for tie in ties:
        for identity in (tie.left, tie.right):
            times[identity] = times.get(identity, 0) + tie.times
    called = _called(connection, sorted(times))
    found = (Member(identity, *called.get(identity, (identity, None)), number) for identity, number in times.items())
    return tuple(sorted(found, key=lambda member: (-member.times, member.identity)))


def _called(connection: Connection, identities: list[str]) -> dict[str, tuple[str, str | None]]:
    """Return the most frequent name of each, one of several words before a surname alone, and country."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    for at in range(0, len(identities), _CHUNK):
        for row in connection.execute(
                select(people.c.identity, people.c.name, people.c.country, func.count().label("number"))
                .where(people.c.identity.in_(identities[at : at + _CHUNK]))
                .group_by(people.c.identity, people.c.name, people.c.country)):
            names[row.identity][row.name] += row.number
            if row.country:
                homes[row.identity][row.country] += row.number
    return {identity: (min(found, key=lambda name: (" " not in name, -found[name], name)),
                       min(home, key=lambda code: (-home[code], code)) if (home := homes[identity]) else None)
            for identity, found in names.items()}
