"""The country of people where the text does not write it: by the table of tenures, by the principal's own."""

from __future__ import annotations

from communique.authority.tenures import tenures_of
from communique.reading.cast import Cast
from communique.reading.naming import HEADS_OF_STATE, office_key
from communique.vocab import Vocabulary

_HEADS = HEADS_OF_STATE | {
    "prime minister",
    "premier",
    "chancellor",
    "taoiseach",
}  # theirs is some other state, if not stated


def by_tenure(cast: Cast) -> None:
    """A holder of a known office whose country is not written gets it, inferred, from the table of tenures."""
    sole = cast.lexicon.sole_offices
    for member in cast.members.values():
        if member.kind != "person" or member.country or not member.offices:
            continue
        titles = {
            sole[k]
            for o in member.offices
            if not o.organization
            for k in (office_key(o.wording), office_key(o.wording).removeprefix("deputy ").removeprefix("assistant "))
            if k in sole
        }
        if len(titles) == 1:
            member.country, member.inferred = titles.pop(), ("country",)
            continue
        codes = {
            row.country
            for row in tenures_of(member.name)
            if row.country
            and any(o.head in row.office.lower() or row.office.lower() in o.title.lower() for o in member.offices)
        }
        if len(codes) == 1:
            member.country = next(iter(codes))
            member.inferred = ("country",)


def _own_country(cast: Cast, principal: str | None) -> str | None:
    """The principal's own country: as written, or by the table of tenures."""
    member = cast.members.get(principal or "")
    if member is None or member.kind != "person":
        return member.country if member else None
    codes = {row.country for row in tenures_of(member.name)} if " " in member.name else set()
    return member.country or (codes.pop() if len(codes) == 1 else None)


def by_principal(cast: Cast, principal: str | None, vocabulary: Vocabulary, met: set[str]) -> None:
    """Officials whose country is not written are the principal's own, unless he ``met`` them as another side."""
    own = _own_country(cast, principal)
    international = frozenset(vocabulary.offices.international_offices) - {"ambassador"}
    for member in cast.members.values():
        if (
            member.kind == "person"
            and member.country is None
            and member.offices
            and own
            and member.key not in met
            and not any(o.head in international or o.head in _HEADS for o in member.offices)
        ):
            member.country = own
            member.inferred = ("country",)
