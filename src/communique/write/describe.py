"""One fact in words: the headings and lines that an itinerary is made of."""

from __future__ import annotations

from communique.record import Engagement, Movement, Statement, Upcoming
from communique.write.names import INFERRED, KINDS, Names, country_name, listed, plain

#: Words before the participants of a role, in the order in which they are told.
_ROLES = (
    (("counterpart", "guest", "interviewer", "signatory"), "with"),
    (("host",), "hosted by"),
    (("honouree",), "in honour of"),
    (("accompanying",), "accompanied by"),
)


def mark(fact: Movement | Engagement, *fields: str) -> str:
    """Return the mark of an inferred value where one of ``fields`` of the fact was inferred."""
    return INFERRED if not set(fields).isdisjoint(fact.inferred) else ""


def time_of(fact: Movement | Engagement, *, dated: bool = False) -> str:
    """Return the time of day; with ``dated`` the ISO date before it.

    A date that was carried over shows as a mark here, as the day stands in the heading above.
    """
    daypart = (fact.daypart or "") + (mark(fact, "daypart") if fact.daypart else "")
    if dated:
        day = (fact.date or "") + (mark(fact, "date") if fact.date else "")
        return " ".join(part for part in (day, daypart) if part)
    if fact.date and "date" in fact.inferred and not daypart.endswith(INFERRED):
        daypart += INFERRED
    return plain(daypart)


def heading_of_movement(fact: Movement, names: Names) -> str:
    """Return ``Arrival in Almaty, Kazakhstan, from Tamchy``."""
    place = names.of(fact.place)
    country = country_name(fact.country) or ""
    where = place + mark(fact, "place") if place else ""
    if country and country != place:
        where = f"{where}, {country}{mark(fact, 'country')}" if where else country + mark(fact, "country")
    word = {"arrival": "in", "departure": "from", "transit": "through"}[fact.kind]
    parts = [f"{fact.kind.capitalize()} {word} {where}" if where else fact.kind.capitalize()]
    if fact.origin:
        parts.append(f"from {names.of(fact.origin)}{mark(fact, 'from', 'origin')}")
    if fact.destination:
        parts.append(f"for {names.of(fact.destination)}{mark(fact, 'to', 'destination')}")
    return ", ".join(parts)


def heading_of_engagement(fact: Engagement, names: Names) -> str:
    """Return ``Meeting with Kassym-Jomart Tokayev (President, Kazakhstan)``."""
    heading = KINDS.get(fact.kind, fact.kind)
    for roles, word in _ROLES:
        of_role = [names.introduce(participant) for participant in fact.participants if participant.role in roles]
        if of_role:
            heading += f" {word} {listed(of_role)}"
    return heading + mark(fact, "participants")


def place_of(fact: Movement | Engagement, names: Names) -> str:
    """Return venue, city and country; the place that a movement ends in is told by its heading."""
    if isinstance(fact, Movement):
        return ""
    parts = [names.of(fact.venue) + mark(fact, "venue")] if fact.venue else []
    city = names.of(fact.city)
    if city:
        parts.append(city + mark(fact, "city"))
    country = country_name(fact.country)
    if country and country != city:
        parts.append(country + mark(fact, "country"))
    return ", ".join(parts)


def occasion_of(fact: Engagement, names: Names) -> str:
    """Return the larger event that the engagement was part of, or an empty string."""
    return names.of(fact.part_of) + mark(fact, "part_of") if fact.part_of else ""


def upcoming_event(upcoming: Upcoming, names: Names) -> str:
    """Return an event to come with its place and time, as far as they are known."""
    where = country_name(upcoming.where) if len(upcoming.where or "") == 2 else names.of(upcoming.where)
    return ", ".join(plain(part) for part in (names.of(upcoming.event), where, upcoming.when) if part)


def said(statement: Statement, names: Names, at: Engagement | None) -> str:
    """Return ``thank (to Kassym-Jomart Tokayev): leadership on …``.

    The speaker is named where it is not the principal alone; the addressee where more than one could be meant.
    """
    speakers = [statement.speaker, *statement.joint_with]
    who = "" if speakers == [names.principal] else listed([names.of(speaker) for speaker in speakers if speaker])
    to = "" if _is_obvious(statement, names, at) else names.of(statement.addressee)
    act = " ".join(part for part in (plain(statement.act), f"(to {to})" if to else "") if part)
    about = plain(statement.about)
    return f"{who + ' · ' if who else ''}{act}: {f'“{about}”' if statement.quoted else about}"


def _is_obvious(statement: Statement, names: Names, at: Engagement | None) -> bool:
    """Tell whether the addressee goes without saying: in talks of two, it is the other."""
    if at is None:
        return False
    parties = {names.principal, *(p.entity for p in at.participants if p.role != "accompanying")}
    return len(parties) == 2 and {statement.speaker, statement.addressee} == parties
