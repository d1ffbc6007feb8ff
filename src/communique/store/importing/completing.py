"""What the stay of a list adds to the engagements read from its remarks: country, city, day, and whose hosts they are.

All of it is marked as inferred: the remarks do not say it.
"""

from __future__ import annotations

import re

from communique.record import Engagement, Person, Record, Visit

#: What each inferred value takes from the confidence, as in reading.
_DOUBT = 0.05

_STATE_OFFICE = re.compile(
    r"\b(president|prime minister|premier|chancellor|king|queen|emperor|empress|sultan|emir|amir|shah|crown prince|"
    r"regent|foreign minister|foreign secretary|minister (?:of|for) foreign affairs|governor[- ]general|"
    r"(?:defen[cs]e|finance|interior) minister)\b", re.I)


def completed(engagement: Engagement, visit: Visit) -> Engagement:
    """Return the engagement with what the visit says of it and its own words do not."""
    changes: dict[str, str | None] = {}
    inferred = set(engagement.inferred)
    if engagement.country is None or "country" in inferred:
        changes["country"] = visit.country
    country = changes.get("country", engagement.country)
    if (engagement.city is None or "city" in inferred) and country == visit.country:
        changes["city"] = visit.places[0] if len(visit.places) == 1 else None
    if engagement.date is None or "date" in inferred or len(engagement.date) < len("2024-07-03"):
        changes["date"] = visit.start if visit.start == visit.end else None
    changes = {name: value for name, value in changes.items() if getattr(engagement, name) != value}
    new = [name for name, value in changes.items() if value is not None and name not in inferred]
    left = tuple(name for name in engagement.inferred if changes.get(name, "") is not None)
    return engagement.model_copy(update={
        **changes, "inferred": (*left, *new),
        "confidence": round(max(0.0, engagement.confidence - _DOUBT * len(new)), 2)})


def with_hosts(record: Record, visit: Visit) -> Record:
    """Return the record in which who is met by a state office alone belongs to the country where they were met."""
    hosts = {
        participant.entity for engagement in record.engagements for participant in engagement.participants
        if engagement.country == visit.country and participant.role in ("counterpart", "host")}
    people = tuple(_host(person, visit.country) if person.id in hosts else person for person in record.people)
    return record.model_copy(update={"people": people})


def _host(person: Person, country: str) -> Person:
    office = person.offices[0] if person.offices else None
    if person.country or office is None or office.country or office.organization \
            or not _STATE_OFFICE.search(office.title):
        return person
    return person.model_copy(update={"country": country, "inferred": (*person.inferred, "country")})
