"""Identities of the store, brought up to date where documents or judgements have changed.

Only what changed is looked at: entities of the documents that did, profiles that say something else for it, what is
like these, and what is tied to that. The result is that of `communique.authority.resolver.resolve` over everything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from communique import __version__
from communique.authority.judgements import Judgement
from communique.store.identifying import assign
from communique.store.identity.attaching import Attachments
from communique.store.identity.judging import Decisions
from communique.store.identity.profiling import Change, Place, in_parts, profile_changes
from communique.store.identity.regrouping import correct_queue, queue_up, recount_stems, regroup, rename
from communique.store.identity.tables import (
    appearances,
    clusters,
    doubts,
    judgements,
    likenesses,
    profile_keys,
    profiles,
    resolutions,
    settled,
)
from communique.store.identity.tying import apply_judgements, tie, tied_to
from communique.store.kept import documents, unresolved
from communique.store.store import Store

_AT_ONCE = 400  # documents that are looked at in one transaction: others who write wait for so long


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


def resolve_store(
    store: Store, *, afresh: bool = False, advance: Callable[[int], None] = lambda _: None
) -> Resolved | None:
    """Bring identities and queue up to date; return None where nothing has changed since the last time.

    It may be interrupted at any time: what was done is kept, and the next call goes on. What is written is the same
    whatever order documents came in, and whether they came at once or one by one.

    Args:
        store: The store.
        afresh: Forget what identities were made from, and look at every document.
        advance: Called with the number of documents that are still to be looked at.
    """
    if not afresh:
        with store.reading() as connection:
            if is_resolved(connection):
                return None
    changed = 0
    while True:
        with store.writing() as connection:
            if afresh or not _continues(connection):
                _begin(connection)
                afresh = False
            number, attachments = _step(connection, connection.execute(select(unresolved.c.document_id).order_by(
                unresolved.c.document_id).limit(_AT_ONCE)).scalars().all())
            changed += number
            left = connection.execute(select(func.count()).select_from(unresolved)).scalar_one()
            if not left:
                connection.execute(delete(resolutions))
                connection.execute(insert(resolutions), {"id": 1, "state": _state(connection)})
                return _resolved(connection, changed, attachments)
        advance(left)


def is_resolved(connection: Connection) -> bool:
    """Return whether identities are those of the documents and judgements that there are now."""
    stored = connection.execute(select(resolutions.c.state)).scalar()
    pending = connection.execute(select(unresolved.c.document_id).limit(1)).scalar()
    return pending is None and stored == _state(connection)


def _state(connection: Connection) -> str:
    """Return the version, and a digest of the judgements; which documents changed is in `unresolved`."""
    told = sorted((row.id, row.withdrawn_at) for row in connection.execute(
        select(judgements.c.id, judgements.c.withdrawn_at)))
    return f"{__version__} {hashlib.sha256(json.dumps(told).encode()).hexdigest()}"


def _continues(connection: Connection) -> bool:
    """Return whether what is stored was made by this version, and can be gone on from."""
    stored = connection.execute(select(resolutions.c.state)).scalar()
    return stored is not None and stored.split(" ")[0] == __version__


def _begin(connection: Connection) -> None:
    """Forget what identities were made from; the identities stay until they are made again."""
    for table in (appearances, profiles, profile_keys, likenesses, clusters, settled, doubts, unresolved, resolutions):
        connection.execute(delete(table))
    connection.execute(insert(unresolved).from_select(["document_id"], select(documents.c.id)))
    connection.execute(insert(resolutions), {"id": 1, "state": f"{__version__} begun"})


def _step(connection: Connection, some: Iterable[int]) -> tuple[int, Attachments]:
    """Look at some documents that changed, and at judgements; return how many identities that changed."""
    batch = list(some)
    change = profile_changes(connection, batch)
    applied, judged = apply_judgements(connection, change.attachments)
    tied = tied_to(connection, tie(connection, change.altered) | judged) | change.altered
    regrouped = regroup(connection, tied, applied, {
        one.judgement.id: one.judgement for one in change.attachments.judgements})
    stems = regrouped.stems | recount_stems(connection, change.counted - tied)
    renamed = {profile: now for profile, (before, now) in rename(connection, stems).items()
               if regrouped.identities.get(profile, before) != now}
    queue_up(connection, regrouped.queue)
    correct_queue(connection, "identity", renamed)
    correct_queue(connection, "document", change.shown)
    changed = assign(connection, _wanted(connection, change, renamed))
    for part in in_parts(batch):
        connection.execute(delete(unresolved).where(unresolved.c.document_id.in_(part)))
    return changed, change.attachments


def _wanted(connection: Connection, change: Change, renamed: Iterable[str]) -> dict[Place, str]:
    """Return the identities of entities that changed, or whose profile goes by another now."""
    wanted = {place: place[1] for place in change.left}
    identity = select(appearances.c.document_id, appearances.c.entity, clusters.c.identity).join(
        profiles, profiles.c.id == appearances.c.profile).join(clusters, clusters.c.id == profiles.c.cluster)
    for part in in_parts(renamed):
        wanted.update(((row.document_id, row.entity), row.identity) for row in connection.execute(
            identity.where(appearances.c.profile.in_(part))))
    for part in in_parts(number for number, _ in change.placed.keys() - wanted.keys()):
        wanted.update(((row.document_id, row.entity), row.identity) for row in connection.execute(
            identity.where(appearances.c.document_id.in_(part))) if (row.document_id, row.entity) in change.placed)
    return wanted


def _resolved(connection: Connection, changed: int, attachments: Attachments) -> Resolved:
    kept = set(connection.execute(select(settled.c.judgement).where(settled.c.overruled.is_(True))).scalars())
    number, waiting = (connection.execute(select(func.count()).select_from(table)).scalar_one()
                       for table in (clusters, doubts))
    return Resolved(changed, number, waiting, attachments.lost(), tuple(
        judgement for judgement in Decisions(connection).all() if judgement.id in kept))
