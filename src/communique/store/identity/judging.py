"""Judgements in the store: put down, taken back, never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, insert, select, update

from communique.authority.judgements import Anchor, Judgement, Verdict
from communique.errors import StoreError
from communique.store.identity.tables import judgements

_FIELDS = ("document", "entity", "name", "start", "end")


def instant() -> str:
    """Return the time as judgements have it: exact enough that no two of one person are at the same."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class Decisions:
    """The judgements of a store, read and written in a transaction of the caller.

    Attributes:
        connection: The transaction.
    """

    connection: Connection

    def all(self) -> list[Judgement]:
        """Return every judgement, withdrawn ones too, the oldest first."""
        rows = self.connection.execute(select(judgements).order_by(judgements.c.decided_at, judgements.c.id))
        return [_judgement(row) for row in rows]

    def put(self, decided: Iterable[Judgement]) -> None:
        """Put judgements down; one that is there already stays as it is."""
        known = set(self.connection.execute(select(judgements.c.id)).scalars())
        for judgement in decided:
            if judgement.id not in known:
                self.connection.execute(insert(judgements), _row(judgement))
                known.add(judgement.id)

    def withdraw(self, judgement_id: str, by: str) -> Judgement:
        """Take a judgement back; its beginning is enough to name it.

        Raises:
            StoreError: There is no such judgement, several begin so, or it is withdrawn already.
        """
        fitting = [j for j in self.all() if judgement_id and j.id.startswith(judgement_id)]
        if len(fitting) != 1:
            what = "no judgement" if not fitting else f"{len(fitting)} judgements"
            raise StoreError(f"{what} with an id like {judgement_id!r}; `communique review --decided` lists them")
        if not fitting[0].stands:
            raise StoreError(f"judgement {fitting[0].id} was withdrawn already, by {fitting[0].withdrawn_by}")
        back = fitting[0].withdrawn(by, instant())
        self.connection.execute(update(judgements).where(judgements.c.id == back.id).values(
            withdrawn_by=back.withdrawn_by, withdrawn_at=back.withdrawn_at))
        return back


def _row(judgement: Judgement) -> dict[str, object]:
    anchors = {"left": judgement.left, "right": judgement.right}
    sides = {f"{side}_{field}": getattr(anchor, field) for side, anchor in anchors.items() for field in _FIELDS}
    return {
        **sides, "id": judgement.id, "kind": judgement.left.kind, "verdict": judgement.verdict.value,
        "decided_by": judgement.by, "decided_at": judgement.at, "why": judgement.why, "score": judgement.score,
        "withdrawn_by": judgement.withdrawn_by, "withdrawn_at": judgement.withdrawn_at,
    }


def _judgement(row: Row[tuple[object, ...]]) -> Judgement:
    def anchor(side: str) -> Anchor:
        document, entity, name, start, end = (getattr(row, f"{side}_{field}") for field in _FIELDS)
        return Anchor(document, entity, row.kind, name, start, end)

    return Judgement(anchor("left"), anchor("right"), Verdict(row.verdict), row.decided_by, row.decided_at, row.why,
                     row.score, row.withdrawn_by, row.withdrawn_at)
