"""A node of a page to the paragraphs that a browser shows."""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from communique.errors import SourceError
from communique.sources.cleaning import plain
from communique.sources.limits import MAX_MARKUP_DEPTH

_BLOCKS = ("p, div, section, article, header, ul, ol, li, dl, dt, dd, blockquote, pre, h1, h2, h3, h4, h5, h6, table,"
           " tr, address, hr")
_UNSEEN = ["script", "style", "noscript", "template", "svg", "iframe", "form", "button", "nav", "figure", "aside",
           "footer"]
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,30})")
#: Elements that hold nothing, or that end by themselves where the next one begins.
_NEVER_NESTED = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "col", "source", "area", "base", "param", "track", "wbr", "embed",
     "p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "thead", "tfoot", "body", "html", "head"]
)
# Inserted where breaks are shown. A page has no use for these two control characters.
_PARAGRAPH, _LINE = "\x1d", "\x1e"


def parse(raw: str) -> LexborHTMLParser:
    """Parse a page the way browsers do.

    Raises:
        SourceError: Its elements are nested deeper than ``MAX_MARKUP_DEPTH``.
    """
    if _depth(raw) > MAX_MARKUP_DEPTH:
        raise SourceError("the markup of the page is nested too deeply to be a report")
    return LexborHTMLParser(raw)


def _depth(raw: str) -> int:
    """Return how many elements are open at once at most, those that are never closed included."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for tag in _TAG.finditer(raw):
        name = tag[2].lower()
        if name in _NEVER_NESTED:
            continue
        if not tag[1]:
            opened[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return deepest


def blocks(node: LexborNode) -> list[str]:
    """Return the paragraphs of ``node`` in order, each on one line. The node is changed by this.

    Pictures with their captions, forms, navigation and footers are left out. A single line break inside a paragraph
    is a space, two or more separate paragraphs, as old pages write them.
    """
    node.strip_tags(_UNSEEN, recursive=True)
    for block in node.css(_BLOCKS):
        block.insert_before(_PARAGRAPH)
        block.insert_after(_PARAGRAPH)
    for cell in node.css("td + td, th + th, td + th, th + td"):
        cell.insert_before(" | ")
    for line_break in node.css("br"):
        line_break.insert_before(_LINE)
    text = node.text(deep=True, separator="", strip=False)
    parts = re.split(rf"{_PARAGRAPH}|{_LINE}\s*{_LINE}", text)
    return [line for part in parts if (line := plain(part))]


def text_at(tree: LexborHTMLParser | LexborNode, selector: str) -> str | None:
    """Return the text of the first node that ``selector`` finds, on one line; None where there is none."""
    node = tree.css_first(selector)
    return plain(node.text(deep=True)) or None if node is not None else None


def attribute_at(tree: LexborHTMLParser | LexborNode, selector: str, name: str) -> str | None:
    """Return an attribute of the first node that ``selector`` finds and that has it."""
    for node in tree.css(selector):
        value = plain(node.attributes.get(name) or "")
        if value:
            return value
    return None
