"""What is printed: the briefing note fits a page, and says how much more there is."""

from __future__ import annotations

import pypdfium2
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient

from communique import ask
from communique.show.pages.briefing import Sheet
from communique.store import Store


def test_a_briefing_note_is_one_printed_page(browser: Browser, served: str) -> None:
    page = browser.new_page()
    for who in ("country:KZ", "person:antonio-guterres", "country:PT"):
        page.goto(f"{served}/briefing?who={who}")
        printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
        assert len(printed) == 1
        words = printed[0].get_textpage().get_text_bounded()
        assert "Briefing note" in words and "[1]" in words
        assert "Write it" not in words, "the form is not printed"
    page.close()


def test_what_does_not_fit_is_counted(client: TestClient) -> None:
    store: Store = client.app.state.site.store  # type: ignore[attr-defined]
    with store.reading() as connection:
        note = ask.brief(connection, "person:antonio-guterres")
    sheet = Sheet(note)
    assert len(note.encounters) > len(sheet.encounters.items)
    assert len(sheet.encounters.items) + sheet.encounters.more == len(note.encounters)
    assert [sheet.number(source) for source in sheet.sources.values()] == list(range(1, len(sheet.sources) + 1))
    page = client.get("/briefing?who=person:antonio-guterres").text
    assert f"and {sheet.encounters.more} more" in page


def test_every_line_of_a_note_cites_a_document_that_is_listed(client: TestClient) -> None:
    tree = HTMLParser(client.get("/briefing?who=country:PT").text)
    lines = tree.css(".lines > li")
    assert lines
    for line in lines:
        (cite,) = line.css("a.cite")
        assert tree.css(f'li[id="{(cite.attributes["href"] or "").lstrip("#")}"]')
