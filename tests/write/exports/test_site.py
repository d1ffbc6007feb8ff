"""The web site: no script, nothing from elsewhere, links that lead somewhere, and Chromium that shows it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from communique.record import Record
from tests.write.exports.conftest import count, exported, hard_record


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.links += [given["href"] or ""] if "href" in given else []
        self.ids += [given["id"] or ""] if "id" in given else []
        assert not [name for name in given if name.startswith("on")], "no script in an attribute"


def test_pages_hold_together(records: list[Record], tmp_path: Path) -> None:
    tally = exported(records, "site", tmp_path / "x")
    pages = {path.name: _Page(path.read_text(encoding="utf-8")) for path in (tmp_path / "x").iterdir()}
    assert len(pages) == len(records) + 2 == tally.written["pages"]
    assert tally.written["engagements"] == count(records, "engagements")
    for name, page in pages.items():
        assert not {"script", "img", "link", "iframe", "form"} & set(page.tags)
        assert len(page.ids) == len(set(page.ids))
        for link in page.links:
            target, _, anchor = link.partition("#")
            if "://" not in link:
                assert target in pages or target == ""
                assert not anchor or anchor in pages[target or name].ids, link
    assert sum(page.tags.count("article") for page in pages.values()) == sum(
        count(records, group) for group in ("engagements", "movements"))


def test_words_of_a_document_are_escaped(hard: Record, tmp_path: Path) -> None:
    text = (hard.document.text or "").replace("arrived", "<b>rived")
    document = hard.document.model_dump() | {"text": text, "title": "<script>alert(1)</script>", "symbol": None}
    exported([hard_record(document=document)], "site", tmp_path / "x")
    told = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "x").iterdir())
    assert "<script" not in told and "<b>" not in told
    assert "&lt;script&gt;" in told and "&lt;b&gt;rived" in told


def test_a_local_path_stays_private(hard: Record, tmp_path: Path) -> None:
    document = hard.document.model_dump() | {"source": "/home/ana/secret/lisbon.txt", "title": None, "symbol": None}
    exported([hard_record(document=document)], "site", tmp_path / "x")
    index = (tmp_path / "x" / "index.html").read_text(encoding="utf-8")
    assert "lisbon.txt" in index and "/home/ana" not in index


@pytest.fixture
def shown(hard: Record, tmp_path: Path) -> Path:
    """Return the page of a document."""
    exported([hard], "site", tmp_path / "x")
    return next((tmp_path / "x").glob("d0*.html"))


def test_chromium_shows_it_and_refuses_nothing(shown: Path, browser: Browser) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(shown.with_name("index.html").as_uri())
    page.get_by_role("link", name="The Minister in Lisbon").click()
    assert page.get_by_role("heading", level=1).inner_text() == "FM/113 · The Minister in Lisbon"
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).backgroundColor") == "rgb(255, 241, 184)"
    page.get_by_text(re.compile(r"^Engagements \(")).click()
    page.get_by_role("link", name="“met with the President of Portugal”").first.click()
    assert page.locator("mark:target").inner_text().startswith("met with the President of Portugal")
    page.close()
    assert complaints == []
