"""The office that publishes a document, and who of its people holds it: "the President" of a presidential site."""

from __future__ import annotations

from communique.authority.tenures import Tenure, tenures_of
from communique.reading.cast import Cast, Member
from communique.reading.mentions import Mention, OfficeRef, Scanner
from communique.reading.naming import office_key
from communique.reading.segment import Sentence
from communique.reading.tokens import tokenize


def office_of(issuer: str | None, scanner: Scanner) -> OfficeRef | None:
    """Return the office that an issuer's name is ("President of Ruritania"); None for a ministry or a palace."""
    if not issuer:
        return None
    tokens = tokenize(issuer)
    mentions = scanner.scan(issuer, Sentence(0, len(issuer), 0, "prose", tokens))
    if len(mentions) != 1 or mentions[0].kind != "office" or mentions[0].last - mentions[0].first < len(tokens):
        return None
    ref = mentions[0].offices[0]
    return ref if ref.country else None


def find_holder(
    cast: Cast, ref: OfficeRef | None, owners: list[str], mentions: list[Mention], published: str | None
) -> Member | None:
    """Return who holds the office that publishes; where the text speaks of the bare office, it is given to him.

    "The President" of a text that names the President only without his office is the one who publishes it, or, where
    the publisher is not known, the one whose activities the headline announces, if the table of tenures says that he
    held that office when it was published.
    """
    bare = [
        office
        for m in mentions
        if m.kind == "office" and m.subkind is None and len(m.offices) == 1
        for office in m.offices
        if not office.country and not office.organization
    ]
    if ref is not None:
        found = [m for m in _people(cast) if _has(m, ref) or _held(m, ref.title, ref.country, published)]
        if len(found) != 1:
            return None
        if not _has(found[0], ref) and any(office_key(o.wording) == office_key(ref.wording) for o in bare):
            _give(found[0], OfficeRef(ref.title, ref.head), ref.country)
        return found[0]
    for office in bare:
        if cast.holders(office):
            continue
        found = [m for key in owners[:1] if (m := cast.members.get(key)) and _held(m, office.title, None, published)]
        if found and found[0].kind == "person" and not found[0].offices:
            codes = {r.country for r in _rows(found[0], office.title, published)}
            _give(found[0], office, codes.pop() if len(codes) == 1 else None)
    return None


def _people(cast: Cast) -> list[Member]:
    return [m for m in cast.members.values() if m.kind == "person"]


def _has(member: Member, ref: OfficeRef) -> bool:
    return any(
        office_key(o.wording) == office_key(ref.wording) and (o.country or member.country) == ref.country
        for o in member.offices
    )


def _held(member: Member, title: str, country: str | None, published: str | None) -> bool:
    return any(country is None or row.country == country for row in _rows(member, title, published))


def _rows(member: Member, title: str, published: str | None) -> list[Tenure]:
    """Return the tenures of an office by a person of at least two names, on the day of publication if it is known."""
    if " " not in member.name:
        return []
    return [
        row
        for row in tenures_of(member.name)
        if office_key(row.office) == office_key(title)
        and (not published or row.start[: len(published)] <= published <= (row.end or "9999"))
    ]


def _give(member: Member, ref: OfficeRef, country: str | None) -> None:
    known = next((o for o in member.offices if office_key(o.wording) == office_key(ref.wording)), None)
    if known is not None:
        known.country = known.country or country
    else:
        member.offices.append(OfficeRef(ref.title, ref.head, country, None, ref.start, ref.end))
    if country and not member.country:
        member.country, member.inferred = country, (*member.inferred, "country")
