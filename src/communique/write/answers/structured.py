"""Answers for programs: JSON with everything, CSV with one row a fact."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, TextIO

from communique.ask import Encounter, Saying, Source, Stay
from communique.write.tables import SEPARATOR, cell

#: One row a fact, whatever it is.
COLUMNS = (
    "part", "fact", "id", "kind", "status", "date", "earliest", "latest", "who", "to", "city", "country", "venue",
    "event", "about", "inferred", "document", "symbol", "title", "issuer", "published", "source", "start", "end",
    "provenance", "sentence",
)

Parts = Iterable[tuple[str, Sequence[Encounter | Stay | Saying]]]


def write_json(question: str, answer: Any, out: TextIO) -> None:
    """Write an answer as one JSON object, with the name of the question."""
    json.dump({"question": question, **asdict(answer)}, out, ensure_ascii=False, indent=2)
    out.write("\n")


def write_facts(parts: Parts, out: TextIO) -> None:
    """Write facts as a table; ``parts`` name which part of the answer they belong to."""
    write_rows(COLUMNS, (_row(part, fact) for part, facts in parts for fact in facts), out)


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    """Write a header and rows, one line each."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(columns)
    table.writerows([cell(value) for value in row] for row in rows)


def source_cells(source: Source) -> Iterator[Any]:
    """Yield the cells from ``document`` to ``sentence``."""
    yield from (source.document, source.symbol, source.title, source.issuer, source.published, source.address,
                source.start, source.end, source.provenance, source.sentence)


def _row(part: str, fact: Encounter | Stay | Saying) -> list[Any]:
    if isinstance(fact, Encounter):
        who = SEPARATOR.join(party.name for party in fact.parties)
        cells: list[Any] = ["engagement", fact.id, fact.kind, fact.status, fact.date, fact.earliest, fact.latest, who,
                            None, fact.city, fact.country, fact.venue, fact.event, SEPARATOR.join(fact.topics),
                            SEPARATOR.join(fact.inferred)]
    elif isinstance(fact, Stay):
        cells = ["visit", fact.id, None, None, None, fact.earliest, fact.latest, fact.person, None, fact.cities,
                 fact.country, None, None, None, None]
    else:
        who = SEPARATOR.join(name for name in (fact.speaker, *fact.joint_with) if name)
        cells = ["statement", fact.id, fact.act, None, fact.date, fact.earliest, fact.latest, who, fact.addressee,
                 None, None, None, None, fact.about, None]
    return [part, *cells, *source_cells(fact.source)]
