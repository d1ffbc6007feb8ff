"""`communique export`: records to the formats of other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TextIO

import typer

from communique.cli.answering import Since, Until
from communique.cli.options import Db, Quiet
from communique.errors import ExportError

if TYPE_CHECKING:
    from communique.record import Record
    from communique.write.exports import Format as ExportFormat
    from communique.write.exports import Selection, Tally


class Format(StrEnum):
    """Formats of an export; `communique.write.exports.registry` says more of each."""

    ical = "ical"
    geojson = "geojson"
    csv = "csv"
    parquet = "parquet"
    travel = "travel"
    jsonld = "jsonld"
    turtle = "turtle"
    ftm = "ftm"
    plover = "plover"
    gexf = "gexf"
    site = "site"


def export(
    sources: Annotated[list[str] | None, typer.Argument(
        metavar="RECORDS|REPORT|PROGRAMME|-", show_default=False,
        help="Files of records (.jsonl, .json, - for standard input), programmes (.yaml, .ics), or reports to read; "
             "the store if none is named.",
    )] = None,
    form: Annotated[Format | None, typer.Option(
        "--format", "-f", show_default=False, help="What to write.")] = None,
    output: Annotated[Path | None, typer.Option(
        "--output", "-o", metavar="PATH", show_default=False,
        help="A file; of csv, parquet and site a new folder, or a file that ends in .zip. Standard output by default.",
    )] = None,
    who: Annotated[str | None, typer.Option(
        "--who", metavar="WHO", show_default=False,
        help="What this person or organisation took part in or said.")] = None,
    country: Annotated[str | None, typer.Option(
        "--country", "-c", metavar="COUNTRY", show_default=False,
        help="What took place there, or somebody of this country took part in.")] = None,
    since: Since = None,
    until: Until = None,
    issuer: Annotated[str | None, typer.Option(
        "--issuer", metavar="WORDS", show_default=False, help="What a publisher of such a name tells.")] = None,
    document: Annotated[str | None, typer.Option(
        "--document", metavar="DOCUMENT", show_default=False,
        help="Symbol, path, URL, hash (sha256:...) or number of a document.")] = None,
    visit: Annotated[str | None, typer.Option(
        "--visit", metavar="ID", show_default=False,
        help="A visit: its number in the store, or its id in a record (v1), with what was done there.")] = None,
    formats: Annotated[bool, typer.Option("--formats", help="Tell what formats there are, and stop.")] = False,
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Write records as a calendar, a map, tables, linked data, event data, a network or web pages."""
    from communique import ask
    from communique.write.exports import Selection, Tally, format_named

    if formats:
        _print_formats()
        return
    if form is None:
        raise typer.BadParameter(f"name a format with --format: {', '.join(Format)}")
    if who and sources:
        raise typer.BadParameter("--who asks the store, which knows who is who: add the records to it first")
    chosen = format_named(form.value)
    chosen.writer()  # before an hour's work: is what it needs installed?
    wanted = Selection(who=who, country=ask.country_of(country) if country else None, since=ask.first_day(since),
                       until=ask.last_day(until), issuer=issuer, document=document, visit=visit)
    left_out = Tally()
    with ExitStack() as opened:
        records = _named(sources, wanted, left_out, quiet=quiet) if sources else \
            _stored(db, wanted, left_out, quiet=quiet, opened=opened)
        tally = _write(records, chosen, output)
    tally.aside.update(left_out.aside)
    _conclude(tally, quiet=quiet)


def _write(records: Iterator[Record], form: ExportFormat, output: Path | None) -> Tally:
    """Write what is selected; where nothing is, write nothing at all."""
    from itertools import chain

    from communique.write.exports import export as run

    first = next(records, None)
    if first is None:
        raise ExportError("nothing is selected: there is no record that fits")
    records = chain([first], records)
    if output is not None and str(output) != "-":
        return run(records, form, output)
    if form.several and sys.stdout.isatty():
        raise ExportError(f"{form.name} is several files: name a folder or a .zip with --output")
    out: BinaryIO = sys.stdout.buffer
    tally = run(records, form, out)
    out.flush()
    return tally


def _stored(db: str | None, wanted: Selection, tally: Tally, *, quiet: bool, opened: ExitStack) -> Iterator[Record]:
    """Yield what is selected from the store, while it stays open."""
    from communique.cli.progress import Bar
    from communique.store import Store
    from communique.write.exports.stored import found, identified

    connection = opened.enter_context(opened.enter_context(Store.open(db, create=False)).reading())
    numbers, facts = found(connection, wanted)
    bar = opened.enter_context(Bar(len(numbers), quiet=quiet, doing="exporting"))

    def read() -> Iterator[Record]:
        for number in numbers:
            yield identified(connection, number)
            bar.advance()

    return facts.of(read(), tally)


def _named(sources: list[str], wanted: Selection, tally: Tally, *, quiet: bool) -> Iterator[Record]:
    """Yield what is selected from files of records, from programmes, and from reports, which are read."""
    from communique.cli.progress import Bar
    from communique.programme import load_programme, record_of
    from communique.write.exports.lines import records_in

    def read() -> Iterator[Record]:
        for source in sources:
            if source == "-":
                yield from records_in(_standard_input(), "standard input")
            elif Path(source).suffix.lower() in (".jsonl", ".json", ".ndjson"):
                with _opened(source) as lines, Bar(_count_lines(source), quiet=quiet, doing="exporting") as bar:
                    for record in records_in(lines, source):
                        yield record
                        bar.advance()
            elif Path(source).suffix.lower() in (".yaml", ".yml", ".ics"):
                yield record_of(load_programme(Path(source)))
            else:
                yield from _read(source, quiet=quiet)

    return wanted.of(read(), tally)


def _standard_input() -> TextIO:
    if sys.stdin is None or sys.stdin.isatty():
        raise typer.BadParameter("nothing to read: pipe records in, or name a file of them")
    return sys.stdin


def _opened(source: str) -> TextIO:
    try:
        return open(source, encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise ExportError(f"{source}: cannot be read ({error.strerror})") from None


def _count_lines(source: str) -> int:
    """Return how many lines a file has, for the bar; none where it is no plain file, such as a pipe."""
    path = Path(source)
    if not path.is_file():
        return 0
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))


def _read(source: str, *, quiet: bool) -> Iterator[Record]:
    """Yield the records of a report, or of the reports in a folder; what cannot be read ends the export."""
    from communique import Reader
    from communique.cli.batch import Batch
    from communique.cli.progress import Bar
    from communique.sources import expand, load

    batch = Batch(expand([source]), load, Reader())
    with Bar(len(batch.sources), quiet=quiet) as bar:
        yield from batch.records(bar)
    if batch.failures:
        raise ExportError(batch.summary() if len(batch.sources) > 1 else batch.failures[0][1])


def _conclude(tally: Tally, *, quiet: bool) -> None:
    if not quiet:
        for line in tally.lines():
            typer.echo(f"communique: {line}", err=True)


def _print_formats() -> None:
    from communique.write.exports import FORMATS

    for form in FORMATS.values():
        typer.echo(f"{form.name}: {form.title} ({form.suffix}, {form.media_type})")
        typer.echo(f"  holds {form.holds}")
        typer.echo(f"  not   {form.cannot}")
