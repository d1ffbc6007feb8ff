"""`communique token`: what programs use the API with."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from communique.cli.add import Format
from communique.cli.options import Db, Quiet
from communique.cli.user import Form, Name, action

app = typer.Typer(name="token", help="Give programs access to the API.")


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Show the help where nothing more is said."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


class Scope(StrEnum):
    """What a token is good for."""

    read = "read"
    write = "write"


@app.command()
def new(
    name: Name,
    scope: Annotated[Scope, typer.Option("--scope", "-s", help="To read, or to read and to add.")] = Scope.read,
    label: Annotated[str | None, typer.Option(
        "--label", "-l", metavar="TEXT", show_default=False, help="What it is for.")] = None,
    days: Annotated[int | None, typer.Option(
        "--days", min=1, max=3650, metavar="N", show_default=False, help="Ends after so many days.")] = None,
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Make a token of a user and print it: it is shown this once."""
    from communique.store import Store
    from communique.store.access import note, tokens

    with Store.open(db, create=False) as store, store.writing() as connection:
        made, secret = tokens.new_token(connection, name, scope.value, label=label, days=days)
        note(connection, action(), f"made token to {made.scope}", made.id)
    typer.echo(secret)
    if not quiet:
        typer.echo(f"communique: token {made.id} of {made.user}, to {made.scope}; keep it now, it is not shown again",
                   err=True)


@app.command("list")
def list_(
    name: Annotated[str | None, typer.Argument(
        metavar="[NAME]", show_default=False, help="Only those of this user.")] = None,
    form: Form = Format.table,
    db: Db = None,
) -> None:
    """List the tokens, with those that are revoked, and when each was last used."""
    from dataclasses import asdict

    from communique.store import Store
    from communique.store.access import tokens

    with Store.open(db, create=False) as store, store.reading() as connection:
        found = tokens.all_tokens(connection, name)
    if form is Format.json:
        typer.echo(json.dumps([asdict(token) for token in found], ensure_ascii=False, indent=2))
        return
    for token in found:
        used = f"last used {token.used_at[:10]}" if token.used_at else "never used"
        state = f"revoked {token.revoked_at[:10]}" if token.revoked_at else used if token.counts else "over"
        typer.echo(f"{token.id}  {token.user:16}  {token.scope:5}  made {token.created_at[:10]}  {state}"
                   + (f"  {token.label}" if token.label else ""))


@app.command()
def revoke(
    named: Annotated[str, typer.Argument(
        metavar="ID", show_default=False, help="The id that `communique token list` shows.")],
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Take a token back: it counts no more, at once."""
    from communique.store import Store
    from communique.store.access import note, tokens

    with Store.open(db, create=False) as store, store.writing() as connection:
        gone = tokens.revoke(connection, named)
        note(connection, action(), "revoked token", gone.id)
    if not quiet:
        typer.echo(f"communique: token {gone.id} of {gone.user} is revoked", err=True)
