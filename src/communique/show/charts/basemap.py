"""The base map: outlines of countries from Natural Earth (`scripts/build_basemap.py`), and which a map shows."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

#: Of the points of an outline that lie outside the window, one in so many is kept: enough for the shape to close.
THINNED = 12


@dataclass(frozen=True, slots=True)
class Outline:
    """One polygon of one country: an island, or the mainland.

    Attributes:
        country: ISO 3166-1 alpha-2, or None where Natural Earth draws what has no code.
        box: Western, southern, eastern and northern edge, in degrees.
        rings: The outer line, then holes; points are (longitude, latitude) in degrees.
    """

    country: str | None
    box: tuple[float, float, float, float]
    rings: list[list[list[float]]]

    def feature(self) -> dict[str, Any]:
        """Return it as a GeoJSON feature."""
        return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": self.rings}}


@lru_cache(maxsize=2)
def outlines(name: str) -> tuple[Outline, ...]:
    """Return all outlines of the base map ``name``: `region`, or the coarser `world`."""
    data = (resources.files("communique.show.charts") / "data" / f"{name}.json.gz").read_bytes()
    return tuple(Outline(row["country"], tuple(row["box"]), row["rings"]) for row in json.loads(gzip.decompress(data)))


def within(longitude: float, width: float, south: float, north: float) -> list[Outline]:
    """Return the outlines that a window touches, in full inside it and coarse outside.

    Args:
        longitude: Of its middle, in degrees.
        width: In degrees; it may reach over the 180th meridian.
        south: Latitude of its lower edge.
        north: Latitude of its upper edge.
    """
    reach = width / 2
    return [_cut(o, longitude, reach, south, north) for o in outlines("region")
            if o.box[1] <= north and o.box[3] >= south and _beside(o, longitude, reach)]


def _beside(outline: Outline, longitude: float, reach: float) -> bool:
    """True where the outline lies within ``reach`` degrees east or west of ``longitude``, around the globe."""
    west, east = outline.box[0], outline.box[2]
    return _apart((west + east) / 2, longitude) <= reach + (east - west) / 2


def _apart(one: float, other: float) -> float:
    return abs((one - other + 180) % 360 - 180)


def _cut(outline: Outline, longitude: float, reach: float, south: float, north: float) -> Outline:
    """Return the outline with the points far from the window thinned: a large country has thousands."""
    rings = []
    for ring in outline.rings:
        last = len(ring) - 1
        kept = [p for k, p in enumerate(ring) if k in (0, last) or k % THINNED == 0
                or south <= p[1] <= north and _apart(p[0], longitude) <= reach]
        rings.append(kept if len(kept) > 3 else ring)
    return Outline(outline.country, outline.box, rings)
