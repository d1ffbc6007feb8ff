"""`communique evaluate`: how well records agree with gold documents."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Pipeline, Vocab

if TYPE_CHECKING:
    from communique.evaluate import Report


class Format(StrEnum):
    """Formats that a report is written in."""

    table = "table"
    json = "json"


def evaluate(
    gold_dir: Annotated[Path, typer.Argument(metavar="GOLD_DIR", exists=True, file_okay=False, show_default=False,
                                             help="Folder of NAME.txt with NAME.json, its annotation.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write the report.")] = Format.table,
    floors: Annotated[Path | None, typer.Option(
        "--floors", metavar="FILE", exists=True, dir_okay=False,
        help="YAML file of least values; exit with code 1 where one is not reached.")] = None,
    misses: Annotated[bool, typer.Option(
        "--misses", help="List what was missed, false or wrong, document by document.")] = False,
    records: Annotated[Path | None, typer.Option(
        "--records", metavar="DIR", file_okay=False, help="Also write each record to DIR/NAME.json.")] = None,
    vocab: Vocab = None,
    pipeline: Pipeline = None,
) -> None:
    """Read annotated documents, and measure how well the records agree with the annotations."""
    import sys

    from communique import Reader
    from communique.evaluate import evaluate as run
    from communique.evaluate import load_floors, shortfalls
    from communique.evaluate.show import write_json, write_table

    least = load_floors(floors) if floors else {}
    report = run(gold_dir, Reader(vocab=vocab, pipeline=pipeline))
    if records:
        _write_records(report, records)
    if form is Format.json:
        write_json(report, sys.stdout)
    else:
        write_table(report, sys.stdout, misses=misses)
    short = shortfalls(report, least)
    for shortfall in short:
        typer.echo(f"communique: below its floor: {shortfall}", err=True)
    if short:
        raise typer.Exit(1)


def _write_records(report: Report, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for document in report.documents:
        if document.record is not None:
            (folder / f"{document.name}.json").write_text(document.record.to_json() + "\n", encoding="utf-8")
