"""Who or what a question is about: a person, an organisation or a country, given loosely. Never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, FromClause, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from communique.authority.countries import countries
from communique.authority.names import fold
from communique.authority.spelling import likeness
from communique.errors import UnknownNameError
from communique.store.counting import count_of
from communique.store.derived import participants, visits
from communique.store.identity import Candidate, find, namesakes, the_one
from communique.store.identity.tables import MOST_LIKELY_FIRST, doubts

_KINDS = ("person", "organization")
_NEAR = 0.8  # likeness from which a country may be the one that was meant


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what a question is about.

    Attributes:
        kind: person, organization or country.
        id: Identity across documents; the ISO 3166-1 alpha-2 code of a country.
        name: Most frequent name.
        names: All names in the store.
        office: Office that a person was last given.
        country: Code of the country that it belongs to, or is.
        documents: How many documents name it, or tell of its people and of visits.
        first: First day (ISO) of an engagement with it.
        last: Last such day.
        doubts: Identities that may be the same, and wait to be judged.
        apart: Of a country, states that it followed and its territories, as far as documents tell of them: name, code
            and number of documents. They are not counted with it.
    """

    kind: str
    id: str
    name: str
    names: tuple[str, ...]
    office: str | None
    country: str | None
    documents: int
    first: str | None
    last: str | None
    doubts: tuple[str, ...] = ()
    apart: tuple[tuple[str, str, int], ...] = ()

    def among(self, table: FromClause) -> ColumnElement[bool]:
        """Return the condition that a row of participants or speakers is it, or one of its people."""
        return table.c.country == self.id if self.kind == "country" else table.c.identity == self.id


def subject_of(connection: Connection, given: str) -> Subject:
    """Return who or what is meant by a name, an identity's id, the name of a country, or its code in capitals.

    Raises:
        UnknownNameError: Nobody fits, or several do; the message names them.
    """
    code = _country_code(given)
    if code and not _namesakes(connection, given):
        return _country(connection, code)
    if code:
        named = "; ".join(f"{c.label}" for c in _namesakes(connection, given))
        raise UnknownNameError(f"{given!r} may be the country {countries()[code].name} (country:{code}); {named}: say "
                               "which, by a fuller name or the id in brackets")
    found = find(connection, given, kinds=_KINDS)
    if not found:
        raise UnknownNameError(_nobody(given))
    try:
        candidate = the_one(given, found)
    except UnknownNameError as error:
        raise UnknownNameError(f"{error}{_near(given)}") from None
    return Subject(candidate.kind, candidate.identity, candidate.name, candidate.names, candidate.office,
                   candidate.country, candidate.documents, candidate.first, candidate.last,
                   _waiting(connection, candidate.identity))


def country_of(given: str) -> str:
    """Return the code of a country given by code, in any case, or by name.

    Raises:
        UnknownNameError: There is no such country.
    """
    code = _country_code(given) or _country_code(given.upper())
    if code is None:
        raise UnknownNameError(f"there is no country {given!r}{_near(given)}; give its name, or its two letters")
    return code


def _nobody(given: str) -> str:
    return (f"nobody, no organisation and no country in the store is called {given!r}{_near(given)}; try another "
            "spelling or one word of the name; `communique who` finds events and places, too")


def _near(given: str) -> str:
    plain = fold(given)
    near = sorted({code for name, code in _names(loose=True).items() if likeness(plain, name) >= _NEAR})
    return f" (did you mean {' or '.join(countries()[code].name for code in near[:3])}?)" if plain and near else ""


def _country_code(given: str) -> str | None:
    code = given.removeprefix("country:")
    if len(code) == 2 and code.isupper() and code in countries():
        return code
    return _names().get(fold(given).removeprefix("the ")) if fold(given) else None


@lru_cache(maxsize=2)
def _names(*, loose: bool = False) -> dict[str, str]:
    """Return codes by name; with ``loose``, by adjective, too."""
    found: dict[str, str] = {}
    for country in countries().values():
        for name in (country.name, *country.names, *(country.adjectives if loose else ())):
            found.setdefault(fold(name), country.code)
    return found


def _namesakes(connection: Connection, given: str) -> list[Candidate]:
    """Return the people who have the name of a country as their whole name."""
    plain = fold(given)
    return [] if not plain or " " in plain or ":" in given else namesakes(connection, given, plain)


def _country(connection: Connection, code: str) -> Subject:
    known = countries()[code]
    sides = ((participants, participants.c.country), (visits, visits.c.country), (visits, visits.c.home))
    edges = [select(edge).where(column == code).scalar_subquery() for table, column in sides
             for edge in (func.min(table.c.earliest), func.max(table.c.latest))]
    days = connection.execute(select(*edges)).one()
    return Subject("country", code, known.name, (known.name, *known.names), None, code,
                   count_of(connection, "told", code), min(filter(None, days[::2]), default=None),
                   max(filter(None, days[1::2]), default=None), apart=_apart(connection, code))


def _apart(connection: Connection, code: str) -> tuple[tuple[str, str, int], ...]:
    near = ((one, count_of(connection, "told", one.code)) for one in countries().values()
            if code in one.successors or one.of == code)
    return tuple(sorted((one.name, one.code, number) for one, number in near if number))


def _waiting(connection: Connection, identity: str) -> tuple[str, ...]:
    pairs = connection.execute(select(doubts.c.left_identity, doubts.c.right_identity).where(or_(
        doubts.c.left_identity == identity, doubts.c.right_identity == identity)).order_by(*MOST_LIKELY_FIRST)).all()
    return tuple(dict.fromkeys(side for pair in pairs for side in pair if side != identity))
