"""Colours and type of the pictures: by name inside a page, whose style sheet knows them, and as they are in files."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

#: What the pages are set in; a picture has no style sheet of its own.
FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Looks:
    """Colours, as CSS writes them.

    Attributes:
        sea: Behind the land.
        land: Countries.
        visited: Countries that the picture is about.
        border: Between countries.
        ink: Letters, and the way travelled.
        faint: Letters of less weight, axes.
        accent: Points and bars.
        paper: Behind all.
    """

    sea: str
    land: str
    visited: str
    border: str
    ink: str
    faint: str
    accent: str
    paper: str


LIGHT = Looks(sea="#eef3f6", land="#fbfaf6", visited="#f0dfc0", border="#c9c5ba", ink="#1d2430", faint="#5d6673",
              accent="#1f5a8a", paper="#ffffff")
DARK = Looks(sea="#161c24", land="#28303a", visited="#54472b", border="#475262", ink="#e8eaee", faint="#a3adba",
             accent="#7db7e8", paper="#12161c")
#: Inside a page: the style sheet sets `--chart-sea` and the others, for light and for dark.
PAGE = Looks(**{field.name: f"var(--chart-{field.name})" for field in fields(Looks)})


def configuration(looks: Looks) -> dict[str, Any]:
    """Return Vega-Lite's configuration for ``looks``."""
    words = {"labelColor": looks.faint, "titleColor": looks.faint, "labelFont": FONT, "titleFont": FONT,
             "titleFontWeight": "normal", "labelFontSize": 12, "titleFontSize": 12}
    return {
        "background": "transparent" if looks is PAGE else looks.paper,
        "font": FONT,
        "axis": {**words, "gridColor": looks.border, "gridOpacity": 0.5, "domainColor": looks.border,
                 "tickColor": looks.border},
        "legend": words,
        "view": {"stroke": None},
    }
