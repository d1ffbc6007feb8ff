"""A static web site: a page for each document, one with all documents and one with all people. Nothing but HTML.

The pages need no script and no network: the style is in each of them, and their content security policy allows nothing
else. Words of the documents are escaped.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from communique import __version__
from communique.record import Fact, Record, Visit
from communique.write.arrange import arrange
from communique.write.explain import explain
from communique.write.exports.tally import Tally
from communique.write.exports.view import View
from communique.write.names import country_name


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the index.

    Attributes:
        file: Name of its page.
        title: Symbol and title.
        day: First day that it tells of, else the day of its publication.
        principal: Whose activities it tells.
        countries: Names of the countries visited.
        engagements: How many it has.
    """

    file: str
    title: str
    day: str | None
    principal: str | None
    countries: tuple[str, ...]
    engagements: int


@dataclass
class Party:
    """Somebody in the index of people, with the offices and the pages of all documents."""

    name: str
    offices: list[str] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: whether a fact rests on it, and whether some evidence begins there."""

    start: int
    words: str
    told: bool
    anchor: bool


def write(records: Iterable[Record], folder: Path, tally: Tally) -> None:
    """Write `index.html`, `people.html` and a page for each document into ``folder``."""
    pages = _environment()
    listed: list[Listed] = []
    parties: dict[str, Party] = {}
    statements = 0
    for record in records:
        view = View(record)
        entry = _listed(view, f"d{len(listed) + 1:05d}-{view.document_key[:12]}.html")
        listed.append(entry)
        _note_parties(view, entry, parties)
        statements += len(record.statements)
        page = pages.get_template("document.html").render(
            itinerary=arrange(record), evidence=explain(record), pieces=list(pieces_of(view)), title=view.title,
            url=view.url)
        (folder / entry.file).write_text(page, encoding="utf-8")
        tally.written["documents"] += 1
        tally.written["engagements"] += len(record.engagements)
    listed.sort(key=lambda one: (one.day is None, one.day or "", one.file))
    index = pages.get_template("index.html").render(
        documents=listed, engagements=sum(one.engagements for one in listed), statements=statements)
    (folder / "index.html").write_text(index, encoding="utf-8")
    ordered = sorted(parties.values(), key=lambda one: one.name.casefold())
    for party in ordered:
        party.told.sort(key=lambda one: (one["day"] is None, one["day"] or "", one["file"]))
    (folder / "people.html").write_text(pages.get_template("people.html").render(parties=ordered), encoding="utf-8")
    tally.written["pages"] = len(listed) + 2


def _environment() -> Environment:
    pages = Environment(loader=PackageLoader("communique.write.exports", "templates"), autoescape=True,
                        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style = (resources.files("communique.write.exports") / "templates" / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    trusted = Markup(style)  # noqa: S704 - our own style sheet, which a quotation mark may stand in
    pages.globals.update(style=trusted, style_hash=f"sha256-{digest}", version=__version__)
    return pages


def _listed(view: View, file: str) -> Listed:
    record = view.record
    told = [*(visit.start for visit in record.visits), *(one.date for one in record.movements),
            *(one.date for one in record.engagements)]
    countries = dict.fromkeys(country_name(visit.country) or visit.country for visit in record.visits)
    return Listed(file, view.title, min((day for day in told if day), default=view.document.published),
                  view.name(record.principal), tuple(countries), len(record.engagements))


def _note_parties(view: View, entry: Listed, parties: dict[str, Party]) -> None:
    for engagement in view.record.engagements:
        for one in engagement.participants:
            party = parties.setdefault(one.entity, Party(view.name(one.entity) or one.entity))
            office = view.office(one.entity, one)
            if office and office not in party.offices:
                party.offices.append(office)
            told = {"file": entry.file, "day": engagement.date}
            if told not in party.told:
                party.told.append(told)


def pieces_of(view: View) -> Iterator[Piece]:
    """Yield the text piece by piece, cut where evidence begins or ends; nothing where the record has no text."""
    quotes = [quote for _, facts in explain(view.record) for fact in facts for quote in fact.quotes]
    facts: tuple[Fact | Visit, ...] = (
        *view.record.movements, *view.record.engagements, *view.record.statements, *view.record.visits)
    told = [(span.start, span.end) for fact in facts for span in fact.evidence]
    starts = {quote.start for quote in quotes}
    cuts = sorted({0, len(view.text), *starts, *(offset for span in told for offset in span)})
    for start, end in pairwise(cuts):
        words = view.text[start:end]
        if words:
            rests = any(first < end and start < last for first, last in told)
            yield Piece(start, _shown(words), rests, start in starts)


def _shown(words: str) -> str:
    """Return words of the text with their line breaks, without control characters and direction marks."""
    return "".join(one if one == "\n" or one.isprintable() else " " for one in words
                   if unicodedata.category(one) != "Cf")
