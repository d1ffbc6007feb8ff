"""`communique merge` and `communique split`: one of two, or two of one, on somebody's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import By, Db, Quiet, Why, signer

if TYPE_CHECKING:
    from communique.authority.judgements import Judgement
    from communique.store import Store


def merge(
    left: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="One, by name or id.")],
    right: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="The other.")],
    why: Why = None,
    by: By = None,
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Say that two are the same. It is signed, dated, and can be withdrawn (`communique review --withdraw`)."""
    from communique.store import Store
    from communique.store.identity import Signature, deciding, find_one

    with Store.open(db, create=False) as store:
        with store.writing() as connection:
            sides = find_one(connection, left), find_one(connection, right)
            made = deciding.merge(connection, *sides, Signature(signer(by), why))
        settle(store, made, quiet=quiet)


def split(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="Who is two, by name or id.")],
    documents: Annotated[list[str], typer.Argument(
        metavar="DOCUMENT...", show_default=False,
        help="Documents that mean the other: symbol, source, number (`communique who --all`) or hash.")],
    why: Why = None,
    by: By = None,
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Say that some documents mean somebody else of that name. It is signed, dated, and can be withdrawn."""
    from communique.store import Store
    from communique.store.identity import Signature, deciding, find_one

    with Store.open(db, create=False) as store:
        with store.writing() as connection:
            made = deciding.split(connection, find_one(connection, name), documents, Signature(signer(by), why))
        settle(store, made, quiet=quiet)


def settle(store: Store, made: list[Judgement], *, quiet: bool) -> None:
    """Make the identities again after judgements, and tell what came of it."""
    from communique.store.identity import resolve_store

    done = resolve_store(store)
    if quiet:
        return
    for judgement in made:
        done_with = "withdrawn" if not judgement.stands else "written down"
        pair = f"{judgement.left.name} / {judgement.right.name}"
        typer.echo(f"communique: {done_with}: {judgement.verdict}: {pair} [{judgement.id[:8]}]", err=True)
    if done is not None:
        tell(done.changed, done.waiting)
        for judgement in done.overruled:
            typer.echo(f"communique: note: others stand against judgement {judgement.id[:8]} "
                       f"({judgement.left.name} / {judgement.right.name}: {judgement.verdict})", err=True)
        for judgement in done.lost:
            typer.echo(f"communique: note: judgement {judgement.id[:8]} ({judgement.left.name} / "
                       f"{judgement.right.name}) is about what no document tells any more; it is kept", err=True)


def tell(changed: int, waiting: int) -> None:
    """Tell what resolving did."""
    typer.echo(f"communique: {changed} mention{'' if changed == 1 else 's'} of documents now mean somebody else; "
               f"{waiting} pair{'' if waiting == 1 else 's'} wait{'s' if waiting == 1 else ''} for "
               "`communique review`", err=True)
