"""Bars by year: how often, and of which sort."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair

from communique.show.charts.looks import Looks
from communique.show.charts.maps import Size

#: Width and height in pixels: for a column of a page, and for a telephone.
SIZES = {"wide": (770, 240), "narrow": (400, 240)}
#: What the label of a year takes (pixels).
LABEL = 36
#: A bar is at most so wide (pixels): two years are no two walls.
WIDEST = 44


def draw(counts: Sequence[tuple[int, str, int]], sorts: Sequence[str], colours: Sequence[str],
         looks: Looks, size: Size = "wide") -> dict[str, Any]:
    """Return the Vega-Lite specification of stacked bars, with every year from the first to the last.

    Args:
        counts: Year, sort, and how many.
        sorts: The sorts in the order in which they are stacked, as written in the legend; one alone has no legend.
        colours: A colour each.
        looks: Colours of the rest.
        size: For what column.

    Raises:
        ValueError: There is nothing to show.
    """
    if not counts:
        raise ValueError("bars of nothing")
    first, last = min(year for year, _, _ in counts), max(year for year, _, _ in counts)
    rows = [{"year": year, "sort": sort, "number": number, "order": list(sorts).index(sort)}
            for year, sort, number in counts]
    years = list(range(first, last + 1))
    width, height = SIZES[size]
    across = width - 60
    step = max(1, -(-len(years) * LABEL // across))
    legend = altair.Legend(title=None, orient="top") if len(sorts) > 1 else None
    chart: dict[str, Any] = altair.Chart(altair.InlineData(rows)).mark_bar(
        width=min(WIDEST, max(2, int(across / len(years) * 0.8)))).encode(
        x=altair.X("year:O", scale=altair.Scale(domain=years),
                   axis=altair.Axis(title=None, labelAngle=0, values=years[::step], grid=False)),
        y=altair.Y("number:Q", axis=altair.Axis(title=None, tickMinStep=1, tickCount=4, format="d")),
        color=altair.Color("sort:N", scale=altair.Scale(domain=list(sorts), range=list(colours)), legend=legend),
        order=altair.Order("order:Q"),
    ).properties(width=width, height=height, autosize=altair.AutoSizeParams(type="fit", contains="padding")).to_dict()
    return chart
