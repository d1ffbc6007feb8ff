"""GeoJSON (RFC 7946): engagements as points, legs of journeys as lines, in the order of the record.

What has no coordinates is a feature with a null geometry, as the standard has it: nothing is left out, and no place is
made up. Coordinates are longitude and latitude in WGS 84.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import geojson

from communique.record import Engagement, Movement, Record
from communique.write.exports.tally import Tally
from communique.write.exports.view import View
from communique.write.names import country_name

NO_POINT = "engagements have no geometry: no city with known coordinates is told"
NO_LINE = "legs have no geometry: one end or both have no known coordinates"


_HALF = 180.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Leg:
    """A journey from one place to another, told by one movement or by a departure and the arrival that follows.

    Attributes:
        start: Id of the place where it begins.
        end: Id of the place where it ends.
        told: The movements that tell of it, in order.
    """

    start: str | None
    end: str | None
    told: tuple[Movement, ...]


def write(records: Iterable[Record], out: BinaryIO, tally: Tally) -> None:
    """Write one FeatureCollection; each record's features are written before the next record is taken."""
    out.write(b'{"type": "FeatureCollection", "features": [')
    before = b"\n"
    for record in records:
        for feature in _features(View(record), tally):
            out.write(before + geojson.dumps(feature, ensure_ascii=False, allow_nan=False).encode())
            before = b",\n"
        if apart := sum(one.engagement is None for one in record.statements):
            tally.aside["statements belong to no engagement, and are not in it"] += apart
        out.flush()
    out.write(b"\n]}\n")


def _features(view: View, tally: Tally) -> Iterator[geojson.Feature]:
    for leg in legs(view.record):
        ends = [point for one in (leg.start, leg.end) if (point := _point(view, one))]
        tally.written["legs"] += 1
        if len(ends) < 2:
            tally.aside[NO_LINE] += 1
        yield geojson.Feature(view.keys[leg.told[0].id], _line(*ends) if len(ends) == 2 else None, _of_leg(view, leg))
    for engagement in view.record.engagements:
        at = _point(view, engagement.city)
        tally.written["engagements"] += 1
        if at is None:
            tally.aside[NO_POINT] += 1
        yield geojson.Feature(view.keys[engagement.id], geojson.Point(at) if at else None, _of(view, engagement))


def legs(record: Record) -> list[Leg]:
    """Return the legs of a record's journeys.

    A departure and the arrival told next are one leg where neither contradicts the other; a movement of which the other
    end is not told, is a leg with one end.
    """
    found: list[Leg] = []
    for movement in record.movements:
        last = found[-1] if found else None
        if movement.kind == "arrival" and last is not None and _follows(last, movement):
            found[-1] = Leg(last.start, movement.place or last.end, (*last.told, movement))
        elif movement.kind == "arrival":
            found.append(Leg(movement.origin, movement.place, (movement,)))
        else:
            found.append(Leg(movement.place, movement.destination, (movement,)))
    return found


def _follows(last: Leg, arrival: Movement) -> bool:
    departure = last.told[-1]
    return (len(last.told) == 1 and departure.kind == "departure" and departure.status == arrival.status
            and (arrival.origin is None or arrival.origin == last.start)
            and (last.end is None or last.end == arrival.place)
            and (last.end is not None or arrival.origin is not None))


def _line(start: Point, end: Point) -> geojson.LineString | geojson.MultiLineString:
    """Return the line between two points; one that crosses the antimeridian is cut there, as RFC 7946 asks (3.1.9)."""
    (west, first), (east, last) = start, end
    if abs(east - west) <= _HALF:
        return geojson.LineString([start, end])
    edge = math.copysign(_HALF, west)  # the side on which the journey leaves the map
    gone, left = edge - west, east + edge
    crossing = first + (last - first) * (gone / (gone + left) if gone + left else 0)
    return geojson.MultiLineString([[start, (edge, crossing)], [(-edge, crossing), end]])


def _point(view: View, place: str | None) -> Point | None:
    """Return longitude and latitude of a place; a country is no point."""
    found = view.places.get(place or "")
    if found is None or found.kind == "country" or found.lat is None or found.lon is None:
        return None
    return found.lon, found.lat


def _of_leg(view: View, leg: Leg) -> dict[str, Any]:
    first, last = leg.told[0], leg.told[-1]
    return {
        "feature": "leg", "who": view.name(view.record.principal),
        "movements": [movement.kind for movement in leg.told], "status": first.status,
        "from": view.name(leg.start), "to": view.name(leg.end),
        "departed": first.date if first.kind == "departure" else None,
        "arrived": last.date if last.kind == "arrival" else None,
        "date": first.date, "daypart": first.daypart, **_source(view, *leg.told),
    }


def _of(view: View, engagement: Engagement) -> dict[str, Any]:
    return {
        "feature": "engagement", "title": view.heading(engagement), "kind": engagement.kind,
        "status": engagement.status, "date": engagement.date, "daypart": engagement.daypart,
        "venue": view.name(engagement.venue), "city": view.name(engagement.city),
        "country": country_name(engagement.country), "country_code": engagement.country,
        "part_of": view.name(engagement.part_of),
        "participants": [{"name": view.name(p.entity), "role": p.role, "office": view.office(p.entity, p)}
                         for p in engagement.participants],
        "topics": [topic.text for topic in engagement.topics],
        "statements": [
            {"speaker": view.name(one.speaker), "act": one.act, "addressee": view.name(one.addressee),
             "about": one.about, "quoted": one.quoted}
            for one in view.record.statements if one.engagement == engagement.id],
        **_source(view, engagement),
    }


def _source(view: View, *facts: Engagement | Movement) -> dict[str, Any]:
    spans = [span for fact in facts for span in fact.evidence]
    return {
        "inferred": sorted({name for fact in facts for name in fact.inferred}),
        "confidence": min(fact.confidence for fact in facts), "document": view.title, "document_id": view.document.id,
        "url": view.url, "evidence": view.quoted(spans),
        "spans": [[span.start, span.end] for span in spans],
    }
