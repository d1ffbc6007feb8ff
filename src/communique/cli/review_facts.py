"""The queue of facts: decisions of which the reader says something else by now, and facts of little confidence."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from communique.cli.letters import answer, ask
from communique.cli.review_matches import around
from communique.cli.values import values_line
from communique.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from communique.review import Decided, Fact
    from communique.store import Store
    from communique.store.corrections.standing import Placed
    from communique.store.identity import Signature

_ASK = "[a]ccept, [e]dit, [r]eject, [s]kip, [q]uit? A reason may follow the letter."
_AGAIN = "[k]eep the decision; or of what is read now: [a]ccept, [e]dit, [r]eject; [s]kip, [q]uit?"
_GONE = "[k]eep the decision, [s]kip, [q]uit?"
_FIELD = "FIELD=VALUE, none after the last:"


def ask_again(store: Store, asked: Sequence[Placed], by: str, *, quiet: bool) -> bool:
    """Ask about decisions of which the reader says something else by now; return False where somebody quit."""
    from communique import review
    from communique.store.identity import Signature

    for at, one in enumerate(asked, 1):
        typer.echo("\n".join(["", f"decided before and read otherwise, {at} of {len(asked)}", *again_lines(one)]))
        answered = answer(*((_AGAIN, "kaersn") if one.reading is not None else (_GONE, "ksn")))
        if answered is None:
            return False
        letter, why = answered
        signature = Signature(by, why)
        if letter == "k":
            _write(store, partial(review.confirm, placed=one, signature=signature), quiet=quiet)
        elif letter in "aer" and one.reading is not None:
            _decide(store, one.reading["hash"], letter, signature, quiet=quiet)
    return True


def ask_facts(store: Store, asked: Sequence[Fact], by: str, *, quiet: bool) -> bool:
    """Ask about facts of little confidence; return False where somebody quit."""
    from communique.store.identity import Signature

    for at, fact in enumerate(asked, 1):
        typer.echo("\n".join(["", f"fact, {at} of {len(asked)}", *_lines(store, fact)]))
        answered = answer(_ASK, "aersn")
        if answered is None:
            return False
        letter, why = answered
        if letter in "aer":
            _decide(store, fact.row["hash"], letter, Signature(by, why), quiet=quiet)
    return True


def _decide(store: Store, name: str, letter: str, signature: Signature, *, quiet: bool) -> None:
    """Write an answer down at once; what cannot be so is told, and the fields are asked again."""
    from communique import review

    while True:
        fields = _fields() if letter == "e" else {}
        if letter == "e" and not fields:
            return

        def decide(connection: Connection, given: Mapping[str, Any] = fields) -> Decided:
            fact = review.find_fact(connection, name)
            if letter == "e":
                return review.edit(connection, fact, given, signature)
            return (review.accept if letter == "a" else review.reject)(connection, fact, signature)

        try:
            _write(store, decide, quiet=quiet)
        except StoreError as error:
            if letter != "e":
                raise
            typer.echo(f"  {error}", err=True)
        else:
            return


def _write(store: Store, decide: Callable[[Connection], Decided], *, quiet: bool) -> None:
    from communique.cli.correct import told

    with store.writing() as connection:
        decided = decide(connection)
    if not quiet:
        typer.echo(f"communique: {told(decided)}", err=True)


def _fields() -> dict[str, Any]:
    from communique.cli.correct import fields

    given: list[str] = []
    while line := (ask(_FIELD) or "").strip():
        given.append(line)
        try:
            fields(given)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a line, it is told and left out
            typer.echo(f"  {error}", err=True)
            given.pop()
    return fields(given)


def _lines(store: Store, fact: Fact) -> Iterator[str]:
    from communique.review.finding import entities_of

    row, document = fact.row, fact.document
    with store.reading() as connection:
        names = {one["key"]: json.loads(one["content"])["name"] for one in entities_of(connection, document["id"])}
    content = json.loads(row["content"])
    inferred = f"; not stated there: {', '.join(content['inferred'])}" if content.get("inferred") else ""
    yield f"  {row['kind']} {row['hash'][:8]}, confidence {row['confidence']:.2f}, rule {row['rule']}{inferred}"
    if document["text"] and row["span_start"] is not None:
        yield f"  {around(document['text'], row['span_start'], row['span_end'])}"
    yield f"  {values_line(content, names)}"
    cited = " · ".join(part for part in (document["symbol"], document["title"]) if part)
    yield f"  {cited or document['source']} · document {document['id']}"


def again_lines(one: Placed) -> Iterator[str]:
    """Yield what was decided, and what is read of it now."""
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


def fact_json(fact: Fact) -> dict[str, Any]:
    """Return a fact of little confidence for a program."""
    row = fact.row
    return {"asked": "fact", "fact": row["hash"], "kind": row["kind"], "confidence": row["confidence"],
            "rule": row["rule"], "words": row["quote"], "content": json.loads(row["content"]),
            "document": fact.document["id"], "symbol": fact.document["symbol"], "title": fact.document["title"]}


def again_json(one: Placed) -> dict[str, Any]:
    """Return a decision of which the reader says something else by now, for a program."""
    c, reading = one.correction, one.reading
    return {"asked": "decision", "decision": c.id, "verdict": c.verdict, "by": c.decided_by, "at": c.decided_at,
            "why": c.why, "document": c.document, "kind": c.kind, "fact": c.claim, "words": c.quote,
            "content": json.loads(c.content), "changes": c.edits or None,
            "read_now": {"fact": reading["hash"], "words": reading["quote"], "content": json.loads(reading["content"])}
            if reading is not None else None}
