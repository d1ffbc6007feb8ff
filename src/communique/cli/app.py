"""The `communique` command: its verbs, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer

from communique import __version__
from communique.cli.add import add
from communique.cli.asking import met, timeline, visits
from communique.cli.briefing import brief, find, never, said, stats
from communique.cli.correct import correct
from communique.cli.draft import draft
from communique.cli.evaluate import evaluate
from communique.cli.export import export
from communique.cli.facts import facts
from communique.cli.history import history
from communique.cli.importing import import_
from communique.cli.keeping import backup, check, migrate, remove, restore
from communique.cli.merge import merge, split
from communique.cli.programme import programme
from communique.cli.read import read
from communique.cli.reconcile import reconcile
from communique.cli.reread import reread
from communique.cli.review import review
from communique.cli.sample import sample
from communique.cli.schema import schema
from communique.cli.serve import serve
from communique.cli.token import app as token_app
from communique.cli.user import app as user_app
from communique.cli.watch import watch
from communique.cli.who import who
from communique.errors import CommuniqueError

#: Set to any value to see where in the program an error arose.
DEBUG = "COMMUNIQUE_DEBUG"

app = typer.Typer(
    name="communique", rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read reports of leaders' travels and meetings into records in which every fact points to its words.",
)
app.command(short_help="Read reports into records.")(read)
app.command(short_help="Read reports into the store.")(add)
app.command(short_help="Read what feeds tell that is new.")(watch)
app.command(short_help="Tell who is meant by a name.")(who)
app.command(short_help="Judge pairs that may be one and the same.")(review)
app.command(short_help="Say that two are the same.")(merge)
app.command(short_help="Say that some documents mean somebody else.")(split)
app.command(short_help="Link identities to Wikidata or another authority file.")(reconcile)
app.command(short_help="Show the facts of a document, or decisions that wait.")(facts)
app.command(short_help="Accept, change, reject or add a fact.")(correct)
app.command(short_help="Tell what became of a fact.")(history)
app.command("import", short_help="Import lists and records that others made.")(import_)
app.command(short_help="Read stored documents again.")(reread)
app.command(short_help="Remove documents from the store.")(remove)
app.command(short_help="Check that the store is whole.")(check)
app.command(short_help="Copy the store.")(backup)
app.command(short_help="Put a copy into an empty store.")(restore)
app.command(short_help="Bring the store to this version's schema.")(migrate)
app.command(short_help="Tell when two met.")(met)
app.command(short_help="Tell what happened, in order.")(timeline)
app.command(short_help="Tell who visited a country, or came from one.")(visits)
app.command(short_help="Write a briefing note.")(brief)
app.command(short_help="Tell what somebody said.")(said)
app.command(short_help="Tell who was not met.")(never)
app.command(short_help="Find words in the documents.")(find)
app.command(short_help="Tell what the store holds.")(stats)
app.command(short_help="Show the store as web pages.")(serve)
app.command(short_help="Write a record as a report.")(draft)
app.command(short_help="Write records as calendars, maps, tables, linked data or web pages.")(export)
app.add_typer(programme, short_help="Make, check and print the programme of a journey.")
app.command(short_help="Measure records against annotations.")(evaluate)
app.command(short_help="Make invented journeys to test and measure with.")(sample)
app.command(short_help="Print the JSON schema of a record.")(schema)
app.add_typer(user_app, short_help="Say who may sign in and edit.")
app.add_typer(token_app, short_help="Give programs access to the API.")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True,
                                          help="Print the version and stop.")] = False,
) -> None:
    """Show the help where no verb is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; an error is one line on standard error and exit code 2."""
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        code: Any = app(arguments, prog_name="communique", standalone_mode=False)
    except CommuniqueError as error:
        return _fail(str(error), error)
    except typer.TyperException as error:
        return _fail(f"{error.format_message()} (communique --help shows what there is)", error)
    except typer.Abort:
        return _fail("interrupted", None, 130)
    except OSError as error:
        return _fail(f"{error.filename or 'input or output'}: {error.strerror or error}", error)
    except Exception as error:  # noqa: BLE001 - whatever is wrong, a user gets one line that says how to report it
        return _fail(f"this should not happen: {type(error).__name__}: {error} (set {DEBUG}=1 to see where)", error)
    if code == 130:
        return _fail("interrupted", None, 130)
    return code if isinstance(code, int) else 0


def _fail(message: str, error: BaseException | None, code: int = 2) -> int:
    if error is not None and os.environ.get(DEBUG):
        raise error
    line = " ".join(message.split())
    typer.echo(f"communique: error: {line}" if error is not None else f"communique: {line}", err=True)
    return code
