"""How people, organisations, places and events are named: in full at first mention, briefly after it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from communique.authority.countries import countries
from communique.record import Entity, Event, Office, Organization, Participant, Person, Place, Record, Span
from communique.vocab import load_vocabulary
from communique.write.draft.filling import fill_first
from communique.write.draft.loading import Loaded
from communique.write.draft.options import Wishes
from communique.write.draft.wording import CLOSE
from communique.write.names import plain

_ARTICLE = re.compile(r"(the|an?)\s", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:\W*)(he|she)\b", re.IGNORECASE)
_PARTICLES = frozenset(
    "al el bin ibn ben abu de del della di da do dos das du van von der den la le ter ten ould st".split())


class Names:
    """Names the entities of one record in one draft, and remembers who has been introduced."""

    def __init__(self, record: Record, loaded: Loaded, wishes: Wishes) -> None:
        self.wishes = wishes
        self.record = record
        self.loaded = loaded
        self.text = record.document.text or ""
        self.people = {person.id: person for person in record.people}
        self.things: dict[str, Entity] = {
            entity.id: entity for group in (record.organizations, record.places, record.events) for entity in group}
        self.introduced: set[str] = set()
        self._titles = Counter(title for person in record.people if (title := bare_title(person)))
        self._shorts = {person.id: self._shortened(person) for person in record.people}
        self._bearers = Counter(self._shorts.values())
        self._pronouns: dict[str, str | None] = {}

    def introduce(self, entity: str, participant: Participant | None = None) -> str:
        """Return the name of an entity: in full, with office, at first mention."""
        person = self.people.get(entity)
        if person is None:
            return self.thing(entity)
        if entity in self.introduced:
            return self.short(entity)
        self.introduced.add(entity)
        return self.full(person, participant)

    def full(self, person: Person, participant: Participant | None = None) -> str:
        """Return a person's name with honorific and office."""
        office = self.office(person, participant)
        if office is None and self.wishes.placeholders and participant is not None:
            office = self.loaded.style.missing["office_mark"]
        people = self.loaded.style.people
        values = {"honorific": person.honorific and plain(person.honorific), "office": office,
                  "name": plain(person.name), "country": self._home(person), **self._before(person, office)}
        patterns = people.with_office if office else people.without_office
        if person.offices and person.offices[0].title in self.loaded.words.shared_offices:
            patterns = people.shared_office
        if office and " " not in plain(person.name):
            values["title"] = self._title(person)
            patterns = people.one_word
        filled = fill_first(patterns, values)
        told = filled.text if filled else plain(person.name)
        return told + CLOSE if "," in told else told

    def _before(self, person: Person, office: str | None) -> dict[str, str | None]:
        """Return the office where it stands before a name as a whole ("Prime Minister"), and what it is of."""
        title = bare_title(person)
        if title not in self.loaded.words.titles or not office or not office.startswith(title or ""):
            return {}
        rest = office.removeprefix(title or "")
        return {"before": title, "seat": rest.removeprefix(" of ") or None} if rest[:4] in ("", " of ") else {}

    def short(self, entity: str) -> str:
        """Return the name of an entity as it stands after it was introduced."""
        if entity not in self.people:
            return self.thing(entity)
        if entity == self.record.principal:
            title = bare_title(self.people[entity])
            if title and self._titles[title] == 1:
                return f"the {title}"
        told = self._shorts[entity]
        return told if self._bearers[told] == 1 else plain(self.people[entity].name)

    def name(self, entity: str | None) -> str:
        """Return the bare name of an entity, or an empty text for none."""
        return plain(self.record.name_of(entity) or "")

    def pronoun(self, entity: str | None) -> str | None:
        """Return ``he`` or ``she`` where the form of address or the source's own pronouns tell, or None."""
        if entity is None or entity not in self.people:
            return None
        if entity not in self._pronouns:
            self._pronouns[entity] = self._pronoun(self.people[entity])
        return self._pronouns[entity]

    def _pronoun(self, person: Person) -> str | None:
        words = (person.honorific or "").strip()
        told = {word for word, forms in self.loaded.words.pronouns.items() if words in forms}
        told |= {match[1].lower() for span in self._spoken_by(person.id)
                 if (match := _PRONOUN.match(span.of(self.text)))}
        if not told and person.id == self.record.principal:
            return self.wishes.pronoun
        return told.pop() if len(told) == 1 else None

    def thing(self, entity: str) -> str:
        """Return the name of an organisation, place or event with the article that the source gives it."""
        found = self.things.get(entity)
        if found is None:
            return plain(self.record.name_of(entity) or entity)
        if isinstance(found, Place) and found.kind == "country":
            return self.country(found.country) or plain(found.name)
        name = plain(found.name)
        if "”" in name and "“" not in name:  # the source's opening mark stands before the name
            name = f"“{name}"
        article = self._article(found)
        return f"{article} {name}" if article and not _ARTICLE.match(name) else name

    def country(self, code: str | None) -> str | None:
        """Return a country's name with its article."""
        known = countries().get(code or "")
        if known is None:
            return code or None
        return f"the {known.name}" if known.name in self.loaded.words.with_article else known.name

    def office(self, person: Person, participant: Participant | None = None) -> str | None:
        """Return the offices of a person, each with its country or body; what repeats another is left out."""
        chosen: list[Office] = []
        wanted = participant.office if participant else None
        for office in sorted(person.offices, key=lambda office: office.title != wanted):
            if not any(_overlap(office.title, other.title) for other in chosen):
                chosen.append(office)
        if not chosen:
            return wanted
        told: list[str] = []
        for office, after in zip(chosen, [*chosen[1:], None], strict=True):
            seat = office if after is None or not _same_seat(office, after) else Office(title=office.title)
            if after is None and not office.country and not office.organization and len(chosen) > 1 and (
                    _same_seat(chosen[-2], office)):
                seat = Office(title=office.title, country=chosen[-2].country)
            told.append(self._office(seat))
        return plain(f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0])

    def _office(self, office: Office) -> str:
        told = office.title
        for body in (office.organization and self._body(office.organization), self.country(office.country)):
            if body and body.removeprefix("the ") not in told:
                told = f"{told} of {body}"
        return told

    def _body(self, name: str) -> str:
        for thing in self.things.values():
            if thing.name == name:
                return self.thing(thing.id)
        return name if name.isupper() or _ARTICLE.match(name) else f"the {name}"

    def _home(self, person: Person) -> str | None:
        return None if "country" in person.inferred else self.country(person.country)

    def _article(self, thing: Entity) -> str | None:
        """Return the article that the source gives a name; without a source, the one that such names take."""
        prose = self.text and self.record.reader.pipeline != "programme"  # a list of names has no articles
        mentions = [span.of(self.text) for span in thing.mentions] if prose else []
        mentions = [text for text in mentions if plain(thing.name) in plain(text)]
        if mentions:
            found = [match[1].lower() for text in mentions if (match := _ARTICLE.match(text))]
            return found[0] if found else None
        if isinstance(thing, Place) and thing.kind not in (None, "site"):
            return None
        if isinstance(thing, Organization) and thing.kind == "media":
            return None
        name = plain(thing.name)
        if isinstance(thing, Place) and not ({name.split()[-1].lower()} & _common_nouns() or " of " in name):
            return None
        head = name.partition(" of ")[0]
        plural = isinstance(thing, Organization) and thing.kind == "group" and head.endswith(("s", "staff", "people"))
        return None if plural or (name.isupper() and " " not in name) and not isinstance(thing, Event) else "the"

    def _spoken_by(self, entity: str) -> Iterator[Span]:
        for statement in self.record.statements:
            if statement.speaker == entity and not statement.joint_with:
                yield statement.evidence[0]
        if entity == self.record.principal:
            for fact in (*self.record.engagements, *self.record.movements):
                yield fact.evidence[0]

    def _shortened(self, person: Person) -> str:
        surname = self._attested(person) or self._surname(person)
        honorific = person.honorific if person.honorific and " " not in person.honorific else None
        values = {
            "title": self._title(person), "surname": surname, "honorific": honorific}
        filled = fill_first(self.loaded.style.people.short, values)
        return plain(filled.text if filled else person.name)

    def _title(self, person: Person) -> str | None:
        """Return the office as it stands before a name, where it can."""
        title = person.offices[0].title if person.offices else ""
        fits = [known for known in self.loaded.words.titles
                if title == known or title.startswith((f"{known} for ", f"{known} of ", f"{known}, "))]
        return max(fits, key=len, default=None)

    def _attested(self, person: Person) -> str | None:
        """Return the shorter name that the source uses, where it uses one."""
        words = plain(person.name).split()
        for span in person.mentions:
            said = plain(span.of(self.text)).replace("’s", "").split()
            kept = [word for word in said if word in words]
            if kept and len(kept) < len(words) and not kept[0].islower() and " ".join(kept) in " ".join(said):
                return " ".join(kept)
        return None

    def _surname(self, person: Person) -> str | None:
        """Return the family name, where the name's tradition tells which it is."""
        words = plain(person.name).replace(",", "").split()
        lists = self.loaded.words
        country = person.country or next((office.country for office in person.offices if office.country), None)
        if len(words) == 1:
            return words[0]
        if country in lists.family_first:
            return words[0]
        if country in lists.full_names or (len(words) > 2 and (country is None or country in lists.double_family)):
            return None
        if words[-1].rstrip(".") in ("Jr", "Sr", "II", "III"):
            words = words[:-1]
        at = len(words) - 1
        while at > 1 and words[at - 1].lower().strip("’'") in _PARTICLES:
            at -= 1
        return " ".join(words[at:])


@lru_cache(maxsize=1)
def _common_nouns() -> frozenset[str]:
    """Return the nouns that make a site's name take an article ("the Presidential Palace", but "Akorda")."""
    nouns = load_vocabulary().nouns
    return frozenset(word.split()[-1].lower() for word in (*nouns.venues, *nouns.sites))


def bare_title(person: Person) -> str | None:
    """Return the title of a person's first office."""
    return plain(person.offices[0].title) if person.offices else None


def _overlap(one: str, other: str) -> bool:
    """Tell whether two titles are one office in two wordings."""
    small = {"of", "for", "the", "and"}
    left, right = ({word.lower().strip(",") for word in title.split()} - small for title in (one, other))
    return len(left & right) >= min(len(left), len(right)) * 0.75


def _same_seat(one: Office, other: Office) -> bool:
    return not one.organization and not other.organization and (
        one.country == other.country or one.country is None or other.country is None)
