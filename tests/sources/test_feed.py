"""Feeds, listing pages and OPML files to addresses of reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import SourceError
from communique.sources.feed import Item, items_of
from communique.sources.opml import feeds_of
from communique.sources.web import Fetched

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://mfa.example/</link>
<item><title>Minister &amp; President meet</title><link>/news/1#top</link>
<pubDate>Tue, 06 May 2025 22:00:00 -0500</pubDate></item>
<item><title>No link</title></item>
<item><title>By its id</title><guid>https://mfa.example/news/2</guid></item>
<item><title>Once more</title><link>https://mfa.example/news/1</link></item>
<item><title>Not for us</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>urn:x</id><entry><title>Visit</title><id>urn:1</id>
<link rel="enclosure" href="https://mfa.example/photo.jpg"/><link href="visit"/>
<published>2025-05-06T10:00:00Z</published><updated>2025-05-08T09:00:00Z</updated></entry></feed>"""
PAGE = """<!DOCTYPE html><html><head><base href="/en/"></head><body>
<nav><a href="history">The long history of our Ministry</a></nav>
<ul><li><a href="news/7">Minister Rivas meets <b>President Falcão</b></a> <a href="news/7">More</a></li>
<li><a href="https://www.mfa.example/en/news/8#start">Minister Rivas leaves for Rome</a></li>
<li><a href="https://other.example/1">A page about us somewhere else</a></li>
<li><a href="news?page=2">To the next page of news</a><a href="http://[broken/">An address that is not one</a></li></ul>
<footer><a href="imprint">Imprint and what else there is</a></footer></body></html>"""


def fetched(text: str, url: str = "https://mfa.example/en/news") -> Fetched:
    return Fetched(text.encode(), url, None)


def test_rss() -> None:
    assert items_of(fetched(RSS)) == [
        Item("https://mfa.example/news/1", "Minister & President meet", "2025-05-07",
             "Tue, 06 May 2025 22:00:00 -0500"),
        Item("https://mfa.example/news/2", "By its id"),
    ]


def test_atom() -> None:
    assert items_of(fetched(ATOM, "https://mfa.example/feed/")) == [
        Item("https://mfa.example/feed/visit", "Visit", "2025-05-06", "2025-05-08T09:00:00Z")]


def test_listing_page_gives_headlines_of_its_own_host() -> None:
    assert items_of(fetched(PAGE)) == [
        Item("https://mfa.example/en/news/7", "Minister Rivas meets President Falcão"),
        Item("https://www.mfa.example/en/news/8", "Minister Rivas leaves for Rome"),
    ]


def test_patterns_choose() -> None:
    assert [item.address for item in items_of(fetched(PAGE), ["*other*", "*/8"])] == [
        "https://www.mfa.example/en/news/8", "https://other.example/1"]
    assert [item.address for item in items_of(fetched(RSS), ["*/news/2"])] == ["https://mfa.example/news/2"]


@pytest.mark.parametrize("text", ["", "Only a sentence.", '{"items": []}', "<outline/>"])
def test_neither_feed_nor_page(text: str) -> None:
    with pytest.raises(SourceError):
        items_of(fetched(text))


def test_entities_do_not_unfold() -> None:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]><rss', 1).replace("No link", "&e9;")
    assert sum(len(item.title) for item in items_of(fetched(bomb))) < 1_000


def test_opml(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text('<opml version="2.0"><body><outline text="Ministries"><outline xmlUrl="https://a.example/rss"/>'
                    '<outline xmlUrl=" https://b.example/atom "/></outline><outline xmlUrl="https://a.example/rss"/>'
                    "</body></opml>", encoding="utf-8")
    assert feeds_of(str(path)) == ["https://a.example/rss", "https://b.example/atom"]


@pytest.mark.parametrize("text", [
    "no xml", "<opml><body/></opml>", '<!DOCTYPE o [<!ENTITY x "y">]><opml><outline xmlUrl="&x;"/></opml>'])
def test_no_opml(tmp_path: Path, text: str) -> None:
    (tmp_path / "feeds.opml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"feeds\.opml: "):
        feeds_of(str(tmp_path / "feeds.opml"))
