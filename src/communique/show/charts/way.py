"""The way of a journey: from a record to the stops and legs of its map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from communique.record import Engagement, Movement, Place, Record
from communique.show.charts.maps import Leg, Stop


@dataclass(frozen=True, slots=True)
class Way:
    """What the map of a journey shows, and what it cannot.

    Attributes:
        stops: Places in the order in which they were reached, each once.
        legs: Ways between them in order; a way that the text does not tell at both ends is not `known`.
        countries: Alpha-2 codes of the countries visited.
        unplaced: Names of places whose position is not known: they are on no map, and the page says so.
    """

    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]
    countries: tuple[str, ...]
    unplaced: tuple[str, ...]


def way(record: Record, link: Callable[[str], str] = lambda fact: f"#{fact}") -> Way:
    """Return the way of the held movements and engagements of ``record``.

    Args:
        record: The journey.
        link: From the id of a fact to the address of its card.
    """
    places = {place.id: place for place in record.places}
    steps = [(fact, place, known) for fact, name, known in _steps(record)
             if (place := places.get(name)) is not None and place.kind != "country"]
    stops: dict[str, tuple[Place, str]] = {}
    legs: list[Leg] = []
    unplaced: dict[str, None] = {}
    here: Place | None = None
    for fact, place, known in steps:
        if place.lon is None or place.lat is None:
            unplaced.setdefault(place.name)
            continue
        stops.setdefault(place.id, (place, fact))
        if here is not None and here.id != place.id:
            legs.append(Leg((here.lon or 0.0, here.lat or 0.0), (place.lon, place.lat), known))
        here = place
    shown = tuple(
        Stop(place.name, place.lon or 0.0, place.lat or 0.0, str(number), link=link(fact))
        for number, (place, fact) in enumerate(stops.values(), 1)
    )
    countries = tuple(dict.fromkeys(v.country for v in record.visits))
    return Way(shown, tuple(legs), countries, tuple(unplaced))


def _steps(record: Record) -> Iterator[tuple[str, str, bool]]:
    """Yield fact, place and whether the text tells that one came there from the place before."""
    facts: list[Movement | Engagement] = [*record.movements, *record.engagements]
    for fact in sorted((f for f in facts if f.status == "held"), key=lambda fact: fact.evidence[0].start):
        if isinstance(fact, Engagement):
            if fact.city and fact.kind != "call":
                yield fact.id, fact.city, False
            continue
        if fact.kind == "departure":
            if fact.place:
                yield fact.id, fact.place, False
            if fact.destination:
                yield fact.id, fact.destination, True
        elif fact.place:
            if fact.origin:
                yield fact.id, fact.origin, False
            yield fact.id, fact.place, fact.origin is not None
