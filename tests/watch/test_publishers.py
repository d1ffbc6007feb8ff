"""Feeds in the shapes in which large publishers write them, served from loopback: what they tell of is read once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from communique.bulk import Settings
from communique.store import Store
from communique.store.kept import documents
from communique.watch import Watching
from communique.watch.patience import Pauses
from tests.sources.conftest import Site


@dataclass(frozen=True)
class Shape:
    """A feed: its media type, what stands around its entries, one entry, and the addresses of the reports."""

    media: str
    head: str
    entry: str
    foot: str
    paths: tuple[str, str]


#: A Drupal site, as of the press service of the United Nations: a base, ids that are no addresses, text in markup.
DRUPAL = Shape("application/rss+xml; charset=utf-8", (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xml:base="{site}/en">\n<channel><title>Meetings Coverage and Press Releases</title><link>{site}/en</link>'
    "<description/><language>en</language>"), (
    "<item><title>Minister &lt;i&gt;Rivas&lt;/i&gt; in Lisbon, {day} May</title><link>{site}{path}</link><description>"
    "&lt;span&gt;The Minister met with the President.&lt;/span&gt;</description><pubDate>Tue, {day:02} May 2025 "
    '16:00:00 +0000</pubDate><dc:creator>press</dc:creator><guid isPermaLink="false">{day} at {site}</guid></item>'),
    "</channel></rss>", ("/en/2025/fmt101.doc.htm", "/en/2025/fmt102.doc.htm"))

#: A search of gov.uk: Atom whose ids change with every change of the page, and a link to the feed itself.
SEARCH = Shape("application/atom+xml; charset=utf-8", (
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xml:lang="en-GB" xmlns="http://www.w3.org/2005/Atom">'
    '<id>{site}/search/news-and-communications</id><link rel="self" type="application/atom+xml" href="{site}/feed"/>'
    '<link rel="alternate" type="text/html" href="{site}/search/news-and-communications"/><title>News</title>'
    "<updated>2025-05-09T12:00:00+01:00</updated>"), (
    "<entry><id>{site}{path}#2025-05-{day:02}T10:00:00.000+01:00</id><updated>2025-05-{day:02}T10:00:00+01:00</updated>"
    '<link rel="alternate" type="text/html" href="{site}{path}"/><title>Rivas meets President</title>'
    '<summary type="html">The Minister met with the President.</summary></entry>'),
    "</feed>", ("/government/news/rivas-meets-president", "/government/news/rivas-meets-prime-minister"))

#: A WordPress site, as of the US Department of State: the whole article in the feed, ids by number, a link to comments.
WORDPRESS = Shape("text/xml; charset=UTF-8", (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Press Releases</title>'
    '<atom:link href="{site}/feed" rel="self" type="application/rss+xml" /><link>{site}</link>'
    "<lastBuildDate>Fri, 09 May 2025 12:00:00 +0000</lastBuildDate>"), (
    "<item><title>Minister Rivas&#8217;s Meeting with President Falc&#227;o</title><link>{site}{path}</link>"
    "<comments>{site}{path}#respond</comments><dc:creator><![CDATA[press]]></dc:creator>"
    "<pubDate>Tue, {day:02} May 2025 20:00:00 +0000</pubDate>"
    '<guid isPermaLink="false">{site}/?p={day}</guid><description><![CDATA[<p>The text.</p>]]>'
    "</description><content:encoded><![CDATA[<p>The text.</p>]]></content:encoded></item>"),
    "</channel></rss>", ("/rivas-meeting-with-falcao/", "/rivas-meeting-with-prado/"))

#: A site of its own making, as of a president's office: Atom with texts as markup, categories and links to pictures.
OWN = Shape("application/xml", (
    '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="html">News</title>'
    '<link rel="self" href="{site}/feed"/><id>{site}/events</id><updated>2025-05-09T15:00:00+03:00</updated>'), (
    '<entry><title type="html">Meeting with the President &amp;laquo;Lisbon&amp;raquo;</title>'
    "<author><name>Office</name></author><id>{site}{path}</id>"
    '<link rel="enclosure" type="image/jpeg" href="{site}/photo{day}.jpg"/>'
    '<link rel="alternate" type="text/html" href="{path}"/><category term="trips"/>'
    "<published>2025-05-{day:02}T15:00:00+03:00</published><updated>2025-05-{day:02}T15:30:00+03:00</updated>"
    '<content type="html">&lt;p&gt;The text.&lt;/p&gt;</content></entry>'),
    "</feed>", ("/events/president/news/71001", "/events/president/news/71002"))


def publish(site: Site, shape: Shape, days: tuple[int, int], word: str = "boats") -> None:
    """Serve the feed with two entries, and the pages that they lead to."""
    root = site.url("")
    entries = "".join(shape.entry.format(site=root, path=path, day=day)
                      for path, day in zip(shape.paths, days, strict=True))
    body = shape.head.format(site=root) + entries + shape.foot
    site.routes["/feed"] = (200, {"Content-Type": shape.media}, body.encode())
    for path, day in zip(shape.paths, days, strict=True):
        page = ("<!DOCTYPE html><html lang=en><head><title>Minister Rivas in Lisbon</title></head><body><main>"
                "<article><h1>Minister Rivas in Lisbon</h1><p>The Foreign Minister of Chile, Elena Rivas, met with the "
                f"President of Portugal, Rui Falcão, in Lisbon on {day} May 2025. They discussed fishing {word}, the "
                "protection of the high seas and the exchange of students.</p></article></main></body></html>")
        site.routes[path] = (200, {"Content-Type": "text/html; charset=utf-8"}, page.encode())


@pytest.mark.parametrize("shape", [DRUPAL, SEARCH, WORDPRESS, OWN], ids=["drupal", "search", "wordpress", "own"])
def test_feeds_of_large_publishers(store: Store, site: Site, shape: Shape) -> None:
    publish(site, shape, (6, 7))
    watch = Watching(store, [site.url("/feed")], Settings(allow_private=True), (), Pauses(0))
    told = watch.round()
    assert (told.found, len(told.summary.added), told.summary.failures) == (2, 2, [])
    assert [(e.date, [record.name_of(p.entity) for p in e.participants]) for record in store.records()
            for e in record.engagements] == [(f"2025-05-0{day}", ["Elena Rivas", "Rui Falcão"]) for day in (6, 7)]
    assert watch.round().summary.added == []
    assert [path for path in site.asked if path in shape.paths] == list(shape.paths), "each page once"
    publish(site, shape, (6, 8), word="rights")  # the second is published anew, and says so
    again = watch.round()
    assert (again.found, again.summary.superseded) == (1, 1)
    with store.reading() as connection:
        rows = connection.execute(select(documents.c.source, documents.c.superseded_by)).all()
    assert sorted(row.source.removeprefix(site.url("")) for row in rows) == sorted([*shape.paths, shape.paths[1]])
