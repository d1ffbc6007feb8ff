"""`communique add`: reports into the store."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Db, Pipeline, Quiet, Vocab
from communique.cli.read import parse_published

if TYPE_CHECKING:
    from communique.store.adding import Summary


class Format(StrEnum):
    """Formats of what a command tells of its work."""

    table = "table"
    json = "json"


Told = Annotated[Format, typer.Option("--format", "-f", help="How to tell what was done.")]


def add(
    sources: Annotated[list[str], typer.Argument(
        metavar="PATH|URL|-...", show_default=False, help="Files, folders or URLs, or - for standard input.")],
    db: Db = None,
    workers: Annotated[int | None, typer.Option(
        "--workers", "-j", min=1, metavar="N", show_default=False,
        help="Processes that read; as many as pay on this machine by default.")] = None,
    published: Annotated[str | None, typer.Option(
        metavar="DATE", callback=parse_published,
        help="When the reports were published: 2024-07-05, 2024-07 or 2024.")] = None,
    principal: Annotated[str | None, typer.Option(
        metavar="NAME", help="Whose activities the reports are about, where they do not tell.")] = None,
    form: Told = Format.table,
    vocab: Vocab = None,
    pipeline: Pipeline = None,
    encoding: Annotated[str | None, typer.Option(
        metavar="NAME", help="Encoding of the text, where it is known; told from the bytes otherwise.")] = None,
    allow_private: Annotated[bool, typer.Option(
        "--allow-private", help="Also fetch URLs at private and loopback addresses.")] = False,
    quiet: Quiet = False,
) -> None:
    """Read reports into the store. What it has is not read again, and an interrupted run is taken up where it was."""
    from communique.bulk import Settings
    from communique.cli.progress import Bar
    from communique.sources import expand
    from communique.store import Store
    from communique.store.adding import Adding

    expanded = expand(sources)
    settings = Settings(vocab, pipeline, published, principal, encoding, allow_private)
    with Store.open(db) as store:
        adding = Adding(store, settings, workers)
        try:
            with Bar(len(expanded), quiet=quiet) as bar:
                adding.run(expanded, bar.advance)
        finally:
            if sys.exception() is None or adding.summary.added:
                _tell(adding.summary, store.name, form, len(expanded), quiet=quiet)
    if adding.summary.failures:
        raise typer.Exit(2)


def _tell(summary: Summary, name: str, form: Format, total: int, *, quiet: bool) -> None:
    if form is Format.json:
        import json

        failed = [{"source": source, "reason": reason} for source, reason in summary.failures]
        typer.echo(json.dumps({"store": name, "sources": total, "added": summary.added, "known": summary.known,
                               "superseding": summary.superseded, "failed": failed}, ensure_ascii=False, indent=2))
        return
    for _, reason in summary.failures:
        typer.echo(f"communique: error: {reason}", err=True)
    if not quiet:
        typer.echo(f"communique: {_line(summary, name)}", err=True)


def _line(summary: Summary, name: str) -> str:
    parts = [f"{_documents(len(summary.added))} added"]
    if summary.superseded:
        parts.append(f"{summary.superseded} of them in the place of an earlier version")
    if summary.known:
        parts.append(f"{summary.known} known already")
    if summary.failures:
        parts.append(f"{len(summary.failures)} could not be read")
    line = f"{', '.join(parts)} ({name})"
    if summary.outdated:
        line += f"; {summary.outdated} were read by another version: `communique reread` reads them again"
    return line


def _documents(count: int) -> str:
    return f"{count} document{'' if count == 1 else 's'}"
