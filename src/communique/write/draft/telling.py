"""Movements and engagements in words: the values that their patterns are filled with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.record import Engagement, Movement, Participant, Place
from communique.vocab import load_vocabulary
from communique.write.draft import calling
from communique.write.draft.clock import Anchor
from communique.write.draft.filling import fill, fill_first
from communique.write.draft.loading import Loaded
from communique.write.draft.people import Names
from communique.write.draft.wording import CLOSE, listed, with_indefinite

#: What a name in a pattern tells besides itself.
_COVERS = {"where": ("venue", "city"), "with": (), "press": ()}
#: What has these leads the journey on; what was cancelled or declined does not.
_TOLD = ("held", "planned")


@dataclass(slots=True)
class Whereabouts:
    """Where the draft has got to, so that a place is said once."""

    city: str | None = None
    country: str | None = None
    land: str | None = None
    told: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence's text and what it says of inferred values; ``unsure`` are those that it leaves out."""

    text: str
    inferred: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


class Teller:
    """Words movements and engagements of one draft."""

    def __init__(self, names: Names, loaded: Loaded, certain: float) -> None:
        self.names = names
        self.loaded = loaded
        self.certain = certain
        self.here = Whereabouts()

    def movement(self, fact: Movement, anchor: Anchor, who: str) -> Told | None:
        """Return a movement's sentence, or None where the record has no place that could be told."""
        inferred = list(anchor.inferred)
        place = fact.place or None
        sure = fact.confidence >= self.certain
        if place and "place" in fact.inferred and (not sure or place == self.here.city):
            place = None
        elif place and "place" in fact.inferred:
            inferred.append("place")
        values = {
            "when": anchor.when, "then": anchor.then, "who": who,
            "place": self.place(place) if place else self._left_or_reached(fact, sure=sure),
            "from": self.place(fact.origin, beside=fact.place),
            "to": self.place(fact.destination, beside=fact.place),
        }
        verb = self.loaded.style.status[fact.status]
        filled = fill_first(self.loaded.style.movements[fact.kind], values, verb=verb)
        if fact.status in _TOLD:
            self._moved(fact)
        return None if filled is None else Told(filled.text, tuple(inferred), anchor.unsure)

    def journey(self, departure: Movement, arrival: Movement, anchor: Anchor, who: str) -> Told | None:
        """Return one sentence for a departure and the arrival that it led to."""
        guessed = "place" in departure.inferred and departure.place != self.here.city
        place = departure.place if not guessed or departure.confidence >= self.certain else None
        values = {"when": anchor.when, "then": anchor.then, "who": who, "place": self.place(place),
                  "to": self.place(arrival.place, beside=place)}
        filled = fill_first(self.loaded.style.journey, values)
        self._moved(arrival)
        start = "place" in departure.inferred and place is not None
        end = ("place",) if start or "place" in arrival.inferred and not departure.destination else ()
        return None if filled is None else Told(filled.text, (*anchor.inferred, *end), anchor.unsure)

    def _left_or_reached(self, fact: Movement, *, sure: bool) -> str | None:
        """Return the country of a movement whose place goes unsaid; not where the journey goes on within it."""
        target = self.names.things.get(fact.destination or "")
        if isinstance(target, Place) and target.country == fact.country:
            return None
        return self._land(fact.country, fact.inferred, sure)

    def _land(self, code: str | None, inferred: Iterable[str], sure: bool) -> str | None:
        return self.names.country(code) if code and ("country" not in inferred or sure) else None

    def _moved(self, fact: Movement) -> None:
        reached = fact.destination if fact.kind == "departure" else fact.place
        place = self.names.things.get(reached or "")
        if fact.kind == "departure":
            self.here.city, self.here.country = None, None
        elif isinstance(place, Place):
            self.here.city = place.id if place.kind != "country" else None
            self.here.country = self.here.land = place.country or fact.country

    def place(self, entity: str | None, *, beside: str | None = None) -> str | None:
        """Return a place, with its country at first mention; a country that stands beside it already is left out."""
        if not entity:
            return None
        found = self.names.things.get(entity)
        name = self.names.thing(entity)
        if not isinstance(found, Place) or found.kind == "country" or entity in self.here.told:
            return name
        self.here.told.add(entity)
        other = self.names.things.get(beside or "")
        same = isinstance(other, Place) and other.country == found.country
        country = self.names.country(found.country)
        if name in self.loaded.words.without_country:
            return name
        if not country or same or country == name or "country" in found.inferred or found.country == self.here.land:
            return name
        return f"{name}, {country}{CLOSE}"

    def engagement(self, fact: Engagement, anchor: Anchor, who: str, subject: str | None, *,
                   agreement: str | None = None) -> Told:
        """Return an engagement's sentence; whatever the pattern has no place for stands behind it."""
        inferred, unsure = list(anchor.inferred), list(anchor.unsure)
        values = {"when": anchor.when, "then": anchor.then, "who": who, "agreement": agreement}
        values |= self._parties(fact, subject)
        if values.get("accompanying"):
            accompanied = fill(self.loaded.style.people.accompanied, values)
            values["who"] = f"{accompanied.text}{CLOSE}" if accompanied else who
        values |= self._places(fact, inferred, unsure)
        if fact.part_of and ("part_of" not in fact.inferred or fact.confidence >= self.certain):
            values["event"] = self.names.thing(fact.part_of)
            inferred += ["part_of"] if "part_of" in fact.inferred else []
        noun = calling.noun(fact, self.names)
        values["noun"], values["noun_alone"] = with_indefinite(noun, self.loaded.words), noun
        values["a_noun"] = with_indefinite(noun, None)
        if fact.status == "held":
            values["echo"] = calling.own_words(fact, self.names)
        style = self.loaded.style
        patterns = style.engagements[fact.kind]
        if fact.status == "cancelled" or fact.status == "declined":
            patterns = style.not_held[fact.status]
        filled = fill_first(patterns, values, verb=style.status[fact.status])
        text, used = (filled.text, set(filled.used)) if filled else (f"{who} had {values['noun']}", {"who", "noun"})
        return Told(text + self._rest(values, used | self._in_own_words(fact, values, used)), tuple(inferred),
                    tuple(unsure))

    def _in_own_words(self, fact: Engagement, values: dict[str, str | None], used: set[str]) -> set[str]:
        """Return the names of values that the source's own words tell already."""
        told = values.get("echo") or ""
        if "echo" not in used:
            return set()
        city = self.names.name(fact.city)
        parties = [self.names.name(p.entity) for p in fact.participants if p.role == "counterpart"]
        return ({"city"} if city and city in told else set()) | (
            {"with"} if parties and all(name in told for name in parties) else set())

    def _rest(self, values: dict[str, str | None], used: set[str]) -> str:
        covered = used | {part for name in used for part in _COVERS.get(name, ())}
        told = ""
        for name, pattern in self.loaded.style.rest.items():
            if values.get(name) and name not in covered:
                filled = fill(pattern, values)
                told += filled.text if filled else ""
        return told

    def _parties(self, fact: Engagement, subject: str | None) -> dict[str, str | None]:
        press = set(load_vocabulary().groups.press)
        groups: dict[str, list[str]] = {}
        for participant in self._people_first(fact):
            if participant.entity in (subject, self.names.record.principal):
                continue
            name = {"counterpart": "with", "signatory": "with"}.get(participant.role, participant.role)
            if fact.kind == "press" and name == "with" and _is_press(self.names, participant, press):
                name = "press"
            groups.setdefault(name, []).append(self.names.introduce(participant.entity, participant))
        return {name: listed(members) for name, members in groups.items()}

    def _people_first(self, fact: Engagement) -> list[Participant]:
        return sorted(fact.participants, key=lambda participant: participant.entity not in self.names.people)

    def _places(self, fact: Engagement, inferred: list[str], unsure: list[str]) -> dict[str, str | None]:
        """Return venue, city and both together; what is inferred only where nothing else tells it and it is sure."""
        sure = fact.confidence >= self.certain
        venue = fact.venue if "venue" not in fact.inferred else None
        city = fact.city
        if city and (city == self.here.city or city == venue):
            city = None
        elif city and "city" in fact.inferred:
            if not sure:
                unsure += ["city"] if fact.status in _TOLD else []
                city = None
            else:
                inferred.append("city")
        if fact.city and fact.status in _TOLD and ("city" not in fact.inferred or city):
            self.here.city = fact.city
        site = self.names.things.get(venue or "")
        values: dict[str, str | None] = {"venue": self.names.thing(venue) if venue else None}
        told = self.place(city)
        if told is None and fact.country and not fact.city and fact.country != self.here.country:
            told = self._land(fact.country, fact.inferred, sure)
            inferred += ["country"] if told and "country" in fact.inferred else []
        if fact.status in _TOLD and fact.country:
            self.here.country = self.here.land = fact.country
        values["city"] = f"in {told}" if told else None
        at = f"{'in' if isinstance(site, Place) and site.kind == 'city' else 'at'} {values['venue']}" if venue else None
        values["where"] = " ".join(part for part in (at, values["city"]) if part) or None
        return values


def _is_press(names: Names, participant: Participant, press: set[str]) -> bool:
    return participant.entity in names.things and bool(set(names.name(participant.entity).lower().split()) & press)
