"""The queue: pairs that may be one, facts that the reader is unsure of, and decisions that are asked again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, HTTPException, Query
from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response

from communique import review
from communique.authority.identity import Appearance
from communique.authority.judgements import Verdict
from communique.errors import StoreError
from communique.review.doubtful import doubtful, how_many_doubtful
from communique.show.editing.facts import Reason, Target, done_at
from communique.show.editing.fields import content_of
from communique.show.rendering import render
from communique.show.rights import require_editor
from communique.show.site import reading, site_of
from communique.store.access import note
from communique.store.corrections.standing import Placed
from communique.store.derived import participants
from communique.store.identity import Decisions, Question, Signature, deciding
from communique.store.kept import documents

router = APIRouter()

Which = Literal["pairs", "facts", "again"]
_SHOWN = 12
_AROUND = 110  # characters of a text on either side of what is shown
Side = Annotated[str, Form(max_length=300)]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document with what stands around them, and where they stand."""

    before: str
    words: str
    after: str
    document: int
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two appearances that may be one, each with its words."""

    question: Question
    left: Words | None
    right: Words | None


@dataclass(frozen=True, slots=True)
class Item:
    """A fact that somebody should look at: its claim, what it says, who takes part, and an older decision about it."""

    row: Mapping[str, Any]
    content: Mapping[str, Any]
    names: tuple[str, ...]
    words: Words
    placed: Placed | None


@router.get("/review")
def queue(request: Request, which: Annotated[Which, Query()] = "pairs") -> Response:
    """Show what waits for a decision."""
    with reading(request) as connection:
        asked, waiting = deciding.unanswered(connection, _SHOWN if which == "pairs" else 0)
        judged = [one for one in Decisions(connection).all() if one.stands] if which == "pairs" else []
        shown: dict[str, Any] = {
            "pairs": [_pair(connection, one) for one in asked],
            "facts": [_item(connection, fact.row) for fact in doubtful(connection, limit=_SHOWN)]
            if which == "facts" else [],
            "again": _again(connection) if which == "again" else [],
        }
        counts = {"pairs": waiting, "facts": how_many_doubtful(connection), "again": len(review.waiting(connection))}
    return render(request, "review.html", which=which, counts=counts, **shown,
                  judged=sorted(judged, key=lambda one: one.at, reverse=True)[:10])


@router.post("/review/pair")
def judge(
    request: Request,
    verdict: Annotated[Verdict, Form()],
    left_document: Side, left_entity: Side, right_document: Side, right_entity: Side,
    why: Reason = "",
    target: Target = "/review",
) -> Response:
    """Say of a pair of the queue whether it is one."""
    visitor = require_editor(request)
    site = site_of(request)
    with site.store.writing() as connection:
        question = deciding.question_about(connection, (left_document, left_entity), (right_document, right_entity))
        if question is None:
            raise HTTPException(409, "This pair no longer waits: it was judged, or its documents have changed.")
        made = deciding.decide(connection, question, verdict, Signature(visitor.name, why.strip() or None))
        note(connection, visitor.action, f"judged {verdict.value}", made.id)
    site.settling.soon()
    return done_at(request, target)


@router.post("/review/withdraw")
def take_back(request: Request, judgement: Annotated[str, Form(pattern="^[0-9a-f]{8,64}$")]) -> Response:
    """Take a judgement back."""
    visitor = require_editor(request)
    site = site_of(request)
    try:
        with site.store.writing() as connection:
            gone = Decisions(connection).withdraw(judgement, visitor.name)
            note(connection, visitor.action, f"took back: {gone.verdict.value}", gone.id)
    except StoreError as error:
        raise HTTPException(409, str(error)) from None
    site.settling.soon()
    return done_at(request, "/review")


def _pair(connection: Connection, question: Question) -> Pair:
    return Pair(question, _mention(connection, question.left), _mention(connection, question.right))


def _mention(connection: Connection, appearance: Appearance) -> Words | None:
    start, end = appearance.mentions[0] if appearance.mentions else (0, 0)
    row = connection.execute(select(documents).where(documents.c.hash == appearance.document)).mappings().one_or_none()
    return _cut(dict(row), start, end) if row is not None else None


def _words(connection: Connection, claim: Mapping[str, Any]) -> Words:
    row = connection.execute(select(documents).where(documents.c.id == claim["document_id"])).mappings().one()
    return _cut(dict(row), claim["span_start"] or 0, claim["span_end"] or 0)


def _item(connection: Connection, row: Mapping[str, Any], placed: Placed | None = None) -> Item:
    content = content_of(row)
    names = connection.execute(select(participants.c.name).where(participants.c.engagement_id == row["id"]).order_by(
        participants.c.role, participants.c.entity)).scalars()
    return Item(row, content, tuple(names), _words(connection, row), placed)


def _again(connection: Connection) -> list[Item]:
    return [_item(connection, placed.reading or placed.own, placed) for placed in review.waiting(connection)[:_SHOWN]]


def _cut(row: Mapping[str, Any], start: int, end: int) -> Words:
    text = row["text"] or ""
    first = max(0, start - _AROUND)
    return Words(("…" if first else "") + text[first:start], text[start:end],
                 text[end:end + _AROUND] + ("…" if end + _AROUND < len(text) else ""), row["id"],
                 row["title"] or row["symbol"] or row["source"] or "", row["published"])
