"""Bars by year on the pages of people, countries and topics."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient


def words(svg: str) -> list[str | None]:
    return [node.text for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("path", ["/people/antonio-guterres", "/countries/KZ"])
def test_bars_tell_of_the_years_in_which_somebody_met_others(client: TestClient, path: str) -> None:
    drawn = client.get(f"{path}/years.svg")
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert "2024" in words(drawn.text)
    assert client.get(f"{path}/years.png").content.startswith(b"\x89PNG")
    assert client.get(f"{path}/years.svg?look=dark&size=narrow").text != drawn.text


@pytest.mark.parametrize(("path", "status"), [
    ("/people/nobody/years.svg", 404), ("/countries/XX/years.svg", 404), ("/countries/FJ/years.svg", 404),
    ("/topics/unknown/years.svg", 404), ("/people/antonio-guterres/years.gif", 422)])
def test_what_is_not_there_is_said(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_kinds_are_named_in_the_language_of_the_reader(client: TestClient) -> None:
    drawn = client.get("/people/antonio-guterres/years.svg", headers={"Accept-Language": "en"})
    assert "Meeting" in words(drawn.text)
