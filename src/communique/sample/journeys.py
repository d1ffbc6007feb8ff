"""An invented journey as a programme: legs, days, engagements of every kind, what was discussed and said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any

from communique.authority.countries import countries
from communique.authority.places import gazetteer
from communique.sample.people import Cast
from communique.sample.sayings import Sayings
from communique.sample.world import World

#: Years that journeys are in.
YEARS = (1998, 2026)
PARTS = ("morning", "afternoon", "evening")

#: Kinds of engagement, and how often each comes.
KINDS = {"meeting": 12, "call": 1, "briefing": 2, "site-visit": 3, "interview": 2, "press": 2, "address": 3, "meal": 3,
         "signing": 1, "attendance": 2, "town-hall": 1, "welcome": 1}


@dataclass(frozen=True, slots=True)
class Stop:
    """A city on the way."""

    city: str
    code: str

    @property
    def text(self) -> str:
        """City and country, as a programme writes them."""
        return f"{self.city}, {countries()[self.code].name}"


class Journey:
    """Makes one programme, as the data that its YAML holds."""

    def __init__(self, world: World, random: Random) -> None:
        """Draw from ``world`` with ``random``."""
        self.world, self.random = world, random
        self.cast = Cast(world, random)
        self.sayings = Sayings(world, random)
        self.items: list[dict[str, Any]] = []
        self._topics: list[str] = []
        self._events: dict[str, str] = {}
        self._told: set[tuple[str, ...]] = set()
        self._timed: dict[date, bool] = {}

    def programme(self) -> dict[str, Any]:
        """Return the programme."""
        random = self.random
        home = self._principal()
        stops = self._stops(home)
        day = date(random.randint(*YEARS), random.randint(1, 12), random.randint(1, 28))
        first, before = day, Stop(str(countries()[home].capital), home)
        for at, stop in enumerate(stops):
            if at:
                self._add(day := day + timedelta(days=1), "departure", PARTS[0], city=before.text, to=stop.text)
            self._add(day, "arrival", PARTS[0], city=stop.text, **({} if at else {"from": before.text}))
            for number in range(random.randint(1, 2)):
                day += timedelta(days=1 if number else 0)
                self._day(stop, day)
            before = stop
        if not self._told:
            self._engage("meeting", before, day, PARTS[-1])
        self._add(day, "departure", PARTS[-1], city=before.text, to=Stop(str(countries()[home].capital), home).text)
        principal = self.cast.members.pop(self.cast.principal)
        issued = day + timedelta(days=1)
        symbol = f"SG/T/{random.randint(2000, 3999)}" if principal.get("organization") else None
        found: dict[str, Any] = {
            "issuer": self._issuer(principal), "symbol": symbol, "issued": issued.isoformat(), "principal": principal,
            "starts": first.isoformat(), "ends": day.isoformat(), "status": "held", "people": self.cast.members,
            "items": self.items}
        return {name: value for name, value in found.items() if value}

    def _principal(self) -> str:
        """Choose who travels; return the code of the country that they come from."""
        if self.random.random() < 0.4:
            self.cast.principal = self.cast.of_organization()
            return "US"
        code = self.random.choice([code for code in sorted(self.world.traditions()) if _cities(code)])
        self.cast.principal = self.cast.official(code, self.random.choice(self.world.principals))
        return code

    @staticmethod
    def _issuer(principal: dict[str, Any]) -> str:
        body = principal.get("organization") or principal["country"]
        return f"Office of the {principal['office']}, {body}"

    def _stops(self, home: str) -> list[Stop]:
        codes = [code for code in sorted(self.world.traditions()) if code != home and _cities(code)]
        chosen = self.random.sample(codes, self.random.choice([1, 1, 2, 3]))
        stops = []
        for code in chosen:
            cities = _cities(code)
            stops += [Stop(city, code) for city in cities[:1]]
            if len(cities) > 1 and self.random.random() < 0.3:
                stops.append(Stop(self.random.choice(cities[1:]), code))
        return stops

    def _day(self, stop: Stop, day: date) -> None:
        kinds = [kind for kind, often in KINDS.items() for _ in range(often)]
        used: set[str] = set()
        for part in PARTS:
            for _ in range(self.random.choice([0, 1, 1, 2])):
                kind = self.random.choice(kinds)
                if kind != "meeting" and kind in used:
                    continue
                used.add(kind)
                self._engage(kind, stop, day, part)

    def _engage(self, kind: str, stop: Stop, day: date, part: str) -> None:
        told: dict[str, Any] = getattr(self, "_" + kind.replace("-", "_"))(stop)
        # What a report tells twice in the same words is one engagement, for whoever reads it.
        key = (kind, str(told.get("with") or told.get("host") or told.get("venue") or told.get("event")))
        if key in self._told:
            return
        self._told.add(key)
        self._add(day, kind, part, city=stop.text, **told)

    def _meeting(self, stop: Stop) -> dict[str, Any]:
        random = self.random
        chance = random.random()
        if chance < 0.15:
            return {"with": random.choice(self.world.groups), **self._discussed(0.3)}
        if chance < 0.25:
            return {"with": [self.cast.official(stop.code, title) for title in random.sample(
                [office.title for office in self.world.offices], 2)], **self._discussed(0.5)}
        other = self.cast.of_organization() if chance < 0.35 else self.cast.official(self._land(stop))
        found: dict[str, Any] = {"with": other}
        if random.random() < 0.2:
            found["event"] = self._event(stop)
        elif random.random() < 0.2:
            found["venue"] = random.choice(self.world.venues.palaces)
        return {**found, **self._discussed(0.5), **self.sayings.at_talks(other)}

    def _call(self, stop: Stop) -> dict[str, Any]:
        others = [code for code in sorted(self.world.traditions()) if code != stop.code]
        other = self.cast.official(self.random.choice(others))
        return {"with": other, **self._discussed(0.6), **self.sayings.at_talks(other)}

    def _briefing(self, _: Stop) -> dict[str, Any]:
        return {"with": self.random.choice(self.world.briefers), **self._discussed(0.0)}

    def _site_visit(self, _: Stop) -> dict[str, Any]:
        return {"venue": self.random.choice(self.world.venues.sites)}

    def _interview(self, _: Stop) -> dict[str, Any]:
        return {"with": {"name": self.random.choice(self.world.media), "kind": "media"}, **self.sayings.in_public(0.3)}

    def _press(self, stop: Stop) -> dict[str, Any]:
        found = {"with": self.cast.official(stop.code)} if self.random.random() < 0.6 else {}
        return {**found, **self.sayings.in_public(0.5)}

    def _address(self, stop: Stop) -> dict[str, Any]:
        return {"event": self._event(stop), **self.sayings.in_public(0.6)}

    def _meal(self, stop: Stop) -> dict[str, Any]:
        return {"host": self.cast.official(stop.code)}

    def _signing(self, stop: Stop) -> dict[str, Any]:
        return {"with": self.cast.official(stop.code), "signed": self.random.choice(self.world.agreements)}

    def _attendance(self, stop: Stop) -> dict[str, Any]:
        return {"event": self._event(stop)}

    def _town_hall(self, _: Stop) -> dict[str, Any]:
        return {"with": self.random.choice(self.world.halls)}

    def _welcome(self, stop: Stop) -> dict[str, Any]:
        return {"host": self.cast.official(stop.code)}

    def _land(self, stop: Stop) -> str:
        """Return mostly the country one is in."""
        return stop.code if self.random.random() < 0.75 else self.random.choice(sorted(self.world.traditions()))

    def _event(self, stop: Stop) -> str:
        """Return the event that takes place in a city: one a journey."""
        return self._events.setdefault(stop.city, self.random.choice(
            [event for event in self.world.events if event not in self._events.values()]))

    def _discussed(self, share: float) -> dict[str, Any]:
        if self.random.random() >= share:
            return {}
        fresh = [topic for topic in self.world.topics if topic not in self._topics]
        chosen = self.random.sample(fresh, min(len(fresh), self.random.randint(1, 3)))
        self._topics += chosen
        return {"topics": chosen} if chosen else {}

    def _add(self, day: date, what: str, part: str, **told: Any) -> None:
        """Add an entry; of a day, either all parts are told or none, so that the entries keep their order."""
        timed = self._timed.setdefault(day, self.random.random() < 0.5)
        when = f"{day.isoformat()} {part}" if timed else day.isoformat()
        self.items.append({"when": when, "what": what, **told})


@lru_cache(maxsize=300)
def _cities(code: str) -> tuple[str, ...]:
    """Return the capital and two other cities, each of a name of one word that means no other place."""
    capital = countries()[code].capital or ""
    if capital == countries()[code].name:
        return ()  # a city that is a state: nothing tells which of the two is meant
    names = sorted(_names_of_one_place().get(code, ()))
    return tuple(name for name in (capital, *(n for n in names if n != capital)) if name in names)[:3]


@lru_cache(maxsize=1)
def _names_of_one_place() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for cities in gazetteer().values():
        if len(cities) == 1 and cities[0].name.isalpha():
            found.setdefault(cities[0].country, set()).add(cities[0].name)
    return found
