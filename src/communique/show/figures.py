"""The pictures of a journey: which there are, where they lie, and what is said of them beside the picture."""

from __future__ import annotations

from dataclasses import dataclass

from communique.record import Record
from communique.show.charts import timeline
from communique.show.charts.maps import SIZES
from communique.show.charts.way import Way, way

#: A time line of fewer engagements says no more than the itinerary.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture within a page.

    Attributes:
        kind: `map` or `timeline`.
        address: Where it lies, without its suffix.
        width: In pixels, at which nothing beside it moves when it arrives.
        height: In pixels.
        names: Places in it, in order.
        unplaced: Places that it cannot show.
        guessed: Whether a part of it is inferred.
    """

    kind: str
    address: str
    width: int
    height: int
    names: tuple[str, ...]
    unplaced: tuple[str, ...] = ()
    guessed: bool = False


def figures_of(record: Record, address: str) -> list[Figure]:
    """Return the pictures of a record whose page lies at ``address``."""
    found = []
    going: Way = way(record)
    if going.stops:
        names = tuple(stop.name for stop in going.stops)
        guessed = not all(leg.known for leg in going.legs)
        found.append(Figure("map", f"{address}/map", *SIZES["wide"], names, going.unplaced, guessed))
    points = timeline.points(record, "")
    if len(points) >= LEAST:
        lanes = tuple(dict.fromkeys(point.lane for point in points))
        found.append(Figure("timeline", f"{address}/timeline", timeline.WIDTHS["wide"][0],
                            timeline.LANE * len(lanes) + timeline.HEAD, tuple(filter(None, lanes))))
    return found
