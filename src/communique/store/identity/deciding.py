"""What people decide about identities: the queue, joining, splitting. Each decision is written down before the next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from communique.authority.identity import Appearance
from communique.authority.judgements import Judgement, Verdict, anchor_of
from communique.errors import StoreError
from communique.store.identity.appearing import appearance_of
from communique.store.identity.finding import Candidate, table_of
from communique.store.identity.judging import Decisions, instant
from communique.store.identity.tables import MOST_LIKELY_FIRST, doubts, judgements
from communique.store.kept import documents


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of the queue: which appearances, how likely, and why.

    Attributes:
        left: One appearance.
        right: The other.
        left_identity: Who the one is taken for now.
        right_identity: Who the other is taken for.
        score: Probability that they are one, 0 to 1.
        certain: It would be certain if no other fitted as well.
        reasons: Each reason with its weight and the words it is about.
    """

    left: Appearance
    right: Appearance
    left_identity: str
    right_identity: str
    score: float
    certain: bool
    reasons: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and why."""

    by: str
    why: str | None = None


def questions(connection: Connection, about: str | None = None, limit: int | None = None) -> Iterator[Question]:
    """Yield what waits for a judgement, the most likely first; ``about`` is an identity."""
    wanted = select(doubts).order_by(*MOST_LIKELY_FIRST)
    if about is not None:
        wanted = wanted.where(or_(doubts.c.left_identity == about, doubts.c.right_identity == about))
    for row in connection.execute(wanted.limit(limit) if limit else wanted).all():
        found = _question(connection, row)
        if found is not None:
            yield found


def unanswered(connection: Connection, limit: int) -> tuple[list[Question], int]:
    """Return the likeliest pairs that wait, and how many do: without those judged since the queue was made last."""
    judged = {_both(row) for row in connection.execute(select(judgements).where(judgements.c.withdrawn_at.is_(None)))}
    rows = [row for row in connection.execute(select(doubts).order_by(*MOST_LIKELY_FIRST)) if _both(row) not in judged]
    found = (_question(connection, row) for row in rows)
    return list(islice((one for one in found if one is not None), limit)), len(rows)


def question_about(connection: Connection, left: tuple[str, str], right: tuple[str, str]) -> Question | None:
    """Return the pair of the queue of two appearances, each named by its document's hash and its entity."""
    row = connection.execute(select(doubts).where(
        doubts.c.left_document == left[0], doubts.c.left_entity == left[1],
        doubts.c.right_document == right[0], doubts.c.right_entity == right[1])).first()
    return _question(connection, row) if row is not None else None


def _question(connection: Connection, row: Row[Any]) -> Question | None:
    left = appearance_of(connection, row.left_document, row.left_entity)
    right = appearance_of(connection, row.right_document, row.right_entity)
    if left is None or right is None:
        return None
    reasons = tuple((r["reason"], r["weight"], r["words"]) for r in json.loads(row.reasons))
    return Question(left, right, row.left_identity, row.right_identity, row.score, row.certain, reasons)


def _both(row: Row[Any]) -> frozenset[tuple[str, str]]:
    """Return the two appearances of a doubt or a judgement, in whatever order."""
    return frozenset(((row.left_document, row.left_entity), (row.right_document, row.right_entity)))


def decide(connection: Connection, question: Question, verdict: Verdict, signature: Signature) -> Judgement:
    """Write down what somebody decided of a pair of the queue."""
    judgement = Judgement(anchor_of(question.left), anchor_of(question.right), verdict, signature.by, instant(),
                          signature.why, round(question.score, 4))
    Decisions(connection).put([judgement])
    return judgement


def merge(connection: Connection, left: Candidate, right: Candidate, signature: Signature) -> list[Judgement]:
    """Write down that two identities are one, and take back what was decided to the contrary.

    Returns:
        The new judgement, and those that were taken back for it.

    Raises:
        StoreError: They are one already, or of different kinds.
    """
    if left.identity == right.identity:
        raise StoreError(f"both names mean {left.identity}: they are one already")
    if left.kind != right.kind:
        raise StoreError(f"{left.identity} is a {left.kind} and {right.identity} a {right.kind}: they cannot be one")
    sides = [places_of(connection, side) for side in (left, right)]
    taken_back = [_withdraw(connection, j, signature.by) for j in Decisions(connection).all()
                  if j.stands and j.verdict is Verdict.DIFFERENT and _between(j, *sides)]
    first, second = (representative(connection, side) for side in (left, right))
    judgement = Judgement(anchor_of(first), anchor_of(second), Verdict.SAME, signature.by, instant(), signature.why)
    Decisions(connection).put([judgement])
    return [judgement, *taken_back]


