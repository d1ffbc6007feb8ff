"""The page of who met whom."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient


def test_the_page_has_a_picture_and_the_same_as_a_table(client: TestClient) -> None:
    tree = HTMLParser(client.get("/network").text)
    picture = tree.css_first("figure.network img")
    assert picture is not None
    assert client.get(picture.attributes["src"] or "").headers["content-type"].startswith("image/svg+xml")
    rows = [row.text() for row in tree.css("tbody tr")]
    assert any("Guterres" in row and "Tokayev" in row for row in rows)
    assert all(link.attributes["href"].startswith("/people/") for link in tree.css("tbody a"))


def test_a_network_around_somebody_and_of_a_time(client: TestClient) -> None:
    page = client.get("/network", params={"who": "Tokayev", "since": "2024", "until": "2024-07"}).text
    rows = HTMLParser(page).css("tbody tr")
    assert rows
    assert all("Tokayev" in row.text() for row in rows)


def test_nobody_met_then_is_said_and_not_drawn(client: TestClient) -> None:
    page = client.get("/network", params={"until": "1900"})
    assert page.status_code == 200
    assert "does not say that none took place" in page.text
    assert client.get("/network.svg", params={"until": "1900"}).status_code == 404


@pytest.mark.parametrize("query", [{"who": "<script>alert(1)</script>"}, {"since": "yesterday"},
                                   {"since": "2024", "until": "2023"}, {"who": "xyzzy"}])
def test_what_cannot_be_asked_is_said_beside_the_form(client: TestClient, query: dict[str, str]) -> None:
    answer = client.get("/network", params=query)
    assert answer.status_code == 422
    tree = HTMLParser(answer.text)
    assert tree.css_first("[role=alert]") is not None
    assert "<script>alert" not in answer.text
    assert client.get("/network.svg", params=query).status_code == 422


def test_an_empty_store_has_an_empty_network(empty: TestClient) -> None:
    assert "No encounter" in empty.get("/network").text
