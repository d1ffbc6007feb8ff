"""Maps and time lines on the page of a journey, and as files."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from tests.show.conftest import REPORT


@pytest.fixture
def address(client: TestClient) -> str:
    """Return the page of the example, read and not stored."""
    return str(client.post("/read", data={"text": REPORT}, follow_redirects=False).headers["location"])


@pytest.mark.parametrize(("name", "kind"), [("map.svg", "image/svg+xml"), ("map.svg?look=dark", "image/svg+xml"),
                                            ("timeline.svg", "image/svg+xml"), ("map.png", "image/png")])
def test_a_picture_is_a_file_that_is_fetched_once(client: TestClient, address: str, name: str, kind: str) -> None:
    got = client.get(f"{address}/{name}")
    assert (got.status_code, got.headers["content-type"].partition(";")[0]) == (200, kind)
    again = client.get(f"{address}/{name}", headers={"If-None-Match": got.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_light_and_dark_are_two_pictures(client: TestClient, address: str) -> None:
    assert client.get(f"{address}/map.svg").content != client.get(f"{address}/map.svg?look=dark").content


def test_days_are_written_as_the_reader_writes_them(client: TestClient, address: str) -> None:
    french = client.get(f"{address}/timeline.svg", headers={"Accept-Language": "fr-FR"})
    assert "juil." in french.text
    assert "Jul" in client.get(f"{address}/timeline.svg", headers={"Accept-Language": "en-GB"}).text


def test_the_page_names_the_places_of_its_map(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert "Almaty → Astana → Dushanbe" in page
    assert f'src="{address}/map.svg"' in page


def test_a_report_of_no_place_has_no_map_and_says_so(client: TestClient) -> None:
    told = client.post("/read", data={"text": "President Arden called Prime Minister Haddad of Jordan."},
                       follow_redirects=False).headers["location"]
    assert "<figure" not in client.get(told).text
    missing = client.get(f"{told}/map.svg")
    assert missing.status_code == 404
    assert "nothing to draw" in missing.text


@pytest.mark.parametrize("path", ["/visits/999999/map.svg", "/read/unknown/map.svg", "/visits/1/other.svg",
                                  "/visits/1/map.gif", "/visits/1/map.svg?look=loud"])
def test_what_is_not_there_is_said_without_fuss(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (404, 422)


def test_map_and_time_line_are_drawn_and_move_nothing(page: Page) -> None:
    page.goto("/")
    page.fill("textarea", REPORT)
    page.click("button.primary")
    page.wait_for_url("**/read/**")
    for kind in ("map", "timeline"):
        image = page.locator(f"figure.{kind} img")
        before = image.bounding_box()
        image.scroll_into_view_if_needed()
        page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image.element_handle())
        after = image.bounding_box()
        assert before is not None
        assert after is not None
        assert abs(before["height"] - after["height"]) < 8
