"""The time line of a journey: a lane for each place, a bar for the time there, a point for each engagement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair

from communique.record import Record
from communique.show.charts.looks import Looks
from communique.show.charts.maps import Size

#: Width in pixels, and of it what the names of places take.
WIDTHS = {"wide": (770, 110), "narrow": (400, 90)}
LANE = 46
#: What stands above the lanes.
HEAD = 32
#: What the label of a day takes (pixels); a long journey has one for every second or third day.
LABEL = 60


@dataclass(frozen=True, slots=True)
class Point:
    """An engagement on the time line.

    Attributes:
        lane: The place that it was at.
        day: When.
        share: Where in its day it is drawn, between 0 and 1: by order, since hours are not told.
        room: How much of the day it has to each side.
        label: Its number in the itinerary.
        link: Where its point leads.
    """

    lane: str
    day: date
    share: float
    room: float
    label: str
    link: str


def points(record: Record, elsewhere: str, link: Callable[[str], str] = lambda fact: f"#{fact}") -> list[Point]:
    """Return the held engagements whose day is known, in order; ``elsewhere`` is the lane of those without a city."""
    names = {place.id: place.name for place in record.places}
    dated = [e for e in record.engagements if e.status == "held" and len(e.date or "") == len("2024-07-03")]
    many, seen = Counter(e.date for e in dated), Counter[str | None]()
    found = []
    for engagement in sorted(dated, key=lambda e: (e.date or "", e.order)):
        seen[engagement.date] += 1
        room = 0.5 / many[engagement.date]
        share = (2 * seen[engagement.date] - 1) * room
        day = date.fromisoformat(engagement.date or "")
        found.append(Point(names.get(engagement.city or "", elsewhere), day, share, room, str(engagement.order),
                           link(engagement.id)))
    return found


def draw(found: Sequence[Point], day: Callable[[date], str], looks: Looks,
         size: Size = "wide") -> dict[str, Any]:
    """Return the Vega-Lite specification of a time line.

    Args:
        found: At least one point.
        day: How a day is written, in the reader's language.
        looks: Colours.
        size: For what column.

    Raises:
        ValueError: There is nothing to show.
    """
    if not found:
        raise ValueError("a time line of nothing")
    first, last = min(p.day for p in found), max(p.day for p in found)
    days = (last - first).days + 1
    lanes = list(dict.fromkeys(p.lane for p in found))
    rows = [{"lane": p.lane, "x": (p.day - first).days + p.share, "label": p.label, "link": p.link} for p in found]
    stays = [{"lane": lane, "x": min(x - room for x, room in ks), "end": max(x + room for x, room in ks)}
             for lane in lanes
             for ks in [[((p.day - first).days + p.share, p.room) for p in found if p.lane == lane]]]
    width, beside = WIDTHS[size]
    step = max(1, -(-days * LABEL // (width - beside)))
    marks = [{"x": k + 0.5, "day": day(first + timedelta(days=k))} for k in range(0, days, step)]
    along = altair.X("x:Q", scale=altair.Scale(domain=[0, days], nice=False),
                     axis=altair.Axis(title=None, labels=False, ticks=False, values=list(range(days + 1)), grid=True))
    lane = altair.Y("lane:N", sort=lanes, axis=altair.Axis(title=None, domain=False, ticks=False, labelFontSize=13,
                                                           labelColor=looks.ink, labelLimit=beside - 8))
    bars = altair.Chart(altair.InlineData(stays)).mark_bar(
        height=LANE * 0.55, fill=looks.visited, cornerRadius=6).encode(x=along, x2="end:Q", y=lane)
    area = 240 if size == "narrow" else 300
    circles = altair.Chart(altair.InlineData(rows)).mark_circle(size=area, fill=looks.accent, opacity=1).encode(
        x=along, y=lane, href="link:N")
    labels = altair.Chart(altair.InlineData(rows)).mark_text(fill=looks.paper, fontSize=11, fontWeight="bold").encode(
        x=along, y=lane, text="label:N")
    heads = altair.Chart(altair.InlineData(marks)).mark_text(fill=looks.faint, fontSize=12, baseline="bottom").encode(
        x=altair.X("x:Q"), y=altair.value(-6), text="day:N")
    chart: dict[str, Any] = altair.layer(bars, circles, labels, heads).properties(
        width=width, height=LANE * len(lanes) + HEAD, autosize=altair.AutoSizeParams(type="fit", contains="padding"),
    ).to_dict()
    return chart
