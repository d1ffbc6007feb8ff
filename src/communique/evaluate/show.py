"""A report as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.evaluate.run import DocumentReport, Report
from communique.evaluate.tally import Miss, Tally


def write_table(report: Report, out: TextIO, *, misses: bool = False) -> None:
    """Write the misses where asked for, one line a document, and the measures over all of them."""
    console = Console(file=out, highlight=False, markup=False, emoji=False, soft_wrap=True)
    if misses:
        for document in report.documents:
            _write_misses(console, document)
    documents = _table("document", "composite", "missed", "false", "wrong")
    for document in report.documents:
        counts = [sum(miss.sort == sort for miss in document.misses) for sort in ("missed", "false", "wrong")]
        documents.add_row(document.name, f"{document.composite:.1f} %", *map(str, counts))
    measures = _table("measure", "precision", "recall", "F1", "right", "found", "gold")
    for name, tally in report.tallies.items():
        f1 = "–" if tally.f1 is None else f"{tally.f1:.3f}"
        measures.add_row(name, f"{tally.precision:.3f}", f"{tally.recall:.3f}", f1,
                         str(tally.right), str(tally.found), str(tally.gold))
    for part in (documents, Text(), measures, Text()):
        console.print(part)
    console.print(Text(f"composite over {len(report.documents)} documents: {report.composite:.1f} %", "bold"))


def _table(name: str, *figures: str) -> Table:
    table = Table(name, box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for figure in figures:
        table.add_column(figure, justify="right")
    return table


def _write_misses(console: Console, document: DocumentReport) -> None:
    if document.error:
        console.print(Text(f"{document.name}: no record: {document.error}", "red"))
    elif document.misses:
        console.print(Text(document.name, "bold"))
    for miss in document.misses:
        console.print(Text("  " + describe(miss)))
    if document.misses:
        console.print()


def describe(miss: Miss) -> str:
    """Return one line on a miss: ``wrong when: 2024-07-03, got 2024-07-04 | met with the President``."""
    expected, got = miss.expected or "nothing", miss.got or "nothing"
    line = {"missed": expected, "false": got, "wrong": f"{expected}, got {got}"}[miss.sort]
    return f"{miss.sort} {miss.measure}: {line}" + (f" | {' '.join(miss.at.split())}" if miss.at else "")


def write_json(report: Report, out: TextIO) -> None:
    """Write figures and misses of each document and in total."""
    shown = {
        "composite": report.composite,
        "measures": _figures(report.tallies),
        "documents": [
            {"name": document.name, "composite": document.composite, "error": document.error,
             "measures": _figures(document.tallies), "misses": [_miss(miss) for miss in document.misses]}
            for document in report.documents
        ],
    }
    out.write(json.dumps(shown, indent=2, ensure_ascii=False) + "\n")


def _figures(tallies: dict[str, Tally]) -> dict[str, Any]:
    return {
        name: {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1,
               "right": tally.right, "found": tally.found, "gold": tally.gold}
        for name, tally in tallies.items()
    }


def _miss(miss: Miss) -> dict[str, str | None]:
    return {"measure": miss.measure, "sort": miss.sort, "expected": miss.expected, "got": miss.got, "at": miss.at}
