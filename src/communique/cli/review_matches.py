"""The queue of pairs that may be one and the same, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from communique.cli.letters import answer
from communique.cli.merge import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.authority.identity import Appearance
    from communique.authority.judgements import Judgement
    from communique.store import Store
    from communique.store.identity import Question

_KEYS = {"s": "same", "d": "different", "u": "unsure"}
_ASK = "[s]ame, [d]ifferent, [u]nsure, [n]ext, [q]uit? A reason may follow the letter."
_AROUND = 90  # characters of a document shown on either side of a name


def ask_matches(store: Store, asked: Sequence[Question], by: str, *, quiet: bool) -> bool:
    """Ask about pairs, and keep each answer at once; return False where somebody quit."""
    made: list[Judgement] = []
    try:
        for at, question in enumerate(asked, 1):
            typer.echo("\n".join(["", f"{at} of {len(asked)}", *_lines(store, question)]))
            answered = answer(_ASK, {*_KEYS, "n"})
            if answered is None:
                return False
            letter, why = answered
            if letter in _KEYS:
                made.append(_keep(store, question, _KEYS[letter], by, why))
    finally:  # an interrupt loses no answer, and the next command works with what was answered
        if made:
            settle(store, made, quiet=quiet)
    return True


def as_json(question: Question) -> dict[str, Any]:
    """Return a pair for a program."""
    return {
        "asked": "match", "left": question.left_identity, "right": question.right_identity,
        "left_name": question.left.name, "right_name": question.right.name, "score": round(question.score, 4),
        "others_fit": question.certain,
        "reasons": [{"reason": reason, "weight": weight, "words": words}
                    for reason, weight, words in question.reasons],
    }


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
    return around(text, *appearance.mentions[0]) if text else None


def around(text: str, start: int, end: int) -> str:
    """Return the words of a text around a place in it, in quotation marks."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return f"“{'…' * (first > 0)}{' '.join(text[first:last].split())}{'…' * (last < len(text))}”"
