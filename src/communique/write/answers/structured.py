"""Answers for programs: JSON with everything, CSV with one row a fact."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, TextIO

from communique.ask import Brief, Encounter, Found, Never, Saying, Source, Stats, Stay
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


def brief_rows(answer: Brief, out: TextIO) -> None:
    """Write the facts of a note, with what is agreed upon, to come, or held as rows of their own."""
    parts: Parts = [(name.replace("_", " "), getattr(answer, name)) for name in (
        "encounters", "planned", "theirs", "ours", "thanks", "concerns", "commitments", "visits")]
    rows = [_row(part, fact) for part, facts in parts for fact in facts]
    for part, noted in (("agreements", answer.agreements), ("upcoming", answer.upcoming)):
        rows += [[part, part, None, None, None, one.date, None, None, None, None, one.place, None, None, None, one.text,
                  None, *source_cells(one.source)] for one in noted]
    rows += [["offices", "office", None, one.title, None, None, one.first, one.last, one.person, None, None,
              one.country, None, None, one.organization, None, *source_cells(one.source)] for one in answer.offices]
    write_rows(COLUMNS, rows, out)


def never_rows(answer: Never, out: TextIO) -> None:
    """Write one row for each who was not met, with the fact that tells of them last."""
    rows = []
    for one in answer.missing:
        fact = _row("never", one.last) if one.last else [None] * len(COLUMNS)
        rows.append([one.id, one.name, *fact[1:]])
    write_rows(("id", "name", *COLUMNS[1:]), rows, out)


def found_rows(answer: Found, out: TextIO) -> None:
    """Write one row a document."""
    write_rows(("document", "symbol", "title", "published", "source", "start", "snippet"),
               ([hit.document_id, hit.symbol, hit.title, hit.published, hit.source, hit.start, hit.snippet]
                for hit in answer.hits), out)


def stats_rows(answer: Stats, out: TextIO) -> None:
    """Write one row a figure."""
    parts = [("total", answer.totals), ("kind", answer.kinds), ("ten years", answer.decades),
             ("country", answer.countries), ("person", [(identity, number) for identity, _, number in answer.people])]
    write_rows(("figure", "of", "number"), ([part, *row] for part, rows in parts for row in rows), out)


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
