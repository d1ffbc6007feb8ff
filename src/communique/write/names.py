"""The names that a person reads: of entities with their offices, of countries, days and kinds."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from babel.dates import format_date, format_interval

from communique.authority.countries import countries
from communique.record import Office, Participant, Person, Record

#: Set after a value that the document does not state at that place but its context gives.
INFERRED = "~"
LEGEND = f"{INFERRED} not stated there: inferred from the context"

KINDS = {
    "meeting": "Meeting", "call": "Call", "briefing": "Briefing", "site-visit": "Site visit", "interview": "Interview",
    "press": "Press", "address": "Address", "meal": "Meal", "ceremony": "Ceremony", "signing": "Signing",
    "attendance": "Attendance", "town-hall": "Town hall", "welcome": "Welcome",
}

_LOCALE = "en_GB"


def plain(text: str) -> str:
    """Return ``text`` on one line, without control characters and direction marks.

    A document is foreign text: it must not steer the terminal that shows it.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(
        character if character.isprintable() else " "
        for character in text if unicodedata.category(character) != "Cf"
    )
    return " ".join(kept.split())


def country_name(code: str | None) -> str | None:
    """Return the English name of a country by its ISO 3166-1 alpha-2 code; the code where it is not known."""
    if not code:
        return None
    known = countries().get(code)
    return known.name if known else code


def spoken_date(day: str) -> str:
    """Return an ISO date as ``Wednesday 3 July 2024``; a year or month, and anything else, as it is."""
    found = _date(day)
    return format_date(found, "EEEE d MMMM y", locale=_LOCALE) if found else day


def spoken_range(start: str | None, end: str | None) -> str:
    """Return two ISO dates as ``3–4 Jul 2024``: what both have in common is said once."""
    first, last = _date(start or end), _date(end or start)
    if first is None or last is None:
        return " – ".join(dict.fromkeys(day for day in (start, end) if day))
    if first == last:
        return format_date(first, "d MMM y", locale=_LOCALE)
    return format_interval(first, last, "yMMMd", locale=_LOCALE)


def _date(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day or "")
    except ValueError:
        return None


def office_name(office: Office) -> str:
    """Return an office with the state or body that it belongs to: ``President, Kazakhstan``."""
    return ", ".join(part for part in (office.title, office.organization or country_name(office.country)) if part)


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: ``A, B and C``."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


class Names:
    """Names of one record's entities; a person's office is told where the person first comes up."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.principal = record.principal
        self._people = {person.id: person for person in record.people}
        self._introduced: set[str] = set()

    def of(self, entity: str | None) -> str:
        """Return the name of an entity, or an empty string for none."""
        return plain(self._record.name_of(entity) or "")

    def introduce(self, participant: Participant) -> str:
        """Return the participant's name, with office in brackets the first time."""
        name = self.of(participant.entity)
        person = self._people.get(participant.entity)
        if person is None or person.id in self._introduced:
            return name
        self._introduced.add(person.id)
        office = self._office(person, participant)
        return f"{name} ({plain(office)})" if office else name

    def with_office(self, entity: str | None) -> str:
        """Return the name of an entity with its office, however often it has come up."""
        person = self._people.get(entity or "")
        office = self._office(person, None) if person else ""
        return f"{self.of(entity)} ({plain(office)})" if office else self.of(entity)

    @staticmethod
    def _office(person: Person, participant: Participant | None) -> str:
        if participant is not None and participant.office:
            for office in person.offices:
                if office.title == participant.office:
                    return office_name(office)
            return participant.office
        return office_name(person.offices[0]) if person.offices else ""
