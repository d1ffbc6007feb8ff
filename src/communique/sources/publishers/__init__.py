"""What is particular to the pages of one publisher, a module each.

A publisher needs a module here only where the general extractor misses text or takes too much; its name and hosts
belong in `data/publishers.yml`. A module offers the two functions of `Publisher` and is listed in `_PUBLISHERS`.
"""

from __future__ import annotations

from typing import Protocol

from selectolax.lexbor import LexborHTMLParser

from communique.sources.publishers import unpress
from communique.sources.publishers.article import Article


class Publisher(Protocol):
    """What a module of this folder offers."""

    def matches(self, host: str, tree: LexborHTMLParser, /) -> bool:
        """Tell whether the page is the publisher's. ``host`` is empty for a file without a canonical link."""

    def article(self, tree: LexborHTMLParser, /) -> Article | None:
        """Return the article of the page; None leaves the page to the general extractor."""


_PUBLISHERS: tuple[Publisher, ...] = (unpress,)


def article_of(host: str, tree: LexborHTMLParser) -> Article | None:
    """Return the article of a page whose publisher has a reader of its own, else None."""
    for publisher in _PUBLISHERS:
        if publisher.matches(host, tree):
            return publisher.article(tree)
    return None
