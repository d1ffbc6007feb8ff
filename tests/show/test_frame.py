"""What every page has: headers, landmarks, a title, one heading, errors that help."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.requests import Request
from starlette.testclient import TestClient

from communique.show.locales import accepted, manner
from communique.show.page import Page
from tests.show.conftest import PAGES


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_title_language_landmarks_and_one_heading(client: TestClient, path: str) -> None:
    tree = HTMLParser(client.get(path).text)
    title = tree.css_first("title")
    assert title is not None and len(title.text().strip()) > len("· communique")
    assert tree.css_first("html").attributes["lang"] == "en"  # type: ignore[union-attr]
    assert len(tree.css("h1")) == 1
    assert tree.css_first("h1").text().strip()  # type: ignore[union-attr]
    assert all(len(tree.css(landmark)) == 1 for landmark in ("main", "body > header", "body > footer"))
    assert len(tree.css("nav[aria-label]")) == len(tree.css("nav"))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_comes_from_elsewhere_and_nothing_is_inline(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
    tree = HTMLParser(answer.text)
    assert not tree.css("[style], style, script:not([src])")
    assert not re.search(r'\bon\w+="', answer.text)
    for node in tree.css("[src], link[href]"):
        assert re.match(r"/\w", node.attributes.get("src") or node.attributes.get("href") or "")


def test_other_headers(client: TestClient) -> None:
    headers = client.get("/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "private, no-cache"


def test_files_are_kept_by_their_digest(client: TestClient) -> None:
    address = re.findall(r'href="(/static/style.css[^"]+)"', client.get("/").text)[0]
    answer = client.get(address)
    assert "immutable" in answer.headers["cache-control"]
    assert client.get(address, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/visits/999", 404), ("/documents/x", 422)])
def test_errors_are_pages_with_a_way_back(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert 'href="/"' in answer.text
    assert "Traceback" not in answer.text


def test_another_host_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_dates_are_those_of_the_reader(client: TestClient) -> None:
    def visit(languages: str) -> str:
        return client.get("/visits/1", headers={"Accept-Language": languages}).text

    assert "Wednesday 3 July 2024" in visit("en-GB") or "Wednesday, 3 July 2024" in visit("en-GB")
    assert "Wednesday, July 3, 2024" in visit("en-US,en;q=0.9")
    assert re.search(r'<time[^>]* lang="de-DE">Mittwoch, 3. Juli 2024', visit("de-DE"))


def test_languages_that_are_asked_for() -> None:
    assert accepted("fr;q=0.5, en-GB, *;q=0.1, x;q=odd") == ["en-GB", "fr"]
    assert manner(("xx-nonsense", "en-US")).dates.territory == "US"
    assert manner(()).language == "en"


def test_an_empty_store_opens_with_a_sample_and_a_box(empty: TestClient) -> None:
    page = empty.get("/").text
    assert "The store is empty" in page
    assert "<textarea" in page and 'type="file"' in page
    sample = HTMLParser(page).css_first("input[type=hidden][name=text]")
    assert sample is not None
    answer = empty.post("/read", data={"text": sample.attributes["value"]})
    assert "Kassym-Jomart Tokayev" in answer.text


def test_another_language_keeps_what_was_asked_for(client: TestClient) -> None:
    request = Request({"type": "http", "method": "GET", "path": "/search", "query_string": b"q=a%26b&year=2024",
                       "headers": [(b"host", b"localhost")], "server": ("localhost", 80), "scheme": "http",
                       "app": client.app})
    assert Page(request).in_language("fr") == "/search?q=a%26b&year=2024&lang=fr"
