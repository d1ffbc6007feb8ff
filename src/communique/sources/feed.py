"""A feed (RSS, Atom, RDF) or a page that lists reports, to the addresses of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from time import struct_time
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from communique.errors import SourceError
from communique.sources.cleaning import plain
from communique.sources.detect import Kind, detect
from communique.sources.encoding import decode
from communique.sources.html import declared_charset
from communique.sources.markup import attribute_at, parse
from communique.sources.web import Fetched

#: Words from which on a link of a page is taken as a headline, not as "More", "Contact us" or "About the Ministry".
_HEADLINE_WORDS = 4
#: Parts of a page whose links lead around the site.
_AROUND = ["nav", "footer", "aside", "form", "script", "style", "template", "noscript"]
#: Items of one answer that are taken. Feeds have ten to fifty; listings at most some hundreds.
MAX_ITEMS = 2_000


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed or page tells of one report.

    Attributes:
        address: Where the report is, without a fragment.
        title: Its headline.
        published: The day of publication (ISO), where a feed tells it.
        version: What changes when the report was changed; None where nothing tells.
    """

    address: str
    title: str
    published: str | None = None
    version: str | None = None


def items_of(fetched: Fetched, match: Sequence[str] = ()) -> list[Item]:
    """Return the reports that a feed or listing page names, in its order, each once.

    Args:
        fetched: The feed or page.
        match: Patterns such as `*/press/2025/*`: only addresses that one of them fits are taken. Without any, all
            entries of a feed are taken, and of a page the links that read like headlines and stay on its host.

    Raises:
        SourceError: It is neither.
    """
    if detect(fetched.data) is Kind.HTML:
        found = _links(fetched, headlines=not match)
    else:  # whatever media type the server gives it
        parsed = _feed(fetched)
        if not parsed.get("version"):
            raise SourceError("this is neither a feed (RSS, Atom) nor a page with links")
        found = _entries(parsed, fetched.url)
    return list(_once(found, match))[:MAX_ITEMS]


def _feed(fetched: Fetched) -> Any:
    import feedparser

    headers = {"content-location": fetched.url, "content-type": fetched.content_type or ""}
    # Texts of entries are not used, so that nothing in them has to be cleaned.
    return feedparser.parse(fetched.data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _entries(parsed: Any, base: str) -> Iterator[Item]:
    for entry in parsed.get("entries", ()):
        address = entry.get("link") or (entry.get("id") if str(entry.get("id")).startswith("http") else None)
        if not address:
            continue
        # Past feedparser's own `get`, which gives the time of publication for one of change, with a warning.
        day, changed = (dict.get(entry, key) for key in ("updated_parsed", "updated"))
        yield Item(urljoin(base, address), plain(entry.get("title") or ""),
                   _day(entry.get("published_parsed") or day), changed or entry.get("published"))


def _day(moment: struct_time | None) -> str | None:
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}" if moment else None


def _links(fetched: Fetched, *, headlines: bool) -> Iterator[Item]:
    tree = parse(decode(fetched.data, declared=declared_charset(fetched.data)))
    base = urljoin(fetched.url, attribute_at(tree, "base[href]", "href") or "")
    here = urlsplit(fetched.url)
    for address, title in _anchors(tree, base):
        there = urlsplit(address)
        if (_host(there.hostname), there.path or "/") == (_host(here.hostname), here.path or "/"):
            continue  # the page itself, or another page of the same list
        if not headlines or (_host(there.hostname) == _host(here.hostname) and len(title.split()) >= _HEADLINE_WORDS):
            yield Item(address, title)


def _anchors(tree: LexborHTMLParser, base: str) -> Iterator[tuple[str, str]]:
    if tree.body is None:
        return
    tree.body.strip_tags(_AROUND, recursive=True)
    for anchor in tree.body.css("a[href]"):
        try:
            address = urljoin(base, (anchor.attributes.get("href") or "").strip())
            urlsplit(address).port  # noqa: B018 - raises where the address is none
        except ValueError:
            continue
        yield address, plain(anchor.text(deep=True, separator=" "))


def _host(name: str | None) -> str:
    return (name or "").removeprefix("www.")


def _once(found: Iterable[Item], match: Sequence[str]) -> Iterator[Item]:
    seen: set[str] = set()
    for item in found:
        address = urldefrag(item.address).url
        if address in seen or not address.startswith(("http://", "https://")):
            continue
        seen.add(address)
        if not match or any(fnmatchcase(address, pattern) for pattern in match):
            yield Item(address, item.title, item.published, item.version)
