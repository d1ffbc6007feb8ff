"""The country of people where the text does not write it: by the table of tenures, by the principal's own."""

from __future__ import annotations

from collections.abc import Sequence

from communique.authority.names import fold
from communique.authority.tenures import tenures_of
from communique.reading.cast import Cast
from communique.reading.naming import HEADS_OF_STATE, office_key
from communique.reading.tokens import tokenize
from communique.vocab import Vocabulary

_HEADS = HEADS_OF_STATE | {
    "prime minister",
    "premier",
    "chancellor",
    "taoiseach",
}  # theirs is some other state, if not stated


def by_tenure(cast: Cast, published: str | None = None) -> None:
    """A holder of a known office whose country is not written gets it, inferred, from the table of tenures.

    Who came into office after the year in which a report was ``published`` is somebody else of the name.
    """
    sole = cast.lexicon.sole_offices
    for member in cast.members.values():
        if member.kind != "person" or member.country or not member.offices:
            continue
        titles = {
            sole[k]
            for o in member.offices
            if not o.organization
            for k in _keys(o.wording)
            if k in sole
        }
        if len(titles) == 1:
            member.country, member.inferred = titles.pop(), ("country",)
            continue
        codes = {
            row.country
            for row in tenures_of(member.name)
            if row.country
            and (not published or row.start[:4] <= published[:4])
            and any(o.head in row.office.lower() or row.office.lower() in o.title.lower() for o in member.offices)
        }
        if len(codes) == 1:
            member.country = next(iter(codes))
            member.inferred = ("country",)


def _keys(title: str) -> tuple[str, ...]:
    """The title, without "deputy", and without what it is for ("Assistant Secretary of State for Europe")."""
    key = office_key(title)
    whole = key.split(" for ")[0] if key.startswith(("assistant ", "under ", "deputy assistant ")) else key
    return key, key.removeprefix("deputy ").removeprefix("assistant "), whole


def own_country(cast: Cast, principal: str | None) -> str | None:
    """The principal's own country: as written, or by the table of tenures."""
    member = cast.members.get(principal or "")
    if member is None or member.kind != "person":
        return member.country if member else None
    codes = {row.country for row in tenures_of(member.name)} if " " in member.name else set()
    return member.country or (codes.pop() if len(codes) == 1 else None)


def by_return(cast: Cast, principal: str | None, home: str | None, visited: set[str], vocabulary: Vocabulary) -> None:
    """``She returns to New Zealand on Friday``: the principal of a state comes home, if he met nobody there."""
    member = cast.members.get(principal or "")
    international = frozenset(vocabulary.offices.international_offices) - {"ambassador"}
    if member is None or member.kind != "person" or home is None or home in visited or own_country(cast, principal):
        return
    if member.offices and not any(o.head in international or o.organization for o in member.offices):
        member.country, member.inferred = home, ("country",)


def _deputy(title: str) -> bool:
    return title.lower().startswith(("deputy ", "first deputy ", "vice "))


def by_title(cast: Cast) -> None:
    """``Former US Ambassador``: the one country that the words of an office name."""
    for member in cast.members.values():
        if member.kind != "person" or member.country:
            continue
        found = set()
        for office in member.offices:
            words = tokenize(office.title)
            entries = (cast.lexicon.first(words, k, "demonym", "country") for k in range(len(words)))
            found |= {e.payload for e in entries if e is not None}
        if len(found) == 1 and not any(o.organization for o in member.offices):
            member.country, member.inferred = found.pop(), ("country",)


def by_town(cast: Cast, near: Sequence[str]) -> None:
    """``The Mayor of Nouadhibou``: the country of the town, where only one is meant."""
    for member in cast.members.values():
        towns = {o.town for o in member.offices if o.town}
        if member.country or len(towns) != 1:
            continue
        rows = cast.lexicon.cities.get(fold(towns.pop()), ())
        fitting = {r.country for r in rows if r.country in near} or {
            r.country for r in rows[:1] if all(r.population >= 5 * other.population for other in rows[1:])
        }
        if len(fitting) == 1:
            member.country, member.inferred = fitting.pop(), ("country",)


def by_principal(cast: Cast, principal: str | None, vocabulary: Vocabulary, met: set[str]) -> None:
    """Officials whose country is not written are the principal's own.

    Not those whom he ``met`` as another side, or who are named while he is abroad, unless they accompany him.
    """
    own = own_country(cast, principal)
    international = frozenset(vocabulary.offices.international_offices) - {"ambassador"}
    for member in cast.members.values():
        if (
            member.kind == "person"
            and member.country is None
            and member.offices
            and own
            and (member.key not in met or member.key in cast.companions)
            and not any(o.head in international or o.head in _HEADS and not _deputy(o.title) for o in member.offices)
        ):
            member.country = own
            member.inferred = ("country",)
