"""`communique draft`: a record written as the report of an office."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Db, Pipeline, Vocab
from communique.cli.read import parse_published
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.record import Record
    from communique.write.draft import Draft


class DraftForm(StrEnum):
    """Forms of a draft."""

    text = "text"
    html = "html"
    docx = "docx"
    pdf = "pdf"


class Pronoun(StrEnum):
    """Pronouns of a principal."""

    he = "he"
    she = "she"


def draft(
    source: Annotated[str | None, typer.Argument(
        metavar="[RECORD|REPORT|PROGRAMME]", show_default=False,
        help="A record in JSON, - for one on standard input; a report, which is read; or a programme (.yaml, .ics).",
    )] = None,
    visit: Annotated[str | None, typer.Option(
        "--visit", metavar="ID", show_default=False,
        help="A visit in the store, by number or id; or all of a document, by symbol or source.")] = None,
    style: Annotated[str, typer.Option(
        "--style", metavar="NAME", help="un, readout, note, or one of --styles.")] = "un",
    styles: Annotated[Path | None, typer.Option(
        "--styles", metavar="DIR", envvar="COMMUNIQUE_STYLES", show_default=False,
        help="Folder with styles of your own, which are laid over communique's.")] = None,
    form: Annotated[DraftForm, typer.Option("--format", "-f", help="How to write the draft.")] = DraftForm.text,
    output: Annotated[Path | None, typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE, which appears only when it is whole.")] = None,
    traced: Annotated[bool, typer.Option(
        "--trace", help="Print each sentence with its facts and the words that support them.")] = False,
    placeholders: Annotated[bool, typer.Option(
        "--placeholders", help="Also mark in the text what is missing, in brackets.")] = False,
    certain: Annotated[float | None, typer.Option(
        "--certain", metavar="NUMBER", show_default=False, min=0,
        help="Confidence from which a value is written that is not stated; 2 for none.")] = None,
    pronoun: Annotated[Pronoun | None, typer.Option(
        "--pronoun", show_default=False, help="Of the principal, where nothing tells it.")] = None,
    symbol: Annotated[str | None, typer.Option(metavar="SYMBOL", help="Symbol of the new report.")] = None,
    issuer: Annotated[str | None, typer.Option(metavar="NAME", help="Who issues the new report.")] = None,
    issued: Annotated[str | None, typer.Option(
        metavar="DATE", callback=parse_published, help="Date of the new report: 2024-07-05.")] = None,
    vocab: Vocab = None,
    pipeline: Pipeline = None,
    db: Db = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not list what is missing.")] = False,
) -> None:
    """Write the report of a journey in the style of an office; list what the report would need and the record lacks."""
    from communique.cli.output import require_folder
    from communique.write.draft import Wishes
    from communique.write.draft import draft as compose
    from communique.write.draft.forms import BINARY

    require_folder(output)
    if form in BINARY and (output is None or str(output) == "-") and sys.stdout.isatty():
        raise CommuniqueError(f"{form} is no text; name a file with --output report.{form}")
    told = None if pronoun is None else pronoun.value
    wishes = Wishes(certain=certain, placeholders=placeholders, pronoun=told, symbol=symbol,
                    issuer=issuer, issued=issued)
    record = _record(source, visit, db, vocab, pipeline)
    made = compose(record, style, styles=styles, wishes=wishes)
    if not made.paragraphs:
        raise CommuniqueError("the record tells of no engagement or movement, so that there is nothing to write")
    _write(made, record, form, output, traced=traced)
    if not quiet:
        _tell_missing(made)


def _record(source: str | None, visit: str | None, db: str | None, vocab: Path | None, pipeline: str | None) -> Record:
    if (source is None) == (visit is None):
        raise CommuniqueError("name a record, a report or a programme, or a visit in the store with --visit; not both")
    if visit is not None:
        return _stored(visit, db)
    if source == "-" or (source or "").endswith((".json", ".jsonl")):
        return _given(source or "-")
    if (source or "").endswith((".yaml", ".yml", ".ics")):
        from communique.programme import load_programme, record_of

        return record_of(load_programme(Path(source or "")))
    from communique import Reader
    from communique.sources import load

    return Reader(vocab=vocab, pipeline=pipeline).read(load(source or ""))


def _given(source: str) -> Record:
    """Return the record of a JSON text."""
    from pydantic import ValidationError

    from communique.record import Record

    if source == "-":
        text = sys.stdin.read()
    else:
        try:
            text = Path(source).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise CommuniqueError(f"{source}: not UTF-8; give a record as `communique read --format json` writes it"
                                  ) from None
    try:
        return Record.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        said = f"{where}: {first['msg']}" if where else first["msg"]
        raise CommuniqueError(f"{source}: not one record as `communique read --format json` writes it ({said})"
                              ) from None


def _stored(named: str, db: str | None) -> Record:
    from communique.errors import StoreError
    from communique.review.finding import find_document, find_fact, visit_hash
    from communique.store import Store
    from communique.store.records import record_of
    from communique.write.draft.narrowing import of_visit

    with Store.open(db, create=False) as store, store.reading() as connection:
        number = visit_hash(connection, int(named)) if named.isdecimal() and len(named) < 18 else named
        try:
            found = find_fact(connection, number or named)
        except StoreError:
            return record_of(connection, find_document(connection, named)["id"])
        record = record_of(connection, found.document["id"])
        visit = next((visit for visit in record.visits if visit.id == found.row["local_id"]), None)
        if found.row["kind"] != "visit" or visit is None:
            raise CommuniqueError(f"{named!r} is no visit but of kind {found.row['kind']}; `communique facts` shows "
                                  "the ids")
        return of_visit(record, visit)


def _write(made: Draft, record: Record, form: DraftForm, output: Path | None, *, traced: bool) -> None:
    from communique.cli.output import opened, write_bytes
    from communique.write.draft.forms import form as form_of
    from communique.write.draft.trace import trace

    if traced and (output is None or form is DraftForm.text):
        with opened(output) as out:
            out.writelines(f"{line}\n" for line in trace(made, record))
        return
    write_bytes(output, form_of(form.value)(made))
    if traced:
        typer.echo("\n".join(trace(made, record)))


def _tell_missing(made: Draft) -> None:
    """List on standard error what somebody has to add or to check."""
    if made.missing:
        typer.echo("communique: the record does not say:", err=True)
        for gap in made.missing:
            typer.echo(f"  - {gap.text}", err=True)
    count = sum(len(sentence.inferred) for sentence in made.sentences)
    if count:
        values = "1 value" if count == 1 else f"{count} values"
        typer.echo(f"communique: {values} in the draft not stated but gathered from the context; --trace marks them",
                   err=True)
