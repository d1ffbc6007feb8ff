"""Time lines, bars and networks: what they hold, and that they are drawn the same every time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from communique import Reader
from communique.record import Document
from communique.show.charts import network, timeline, years
from communique.show.charts.drawing import finished, svg
from communique.show.charts.looks import DARK, LIGHT

EXAMPLE = Path(__file__).parents[3] / "examples" / "almaty-astana.txt"


def words(drawn: str) -> list[str | None]:
    return [node.text for node in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]


def test_the_time_line_of_a_report(reader: Reader) -> None:
    record = reader.read(Document.from_text(EXAMPLE.read_text(encoding="utf-8")))
    found = timeline.points(record, "elsewhere")
    assert {(p.lane, p.day) for p in found} >= {("Almaty", date(2024, 7, 3)), ("Astana", date(2024, 7, 4))}
    assert len(found) == sum(e.status == "held" for e in record.engagements)
    assert all(a.day < b.day or a.share < b.share for a, b in pairwise(found)), "in order"
    drawn = words(svg(finished(timeline.draw(found, lambda day: f"day {day.day}", DARK), DARK), "days"))
    assert {"Almaty", "Astana", "day 3", "day 4", *(p.label for p in found)} <= set(drawn)


def test_engagements_of_no_city_have_a_lane_of_their_own(reader: Reader) -> None:
    record = reader.read(Document.from_text("On 3 July 2024, President Arden called Prime Minister Haddad of Jordan."))
    assert [p.lane for p in timeline.points(record, "elsewhere")] == ["elsewhere"]


def test_bars_have_every_year_and_a_legend_only_for_several_sorts() -> None:
    two = [(2001, "meeting", 3), (2004, "call", 1)]
    drawn = words(svg(finished(years.draw(two, ["meeting", "call"], ["#111111", "#999999"], LIGHT), LIGHT), "years"))
    assert {"2001", "2002", "2003", "2004", "meeting", "call"} <= set(drawn)
    one = words(svg(finished(years.draw(two[:1], ["meeting"], ["#111111"], LIGHT), LIGHT), "years"))
    assert "meeting" not in one


def test_a_network_is_drawn_the_same_every_time_and_names_do_not_cover_each_other() -> None:
    nodes = [network.Node(f"person:{k}", f"Person {k}", f"/people/{k}") for k in range(80)]
    ties = [network.Tie("person:0", f"person:{k}", 1 + k % 4) for k in range(1, 79)]
    first = finished(network.draw(nodes, ties, LIGHT), LIGHT)
    assert first == finished(network.draw(nodes, ties, LIGHT), LIGHT)
    drawn = svg(first, "who met whom")
    named = [word for word in words(drawn) if word]
    assert "Person 0" in named, "who met most is named"
    assert "Person 79" not in named, "who met nobody is not in it"
    assert "/people/5" in drawn


@pytest.mark.parametrize("nothing", [
    lambda: timeline.draw([], str, LIGHT), lambda: years.draw([], [], [], LIGHT), lambda: network.draw([], [], LIGHT)])
def test_a_picture_of_nothing_is_refused(nothing: object) -> None:
    with pytest.raises(ValueError, match="of no"):
        nothing()  # type: ignore[operator]
