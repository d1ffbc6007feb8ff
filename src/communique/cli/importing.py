"""`communique import`: what others have recorded, into the store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.add import Format, Told
from communique.cli.options import Db, Pipeline, Quiet, Vocab

if TYPE_CHECKING:
    from communique.store.importing import FileReport


def import_(
    paths: Annotated[list[Path], typer.Argument(
        metavar="PATH...", show_default=False,
        help="Files, or folders with files: .xml lists of travels or visits, .csv tables, .jsonl records.")],
    db: Db = None,
    mapping: Annotated[str | None, typer.Option(
        "--map", metavar="FILE|NAME", show_default=False,
        help="What columns of .csv tables mean: a YAML file, or uk-ministers, eu-commission, eu-parliament.")] = None,
    hand_made: Annotated[bool, typer.Option(
        "--hand-made", help="The records of .jsonl files were written by hand, not read by communique.")] = False,
    workers: Annotated[int | None, typer.Option(
        "--workers", "-j", min=1, metavar="N", show_default=False,
        help="Processes that read remarks; as many as pay on this machine by default.")] = None,
    form: Told = Format.table,
    vocab: Vocab = None,
    pipeline: Pipeline = None,
    quiet: Quiet = False,
) -> None:
    """Import lists and records that others made. Counts are printed file by file; nothing is dropped in silence."""
    from communique.bulk import Settings
    from communique.cli.progress import Bar
    from communique.store import Store
    from communique.store.importing import Import, load_mapping

    columns = load_mapping(mapping) if mapping else None
    with Store.open(db) as store:
        work = Import(store, Settings(vocab, pipeline), workers, columns, "hand-made" if hand_made else "read")
        files = work.files(paths)
        with Bar(sum(count for _, count in files), quiet=quiet) as bar:
            reports = work.run(files, bar.advance)
        if form is Format.json:
            _print_json(reports, work.skipped, store.name)
        else:
            _print_table(reports)
            _print_notes(reports, work.skipped, quiet=quiet)
    if any(report.failures for report in reports):
        raise typer.Exit(2)


def _print_table(reports: Sequence[FileReport]) -> None:
    width = max(len(report.path) for report in reports)
    head = ("entries", "stored", "new", "known", "repeated", "failed")
    typer.echo(f"{'file':<{width}}  " + "  ".join(f"{name:>8}" for name in head))
    lines = [(report.path, _figures(report)) for report in reports]
    if len(lines) > 1:
        lines.append(("all", [sum(column) for column in zip(*(figures for _, figures in lines), strict=True)]))
    for name, figures in lines:
        typer.echo(f"{name:<{width}}  " + "  ".join(f"{figure:>8,}" for figure in figures))


def _figures(report: FileReport) -> list[int]:
    return [report.entries, report.stored, report.added, report.known, report.repeated, len(report.failures)]


def _print_notes(reports: Sequence[FileReport], skipped: Sequence[str], *, quiet: bool) -> None:
    for report in reports:
        for reason in report.failures:
            typer.echo(f"communique: error: {reason}", err=True)
    if quiet:
        return
    for reason in skipped:
        typer.echo(f"communique: left out: {reason}", err=True)
    for report in reports:
        for one, other in report.duplicates:
            typer.echo(f"communique: the same journey twice, both stored: {one} and {other}", err=True)
    if all(report.complete for report in reports):
        typer.echo("communique: every entry is in the store", err=True)


def _print_json(reports: Sequence[FileReport], skipped: Sequence[str], name: str) -> None:
    import json
    from dataclasses import asdict

    files = [{name: value for name, value in asdict(report).items() if name != "hashes"} | {"complete": report.complete}
             for report in reports]
    typer.echo(json.dumps({"store": name, "files": files, "left_out": list(skipped)}, ensure_ascii=False, indent=2))