def split(connection: Connection, whole: Candidate, named: Sequence[str], signature: Signature) -> list[Judgement]:
    """Write down that some documents mean another than the rest that go under one identity.

    Args:
        connection: A writing transaction.
        whole: The identity.
        named: Documents, each by symbol, source, number or hash.
        signature: Who decides, and why.

    Returns:
        The new judgements, and those that were taken back for them.

    Raises:
        StoreError: A document does not name the identity, or none would be left.
    """
    places = places_of(connection, whole)
    hashes = {_document(connection, name) for name in named}
    out = sorted(place for place in places if place[0] in hashes)
    rest = sorted(place for place in places if place[0] not in hashes)
    missing = hashes - {document for document, _ in out}
    if missing:
        raise StoreError(f"{len(missing)} of the documents named do not tell of {whole.identity}; `communique who "
                         f"{whole.identity} --all` lists those that do")
    if not rest:
        raise StoreError(f"these are all documents of {whole.identity}; name only those that mean another")
    moved = [found for place in out if (found := appearance_of(connection, *place))]
    stays = representative(connection, whole, without=hashes)
    taken_back = [_withdraw(connection, j, signature.by) for j in Decisions(connection).all()
                  if j.stands and j.verdict is Verdict.SAME and _between(j, set(out), set(rest))]
    made = [Judgement(anchor_of(a), anchor_of(stays), Verdict.DIFFERENT, signature.by, instant(), signature.why)
            for a in moved]
    made += [Judgement(anchor_of(a), anchor_of(moved[0]), Verdict.SAME, signature.by, instant(), signature.why)
             for a in moved[1:]]
    Decisions(connection).put(made)
    return [*made, *taken_back]


def _between(judgement: Judgement, first: set[tuple[str, str]], second: set[tuple[str, str]]) -> bool:
    left, right = ((a.document, a.entity) for a in (judgement.left, judgement.right))
    return left in first and right in second or left in second and right in first


def _withdraw(connection: Connection, judgement: Judgement, by: str) -> Judgement:
    return Decisions(connection).withdraw(judgement.id, by)


def places_of(connection: Connection, candidate: Candidate) -> set[tuple[str, str]]:
    """Return the (document hash, entity) of all appearances of an identity."""
    return {(row.hash, row.entity) for row in connection.execute(_appearing(candidate))}


def _appearing(candidate: Candidate) -> Select[tuple[str, str, str]]:
    table = table_of(candidate.kind)
    return select(documents.c.hash, table.c.entity, table.c.name).join(
        documents, documents.c.id == table.c.document_id).where(table.c.identity == candidate.identity)


def representative(connection: Connection, candidate: Candidate, without: set[str] | None = None) -> Appearance:
    """Return an appearance under the most frequent name: it stays with the greater part whatever comes."""
    rows = [row for row in connection.execute(_appearing(candidate)) if row.hash not in (without or ())]
    best = min(rows, key=lambda row: (candidate.names.index(row.name), row.hash, row.entity))
    found = appearance_of(connection, best.hash, best.entity)
    if found is None:
        raise StoreError(f"{candidate.identity}: its document is not as the tables say; run `communique check`")
    return found


def _document(connection: Connection, named: str) -> str:
    """Return the hash of the document of that symbol, source, number or hash."""
    wanted = [documents.c.symbol == named, documents.c.source == named]
    if named.isdigit():
        wanted.append(documents.c.id == int(named))
    if len(named) > 5:
        wanted += [documents.c.hash.startswith(prefix, autoescape=True) for prefix in (named, f"sha256:{named}")]
    found = connection.execute(select(documents.c.hash).where(
        documents.c.superseded_by.is_(None), or_(*wanted))).scalars().all()
    if len(found) != 1:
        what = "no document" if not found else f"{len(found)} documents"
        raise StoreError(f"{what} with the symbol, source, number or hash {named!r}")
    return str(found[0])
