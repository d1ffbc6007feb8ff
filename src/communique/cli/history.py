"""`communique history`: what was read of a fact, what people decided, and when."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from communique.cli.add import Format, Told
from communique.cli.options import Db


def history(
    name: Annotated[str, typer.Argument(
        metavar="FACT|IDENTITY", show_default=False,
        help="A fact, by the id that `communique facts` shows, or an identity, as person:rui-falcao.")],
    form: Told = Format.table,
    db: Db = None,
) -> None:
    """Tell what became of a fact: every reading of it, and every decision with who, when and why."""
    from dataclasses import asdict

    from communique import review
    from communique.cli.values import values_line
    from communique.store import Store

    with Store.open(db, create=False) as store, store.reading() as connection:
        events = [event for fact in review.find_facts(connection, name) for event in review.history(connection, fact)]
    if form is Format.json:
        typer.echo(json.dumps([asdict(event) for event in events], ensure_ascii=False, indent=2))
        return
    for event in events:
        decision = f" [{event.decision[:8]}]" if event.decision else ""
        why = f": {event.why}" if event.why else ""
        typer.echo(f"{event.at[:16]}  {event.what:14} {event.claim[:8]}  by {event.by}{why}{decision}")
        if event.what in ("read", "added"):
            typer.echo(f"{'':18}{' '.join((event.words or '').split())}")
        if event.values:
            typer.echo(f"{'':18}{values_line(event.values)}")
