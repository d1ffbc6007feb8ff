"""What is wrong with a programme, or may be: clashes, journeys that cannot be made, people and places in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from communique.authority.matching import name_tie
from communique.authority.names import fold
from communique.programme.naming import Located, country_code, locate
from communique.programme.types import MOVEMENTS, Item, Party, Programme, Who

#: What a journey is taken to need: by road up to this many kilometres at this speed, beyond it by air at the other,
#: with the time for take-off, landing and the way to and from the airports on top. Each finding names what it rests on.
ROAD_KM, ROAD_KMH, AIR_KMH, AIR_HOURS = 200.0, 70.0, 800.0, 1.5
_EARTH_KM = 6371.0
#: Solar time is this far apart for each degree of longitude; clocks of two countries may differ by two hours more.
_HOURS_A_DEGREE, _CLOCKS_HOURS = 1 / 15, 2.0
_APART = ("another name", "one word in common")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that somebody should look at.

    Attributes:
        line: Line of the file.
        kind: `clash`, `travel`, `office`, `name`, `place`, `date` or `entry`.
        text: What it is.
        certain: Whether it is wrong for certain, and not only likely.
    """

    line: int
    kind: Literal["clash", "travel", "office", "name", "place", "date", "entry"]
    text: str
    certain: bool = True


def check(programme: Programme) -> list[Finding]:
    """Return all findings in the order of the file."""
    found = [*_dates(programme), *_clashes(programme), *_journeys(programme), *_places(programme), *_people(programme),
             *_entries(programme)]
    return sorted(dict.fromkeys(found), key=lambda finding: (finding.line, finding.kind, finding.text))


def _live(programme: Programme) -> list[Item]:
    return [item for item in programme.items if (item.status or programme.status) in ("held", "planned")]


def _dates(programme: Programme) -> Iterator[Finding]:
    for item in programme.items:
        if item.when is None:
            yield Finding(item.line, "date", f"{title(item)}: no date")
            continue
        if programme.starts and item.when.day < programme.starts:
            yield Finding(item.line, "date", f"{title(item)}: {item.when.day} is before the journey starts on "
                                             f"{programme.starts}")
        if programme.ends and item.when.day > programme.ends:
            yield Finding(item.line, "date", f"{title(item)}: {item.when.day} is after the journey ends on "
                                             f"{programme.ends}")
    if programme.starts and programme.ends and programme.ends < programme.starts:
        yield Finding(1, "date", f"the journey ends on {programme.ends}, before it starts on {programme.starts}")


def _clashes(programme: Programme) -> Iterator[Finding]:
    timed = [(item, begins, item.when.ends) for item in _live(programme)
             if item.when is not None and (begins := item.when.begins) is not None]
    for (item, begins, ends), (other, starts, stops) in combinations(timed, 2):
        one, two = (ends or begins, stops or starts)
        if (begins < two and starts < one) or begins == starts:
            later = max(item.line, other.line)
            yield Finding(later, "clash", f"{title(item)} ({_clock(begins, ends)}) and {title(other)} "
                                          f"({_clock(starts, stops)}) overlap on {begins:%Y-%m-%d}")


def _journeys(programme: Programme) -> Iterator[Finding]:
    steps = [step for item in _ordered(programme) for step in _steps(item)]
    for (item, at, place), (other, then, target) in pairwise(steps):
        if place is None or target is None or place.city is None or target.city is None or at is None or then is None:
            continue
        distance = kilometres(place, target)
        needed = hours_for(distance)
        shift = abs(place.city.lon - target.city.lon) * _HOURS_A_DEGREE
        slack = shift + _CLOCKS_HOURS if place.country != target.country else shift if shift > 0.75 else 0.0
        given = (then - at).total_seconds() / 3600
        if distance > 15 and given + slack < needed:
            yield Finding(other.line, "travel", (
                f"{place.name} at {at:%H:%M} ({title(item)}) to {target.name} at {then:%H:%M} ({title(other)}): "
                f"{distance:,.0f} km in {_spoken(given)}; it takes {_spoken(needed)} {_assumed(distance)}"
                + (f", even were the clocks {_spoken(slack)} apart" if slack else "")))


def _steps(item: Item) -> Iterator[tuple[Item, datetime | None, Located | None]]:
    """Yield where the principal is when: a movement with both its ends is at one of them."""
    if item.when is None:
        return
    text = (item.city or item.from_) if item.what == "departure" else (item.city or item.to)
    place = locate(text) if text else None
    if place is not None:
        yield item, item.when.begins, place
        if item.when.ends and item.what not in MOVEMENTS:
            yield item, item.when.ends, place


def _ordered(programme: Programme) -> list[Item]:
    timed = [(begins, item) for item in _live(programme) if item.when and (begins := item.when.begins)]
    return [item for _, item in sorted(timed, key=lambda pair: pair[0])]


