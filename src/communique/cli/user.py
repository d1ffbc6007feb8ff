"""`communique user`: who may sign in to the pages and edit."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.add import Format
from communique.cli.options import Db, Quiet, signer
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.store.access import Action

app = typer.Typer(name="user", help="Say who may sign in to the pages and edit.")


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Show the help where nothing more is said."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


Name = Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="The user's name: one word.")]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to print a list.")]
Number = Annotated[int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many, the latest; 0 for "
                                                                                "all.")]


@app.command()
def add(name: Name, db: Db = None, quiet: Quiet = False) -> None:
    """Add a user. The password is asked for, or is the first line of standard input."""
    from communique.store import Store
    from communique.store.access import note, users

    password = _password()
    with Store.open(db) as store, store.writing() as connection:
        made = users.add_user(connection, name, password)
        note(connection, action(), "added user", made.name)
    _told(f"{made.name} may sign in ({store.name})", quiet=quiet)


@app.command("list")
def list_(form: Form = Format.table, db: Db = None) -> None:
    """List the users, with those who are disabled."""
    from dataclasses import asdict

    from communique.store import Store
    from communique.store.access import users

    with Store.open(db, create=False) as store, store.reading() as connection:
        found = users.all_users(connection)
    if form is Format.json:
        typer.echo(json.dumps([asdict(user) for user in found], ensure_ascii=False, indent=2))
        return
    for user in found:
        since = f"disabled since {user.disabled_at[:10]}" if user.disabled_at else ""
        typer.echo(f"{user.name:20}  added {user.created_at[:10]}  {since}".rstrip())


@app.command()
def disable(name: Name, db: Db = None, quiet: Quiet = False) -> None:
    """Let a user in no more: their sessions end and their tokens are revoked. What they decided stays."""
    from communique.store import Store
    from communique.store.access import note, users

    with Store.open(db, create=False) as store, store.writing() as connection:
        gone = users.disable(connection, name)
        note(connection, action(), "disabled user", gone.name)
    _told(f"{gone.name} may no longer sign in", quiet=quiet)


@app.command()
def password(name: Name, db: Db = None, quiet: Quiet = False) -> None:
    """Give a user another password, which lets in again who was disabled. All their sessions end."""
    from communique.store import Store
    from communique.store.access import note, users

    with Store.open(db, create=False) as store:
        with store.reading() as connection:
            users.require_user(connection, name)
        given = _password()
        with store.writing() as connection:
            changed = users.set_password(connection, name, given)
            note(connection, action(), "gave password to", changed.name)
    _told(f"{changed.name} has a new password", quiet=quiet)


@app.command()
def trail(
    name: Annotated[str | None, typer.Argument(
        metavar="[NAME]", show_default=False, help="Only what this user did.")] = None,
    limit: Number = 50,
    form: Form = Format.table,
    db: Db = None,
) -> None:
    """Tell who did what, the latest first."""
    from dataclasses import asdict

    from communique.store import Store, access

    with Store.open(db, create=False) as store, store.reading() as connection:
        found = access.trail(connection, access.users.plain_name(name) if name else None, limit or None)
    if form is Format.json:
        typer.echo(json.dumps([asdict(did) for did in found], ensure_ascii=False, indent=2))
        return
    for did in found:
        typer.echo(f"{did.at}  {did.by:16}  {did.through:16}  {did.action} {did.about or ''}".rstrip())


def action() -> Action:
    """Return who acts on the command line, for the trail."""
    from communique.store.access import Action

    return Action(signer(None), "command line")


def _password() -> str:
    """Return a password that was typed twice, or the first line of standard input; never one from the arguments."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt="The same again"))
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise CommuniqueError("no password: type it when asked, or give it as the first line of standard input")
    return line


def _told(line: str, *, quiet: bool) -> None:
    if not quiet:
        typer.echo(f"communique: {line}", err=True)
