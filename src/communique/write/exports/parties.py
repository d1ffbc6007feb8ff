"""Who somebody is to event data: country, sector, office. What the record does not make certain is left open."""

from __future__ import annotations

from functools import lru_cache

from communique.authority.names import fold
from communique.authority.organizations import organizations
from communique.record import Office, Participant
from communique.write.exports.codes import alpha3
from communique.write.exports.mapping import plover
from communique.write.exports.view import View
from communique.write.names import country_name

_FORMER = frozenset({"former", "ex", "late", "outgoing"})


def entity_object(view: View, entity: str, participant: Participant | None = None) -> dict[str, str | None]:
    """Return an entity as PLOVER writes it, under the names of the manual's "information object for entities"."""
    office = _office(view, entity, participant)
    code = code_of(view, entity, office)
    person = view.people.get(entity)
    return {
        "code": code, "country_name": country_name(_country(view, entity, office)) if code else None,
        "sector": sector_of(view, entity, office), "entity_text": view.name(entity),
        "identifier_id": (person.authority.wikidata if person and person.authority else None) or entity,
        "identifier_text": view.name(entity), "office": view.office(entity, participant),
    }


def code_of(view: View, entity: str, office: Office | None = None) -> str | None:
    """Return the three letters of a country, or of what stands for one with an international body."""
    if code := alpha3(_country(view, entity, office)):
        return code
    body = view.organizations.get(entity)
    name = office.organization if office and office.organization else body.name if body else None
    kind = body.kind if body and not (office and office.organization) else None
    return _international(name, kind)


def sector_of(view: View, entity: str, office: Office | None = None) -> str | None:
    """Return the sector of a person by office, of a body by kind."""
    table = plover()
    if office is not None:
        if not office.organization:
            return _of_title(office.title)
        return table.bodies.get(_kind(office.organization) or "")
    body = view.organizations.get(entity)
    if body is None:
        return None
    if body.kind == "office":
        return _of_title(body.name)
    return table.bodies.get(body.kind or _kind(body.name) or "")


def _office(view: View, entity: str, participant: Participant | None) -> Office | None:
    person = view.people.get(entity)
    if person is None:
        return None
    told = participant.office if participant else None
    fitting = [office for office in person.offices if told in (None, office.title)]
    return fitting[0] if fitting else Office(title=told) if told else None


def _country(view: View, entity: str, office: Office | None) -> str | None:
    """Return the country that somebody acts for; who holds an international office acts for none."""
    if office is not None and office.organization and not office.country:
        return None
    return (office.country if office else None) or view.country(entity)


def _of_title(title: str) -> str | None:
    words = fold(title).split()
    if not _FORMER.isdisjoint(words):
        return None
    fitting = [entry for entry in _titles() if set(entry[0]) <= set(words)]
    return max(fitting, key=lambda entry: len(entry[0]))[1] if fitting else None


@lru_cache(maxsize=1)
def _titles() -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((tuple(fold(title).split()), sector) for title, sector in plover().offices.items())


def _international(name: str | None, kind: str | None) -> str | None:
    table, known = plover().international, _known().get(fold(name or ""))
    full = known[0] if known else name
    if full and full in table:
        return table[full]
    return table.get(kind or "") or table.get(known[1] or "" if known else "")


def _kind(name: str) -> str | None:
    known = _known().get(fold(name))
    return known[1] if known else None


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, str | None]]:
    """Return full name and kind of the organisations that the authority knows, by each of their forms."""
    found: dict[str, tuple[str, str | None]] = {}
    for one in organizations():
        for form in one.forms:
            found.setdefault(fold(form).removeprefix("the "), (one.name, one.kind))
    return found
