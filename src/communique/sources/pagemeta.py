"""What a page says about itself: JSON-LD, meta tags, time tags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from communique.sources import issuers
from communique.sources.cleaning import plain
from communique.sources.dates import iso_date
from communique.sources.markup import attribute_at, text_at

_META_NAMES = ("datePublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
               "dcterms.created", "pubdate", "publish-date", "publication_date")
_DATES = (
    ("meta[property='article:published_time']", "content"),
    ("meta[property='og:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    *((f"meta[name='{name}' i]", "content") for name in _META_NAMES),
    ("time[itemprop='datePublished'], time[pubdate]", "datetime"),
)
_ARTICLES = {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "WebPage", "PressRelease"}
_JSON_CHARS = 500_000


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Metadata of a page."""

    title: str | None
    published: str | None
    issuer: str | None
    address: str | None


def page_info(tree: LexborHTMLParser) -> PageInfo:
    """Read what a page states about itself; nothing is inferred from its text or its address."""
    described = list(_described(tree))
    site = attribute_at(tree, "meta[property='og:site_name']", "content")
    canonical = attribute_at(tree, "link[rel='canonical']", "href")
    return PageInfo(
        title=_title(tree, described, site),
        published=_published(tree, described),
        issuer=_issuer(described, site),
        address=canonical or attribute_at(tree, "meta[property='og:url']", "content"),
    )


def _described(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects of a page that describe an article."""
    for script in tree.css("script[type='application/ld+json']"):
        text = script.text(deep=True)
        try:
            data = json.loads(text, strict=False) if len(text) <= _JSON_CHARS else None
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common, and the page still has its tags
        top = data if isinstance(data, list) else [data]
        for entry in top:
            nested = entry.get("@graph") if isinstance(entry, dict) else None
            for thing in nested if isinstance(nested, list) else [entry]:
                if isinstance(thing, dict) and _ARTICLES & set(_strings(thing.get("@type"))):
                    yield thing


def _strings(value: Any) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _first(described: list[dict[str, Any]], name: str) -> str | None:
    return next((plain(text) for thing in described for text in _strings(thing.get(name)) if plain(text)), None)


def _title(tree: LexborHTMLParser, described: list[dict[str, Any]], site: str | None) -> str | None:
    heads = [text for node in tree.css("h1") if (text := plain(node.text(deep=True)))]
    title = (
        _first(described, "headline")
        or attribute_at(tree, "meta[property='og:title']", "content")
        or (heads[0] if len(heads) == 1 else None)
        or text_at(tree, "head > title")
    )
    for separator in (" | ", " - ", " – ", " — ", " :: "):
        start, _, end = (title or "").rpartition(separator)
        if start and (end == site or issuers.by_name(end)):
            return start
    return title


def _published(tree: LexborHTMLParser, described: list[dict[str, Any]]) -> str | None:
    dates = [_first(described, "datePublished"), *(attribute_at(tree, selector, name) for selector, name in _DATES)]
    found = next((iso for date in dates if (iso := iso_date(date))), None)
    if found:
        return found
    # A bare time tag counts where the article has one date alone: with several, others are those of events.
    tags = tree.css("article time, main time") or tree.css("time")
    days = {iso for tag in tags if (iso := iso_date(tag.attributes.get("datetime") or tag.text(deep=True)))}
    return days.pop() if len(days) == 1 else None


def _issuer(described: list[dict[str, Any]], site: str | None) -> str | None:
    publishers = [thing.get("publisher") for thing in described]
    names = [name for item in publishers for one in (item if isinstance(item, list) else [item])
             for name in _strings(one.get("name") if isinstance(one, dict) else one)]
    known = next((issuer for name in (*names, site) if (issuer := issuers.by_name(name))), None)
    stated = next((plain(name) for name in (*names, site or "") if plain(name)), None)
    return known or stated
