"""`communique read`: reports to records."""

from __future__ import annotations

import re
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Pipeline, Vocab
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.cli.batch import Batch
    from communique.write import Options

_PUBLISHED = re.compile(r"\d{4}(-\d{2}){0,2}")
#: Columns of an itinerary in a file, which has no width of its own.
_FILE_WIDTH = 80


class Format(StrEnum):
    """Formats that records are written in."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"


def parse_published(value: str | None) -> str | None:
    """Accept an ISO date, month or year."""
    if not value:
        return None
    first_day = value + {4: "-01-01", 7: "-01"}.get(len(value), "")
    try:
        date.fromisoformat(first_day if _PUBLISHED.fullmatch(value) else "")
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date: give 2024-07-05, 2024-07 or 2024") from None
    return value


def read(
    sources: Annotated[list[str] | None, typer.Argument(
        metavar="PATH|URL|-", show_default=False,
        help="Files, folders or URLs, or - for standard input, which is also read where none is given.")] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write the records.")] = Format.table,
    published: Annotated[str | None, typer.Option(
        metavar="DATE", callback=parse_published,
        help="When the reports were published: 2024-07-05, 2024-07 or 2024.")] = None,
    principal: Annotated[str | None, typer.Option(
        metavar="NAME", help="Whose activities the reports are about, where they do not tell.")] = None,
    explain: Annotated[bool, typer.Option(
        "--explain", help="Also show rule, confidence and quoted evidence of each fact, and the unread clauses.",
    )] = False,
    output: Annotated[Path | None, typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE, which appears only when it is whole.")] = None,
    vocab: Vocab = None,
    pipeline: Pipeline = None,
    no_text: Annotated[bool, typer.Option(
        "--no-text", help="Leave the text of the documents out of json and jsonl.")] = False,
    encoding: Annotated[str | None, typer.Option(
        metavar="NAME", help="Encoding of the text, where it is known; told from the bytes otherwise.")] = None,
    allow_private: Annotated[bool, typer.Option(
        "--allow-private", help="Also fetch URLs at private and loopback addresses.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
) -> None:
    """Read reports, and print who met whom, where and when, and what was said, with the words that support it."""
    from functools import partial

    from communique import Reader
    from communique.cli.batch import Batch
    from communique.cli.output import require_folder
    from communique.sources import expand, load
    from communique.write import Options

    named = sources or _standard_input()
    expanded = expand(named)
    require_folder(output)
    batch = Batch(expanded, partial(load, allow_private=allow_private, encoding=encoding),
                  Reader(vocab=vocab, pipeline=pipeline), published, principal)
    many = len(expanded) > 1 or expanded != named  # a folder is many, whatever is in it
    width = _FILE_WIDTH if output is not None else None
    _write(batch, form, output, Options(many=many, explain=explain, with_text=not no_text, width=width), quiet=quiet)
    _conclude(batch, many=many, quiet=quiet)


def _standard_input() -> list[str]:
    if sys.stdin is None or sys.stdin.isatty():
        raise typer.BadParameter("nothing to read: name a file, a folder or a URL, or - for standard input")
    return ["-"]


def _write(batch: Batch, form: Format, output: Path | None, options: Options, *, quiet: bool) -> None:
    """Write what can be read; where nothing can, write nothing at all."""
    from itertools import chain

    from communique.cli.output import opened
    from communique.cli.progress import Bar
    from communique.write import writer

    with Bar(len(batch.sources), quiet=quiet, shared=output is None and sys.stdout.isatty()) as bar:
        records = batch.records(bar)
        first = next(records, None)
        if first is not None:
            with opened(output) as out:
                writer(form.value)(chain([first], records), out, options)


def _conclude(batch: Batch, *, many: bool, quiet: bool) -> None:
    """Name what could not be read, and leave with code 2 where that is anything."""
    if batch.failures and not many:
        raise CommuniqueError(batch.failures[0][1])
    if len(batch.failures) > 3:
        for _, reason in batch.failures:
            typer.echo(f"communique: error: {reason}", err=True)
    if batch.failures or (many and not quiet):
        typer.echo(f"communique: {batch.summary()}", err=True)
    if batch.failures:
        raise typer.Exit(2)
