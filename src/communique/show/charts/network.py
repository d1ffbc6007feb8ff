"""Who met whom: points that attract each other where they met, the heavier the oftener."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair

from communique.show.charts.looks import Looks
from communique.show.charts.maps import Size

#: Width and height in pixels: for a column of a page, and for a telephone.
SIZES = {"wide": (900, 640), "narrow": (400, 520)}
#: The same network is drawn the same way every time.
SEED = 7
#: What a name takes of the picture: width of a letter, height of a line (pixels).
LETTER, LINE = 6.6, 15.0


@dataclass(frozen=True, slots=True)
class Tie:
    """Two that met, and how often."""

    one: str
    other: str
    times: int


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the network: identity, name, and the address of their page."""

    identity: str
    name: str
    link: str


def draw(nodes: Sequence[Node], ties: Sequence[Tie], looks: Looks, size: Size = "wide") -> dict[str, Any]:
    """Return the Vega-Lite specification of a network.

    Raises:
        ValueError: There is nothing to show.
    """
    if not ties:
        raise ValueError("a network of nobody")
    width, height = SIZES[size]
    at, times = _places(ties)
    most = max(times.values())
    names = {node.identity: node.name for node in nodes}
    named = _readable({name: (x * width, y * height) for name, (x, y) in at.items()}, times, names)
    rows = [{"x": at[n.identity][0], "y": at[n.identity][1], "name": n.name, "link": n.link,
             "area": 60 + width * times[n.identity] / most, "label": n.name if n.identity in named else ""}
            for n in nodes if n.identity in at]
    lines = [{"x": at[t.one][0], "y": at[t.one][1], "x2": at[t.other][0], "y2": at[t.other][1], "times": t.times}
             for t in ties]
    hidden: dict[str, Any] = {"axis": None, "scale": altair.Scale(domain=[-0.04, 1.04])}
    edges = altair.Chart(altair.InlineData(lines)).mark_rule(stroke=looks.faint, opacity=0.45).encode(
        x=altair.X("x:Q", **hidden), y=altair.Y("y:Q", **hidden), x2="x2:Q", y2="y2:Q",
        strokeWidth=altair.StrokeWidth("times:Q", scale=altair.Scale(range=[0.6, 5]), legend=None))
    points = altair.Chart(altair.InlineData(rows)).mark_circle(fill=looks.accent, opacity=1, stroke=looks.paper).encode(
        x=altair.X("x:Q", **hidden), y=altair.Y("y:Q", **hidden), href="link:N",
        size=altair.Size("area:Q", scale=None, legend=None))
    labels = altair.Chart(altair.InlineData(rows)).mark_text(fill=looks.ink, fontSize=12, dy=-14).encode(
        x=altair.X("x:Q", **hidden), y=altair.Y("y:Q", **hidden), text="label:N")
    chart: dict[str, Any] = altair.layer(edges, points, labels).properties(width=width, height=height).to_dict()
    return chart


def _places(ties: Sequence[Tie]) -> tuple[dict[str, tuple[float, float]], dict[str, int]]:
    """Return where each is drawn (0 to 1 across and up) and how often each met somebody."""
    import networkx

    graph = networkx.Graph()
    graph.add_weighted_edges_from((tie.one, tie.other, tie.times) for tie in ties)
    drawn = networkx.forceatlas2_layout(graph, max_iter=200, scaling_ratio=4.0, strong_gravity=True, seed=SEED)
    low, high = ([edge(float(p[k]) for p in drawn.values()) for k in (0, 1)] for edge in (min, max))
    at = {name: (_share(float(p[0]), low[0], high[0]), _share(float(p[1]), low[1], high[1]))
          for name, p in drawn.items()}
    return at, dict(graph.degree(weight="weight"))


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5


def _readable(pixels: dict[str, tuple[float, float]], times: dict[str, int], names: dict[str, str]) -> set[str]:
    """Return those whose name is written: the ones who met oftenest first, as long as no two names cover each other."""
    taken: list[tuple[float, float, float]] = []
    found = set()
    for identity in sorted(times, key=lambda name: (-times[name], name)):
        x, y = pixels[identity]
        half = len(names.get(identity, "")) * LETTER / 2
        if all(abs(y - other) > LINE or abs(x - middle) > half + reach for middle, other, reach in taken):
            taken.append((x, y, half))
            found.add(identity)
    return found
