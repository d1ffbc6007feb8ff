"""The documents that the benchmarks read: published readouts, and the remarks of lists of official travels.

A data folder holds ``readouts/*.jsonl`` (one object a line: `title`, `body`, `issuer`, `published`),
``travels/**/*.xml`` (``<trip>`` with `name`, `start-date`, `remarks`, as the Office of the Historian publishes them)
and ``visits/**/*.xml`` (``<visit>`` with `visitor`, `from`, `start-date`, `description`).
"""

from __future__ import annotations

import dataclasses
import json
import random
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

from communique.record import Document

REMARKS = "travels"  # the name of the source of remarks on travels
VISITS = "visits"  # and of those on visits


@dataclasses.dataclass(frozen=True)
class Item:
    """One document of one source.

    Attributes:
        source: Name of the file it comes from, without suffix; all remarks are one source.
        title: Headline, mended.
        body: What follows the headline.
        cut: True where the source has cut the headline off.
        document: Both, ready to be read.
    """

    source: str
    title: str
    body: str
    cut: bool
    document: Document


def readouts(data: Path) -> list[Item]:
    """Return the items of all ``readouts/*.jsonl`` under ``data``, in the order of the files."""
    items: list[Item] = []
    for path in sorted((data / "readouts").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            items.extend(_readout(path.stem, json.loads(line)) for line in lines if line.strip())
    return items


def remarks(data: Path) -> list[Item]:
    """Return one item for each ``<remarks>`` under ``data/travels``; "Travels of NAME" stands for a headline."""
    items = []
    for path in sorted((data / "travels").rglob("*.xml")):
        for trip in ElementTree.parse(path).getroot().iter("trip"):
            body, name = _words(trip, "remarks"), _words(trip, "name")
            if body:
                items.append(_item(REMARKS, f"Travels of {name}", body, None, _words(trip, "start-date") or None))
    return items


def visits(data: Path) -> list[Item]:
    """Return one item for each ``<description>`` under ``data/visits``; "Visit of NAME of COUNTRY" is its headline."""
    items = []
    for path in sorted((data / "visits").rglob("*.xml")):
        for visit in ElementTree.parse(path).getroot().iter("visit"):
            body, name = _words(visit, "description"), f"{_words(visit, 'visitor')} of {_words(visit, 'from')}"
            if body:
                items.append(_item(VISITS, f"Visit of {name}", body, None, _words(visit, "start-date") or None))
    return items


def draw(items: list[Item], number: int | None, seed: int) -> list[Item]:
    """Return ``number`` of ``items``, always the same for one seed, in their old order; all of them for None."""
    if number is None or number >= len(items):
        return items
    chosen = sorted(random.Random(seed).sample(range(len(items)), number))
    return [items[index] for index in chosen]


def by_source(items: list[Item]) -> Iterator[tuple[str, list[Item]]]:
    """Yield the items of one source after the other."""
    for source in dict.fromkeys(item.source for item in items):
        yield source, [item for item in items if item.source == source]


def _readout(source: str, row: dict[str, str]) -> Item:
    # Some headlines were taken from YAML: escaped spaces and letters, and cut at the end of the first line.
    title = re.sub(r"\\x([0-9A-F]{2})", lambda match: chr(int(match[1], 16)), row["title"]).replace("\\_", " ")
    cut = title.endswith("\\")
    title = " ".join(title.rstrip("\\").split())
    return _item(source, title, row["body"], row["issuer"], _iso(row["published"]), cut=cut)


def _item(source: str, title: str, body: str, issuer: str | None, published: str | None, *, cut: bool = False) -> Item:
    document = Document.from_text(f"{title}\n\n{body}", title=title, issuer=issuer, published=published)
    return Item(source, title, body, cut, dataclasses.replace(document, title_in_text=True))


def _iso(date: str) -> str | None:
    """Return an ISO date or the date of a mail header as ISO date."""
    if re.match(r"\d{4}(-\d\d){0,2}$", date):
        return date
    try:
        return parsedate_to_datetime(date).date().isoformat()
    except ValueError:
        return None


def _words(trip: ElementTree.Element, tag: str) -> str:
    element = trip.find(tag)
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