def kilometres(one: Located, other: Located) -> float:
    """Return the great-circle distance of two places of the gazetteer."""
    if one.city is None or other.city is None:
        return 0.0
    north, south = radians(one.city.lat), radians(other.city.lat)
    across = radians(other.city.lon - one.city.lon)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def hours_for(distance: float) -> float:
    """Return the hours that a journey of so many kilometres takes at the least."""
    return distance / ROAD_KMH if distance <= ROAD_KM else distance / AIR_KMH + AIR_HOURS


def _assumed(distance: float) -> str:
    if distance <= ROAD_KM:
        return f"at {ROAD_KMH:.0f} km/h by road"
    return f"at {AIR_KMH:.0f} km/h by air with {_spoken(AIR_HOURS)} on the ground"


def _places(programme: Programme) -> Iterator[Finding]:
    for item in programme.items:
        for text in dict.fromkeys(place for place in (item.city, item.from_, item.to) if place):
            place = locate(text)
            if place.several:
                yield Finding(item.line, "place", f"{text}: there are several ({', '.join(place.several[:6])}); write "
                                                  "the country behind it", certain=False)
            elif place.city is None and not country_code(place.name):
                rest = "" if place.country else "; write the country behind it"
                yield Finding(item.line, "place", f"{text}: not in the gazetteer, so that neither map nor travel time "
                                                  f"know it{rest}", certain=False)
    for who in [programme.principal, *programme.people.values()]:
        if who.country and country_code(who.country) is None:
            yield Finding(1, "place", f"{who.country}: no such country (of {who.name})")


def _people(programme: Programme) -> Iterator[Finding]:
    lines: dict[str, tuple[Who, int]] = {}
    for who, line in _everybody(programme):
        lines.setdefault(who.name, (who, line))
    for who, line in lines.values():
        if who.kind == "person" and not who.office:
            yield Finding(line, "office", f"{who.name}: no office")
    known = {fold(key): key for key in programme.people}
    for who, line in lines.values():
        if who.kind == "group" and who.name not in programme.people:
            near = next((key for fold_, key in known.items() if _near(fold(who.name), fold_)), None)
            if near:
                yield Finding(line, "name", f"{who.name}: not in people, where there is {near!r}; so it is taken for a "
                                            "group", certain=False)
    for (one, line), (other, below) in combinations(lines.values(), 2):
        tie, _ = name_tie(one.name, other.name)
        if "group" not in (one.kind, other.kind) and tie not in _APART:
            yield Finding(max(line, below), "name", f"{one.name} and {other.name} look like one person ({tie}); list "
                                                    "them once", certain=False)
        elif {one.kind, other.kind} == {"person", "group"} and tie not in _APART:
            person, text = (one, other) if one.kind == "person" else (other, one)
            yield Finding(max(line, below), "name", f"{text.name} is listed as a group, and looks like {person.name} "
                                                    f"({tie})", certain=False)


def _near(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(one, other, score_cutoff=2) <= 2) and len(other) > 3


def _everybody(programme: Programme) -> Iterator[tuple[Who, int]]:
    yield programme.principal, 1
    for item in programme.items:
        parties: Iterable[Party] = (*item.with_, *item.host, *item.guests, *item.honouring, *item.accompanied_by,
                                    *(said.to for said in item.said if said.to),
                                    *(said.by for said in item.said if said.by))
        for party in parties:
            yield programme.who(party), item.line


def _entries(programme: Programme) -> Iterator[Finding]:
    needs = {"arrival": "city", "transit": "city", "departure": "to"}
    for item in programme.items:
        missing = needs.get(item.what)
        if missing and not (item.city or item.to or item.from_):
            yield Finding(item.line, "entry", f"{title(item)}: no place; write `{missing}:`")
        if item.what in ("meeting", "call", "interview") and not (item.with_ or item.host or item.guests):
            yield Finding(item.line, "entry", f"{title(item)}: nobody to meet; write `with:`")
    for start, _, why in programme.skipped:
        yield Finding(programme.text.count("\n", 0, start) + 1, "entry", why)


def title(item: Item) -> str:
    """Return a short name of an entry."""
    parties = [party if isinstance(party, str) else party.name for party in (*item.with_, *item.host, *item.guests)]
    return item.what + (f" with {', '.join(parties)}" if parties else f" {item.to or item.city or ''}".rstrip())


def _clock(begins: datetime, ends: datetime | None) -> str:
    return f"{begins:%H:%M}" + (f"–{ends:%H:%M}" if ends else "")


def _spoken(hours: float) -> str:
    minutes = round(timedelta(hours=abs(hours)).total_seconds() / 60)
    told = f"{minutes // 60} h {minutes % 60:02d} min" if minutes >= 60 else f"{minutes} min"
    return f"minus {told}" if hours < 0 else told
