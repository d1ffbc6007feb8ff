"""From a chart to SVG or PNG. Drawing takes tens of milliseconds: what was drawn is kept for the next reader."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from communique.show.charts.looks import Looks, configuration

#: Pictures to keep; one is some 50 kB.
KEPT = 256
#: Pixels of a PNG for each of the picture's own, so that print and sharp screens are served.
SHARPNESS = 2.0


def finished(specification: dict[str, Any], looks: Looks) -> str:
    """Return a Vega-Lite specification with ``looks``, as JSON: what the functions below draw."""
    return json.dumps({**specification, "config": configuration(looks)}, sort_keys=True)


@lru_cache(maxsize=KEPT)
def svg(specification: str, label: str) -> str:
    """Return the picture as SVG to stand in a page, scaling with its column.

    Args:
        specification: From `finished`.
        label: What the picture shows, for those who do not see it.
    """
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(specification)
    head, rest = drawn.split(">", 1)
    box = re.search(r'viewBox="[^"]*"', head)
    name = label.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    size = re.search(r'width="[\d.]+" height="[\d.]+"', head)
    extent = " ".join(found.group() for found in (size, box) if found)
    return ('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'class="chart" role="img" aria-label="{name}" {extent}>{rest}')


@lru_cache(maxsize=KEPT // 8)
def png(specification: str) -> bytes:
    """Return the picture as PNG."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(specification, scale=SHARPNESS)
    return drawn
