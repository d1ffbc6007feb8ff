"""The cast of a document: one identity for each person, office-holder, body, place and event it names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from communique.authority.names import fold, slug
from communique.authority.places import City
from communique.authority.tenures import tenures_of
from communique.reading.mentions import Lexicon, Mention, OfficeRef
from communique.reading.naming import (
    HEADS_OF_STATE,
    fits_name,
    gender_of,
    is_bare_form,
    is_father,
    name_parts,
    office_key,
    other_reign,
    plain_body,
    short_of,
)


@dataclass(slots=True)
class Member:
    """One entity of the cast while the document is read."""

    key: str
    kind: str  # person | office | organization | group | place | event
    name: str
    honorific: str | None = None
    offices: list[OfficeRef] = field(default_factory=list)
    country: str | None = None
    subkind: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    gender: str | None = None
    city: City | None = None
    candidates: tuple[str, ...] = ()
    used: bool = False
    inferred: tuple[str, ...] = ()

    @property
    def is_party(self) -> bool:
        """True for what can take part in a meeting or say something."""
        return self.kind in {"person", "office", "organization", "group"}


class Cast:
    """Resolves mentions to members. Created for one document."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.members: dict[str, Member] = {}
        self._people: list[Member] = []
        self._by_name: dict[str, Member] = {}
        self._titles: dict[str, set[str]] = {}  # titles with which each person was seen so far
        self.companions: set[str] = set()  # who only accompanies the principal
        self.aliases: dict[str, str] = {}  # "EAM" after "External Affairs Minister (EAM) X"

    # -- people -------------------------------------------------------------------------------

    def gather(self, mentions: list[Mention]) -> None:
        """Cluster all person mentions of the document: longest names first, shorter forms join them."""
        people = [m for m in _flat(mentions) if m.kind == "person" and m.name]
        full = [m for m in people if len(name_parts(m.name or "")) > 1]
        short = [m for m in people if len(name_parts(m.name or "")) <= 1]
        for group in (
            sorted(full, key=lambda m: (-len(name_parts(m.name or "")), m.start)),
            sorted(short, key=lambda m: m.start),
        ):
            for mention in group:
                member = self._find_person(mention)
                if member is None and mention.candidates:
                    continue  # two people of one name: the discourse decides, or nobody
                if member is None:
                    name = mention.name or ""
                    member = Member(self._new_key("person", name), "person", name)
                    self.members[member.key] = member
                    self._people.append(member)
                elif not fits_name(name_parts(mention.name or ""), name_parts(member.name)):
                    member.name = max(member.name, mention.name or "", key=len)  # "Joseph R. Biden, Jr."
                mention.entity = member.key
                self._titles.setdefault(member.key, set()).update(office_key(o.wording) for o in mention.offices)
            for mention in sorted((m for m in group if m.entity), key=lambda m: m.start):
                self._enrich(self.members[mention.entity or ""], mention)
        self._people.sort(key=lambda m: min(m.spans))

    def _new_key(self, kind: str, name: str) -> str:
        key, number = f"{kind}:{slug(name)}", 2
        while key in self.members:
            key = f"{kind}:{slug(name)}-{number}"
            number += 1
        return key

    def _find_person(self, mention: Mention) -> Member | None:
        parts = name_parts(mention.name or "")
        if not parts:
            return None
        name = mention.name or ""
        fitting = [p for p in self._people if fits_name(parts, name_parts(p.name)) and not other_reign(name, p.name)]
        fitting = [p for p in fitting if not is_father(name, p.name)]
        if not fitting and len(parts) > 1:
            # "Joe Biden" and "Joseph R. Biden, Jr.": one office, one family name, and a short form of the given name
            fitting = [
                p
                for p in self._people
                if len(name_parts(p.name)) > 1
                and name_parts(p.name)[-1] == parts[-1]
                and self._short_form_of(name_parts(p.name)[0], parts[0])
                and any(office_key(o.wording) in self._titles[p.key] for o in mention.offices)
                and not self._clash(p, mention)
            ]
        if len(fitting) > 1:
            same = [p for p in fitting if self._same_office(p, mention)]
            fitting = same or fitting
        if len(fitting) > 1:
            exact = [p for p in fitting if name_parts(p.name) == parts]
            fitting = exact or fitting
        if len(fitting) > 1:
            gender = gender_of(mention)
            agreed = [p for p in fitting if gender and p.gender == gender] or [
                p for p in fitting if gender and p.gender is None
            ]
            fitting = agreed if len(agreed) == 1 else fitting
        if len(fitting) > 1 and len(parts) > 1:
            return fitting[0]
        if (
            len(fitting) == 1
            and mention.offices
            and fitting[0].offices
            and len(parts) == 1
            and not self._same_office(fitting[0], mention)
            and self._clash(fitting[0], mention)
        ):
            return None
        if len(fitting) > 1:
            mention.candidates = tuple(p.key for p in fitting)
            before = [p for p in fitting if any(span[0] < mention.start for span in p.spans)]
            return before[-1] if len(before) == 1 else None
        return fitting[0] if fitting else None

    def _short_form_of(self, one: str, other: str) -> bool:
        """Return whether one given name is a short form of the other."""
        short = self.lexicon.vocabulary.honorifics.short_names
        return one in short.get(other, ()) or other in short.get(one, ())

    @staticmethod
    def _same_office(member: Member, mention: Mention) -> bool:
        mine = {office_key(o.wording) for o in member.offices} | {o.head for o in member.offices}
        return any(office_key(o.wording) in mine or o.head in mine for o in mention.offices)

    @staticmethod
    def _clash(member: Member, mention: Mention) -> bool:
        """A bare surname with an office of another country is somebody else."""
        theirs = {o.country for o in mention.offices if o.country}
        mine = {o.country for o in member.offices if o.country} | ({member.country} if member.country else set())
        return bool(theirs and mine and not theirs & mine)

    def _enrich(self, member: Member, mention: Mention) -> None:
        member.spans.append((mention.start, mention.end))
        if isinstance(mention.data, str):
            self.aliases[mention.data] = member.key
        member.honorific = member.honorific or mention.honorific
        member.gender = member.gender or gender_of(mention)
        member.country = member.country or mention.country
        for ref in mention.offices:
            known = next((o for o in member.offices if office_key(o.wording) == office_key(ref.wording)), None)
            if known is None:
                if ref.head == "counterpart" or any(short_of(ref.wording, o.wording) for o in member.offices):
                    continue
                shorter = [o for o in member.offices if short_of(o.wording, ref.wording)]
                for o in shorter:
                    ref.country, ref.organization = ref.country or o.country, ref.organization or o.organization
                    member.offices.remove(o)
                member.offices.append(replace(ref))
            else:
                if known.full and not ref.full:
                    known.title, known.full = ref.title, None  # "DPM" before, now in full
                known.country = known.country or ref.country
                known.organization = known.organization or ref.organization
        member.country = member.country or next((o.country for o in member.offices if o.country), None)

    # -- offices whose holder is not named there ----------------------------------------------

    def holders(self, ref: OfficeRef) -> list[Member]:
        """Return the people of the document whom an office phrase can mean, in order of first mention."""
        key = office_key(ref.wording)
        keys = {key, *key.split(" and ")} if ref.full else {key}
        found = []
        for person in self._people:
            for office in person.offices:
                if (
                    ref.country
                    and (office.country or person.country)
                    and ref.country != (office.country or person.country)
                ):
                    continue
                theirs = office_key(office.wording)
                if (
                    theirs in keys
                    or _is_whole(ref, office)
                    or any(is_bare_form(k, theirs, office.head) for k in keys)
                    or key == "head of state"
                    and office.head in HEADS_OF_STATE
                ):
                    found.append(person)
                    break
        return found

    def by_tenure(self, ref: OfficeRef) -> Member | None:
        """Return the one person of the document who, by the table of tenures, holds the office that the text names."""
        key = office_key(ref.wording)
        if not ref.country and (
            ref.organization
            or key not in {"secretary-general", "deputy secretary-general", "high commissioner for refugees"}
        ):
            return None
        fitting = [
            p
            for p in self._people
            if not any(office_key(o.wording) == key or "former" in o.title.lower().split() for o in p.offices)
            and any(
                (r.country == ref.country if ref.country else r.organization) and office_key(r.office) == key
                for r in tenures_of(p.name)
            )
        ]
        if len(fitting) != 1:
            return None
        fitting[0].offices.append(replace(ref))
        fitting[0].country = fitting[0].country or ref.country
        return fitting[0]

    def unnamed(self, mention: Mention, country: str | None = None) -> Member:
        """Return the office-holder entity for an office phrase that no person of the document fits."""
        ref = mention.offices[0]
        where = ref.country or country
        owner = ref.organization or where or ""
        key = f"office:{slug(f'{ref.title} {owner}'.strip())}"
        member = self.members.get(key)
        if member is None:
            member = self.members[key] = Member(key, "office", mention.name or ref.title, offices=[ref], country=where)
        elif member.name.lower() in (longer := (mention.name or "").lower()) and not set("&/") & set(longer):
            member.name = mention.name or member.name
        member.spans.append((mention.start, mention.end))
        return member

    # -- everything else ----------------------------------------------------------------------

    def named(self, kind: str, mention: Mention) -> Member:
        """Return the member for an organisation, group, event or site: later short forms join a longer name."""
        name = (mention.name or "").strip('“”" ')
        folded = fold(name)
        known = self._by_name.get(f"{kind}:{folded}")
        if known is None and mention.determiner in {"the", "this"}:
            known = self._short_form(kind, folded)
        acronym = mention.data if isinstance(mention.data, str) else None
        if known is None:
            prefix = {"organization": "org", "group": "org", "place": "place", "event": "event"}[kind]
            known = Member(self._new_key(prefix, name), kind, name, country=mention.country, subkind=mention.subkind)
            self.members[known.key] = known
            self._by_name[f"{kind}:{folded}"] = known
            if acronym:
                self._by_name[f"{kind}:{fold(acronym)}"] = known
        known.spans.append((mention.start, mention.end))
        return known

    def _short_form(self, kind: str, folded: str) -> Member | None:
        """``the Center`` after ``the Central Asian Regional Glaciological Center``: one candidate only."""
        words = folded.split()
        if not words:
            return None
        fitting = {
            m.key: m
            for m in self.members.values()
            if m.kind == kind and set(words) <= set(fold(m.name).split()) and words[-1] in fold(m.name).split()
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def place(self, mention: Mention, near: list[str]) -> Member:
        """Return the member for a country, city or site; ``near`` lists countries that decide between namesakes."""
        name = mention.name or ""
        if mention.subkind == "country" and mention.country:
            key = f"place:{mention.country.lower()}"
            member = self.members.get(key)
            if member is None:
                member = self.members[key] = Member(key, "place", name, country=mention.country, subkind="country")
            member.spans.append((mention.start, mention.end))
            return member
        if mention.subkind == "city":
            return self._city(mention, name, near)
        return self.named("place", mention)

    def _city(self, mention: Mention, name: str, near: list[str]) -> Member:
        rows: tuple[City, ...] = mention.data or ()
        known = self._by_name.get(f"city:{fold(name)}")
        if known is None:
            row, candidates = _choose(rows, mention.country, near)
            country = mention.country or (row.country if row else None)
            key = f"place:{slug(name)}" + (f"-{country.lower()}" if country else "")
            known = self.members.get(key) or Member(
                key,
                "place",
                name,
                country=country,
                subkind=row.kind if row else "city",
                city=row,
                candidates=candidates,
            )
            self.members[key] = known
            self._by_name[f"city:{fold(name)}"] = known
        if known.name.isupper() and not name.isupper():
            known.name = name  # the date line has it in capitals
        known.spans.append((mention.start, mention.end))
        return known


def _is_whole(ref: OfficeRef, office: OfficeRef) -> bool:
    """``the Head of the President's Office`` where Head and Office of the President of Kenya were told apart."""
    said, theirs = (
        office_key(f"{o.wording} of {plain_body(o.organization)}" if o.organization else plain_body(o.wording))
        for o in (ref, office)
    )
    return said.count(" of ") > 0 and theirs.startswith(said + " of ") or said.count(" of ") > 1 and theirs == said


def _choose(rows: tuple[City, ...], country: str | None, near: list[str]) -> tuple[City | None, tuple[str, ...]]:
    """Choose among places of one name: by written country, by the context's countries, by prominence; else say so."""
    if country:
        fitting = [r for r in rows if r.country == country]
        return (fitting[0], ()) if fitting else (None, ())
    if rows and all(rows[0].population >= (3 if rows[0].capital else 5) * r.population for r in rows[1:]):
        return rows[0], ()  # Washington, Geneva, London, Paris: no namesake comes near
    for code in near:
        fitting = [r for r in rows if r.country == code]
        if fitting:
            return fitting[0], ()
    if len(rows) == 1:
        return rows[0], ()
    if not rows:
        return None, ()
    first, rest = rows[0], rows[1:]
    # Prominent: a capital, or ten times the people of any namesake.
    if first.capital and not any(r.capital for r in rest) or all(first.population >= 10 * r.population for r in rest):
        return first, ()
    countries = {r.country for r in rows}
    if len(countries) == 1:
        return first, ()
    return None, tuple(sorted(f"place:{slug(r.name)}-{r.country.lower()}" for r in rows)[:8])


def _flat(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in mentions:
        out.extend(_flat(mention.members) if mention.members else [mention])
    return out
