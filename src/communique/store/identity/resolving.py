"""Identities of the whole store, made again where documents or judgements have changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from communique import __version__
from communique.authority.joining import Doubt
from communique.authority.judgements import Judgement
from communique.authority.resolver import Resolution, resolve
from communique.store.corrections.standing import ENTITY_KINDS
from communique.store.corrections.table import corrections
from communique.store.identifying import assign
from communique.store.identity.appearing import appearances
from communique.store.identity.judging import Decisions
from communique.store.identity.tables import doubts, judgements, links, resolutions
from communique.store.kept import claims, documents, identities
from communique.store.store import Store


@dataclass(frozen=True, slots=True)
class Resolved:
    """What resolving did.

    Attributes:
        changed: Entities of documents that have another identity than before.
        identities: How many people, places, organisations and events there are.
        waiting: How many pairs somebody should judge.
        lost: Judgements about what is no longer in any document.
        overruled: Judgements that others stand against.
    """

    changed: int
    identities: int
    waiting: int
    lost: tuple[Judgement, ...] = ()
    overruled: tuple[Judgement, ...] = ()


def resolve_store(store: Store) -> Resolved | None:
    """Make the identities and the queue of a store again; return None where nothing has changed since the last time.

    Others may write while it is worked out; it is then worked out again. What is written is the same whatever order
    documents came in.
    """
    while True:
        with store.reading() as connection:
            before = _state(connection)
            if before == _resolved(connection):
                return None
            found = resolve(appearances(connection), Decisions(connection).all())
        with store.writing() as connection:
            if _state(connection) == before:
                return _write(connection, found, before)


def _write(connection: Connection, found: Resolution, state: str) -> Resolved:
    numbers: dict[str, int] = {row.hash: row.id for row in connection.execute(select(documents.c.hash, documents.c.id))}
    wanted = {(numbers[document], entity): identity for (document, entity), identity in found.identities.items()}
    stale = [(row.document_id, row.entity) for row in connection.execute(select(identities))]
    wanted |= {place: place[1] for place in stale if place not in wanted}
    changed = assign(connection, wanted)
    connection.execute(delete(doubts))
    rows = [_doubt(doubt, found) for doubt in found.queue]
    if rows:
        connection.execute(insert(doubts), rows)
    connection.execute(delete(resolutions))
    connection.execute(insert(resolutions), {"id": 1, "state": state})
    return Resolved(changed, len(found.profiles), len(rows), found.lost, found.overruled)


def _doubt(doubt: Doubt, found: Resolution) -> dict[str, object]:
    left, right = found.members[doubt.left.id][0], found.members[doubt.right.id][0]
    reasons = [{"reason": f.name, "weight": f.weight, "words": f.detail} for f in doubt.comparison.features]
    return {
        "left_profile": doubt.left.id, "right_profile": doubt.right.id, "kind": doubt.left.kind,
        "score": doubt.comparison.score, "log_odds": doubt.comparison.log_odds,
        "left_identity": found.identities[left.key], "right_identity": found.identities[right.key],
        "left_document": left.document, "left_entity": left.entity, "right_document": right.document,
        "right_entity": right.entity, "certain": doubt.comparison.outcome == "same",
        "reasons": json.dumps(reasons, ensure_ascii=False),
    }


def _resolved(connection: Connection) -> str | None:
    return connection.execute(select(resolutions.c.state)).scalar()


def _state(connection: Connection) -> str:
    """Return a digest of all that identities depend on."""
    counted: Mapping[str, object] = {
        "documents": tuple(connection.execute(select(func.count(), func.max(documents.c.id)).where(
            documents.c.superseded_by.is_(None))).one()),
        "claims": tuple(connection.execute(select(func.count(), func.max(claims.c.id)).where(
            claims.c.withdrawn.is_(None))).one()),
        "judgements": sorted((row.id, row.withdrawn_at) for row in connection.execute(
            select(judgements.c.id, judgements.c.withdrawn_at))),
        "links": sorted(tuple(row) for row in connection.execute(
            select(links.c.document, links.c.entity, links.c.qid))),
        "corrections": sorted((row.id, row.withdrawn_at) for row in connection.execute(
            select(corrections.c.id, corrections.c.withdrawn_at).where(corrections.c.kind.in_(sorted(ENTITY_KINDS))))),
        "version": __version__,
    }
    return hashlib.sha256(json.dumps(counted, default=str).encode()).hexdigest()
