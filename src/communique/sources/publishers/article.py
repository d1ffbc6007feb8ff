"""An article as a publisher's own reader takes it from a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """Paragraphs of an article and what the page says of it; None where the page does not say it."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    published: str | None = None
