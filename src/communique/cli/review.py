"""`communique review`: what waits for somebody's judgement, one after the other."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.merge import settle
from communique.cli.options import By, Db, Quiet, signer

if TYPE_CHECKING:
    from communique.review import Fact
    from communique.store import Store
    from communique.store.corrections.standing import Placed
    from communique.store.identity import Question


class Format(StrEnum):
    """Formats of the queue."""

    table = "table"
    json = "json"


class What(StrEnum):
    """What can wait."""

    all = "all"
    matches = "matches"
    facts = "facts"


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits: decisions to make again, pairs that may be one, and facts of little confidence."""

    again: list[Placed]
    matches: list[Question]
    facts: list[Fact]


def review(
    about: Annotated[str | None, typer.Argument(
        metavar="[NAME]", show_default=False, help="Only pairs and facts about this one.")] = None,
    what: Annotated[What, typer.Option("--what", help="Only pairs that may be one, or only facts.")] = What.all,
    below: Annotated[float, typer.Option(
        "--below", min=0, max=1, metavar="N", help="Ask about facts of less confidence than this.")] = 0.8,
    listing: Annotated[bool, typer.Option("--list", "-l", help="Print the queue and ask nothing.")] = False,
    decided: Annotated[bool, typer.Option("--decided", help="Print the judgements of pairs instead.")] = False,
    withdraw: Annotated[str | None, typer.Option(
        "--withdraw", metavar="ID", show_default=False, help="Take a judgement of a pair back.")] = None,
    limit: Annotated[int | None, typer.Option(
        "--limit", "-n", min=1, metavar="N", show_default=False, help="At most so many pairs and facts.")] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print a list.")] = Format.table,
    by: By = None,
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Ask what is doubtful: who is who, and facts. Each answer is signed, dated and kept at once; quit at any time."""
    from communique.store import Store

    with Store.open(db, create=False) as store:
        if withdraw is not None:
            _take_back(store, withdraw, signer(by), quiet=quiet)
        elif decided:
            _print_decided(store, form)
        else:
            queue = _queue(store, about, what, below, limit)
            if listing or form is Format.json:
                _print_queue(queue, form, quiet=quiet)
            else:
                _ask(store, queue, signer(by), quiet=quiet)


def _queue(store: Store, about: str | None, what: What, below: float, limit: int | None) -> Queue:
    from communique.review import doubtful, waiting
    from communique.store.identity import find_one, questions, resolve_store

    resolve_store(store)
    with store.reading() as connection:
        identity = find_one(connection, about).identity if about else None
        return Queue(
            [] if what is What.matches or identity else waiting(connection)[:limit],
            [] if what is What.facts else list(questions(connection, identity, limit)),
            [] if what is What.matches else doubtful(connection, below=below, about=identity, limit=limit))


def _ask(store: Store, queue: Queue, by: str, *, quiet: bool) -> None:
    from communique.cli.review_facts import ask_again, ask_facts
    from communique.cli.review_matches import ask_matches

    if not (queue.again or queue.matches or queue.facts) and not quiet:
        typer.echo("communique: nothing waits for a judgement", err=True)
    if ask_again(store, queue.again, by, quiet=quiet) and ask_matches(store, queue.matches, by, quiet=quiet):
        ask_facts(store, queue.facts, by, quiet=quiet)


def _take_back(store: Store, judgement_id: str, by: str, *, quiet: bool) -> None:
    from communique.store.identity import Decisions

    with store.writing() as connection:
        back = Decisions(connection).withdraw(judgement_id, by)
    settle(store, [back], quiet=quiet)


def _print_queue(queue: Queue, form: Format, *, quiet: bool) -> None:
    from communique.cli.review_facts import again_json, fact_json
    from communique.cli.review_matches import as_json

    if form is Format.json:
        found = [*map(again_json, queue.again), *map(as_json, queue.matches), *map(fact_json, queue.facts)]
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for one in queue.again:
        words = " ".join((one.correction.quote or "").split())
        typer.echo(f"again {one.correction.kind} {one.correction.claim[:8]}  {one.correction.verdict}  {words}")
    for question in queue.matches:
        typer.echo(f"{question.score:.2f}  {question.left_identity} / {question.right_identity}")
    for fact in queue.facts:
        words = " ".join((fact.row["quote"] or "").split())
        typer.echo(f"{fact.row['confidence']:.2f}  {fact.row['kind']} {fact.row['hash'][:8]}  {words}")
    if not quiet:
        counted = [f"{len(found)} {one if len(found) == 1 else many}" for found, one, many in (
            (queue.again, "decision to make again", "decisions to make again"), (queue.matches, "pair", "pairs"),
            (queue.facts, "fact", "facts")) if found]
        typer.echo(f"communique: {', '.join(counted) or 'nothing waits'}", err=True)


def _print_decided(store: Store, form: Format) -> None:
    from dataclasses import asdict

    from communique.store.identity import Decisions

    with store.reading() as connection:
        found = Decisions(connection).all()
    if form is Format.json:
        typer.echo(json.dumps([asdict(j) | {"id": j.id} for j in found], ensure_ascii=False, indent=2))
        return
    for judgement in found:
        taken_back = f" (withdrawn by {judgement.withdrawn_by}, {(judgement.withdrawn_at or '')[:16]})"
        state = "" if judgement.stands else taken_back
        why = f": {judgement.why}" if judgement.why else ""
        typer.echo(f"{judgement.id[:8]}  {judgement.at[:16]}  {judgement.verdict:9}  {judgement.left.name} / "
                   f"{judgement.right.name}, by {judgement.by}{why}{state}")
    typer.echo(f"communique: {len(found)} judgement{'' if len(found) == 1 else 's'}", err=True)
