"""A page to the text of its article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.errors import SourceError
from communique.sources import issuers
from communique.sources.content import Content, assemble
from communique.sources.limits import MAX_MARKUP_CHARS
from communique.sources.locate import Located
from communique.sources.markup import blocks, parse
from communique.sources.pagemeta import page_info
from communique.sources.publishers import article_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_SENTENCE = re.compile(r"\w[.!?][\"'”’»)\]]*$")
_FOOTER = re.compile(r"©|\(c\) \d{4}|all rights reserved|cookies?\b|javascript", re.IGNORECASE)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page names in its first 4,096 bytes."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def read_html(raw: str, *, address: str | None = None) -> Content:
    """Read the article of a page.

    Args:
        raw: The decoded page.
        address: URL that it was fetched from; without one its canonical link is used.

    Raises:
        SourceError: The page has no article, or its markup is larger than ``MAX_MARKUP_CHARS``.
    """
    if len(raw) > MAX_MARKUP_CHARS:
        raise SourceError(f"the page has {len(raw):,} characters of markup; at most {MAX_MARKUP_CHARS:,} are read")
    tree = parse(raw)
    info = page_info(tree)
    address = address or info.address
    article = article_of(issuers.host_of(address), tree)
    paragraphs = list(article.paragraphs) if article else _general(raw)
    if not _has_article(paragraphs):
        # Of a page with a line or two of text the extractor takes nothing; then all that is no navigation is read.
        paragraphs = blocks(tree.body) if tree.body is not None else []
    if not _has_article(paragraphs):
        raise SourceError("the page has no article, no sentence of running text; give the page of one report")
    located = Located(raw)
    text, alignment = assemble(located.place(part) for part in paragraphs)
    return Content(
        text=text, alignment=alignment, raw=raw,
        title=(article and article.title) or info.title,
        symbol=article.symbol if article else None,
        issuer=(article and article.issuer) or info.issuer,
        published=(article and article.published) or info.published,
        address=address,
    )


def _has_article(paragraphs: Sequence[str]) -> bool:
    """Tell whether one of ``paragraphs`` is a sentence that is no part of a page's foot."""
    return any(_SENTENCE.search(part) and len(part.split()) >= 4 and not _FOOTER.search(part) for part in paragraphs)


def _general(raw: str) -> list[str]:
    """Return the paragraphs of the main text of any page."""
    from trafilatura import extract

    # Teasers and comments are no part of a report; tables are (schedules of visits).
    text = extract(raw, include_comments=False, include_tables=True, include_formatting=False, favor_recall=True)
    return [line for line in (text or "").split("\n") if line.strip()]
