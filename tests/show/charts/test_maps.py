"""Maps: what they show, around which meridian, and the way of a journey."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import Reader
from communique.record import Document
from communique.show.charts.basemap import outlines, within
from communique.show.charts.drawing import finished, png, svg
from communique.show.charts.looks import LIGHT, PAGE
from communique.show.charts.maps import Leg, Stop, draw, window
from communique.show.charts.way import way

EXAMPLE = Path(__file__).parents[3] / "examples" / "almaty-astana.txt"
SUVA, APIA, NADI = (178.44, -18.14), (-171.77, -13.83), (177.44, -17.76)

longitudes, latitudes = st.floats(-180, 180), st.floats(-85, 85)


@given(st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=6))
def test_a_window_holds_all_points(points: list[tuple[float, float]]) -> None:
    found = window(points, 0.56)
    assert found.width >= 18
    for longitude, latitude in points:
        assert abs((longitude - found.longitude + 180) % 360 - 180) <= found.width / 2 + 1e-6
        assert found.south - 1e-6 <= latitude <= found.north + 1e-6


def test_a_journey_over_the_date_line_is_shown_by_the_shorter_way() -> None:
    found = window([SUVA, APIA, NADI], 0.56)
    assert found.width < 30
    assert abs(found.longitude) > 170


def test_a_journey_around_the_globe_shows_the_world() -> None:
    assert window([(-74.0, 40.7), (139.7, 35.7), (36.8, -1.3)], 0.56).world
    assert not window([(76.9, 43.2), (71.4, 51.2)], 0.56).world
    assert window([(25.7, 66.5), (15.6, 78.2)], 0.56).world, "Mercator tears the far north apart"


def test_the_base_map_has_every_member_of_the_genre() -> None:
    codes = {outline.country for outline in outlines("region")}
    small = {"KZ", "FJ", "XK", "TV", "NR", "VA", "PS", "SG"}
    assert small - codes == {"TV"}, "Natural Earth draws Tuvalu at 1:10 million only"


def test_a_window_shows_what_it_touches_and_nothing_else() -> None:
    codes = {outline.country for outline in within(179.0, 12.0, -22.0, -12.0)}
    assert {"FJ"} <= codes
    assert not codes & {"KZ", "BR", "US"}


def test_a_map_is_svg_with_its_places_and_a_label() -> None:
    stops = [Stop("Suva <&", *SUVA, "1", link="#e1"), Stop("Apia", *APIA, "2")]
    drawn = svg(finished(draw(stops, [Leg(SUVA, APIA)], ["FJ"], LIGHT), LIGHT), 'The way <to> "Apia"')
    root = ElementTree.fromstring(drawn)
    assert root.get("aria-label") == 'The way <to> "Apia"'
    words = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Suva <&", "Apia", "1", "2"} <= set(words)
    assert LIGHT.visited in drawn
    assert "style=" not in drawn, "a page's policy forbids styles in attributes"


def test_a_map_within_a_page_takes_its_colours_from_the_style_sheet() -> None:
    drawn = svg(finished(draw([Stop("Suva", *SUVA)], [], ["FJ"], PAGE), PAGE), "Suva")
    assert "var(--chart-land)" in drawn or "var(--chart-visited)" in drawn
    assert LIGHT.visited not in drawn


def test_a_map_is_png_for_those_who_paste_it() -> None:
    assert png(finished(draw([Stop("Suva", *SUVA)], [], [], LIGHT), LIGHT)).startswith(b"\x89PNG")


def test_a_map_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        draw([], [], [], LIGHT)


def test_the_way_of_a_report(reader: Reader) -> None:
    found = way(reader.read(Document.from_text(EXAMPLE.read_text(encoding="utf-8"))))
    assert [(stop.label, stop.name) for stop in found.stops] == [("1", "Almaty"), ("2", "Astana"), ("3", "Dushanbe")]
    assert [leg.known for leg in found.legs] == [True, True]
    assert found.countries == ("KZ",)


def test_a_way_that_is_only_planned_or_spoken_on_the_telephone_is_on_no_map(reader: Reader) -> None:
    text = "President Arden met Prime Minister Haddad of Jordan in Amman. She will travel to Cairo on Friday."
    assert [stop.name for stop in way(reader.read(Document.from_text(text))).stops] == ["Amman"]
