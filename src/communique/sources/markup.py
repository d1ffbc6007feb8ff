"""A node of a page to the paragraphs that a browser shows."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from communique.sources.cleaning import plain

_BLOCKS = ("p, div, section, article, header, ul, ol, li, dl, dt, dd, blockquote, pre, h1, h2, h3, h4, h5, h6, table,"
           " tr, address, hr")
_UNSEEN = ["script", "style", "noscript", "template", "svg", "iframe", "form", "button", "nav", "figure", "aside",
           "footer"]
# Inserted where breaks are shown. A page has no use for these two control characters.
_PARAGRAPH, _LINE = "\x1d", "\x1e"


def parse(raw: str) -> LexborHTMLParser:
    """Parse a page the way browsers do."""
    return LexborHTMLParser(raw)


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
