"""What the commands that answer questions have in common: their options, the store, and where the answer goes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import Db, Quiet

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: Columns of a table in a file.
_FILE_WIDTH = 100


class Format(StrEnum):
    """Formats of an answer."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


Form = Annotated[Format, typer.Option("--format", "-f", help="How to answer.")]
Output = Annotated[Path | None, typer.Option(
    "--output", "-o", metavar="FILE", show_default=False, help="Write to this file.")]
Since = Annotated[str | None, typer.Option(
    "--since", metavar="DATE", show_default=False, help="Only from then on: 2024-07-03, 2024-07 or 2024.")]
Until = Annotated[str | None, typer.Option(
    "--until", metavar="DATE", show_default=False, help="Only up to then.")]
Limit = Annotated[int, typer.Option(
    "--limit", "-n", min=0, metavar="N", help="At most so many, the latest; 0 for all.")]


@contextmanager
def answering(db: str | None, form: Format, output: Path | None, *,
              quiet: bool) -> Iterator[tuple[Connection, Callable[[Any], None]]]:
    """Give one state of the store, and a function that writes an answer.

    CSV has no place for what an answer covers: it goes to standard error, unless ``quiet``.
    """
    from communique.cli.output import opened, require_folder
    from communique.store import Store

    def write(answer: Any) -> None:
        from communique.write.answers import page_of, write_answer

        with opened(output) as out:
            write_answer(answer, form.value, out, width=_FILE_WIDTH if output else None)
        if form is Format.csv and not quiet:
            for line in page_of(answer).coverage:
                typer.echo(f"communique: {line}", err=True)

    require_folder(output)
    with Store.open(db, create=False) as store, store.reading() as connection:
        yield connection, write


def question(ask: Callable[..., Any]) -> Callable[..., None]:
    """Make a command of a function that asks the store: its own options, and those that all questions have.

    The first parameter of ``ask`` is the connection; what it returns is written.
    """
    _, *own = inspect.signature(ask, eval_str=True).parameters.values()
    shared = inspect.signature(_of_all_questions, eval_str=True).parameters

    @wraps(ask)
    def command(**given: Any) -> None:
        form, output, db, quiet = (given.pop(name) for name in shared)
        with answering(db, form, output, quiet=quiet) as (connection, write):
            write(ask(connection, **given))

    command.__signature__ = inspect.Signature([*own, *shared.values()])  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in (*own, *shared.values())} | {"return": None}
    return command


def _of_all_questions(form: Form = Format.table, output: Output = None, db: Db = None, quiet: Quiet = False) -> None:
    """Declare the options that every question has, in the order in which the help shows them."""
