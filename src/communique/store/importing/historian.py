"""Lists of official travels and visits, as the Office of the Historian of the US Department of State publishes them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, canonicalize, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import parse

from communique.errors import SourceError
from communique.store.importing.cards import Card, Holder
from communique.store.importing.countries import code_of

ISSUER = "Office of the Historian, US Department of State"
_ROLES = {"secretary": "Secretary of State", "president": "President"}
_LEVELS = {"trips": "trip", "visits": "visit"}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def cards_of(path: Path) -> list[Card] | None:
    """Return one card an entry of the file; None where it is no list of trips or visits.

    Raises:
        SourceError: It is no XML, or an entry lacks what makes it one.
    """
    try:
        root = parse(path).getroot()
    except (ParseError, DefusedXmlException) as error:
        raise SourceError(f"{path}: this is no XML that can be read: {error}") from None
    kind = _LEVELS.get(root.tag) if root is not None else None
    if root is None or kind is None:
        return None
    return [_trip(entry, path) if kind == "trip" else _visit(entry, path) for entry in root.iter(kind)]


def _trip(entry: Element, path: Path) -> Card:
    name, where = _text(entry, "name"), _text(entry, "country")
    plain = " ".join(re.sub(r"\([^)]*\)", " ", name).split())
    heading = f"Travels of {plain}"
    return Card(
        *_shared(entry, path, "travels"), heading=heading, prose=_text(entry, "remarks"),
        title=f"{heading}: {where}, {_days(entry)}", start=_text(entry, "start-date"), end=_text(entry, "end-date"),
        fields=(("Name", name), ("Role", _text(entry, "role")), *_dates(entry), ("Country", where),
                ("Locale", _text(entry, "locale"))),
        who=Holder(plain, "Name", _ROLES.get(_text(entry, "role")), "US"),
        country=code_of(where, _slug(entry, "country")) or "ZZ", where="Country",
        cities=tuple(city.strip() for city in re.split(r"[,;]", _text(entry, "locale")) if city.strip()))


def _visit(entry: Element, path: Path) -> Card:
    visitor, origin = _text(entry, "visitor"), _text(entry, "from")
    heading = f"Visit of {visitor}"
    return Card(
        *_shared(entry, path, "visits"), heading=heading, prose=_text(entry, "description"),
        title=f"{heading}: United States, {_days(entry)}", start=_text(entry, "start-date"),
        end=_text(entry, "end-date"),
        fields=(("Visitor", visitor), ("From", origin), *_dates(entry)),
        who=Holder(visitor, "Visitor", None, code_of(origin, _slug(entry, "from"))), country="US", where="Visitor")


def _shared(entry: Element, path: Path, list_name: str) -> tuple[str, str, str, str]:
    """Return hash, source, series and issuer."""
    number, start, end = _text(entry, "id"), _text(entry, "start-date"), _text(entry, "end-date")
    if not number or not _DATE.fullmatch(start) or not _DATE.fullmatch(end):
        raise SourceError(f"{path}: entry {number or 'without an id'} lacks an id, a start-date or an end-date; mend "
                          "it there, nothing of the file was imported")
    written = canonicalize(tostring(entry, encoding="unicode"), strip_text=True)
    digest = hashlib.sha256(written.encode()).hexdigest()
    return f"sha256:{digest}", f"{path}#{number}", f"historian:{list_name}:{number}", ISSUER


def _dates(entry: Element) -> Iterator[tuple[str, str]]:
    yield "Start", _text(entry, "start-date")
    yield "End", _text(entry, "end-date")


def _days(entry: Element) -> str:
    start, end = _text(entry, "start-date"), _text(entry, "end-date")
    return start if start == end else f"{start} to {end}"


def _text(entry: Element, tag: str) -> str:
    found = entry.find(tag)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _slug(entry: Element, tag: str) -> str | None:
    found = entry.find(tag)
    return found.get("id") if found is not None else None
