"""`communique facts`: the facts of a document as they stand, and the decisions that somebody should look at again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.add import Format, Told
from communique.cli.options import Db, Quiet
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.store.corrections.standing import Placed

#: Fields of a fact that say nothing of its content.
_ASIDE = ("evidence", "inferred", "order")


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
        typer.echo(json.dumps([_asked(one) for one in asked], ensure_ascii=False, indent=2))
        return
    for one in asked:
        typer.echo("\n".join(_lines(one)))
    if not quiet:
        typer.echo(f"communique: {len(asked)} decision{'s'[:len(asked) != 1]} to look at again", err=True)


def _print_facts(connection: Connection, named: str, form: Format, *, quiet: bool) -> None:
    from communique.review.finding import facts_of, find_document
    from communique.store.corrections.overlay import placed_of

    document = find_document(connection, named)
    rows = facts_of(connection, document["id"])
    names = {row["key"]: row["local_id"] for row in rows if row["local_id"]}
    placed = placed_of(connection, document["id"])
    states = {one.reading["hash"]: one for one in placed if one.reading is not None}
    states |= {one.own["hash"]: one for one in placed}
    if form is Format.json:
        typer.echo(json.dumps([_fact(row, states.get(row["hash"])) for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        told = " ".join((row["quote"] or "").split())
        state = _state(states.get(row["hash"]))
        typer.echo(f"{row['hash'][:8]}  {row['local_id'] or '':4} {row['kind']:10} {state:10} {told}".rstrip())
        content = {name: names.get(str(value), value) for name, value in json.loads(row["content"]).items()}
        typer.echo(f"{'':27}{values_line(content)}")
    for one in placed:
        if one.correction.verdict == "rejected":
            told = " ".join((one.own["quote"] or "").split())
            typer.echo(f"{one.own['hash'][:8]}  {'':4} {one.own['kind']:10} {_state(one):10} {told}")
    if not quiet:
        typer.echo(f"communique: {len(rows)} fact{'s'[:len(rows) != 1]}, {len(placed)} decided about", err=True)


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


def _asked(one: Placed) -> dict[str, Any]:
    c, reading = one.correction, one.reading
    return {"decision": c.id, "verdict": c.verdict, "by": c.decided_by, "at": c.decided_at, "why": c.why,
            "document": c.document, "kind": c.kind, "fact": c.claim, "words": c.quote,
            "content": json.loads(c.content), "changes": c.edits or None,
            "read_now": {"fact": reading["hash"], "words": reading["quote"], "content": json.loads(reading["content"])}
            if reading is not None else None}


def _lines(one: Placed) -> Iterator[str]:
    c, reading = one.correction, one.reading
    yield f"{c.kind}, {c.verdict} by {c.decided_by}, {c.decided_at[:10]}" + (f": {c.why}" if c.why else "")
    yield f"  decided   {c.claim[:8]}  {' '.join((c.quote or '').split())}"
    yield f"            {values_line(json.loads(c.content))}"
    if c.edits:
        yield f"            to be: {values_line(c.edits)}"
    if reading is None:
        yield "  read now  nothing"
        return
    yield f"  read now  {reading['hash'][:8]}  {' '.join((reading['quote'] or '').split())}"
    yield f"            {values_line(json.loads(reading['content']))}"


def values_line(content: Mapping[str, Any]) -> str:
    """Return the fields of a fact in one line."""
    return "; ".join(f"{name} {_value(value)}" for name, value in content.items() if name not in _ASIDE)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_value(part) for part in value)
    if isinstance(value, dict):
        return str(value.get("entity") or value.get("text") or json.dumps(value, ensure_ascii=False))
    return "none" if value is None else str(value)
