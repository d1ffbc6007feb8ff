"""press.un.org: meetings coverage and press releases of the United Nations.

The site runs on Drupal. An article is a node whose fields are `div`s with the classes `field--name-…`: `dated`,
`symbol`, `title`, `body`, `doctype`. Pages moved over from the old site keep the letterhead inside the body.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from communique.sources import issuers
from communique.sources.dates import iso_date
from communique.sources.markup import attribute_at, blocks, text_at
from communique.sources.metadata import symbol_line
from communique.sources.publishers.article import Article

_BODY = ".field--name-body"
_DATED = ".field--name-field-dated"
_SYMBOL = ".field--name-field-symbol"
_TITLES = ("h1.page-header", "h1.page-title", "h1 .field--name-title", ".field--name-field-display-title h1", "h1")
#: The foot of every release.
_FOOT = ("for information media. not an official record", "* *** *", "***")


def matches(host: str, tree: LexborHTMLParser) -> bool:
    """Tell whether a page is one of press.un.org, or a saved copy of one."""
    named = attribute_at(tree, "meta[property='og:site_name']", "content") or ""
    return (host == "press.un.org" or issuers.by_name(named) == "United Nations") and tree.css_first(_BODY) is not None


def article(tree: LexborHTMLParser) -> Article | None:
    """Return the article of a page; None where its body has no text."""
    node = _node(tree)
    body = node.css_first(_BODY) if node is not None else None
    if node is None or body is None:
        return None
    title = next((text for selector in _TITLES if (text := text_at(tree, selector))), None)
    published = iso_date(attribute_at(node, f"{_DATED} time", "datetime") or text_at(node, _DATED))
    symbol = symbol_line(text_at(node, _SYMBOL) or "")
    paragraphs = [part for part in blocks(body) if part.strip(" .").lower() not in _FOOT]
    if not paragraphs:
        return None
    return Article(tuple(paragraphs), title, symbol, issuers.by_symbol(symbol) or "United Nations", published)


def _node(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the article's own node: teasers of other articles stand on the page as nodes too."""
    for selector in ("article.node--view-mode-full", "main article", "article", "main", "body"):
        node = tree.css_first(selector)
        if node is not None and node.css_first(_BODY) is not None:
            return node
    return tree.root
