"""Facts that somebody should look at: those of little confidence about which nobody has decided yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from communique.review.finding import KINDS, Fact, document_row
from communique.store.corrections.table import corrections
from communique.store.derived import movements, participants, speakers
from communique.store.kept import claims, documents

#: Below this confidence a fact is asked about.
DOUBTFUL = 0.8


def doubtful(connection: Connection, *, below: float = DOUBTFUL, about: str | None = None,
             limit: int | None = None) -> list[Fact]:
    """Return the facts of current documents that wait for somebody, those of least confidence first.

    Args:
        connection: A transaction of the store.
        below: Facts of at least this confidence are left out.
        about: Only facts in which this identity takes part.
        limit: At most so many.
    """
    wanted = _waiting(select(claims), below).where(*_taking_part(about)).order_by(
        claims.c.confidence, claims.c.document_id, claims.c.span_start, claims.c.id).limit(limit)
    rows = connection.execute(wanted).mappings().all()
    return [Fact(dict(row), document_row(connection, row["document_id"])) for row in rows]


def how_many_doubtful(connection: Connection, *, below: float = DOUBTFUL) -> int:
    """Return how many facts wait."""
    return int(connection.execute(_waiting(select(func.count()).select_from(claims), below)).scalar_one())


def _waiting(wanted: Select[Any], below: float) -> Select[Any]:
    standing = corrections.c.withdrawn_at.is_(None)
    return wanted.join(documents, documents.c.id == claims.c.document_id).where(
        claims.c.withdrawn.is_(None), documents.c.superseded_by.is_(None), claims.c.kind.in_(KINDS),
        claims.c.confidence < below,
        claims.c.hash.not_in(select(corrections.c.claim).where(standing)),
        claims.c.hash.not_in(select(corrections.c.against).where(standing)))


def _taking_part(about: str | None) -> list[ColumnElement[bool]]:
    if about is None:
        return []
    return [or_(*(claims.c.id.in_(select(number).where(identity == about)) for number, identity in (
        (participants.c.engagement_id, participants.c.identity), (speakers.c.statement_id, speakers.c.identity),
        (movements.c.id, movements.c.identity))))]
