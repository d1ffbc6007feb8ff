"""The formats that records can be exported to: one entry each, with what it holds and what it cannot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from communique.errors import ExportError

if TYPE_CHECKING:
    from communique.record import Record
    from communique.write.exports.tally import Tally


class WritesOne(Protocol):
    """Writes records as one file; takes them as they come."""

    def __call__(self, records: Iterable[Record], out: BinaryIO, tally: Tally, /) -> None:
        """Write all ``records`` to ``out``."""
        ...


class WritesFolder(Protocol):
    """Writes records as several files; takes them as they come."""

    def __call__(self, records: Iterable[Record], folder: Path, tally: Tally, /) -> None:
        """Write all ``records`` into the empty ``folder``."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: What `--format` calls it.
        title: What people call it.
        module: Module of this package whose `write` writes it.
        suffix: Of its file; `.zip` where it is several files.
        media_type: Of its file.
        holds: What of a record it holds.
        cannot: What it has no place for.
        several: Whether it is several files: a folder, or a ZIP of them.
        streams: Whether memory stays the same however many records there are.
    """

    name: str
    title: str
    module: str
    suffix: str
    media_type: str
    holds: str
    cannot: str
    several: bool = False
    streams: bool = True

    def writer(self) -> WritesOne | WritesFolder:
        """Return the function that writes it.

        Raises:
            ExportError: A library that it needs is not installed.
        """
        try:
            found: WritesOne | WritesFolder = import_module(f"communique.write.exports.{self.module}").write
        except ImportError as error:
            if (error.name or "").startswith("communique"):
                raise
            raise ExportError(f"the format {self.name} needs the library {error.name or error}: install it with "
                              "pip install 'communique[export]'") from error
        return found


_ALL = (
    Format("ical", "iCalendar", "calendar", ".ics", "text/calendar",
           "engagements with day, place, participants and their offices, topics, statements, evidence, address",
           "movements and visits as such; statements that belong to no engagement; hours, as records have none; spans"),
    Format("geojson", "GeoJSON", "geography", ".geojson", "application/geo+json",
           "engagements as points with what was said there, legs of journeys as lines, and their evidence",
           "statements that belong to no engagement, references and agreements"),
    Format("csv", "CSV tables", "csv_tables", ".zip", "application/zip",
           "every fact and entity of the record, one table each, with source, span and words",
           "types: everything is text", several=True),
    Format("parquet", "Parquet tables", "parquet_tables", ".zip", "application/zip",
           "every fact and entity of the record, one table each, with source, span and words", "nothing of the record",
           several=True),
    Format("travel", "table of leaders' travel, with the columns of COLT", "travel", ".csv", "text/csv",
           "visits abroad with what was done there, under the names of COLT where the record can tell",
           "visits at home, movements, statements; judgements of COLT's coders"),
    Format("jsonld", "JSON-LD", "jsonld", ".jsonld", "application/ld+json",
           "every fact and entity of the record in schema.org and PROV; as web annotations evidence, mentions, clauses "
           "that were not read", "nothing of the record"),
    Format("turtle", "RDF Turtle", "turtle", ".ttl", "text/turtle",
           "what JSON-LD holds, as triples", "nothing of the record"),
    Format("ftm", "FollowTheMoney entities", "ftm", ".ftm.json", "application/json+ftm",
           "documents, people, organisations, places, engagements, journeys; statements as notes",
           "spans, roles beside host, what was inferred, acts and addressees as such, clauses that were not read"),
    Format("plover", "PLOVER event records", "plover", ".jsonl", "application/jsonl",
           "engagements and statements whose root code is certain, with parties, day, place and words",
           "every fact whose code is not certain: it is counted, and not coded by default"),
    Format("gexf", "GEXF network", "network", ".gexf", "application/gexf+xml",
           "who met whom: one node for each person or organisation, one edge for each pair, with days and documents",
           "everything but participants; the whole network is held in memory", streams=False),
    Format("site", "static web site", "site", ".zip", "application/zip",
           "a page for each document with its facts and its text, an index by day and by person",
           "nothing of the record that people read; the index is held in memory", several=True, streams=False),
)
#: All formats by name.
FORMATS = {form.name: form for form in _ALL}


def format_named(name: str) -> Format:
    """Return the format ``name``.

    Raises:
        ExportError: There is none.
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise ExportError(f"there is no format {name!r}; there are {', '.join(FORMATS)}") from None
