"""`communique facts`: the facts of a document as they stand, and the decisions that somebody should look at again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.add import Format, Told
from communique.cli.options import Db, Quiet
from communique.cli.review_facts import again_json, again_lines
from communique.cli.values import values_line
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.store.corrections.standing import Placed


def facts(
    document: Annotated[str | None, typer.Argument(
        metavar="[DOCUMENT]", show_default=False, help="Symbol, source, number or hash of a document.")] = None,
    waiting: Annotated[bool, typer.Option(
        "--waiting", help="Show the decisions of which the reader says something else by now.")] = False,
    form: Told = Format.table,
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Show the facts of a document as people decided about them, with the ids that `communique correct` takes."""
    from communique.review.finding import waiting as asking
    from communique.store import Store

    if (document is None) != waiting:
        raise CommuniqueError("name a document, or give --waiting for the decisions that wait in all of them")
    with Store.open(db, create=False) as store, store.reading() as connection:
        if document is not None:
            _print_facts(connection, document, form, quiet=quiet)
            return
        asked = asking(connection)
    if form is Format.json:
        typer.echo(json.dumps([again_json(one) for one in asked], ensure_ascii=False, indent=2))
        return
    for one in asked:
        typer.echo("\n".join(again_lines(one)))
    if not quiet:
        typer.echo(f"communique: {len(asked)} decision{'s'[:len(asked) != 1]} to look at again", err=True)


def _print_facts(connection: Connection, named: str, form: Format, *, quiet: bool) -> None:
    from communique.review.finding import entities_of, facts_of, find_document
    from communique.store.corrections.overlay import placed_of

    document = find_document(connection, named)
    rows, entities = facts_of(connection, document["id"]), entities_of(connection, document["id"])
    names = {row["key"]: row["local_id"] for row in rows if row["local_id"]}
    placed = placed_of(connection, document["id"])
    states = {one.reading["hash"]: one for one in placed if one.reading is not None}
    states |= {one.own["hash"]: one for one in placed}
    if form is Format.json:
        typer.echo(json.dumps([_fact(row, states.get(row["hash"])) for row in (*rows, *entities)], ensure_ascii=False,
                              indent=2))
        return
    for row in rows:
        _print(row, row["local_id"], _state(states.get(row["hash"])), row["quote"])
        typer.echo(f"{'':29}{values_line(json.loads(row['content']), names)}")
    for row in entities:
        content = json.loads(row["content"])
        _print(row, None, _state(states.get(row["hash"])), content.pop("name"))
        typer.echo(f"{'':29}{values_line({'id': row['key'], **content})}")
    for one in placed:
        if one.correction.verdict == "rejected":
            _print(one.own, None, _state(one), one.own["quote"] or one.own["key"])
    if not quiet:
        typer.echo(f"communique: {len(rows)} fact{'s'[:len(rows) != 1]}, {len(entities)} of whom and what they tell, "
                   f"{len(placed)} decided about", err=True)


def _print(row: Mapping[str, Any], name: str | None, state: str, words: str | None) -> None:
    typer.echo(f"{row['hash'][:8]}  {name or '':4} {row['kind']:12} {state:10} "
               f"{' '.join((words or '').split())}".rstrip())


def _state(one: Placed | None) -> str:
    if one is None:
        return "read"
    return f"{one.correction.verdict}{'?' if one.asks else ''}"


def _fact(row: Mapping[str, Any], one: Placed | None) -> dict[str, Any]:
    return {"fact": row["hash"], "id": row["local_id"], "kind": row["kind"], "words": row["quote"],
            "content": json.loads(row["content"]), "provenance": row["provenance"],
            "decided": one.correction.verdict if one else None, "by": one.correction.decided_by if one else None,
            "at": one.correction.decided_at if one else None, "why": one.correction.why if one else None,
            "waiting": one.asks if one else False}
