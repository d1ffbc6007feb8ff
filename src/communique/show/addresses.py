"""The lasting addresses of pages. Every link is made here, so that an address is written once."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

_PREFIXES = {"person": "/people", "org": "/organizations", "country": "/countries"}


def of_identity(identity: str | None) -> str | None:
    """Return the page of a person, an organisation or a country (`country:KZ`); None where there is no such page."""
    kind, _, name = (identity or "").partition(":")
    return f"{_PREFIXES[kind]}/{quote(name, safe='')}" if name and kind in _PREFIXES else None


def of_country(code: str) -> str:
    """Return the page of a country."""
    return f"/countries/{quote(code, safe='')}"


def of_visit(document: int, fact: str | None = None) -> str:
    """Return the page of the journey that a document tells of, or the place of one fact on it."""
    return f"/visits/{document}" + (f"#{fact}" if fact else "")


def of_document(document: int, start: int | None = None) -> str:
    """Return the page of a document, or the place of an offset in its text."""
    return f"/documents/{document}" + (f"#at-{start}" if start is not None else "")


def of_topic(concept: str) -> str:
    """Return the page of a topic."""
    return f"/topics/{quote(concept, safe='')}"


def of_calendar(year: int | str, month: int | str | None = None) -> str:
    """Return the page of a year or a month."""
    return f"/calendar/{int(year):04d}" + (f"/{int(month):02d}" if month is not None else "")


def of_briefing(subject: str, before: str | None = None) -> str:
    """Return the briefing note about an identity or `country:KZ`."""
    return with_query("/briefing", who=subject, before=before)


def with_query(path: str, **values: str | int | None) -> str:
    """Return an address with a query; values that are None or empty are left out."""
    query = urlencode({name: value for name, value in values.items() if value not in (None, "")})
    return f"{path}?{query}" if query else path


def narrowed(path: str, chosen: Mapping[str, str], facet: str, value: str, **others: str | None) -> str:
    """Return a search with one facet more."""
    return with_query(path, **others, **{**chosen, facet: value})


def without(path: str, chosen: Mapping[str, str], facet: str, **others: str | None) -> str:
    """Return a search with one facet less."""
    return with_query(path, **others, **{name: value for name, value in chosen.items() if name != facet})
