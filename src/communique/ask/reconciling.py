"""Names of somebody else's table against the identities of the store: who may be meant, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from communique.ask.subjects import country_of
from communique.authority.countries import countries
from communique.authority.lookup import best_fit
from communique.authority.names import fold
from communique.errors import UnknownNameError
from communique.store.identity import Candidate, describe, find

#: From which score, 0 to 100, and how far before the next, a candidate is taken for certain.
CERTAIN, AHEAD = 95.0, 10.0
#: What a property costs that says otherwise, and one that the store knows nothing of.
_AGAINST, _UNKNOWN = 40.0, 5.0
_WHOLE_OFFICE = 0.8  # likeness from which an office is the one that was given

#: What candidates can be narrowed by, and what can be fetched of them: id and name.
PROPERTIES = {"country": "country (two letters or name)", "office": "office", "name": "names", "documents": "documents",
              "first": "first day", "last": "last day", "entry": "entries in authority files"}
#: Of these, the ones that a query may give.
ASKED = ("country", "office")


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate for a name.

    Attributes:
        candidate: Who it may be.
        score: How well it fits, 0 to 100.
        certain: Whether it fits and no other does.
        features: What the score is made of: `name` and what was given besides, 0 to 100 each.
    """

    candidate: Candidate
    score: float
    certain: bool
    features: tuple[tuple[str, float], ...]


def reconcile(connection: Connection, name: str, *, kinds: Sequence[str], given: Sequence[tuple[str, str]] = (),
              limit: int = 5) -> list[Match]:
    """Return whom a name of somebody else's table may mean, the best first.

    Args:
        connection: A transaction of the store.
        name: The name, or an identity's id.
        kinds: Which of person, organization, place, event to look among.
        given: Values of `ASKED` properties that are known besides.
        limit: How many to return at most.
    """
    scored = []
    for candidate in find(connection, name, kinds=kinds, limit=max(20, limit)):
        features = [("name", round(100 * candidate.score, 1)), *(
            (property_, _agreement(candidate, property_, value)) for property_, value in given if property_ in ASKED)]
        lost = sum(_AGAINST * (1 - value / 100) if value >= 0 else _UNKNOWN for _, value in features[1:])
        told = tuple((feature, value) for feature, value in features if value >= 0)
        scored.append((max(0.0, round(features[0][1] - lost, 1)), candidate, told))
    scored.sort(key=lambda one: (-one[0], -one[1].documents, one[1].identity))
    second = scored[1][0] if len(scored) > 1 else 0.0
    return [Match(candidate, score, not at and score >= CERTAIN and score - second >= AHEAD, told)
            for at, (score, candidate, told) in enumerate(scored[:limit])]


def values_of(connection: Connection, identity: str, properties: Sequence[str]) -> dict[str, list[str]]:
    """Return values of `PROPERTIES` of an identity; none of one that is not in the store."""
    found = find(connection, identity, limit=1)
    if not found or found[0].identity != identity:
        return {name: [] for name in properties}
    dossier = describe(connection, found[0])
    candidate = dossier.candidate
    offices = [", ".join(filter(None, [held.title, held.organization or held.country])) for held in dossier.held]
    known: dict[str, Sequence[str | None]] = {
        "country": [candidate.country], "office": offices, "name": candidate.names,
        "documents": [str(candidate.documents)], "first": [candidate.first], "last": [candidate.last],
        "entry": [entry for entry, _, _ in dossier.linked]}
    return {name: [value for value in known.get(name, ()) if value] for name in properties}


def description(candidate: Candidate) -> str:
    """Return what tells a candidate from its namesakes: office or country, and when documents tell of it."""
    country = countries().get(candidate.country or "")
    years = "–".join(sorted({day[:4] for day in (candidate.first, candidate.last) if day}))
    many = f"{candidate.documents} document{'' if candidate.documents == 1 else 's'}"
    return ", ".join(filter(None, [candidate.office or (country.name if country else candidate.country), years, many]))


def _agreement(candidate: Candidate, property_: str, value: str) -> float:
    """Return how well a property agrees, 0 to 100; -1 where the store does not know it."""
    if property_ == "country":
        try:
            code = country_of(value)
        except UnknownNameError:
            return -1
        return -1 if candidate.country is None else 100.0 * (candidate.country == code)
    if candidate.office is None:
        return -1
    title = candidate.office.partition(",")[0]
    return 100.0 * (fold(value) in fold(title) or fold(title) in fold(value)
                    or best_fit(value, [title]) >= _WHOLE_OFFICE)
