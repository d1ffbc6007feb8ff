"""Maps: the way of a journey with its stops in order, or places with how often something happened there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair

from communique.show.charts.basemap import outlines, within
from communique.show.charts.looks import Looks

Size = Literal["wide", "narrow"]

#: Width and height in pixels: for a column of a page, and for a telephone.
SIZES = {"wide": (770, 430), "narrow": (400, 320)}
#: Degrees that a map shows at least: around one town, the country that it lies in.
LEAST = 18.0
#: Room around the outermost places, as a share of what lies between them.
MARGIN = 0.45
#: Wider than this (degrees), a map shows the whole world.
WORLD = 170.0
#: Beyond this latitude (degrees) Mercator's map stretches too much to be of use.
POLAR = 72.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on a map.

    Attributes:
        name: As written beside its point.
        longitude: In degrees.
        latitude: In degrees.
        label: What stands in its point: the number of the stop; empty for none.
        note: What is told of it when one points at it.
        link: Where its point leads; empty for nowhere.
        size: How many things happened there; None for a point like all others.
    """

    name: str
    longitude: float
    latitude: float
    label: str = ""
    note: str = ""
    link: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """A way from one place to another, in degrees; ``known`` where the text tells both ends."""

    start: tuple[float, float]
    end: tuple[float, float]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """What a map shows, in degrees: its middle, its width, and its southern and northern edge."""

    longitude: float
    latitude: float
    width: float
    south: float
    north: float

    @property
    def world(self) -> bool:
        """True where the whole world is drawn."""
        return self.width > WORLD or max(-self.south, self.north) > POLAR


def window(points: Sequence[tuple[float, float]], ratio: float) -> Window:
    """Return a window with all ``points`` (longitude, latitude), by the shorter way around the globe.

    Args:
        points: At least one.
        ratio: Its height as a share of its width, in the picture.
    """
    west, across = _arc(sorted({lon % 360 % 360 for lon, _ in points}))  # -1e-20 % 360 is 360
    low, high = (_stretched(edge(lat for _, lat in points)) for edge in (min, max))
    width = max(across * (1 + MARGIN), (high - low) * (1 + MARGIN) / ratio, LEAST)
    middle, half = (low + high) / 2, width * ratio / 2
    return Window((west + across / 2 + 180) % 360 - 180, _latitude(middle), width, _latitude(middle - half),
                  _latitude(middle + half))


def _arc(longitudes: list[float]) -> tuple[float, float]:
    """Return western end and width of the shortest arc with all ``longitudes`` (0 to 360, sorted)."""
    gaps = [((longitudes[(k + 1) % len(longitudes)] - lon) % 360 or 360, k) for k, lon in enumerate(longitudes)]
    widest, at = max(gaps)
    return longitudes[(at + 1) % len(longitudes)], 360 - widest


def _stretched(latitude: float) -> float:
    """Return how far from the equator Mercator draws ``latitude``; both in degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(max(-85.0, min(85.0, latitude))))))


def _latitude(stretched: float) -> float:
    return math.degrees(math.atan(math.sinh(math.radians(stretched))))


def draw(stops: Sequence[Stop], legs: Sequence[Leg], visited: Sequence[str], looks: Looks,
         size: Size = "wide") -> dict[str, Any]:
    """Return the Vega-Lite specification of a map.

    Args:
        stops: Places, each with a point.
        legs: Ways between places.
        visited: Alpha-2 codes of the countries to set off.
        looks: Colours.
        size: For what column.

    Raises:
        ValueError: There is nothing to show.
    """
    points = [(s.longitude, s.latitude) for s in stops] + [p for leg in legs for p in (leg.start, leg.end)]
    if not points:
        raise ValueError("a map of no place")
    width, height = SIZES[size]
    view = window(points, height / width)
    found = (list(outlines("world")) if view.world
             else within(view.longitude, view.width * 1.1, view.south - 1, view.north + 1))
    layers: list[altair.Chart] = []
    if view.world:
        layers.append(altair.Chart(altair.sphere()).mark_geoshape(fill=looks.sea))
    layers += [_land("land", looks.land, looks), _land("visited", looks.visited, looks)]
    layers += [_ways([leg for leg in legs if leg.known == known], known, looks)
               for known in (True, False) if any(leg.known == known for leg in legs)]
    layers += _points(stops, looks)
    chart = altair.layer(*layers).project(**_projection(view, width, height)).properties(
        width=width, height=height, padding=0, view=altair.ViewConfig(fill="transparent" if view.world else looks.sea))
    drawn: dict[str, Any] = chart.to_dict()
    # Outlines are put in at the end: the library would check every one of their points.
    drawn["datasets"] = {**drawn.get("datasets", {}),
                         "land": [o.feature() for o in found if o.country not in visited],
                         "visited": [o.feature() for o in found if o.country in visited]}
    return drawn


def _projection(view: Window, width: int, height: int) -> dict[str, Any]:
    """Return the projection that fills the picture with ``view``."""
    if view.world:
        return {"type": "naturalEarth1", "rotate": [-view.longitude, 0, 0], "scale": width / 5.5,
                "translate": [width / 2, height / 2]}
    return {"type": "mercator", "rotate": [-view.longitude, 0, 0], "center": [0, view.latitude],
            "scale": width / math.radians(view.width), "translate": [width / 2, height / 2]}


def _land(name: str, fill: str, looks: Looks) -> altair.Chart:
    chart: altair.Chart = altair.Chart(altair.NamedData(name)).mark_geoshape(
        fill=fill, stroke=looks.border, strokeWidth=0.7, clip=True)
    return chart


def _ways(legs: list[Leg], known: bool, looks: Looks) -> altair.Chart:
    """Great circles; broken where one end of the way is only inferred."""
    features = [{"type": "Feature", "properties": {},
                 "geometry": {"type": "LineString", "coordinates": [list(leg.start), list(leg.end)]}} for leg in legs]
    chart: altair.Chart = altair.Chart(altair.InlineData(features)).mark_geoshape(
        filled=False, stroke=looks.ink, strokeWidth=1.6, strokeDash=[1, 0] if known else [5, 4], strokeOpacity=0.75,
        clip=True)
    return chart


def _points(stops: Sequence[Stop], looks: Looks) -> list[altair.Chart]:
    if not stops:
        return []
    most = max((stop.size or 1) for stop in stops)
    rows = [{"name": s.name, "lon": s.longitude, "lat": s.latitude, "label": s.label, "link": s.link or None,
             "note": s.note or s.name, "area": 260.0 if s.size is None else 60 + 900 * s.size / most} for s in stops]
    data = altair.InlineData(values=rows)
    where = {"longitude": "lon:Q", "latitude": "lat:Q"}
    link = {"href": "link:N"} if any(s.link for s in stops) else {}
    points = altair.Chart(data).mark_circle(fill=looks.accent, opacity=0.9, stroke=looks.paper, clip=True).encode(
        size=altair.Size("area:Q", scale=None, legend=None), tooltip="note:N", **link, **where)
    labels = altair.Chart(data).mark_text(fill=looks.paper, fontSize=11, fontWeight="bold", clip=True).encode(
        text="label:N", **where)
    names = altair.Chart(data).mark_text(fill=looks.ink, align="left", dx=13, fontSize=13, clip=True).encode(
        text="name:N", **where)
    return [points, labels, names]
