"""Pages: the article and nothing else, what the page says of it, and the way back to the markup."""

from __future__ import annotations

import time

import pytest

from communique.errors import SourceError
from communique.sources import load_bytes
from tests.sources.samples import GENERAL_PAGE, UN_PAGE, copied_runs_are_equal


def test_un_press_release() -> None:
    document = load_bytes(UN_PAGE.encode())
    assert document.text.split("\n\n") == [
        "The Secretary-General, Ángel Peña, arrived in Strelsau on Wednesday, 3 July.",
        "He met with the President of Ruritania.",
        "They spoke about trade & the harbour.",
        "First point;",
        "Second point.",
    ]
    assert (document.symbol, document.published) == ("SG/T/9999", "2024-07-05")
    assert (document.title, document.title_in_text) == ("Secretary-General in Ruritania, 3-4 July", False)
    assert document.issuer == "United Nations Secretary-General"


def test_spans_lead_back_to_the_markup() -> None:
    document = load_bytes(UN_PAGE.encode())
    copied_runs_are_equal(document)
    assert document.raw is not None
    for words in ("He met with the President", "the harbour", "First point"):
        start = document.text.index(words)
        raw_start, raw_end = document.alignment.to_raw(start, start + len(words))
        assert document.raw[raw_start:raw_end] == words
    start = document.text.index("Strelsau")
    raw_start, raw_end = document.alignment.to_raw(start, start + len("Strelsau"))
    assert document.raw[raw_start:raw_end] == "Strel</strong>sau"


def test_general_page() -> None:
    document = load_bytes(GENERAL_PAGE.encode(), content_type="text/html; charset=utf-8")
    assert document.title == "Secretary Doe’s Meeting with Minister Zed"
    assert (document.issuer, document.published) == ("US Department of State", "2022-03-03")
    assert "Secretary of State Jane A. Doe met today" in document.text
    assert "All rights reserved" not in document.text and "Home" not in document.text
    copied_runs_are_equal(document)


def test_a_page_with_one_sentence_is_read() -> None:
    assert (
        load_bytes(b"<p>Met with President Karl Zed in Strelsau.</p>").text
        == "Met with President Karl Zed in Strelsau."
    )


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><ul><li><a href='/a'>Home</a></li></ul><footer>© 2022 All rights reserved.</footer></body></html>",
        "<!doctype html><html><head><title>Visit</title></head><body><div id='app'></div><script>run()</script></html>",
        "<html><body><p>Please enable JavaScript to view this site.</p></body></html>",
        "<html></html>",
    ],
)
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(SourceError, match="no article"):
        load_bytes(page.encode())


def test_charset_of_the_page_is_used() -> None:
    page = "<html><head><meta charset='windows-1250'></head><body><p>Mr. Łukasz Żak met Premier Dvořák.</p></html>"
    assert "Łukasz Żak met Premier Dvořák" in load_bytes(page.encode("cp1250")).text


def test_several_time_tags_are_no_date() -> None:
    page = (
        "<html><body><article><p>The President met with Karl Zed on <time datetime='2024-07-03'>3 July</time>"
        " and again on <time datetime='2024-07-04'>4 July</time> in Zenda.</p></article></body></html>"
    )
    assert load_bytes(page.encode()).published is None


def test_markup_nested_too_deeply_is_refused_at_once() -> None:
    start = time.monotonic()
    with pytest.raises(SourceError, match="nested too deeply"):
        load_bytes(b"<html><body>" + b"<div>" * 500_000 + b"The President met with nobody.")
    assert time.monotonic() - start < 2


def test_broken_markup_does_not_hang() -> None:
    for junk in (
        "<" * 50_000,
        "<!--" * 20_000,
        "<script>" * 20_000,
        "&#" * 50_000,
        "<div>" * 4_000,
        "<a href='" * 20_000,
    ):
        with pytest.raises(SourceError):
            load_bytes(f"<html><body>{junk}".encode())
