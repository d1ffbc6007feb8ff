"""`communique review`: the queue of doubtful pairs, one after the other."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.merge import settle
from communique.cli.options import By, Db, Quiet, signer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.authority.identity import Appearance
    from communique.authority.judgements import Judgement
    from communique.store import Store
    from communique.store.identity import Question

_KEYS = {"s": "same", "d": "different", "u": "unsure"}
_ASK = "[s]ame, [d]ifferent, [u]nsure, [n]ext, [q]uit? A reason may follow the letter."
_AROUND = 90  # characters of a document shown on either side of a name


class Format(StrEnum):
    """Formats of the queue."""

    table = "table"
    json = "json"


def review(
    about: Annotated[str | None, typer.Argument(
        metavar="[NAME]", show_default=False, help="Only pairs about this one.")] = None,
    listing: Annotated[bool, typer.Option("--list", "-l", help="Print the queue and ask nothing.")] = False,
    decided: Annotated[bool, typer.Option("--decided", help="Print the judgements instead.")] = False,
    withdraw: Annotated[str | None, typer.Option(
        "--withdraw", metavar="ID", show_default=False, help="Take a judgement back.")] = None,
    limit: Annotated[int | None, typer.Option(
        "--limit", "-n", min=1, metavar="N", show_default=False, help="At most so many pairs.")] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print a list.")] = Format.table,
    by: By = None,
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Ask about pairs that may be one and the same. Each answer is signed, dated and kept at once; quit at any time."""
    from communique.store import Store
    from communique.store.identity import find_one, questions, resolve_store

    with Store.open(db, create=False) as store:
        if withdraw is not None:
            _take_back(store, withdraw, signer(by), quiet=quiet)
            return
        if decided:
            _print_decided(store, form)
            return
        resolve_store(store)
        with store.reading() as connection:
            identity = find_one(connection, about).identity if about else None
            asked = list(questions(connection, identity, limit))
        if listing or form is Format.json:
            _print_queue(asked, form)
        else:
            _ask_all(store, asked, signer(by), quiet=quiet)


def _take_back(store: Store, judgement_id: str, by: str, *, quiet: bool) -> None:
    from communique.store.identity import Decisions

    with store.writing() as connection:
        back = Decisions(connection).withdraw(judgement_id, by)
    settle(store, [back], quiet=quiet)


def _ask_all(store: Store, asked: list[Question], by: str, *, quiet: bool) -> None:
    made: list[Judgement] = []
    try:
        for at, question in enumerate(asked, 1):
            typer.echo("\n".join(["", f"{at} of {len(asked)}", *_lines(store, question)]))
            answer = _answer()
            if answer is None:
                break
            letter, why = answer
            if letter in _KEYS:
                made.append(_keep(store, question, _KEYS[letter], by, why))
    finally:  # an interrupt loses no answer, and the next command works with what was answered
        if not asked and not quiet:
            typer.echo("communique: nothing waits for a judgement", err=True)
        if made:
            settle(store, made, quiet=quiet)


def _answer() -> tuple[str, str | None] | None:
    """Return the letter that was answered and a reason; None at the end of the input."""
    while True:
        typer.echo(f"  {_ASK} ", nl=False)
        line = sys.stdin.readline()
        if not line:
            typer.echo("")
            return None
        letter, _, why = line.strip().partition(" ")
        letter = letter[:1].lower()
        if letter == "q":
            return None
        if letter in {*_KEYS, "n"}:
            return letter, why.strip() or None


def _keep(store: Store, question: Question, verdict: str, by: str, why: str | None) -> Judgement:
    from communique.authority.judgements import Verdict
    from communique.store.identity import Signature, deciding

    with store.writing() as connection:
        return deciding.decide(connection, question, Verdict(verdict), Signature(by, why))


def _lines(store: Store, question: Question) -> Iterator[str]:
    sides = ((question.left, question.left_identity), (question.right, question.right_identity))
    for mark, (appearance, identity) in zip("AB", sides, strict=True):
        offices = "; ".join(", ".join(filter(None, [post.title, post.organization or post.country]))
                            for post in appearance.posts)
        when = appearance.earliest if appearance.earliest == appearance.latest else \
            f"{appearance.earliest} to {appearance.latest}"
        told = " · ".join(filter(None, [appearance.name, offices or appearance.country, when]))
        yield f"  {mark}  {told}  ({identity})"
        quoted = _quote(store, appearance)
        if quoted:
            yield f"     {quoted}"
    yield f"  score {question.score:.2f}" + (", and others fit as well" if question.certain else "")
    for reason, weight, words in question.reasons:
        if reason != "base":
            yield f"     {weight:+.1f}  {reason}" + (f": {words}" if words else "")


def _quote(store: Store, appearance: Appearance) -> str | None:
    """Return the words of the document around the name."""
    from sqlalchemy import select

    from communique.store.kept import documents

    if not appearance.mentions:
        return None
    with store.reading() as connection:
        text = connection.execute(select(documents.c.text).where(documents.c.hash == appearance.document)).scalar()
    if not text:
        return None
    start, end = appearance.mentions[0]
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return f"“{'…' * (first > 0)}{' '.join(text[first:last].split())}{'…' * (last < len(text))}”"


def _print_queue(asked: list[Question], form: Format) -> None:
    if form is Format.json:
        typer.echo(json.dumps([{
            "left": question.left_identity, "right": question.right_identity, "left_name": question.left.name,
            "right_name": question.right.name, "score": round(question.score, 4), "others_fit": question.certain,
            "reasons": [{"reason": reason, "weight": weight, "words": words}
                        for reason, weight, words in question.reasons],
        } for question in asked], ensure_ascii=False, indent=2))
        return
    for question in asked:
        typer.echo(f"{question.score:.2f}  {question.left_identity} / {question.right_identity}")
    typer.echo(f"communique: {len(asked)} pair{'' if len(asked) == 1 else 's'}", err=True)


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
