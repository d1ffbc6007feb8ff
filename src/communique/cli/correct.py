"""`communique correct`: a fact is right, wrong, otherwise, or missing, on somebody's word."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import By, Db, Quiet, Why, signer
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.review import Decided
    from communique.store.corrections.standing import Correction
    from communique.store.identity import Signature


def correct(
    name: Annotated[str, typer.Argument(
        metavar="FACT|IDENTITY|DOCUMENT", show_default=False,
        help="A fact, person, place, ... of a document, by the id that `communique facts` shows, or an identity, as "
             "person:rui-falcao, in all its documents; with --add a document; with --withdraw a decision.")],
    accepted: Annotated[bool, typer.Option("--accept", help="The fact is right.")] = False,
    rejected: Annotated[bool, typer.Option("--reject", help="The fact is wrong.")] = False,
    values: Annotated[list[str] | None, typer.Option(
        "--set", "-s", metavar="FIELD=VALUE", show_default=False,
        help="A field is to have another value, in JSON where it is a list; none where VALUE is empty.")] = None,
    words: Annotated[str | None, typer.Option(
        "--words", "-w", metavar="TEXT", show_default=False,
        help="The words of the document that the fact rests on.")] = None,
    added: Annotated[str | None, typer.Option(
        "--add", metavar="KIND", show_default=False,
        help="Add a fact of this kind: engagement, statement, movement, visit, ... person, place, ...")] = None,
    back: Annotated[bool, typer.Option("--withdraw", help="Take a decision back.")] = False,
    why: Why = None,
    by: By = None,
    db: Db = None,
    quiet: Quiet = False,
) -> None:
    """Say that a fact is right, wrong, or otherwise, or add one. It is signed, dated, and survives a new reading."""
    from communique import review
    from communique.review.finding import WHO
    from communique.store import Store
    from communique.store.identity import Signature, resolve_store

    changed = bool(values or words) and added is None
    if sum((accepted, rejected, changed, added is not None, back)) != 1:
        raise CommuniqueError("say one thing: --accept, --reject, --set FIELD=VALUE, --add KIND, or --withdraw")
    signature, given = Signature(signer(by), why), fields(values)
    with Store.open(db, create=False) as store:
        with store.writing() as connection:
            if back:
                gone = review.withdraw(connection, name, signature.by)
                made, done = [gone], [f"taken back: {gone.verdict}: {gone.kind}: {_short(gone)} [{gone.id[:8]}]"]
            else:
                if added is not None:
                    decided = [_add(connection, name, added, words, given, signature)]
                else:
                    decide = partial(review.edit, changes=given, words=words) if changed else \
                        review.accept if accepted else review.reject
                    facts = review.find_facts(connection, name)
                    decided = [decide(connection, fact, signature=signature) for fact in facts]
                made, done = [one.correction for one in decided], [told(one) for one in decided]
        if any(one.kind in WHO for one in made):  # they may be somebody else by now
            resolve_store(store)
    if not quiet:
        for line in done:
            typer.echo(f"communique: {line}", err=True)


def _add(connection: Connection, name: str, kind: str, words: str | None, fields: dict[str, Any],
         signature: Signature) -> Decided:
    from communique import review

    if words is None:
        raise CommuniqueError("a fact rests on words of the document; give them with --words")
    return review.add(connection, review.find_document(connection, name), kind, words, fields, signature)


def fields(values: list[str] | None) -> dict[str, Any]:
    """Return the fields that are given as FIELD=VALUE, in JSON where a value is a list.

    Raises:
        CommuniqueError: One is none.
    """
    found: dict[str, Any] = {}
    for given in values or ():
        field, equals, value = given.partition("=")
        if not equals or not field:
            raise CommuniqueError(f"--set {given!r} is no FIELD=VALUE")
        try:
            found[field] = json.loads(value) if value[:1] in ("[", "{", '"') else value or None
        except ValueError:
            raise CommuniqueError(f"--set {given!r}: the value begins like JSON and is none") from None
    return found


def told(decided: Decided) -> str:
    """Return a decision in one line."""
    one, before = decided.correction, decided.replaced
    instead = f", in place of {before.verdict} by {before.decided_by}, {before.decided_at[:10]}" if before else ""
    return f"{one.verdict}: {one.kind} {one.claim[:8]}: {_short(one)} [{one.id[:8]}]{instead}"


def _short(one: Correction) -> str:
    return " ".join((one.quote or one.claim_key).split())
