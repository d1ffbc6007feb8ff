"""`communique programme`: the plan of a journey made, checked and printed."""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.errors import CommuniqueError

programme = typer.Typer(
    name="programme", rich_markup_mode=None, help="Make, check and print the programme of a journey.",
    context_settings={"help_option_names": ["-h", "--help"]})

File = Annotated[Path, typer.Argument(metavar="PROGRAMME", help="A programme (.yaml), or a calendar (.ics).")]


class ProgrammeForm(StrEnum):
    """Forms of a programme."""

    text = "text"
    pdf = "pdf"
    json = "json"


def _day(value: str | None) -> str | None:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date: give 2024-07-05") from None


@programme.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Make, check and print the programme of a journey."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@programme.command(short_help="Write a new programme to fill in.")
def new(
    file: Annotated[Path | None, typer.Argument(
        metavar="[FILE]", show_default=False, help="Where to write it; standard output by default.")] = None,
    start: Annotated[str | None, typer.Option(
        metavar="DATE", callback=_day, show_default=False, help="First day; a week from today by default.")] = None,
    end: Annotated[str | None, typer.Option(
        metavar="DATE", callback=_day, show_default=False, help="Last day; one day later by default.")] = None,
    city: Annotated[str, typer.Option(metavar="NAME", help="City of the example entries.")] = "Lisbon",
    country: Annotated[str, typer.Option(metavar="NAME", help="Its country.")] = "Portugal",
) -> None:
    """Write a commented programme to fill in."""
    from communique.cli.output import opened, require_folder
    from communique.programme.template import template

    if file is not None and file.exists():
        raise CommuniqueError(f"{file}: is there already; name another file, or remove it")
    first = date.fromisoformat(start) if start else datetime.now().astimezone().date() + timedelta(days=7)
    last = date.fromisoformat(end) if end else first + timedelta(days=1)
    if last < first:
        raise CommuniqueError(f"--end {last} is before --start {first}")
    require_folder(file)
    with opened(file) as out:
        out.write(template(start=first, end=last, city=city, country=country))


@programme.command(short_help="Tell what is wrong with a programme.")
def check(
    file: File,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing where all is well.")] = False,
) -> None:
    """Tell clashes, impossible travel times, missing offices, people listed twice, unknown places and wrong dates.

    The exit code is 1 where anything is found.
    """
    from communique.programme import check as findings_of
    from communique.programme import load_programme

    loaded = load_programme(file)
    findings = findings_of(loaded)
    for finding in findings:
        typer.echo(f"{file}:{finding.line}: {finding.kind}: {finding.text}" + ("" if finding.certain else " (?)"))
    if findings:
        raise typer.Exit(1)
    if not quiet:
        typer.echo(f"communique: {len(loaded.items)} entries, nothing to object to", err=True)


@programme.command(short_help="Print the itinerary of a programme.")
def show(
    file: File,
    form: Annotated[ProgrammeForm, typer.Option(
        "--format", "-f", help="text, one page of pdf, or the record in json.")] = ProgrammeForm.text,
    output: Annotated[Path | None, typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE, which appears only when it is whole.")] = None,
) -> None:
    """Print the itinerary of a programme."""
    from communique.cli.output import opened, require_folder, write_bytes
    from communique.programme import load_programme, record_of
    from communique.write.programme import make_pdf, make_text, page_of

    require_folder(output)
    if form is ProgrammeForm.pdf and (output is None or str(output) == "-") and sys.stdout.isatty():
        raise CommuniqueError("pdf is no text; name a file with --output programme.pdf")
    loaded = load_programme(file)
    if form is ProgrammeForm.pdf:
        write_bytes(output, make_pdf(page_of(loaded)))
        return
    with opened(output) as out:
        out.write(make_text(page_of(loaded)) if form is ProgrammeForm.text else record_of(loaded).to_json() + "\n")
