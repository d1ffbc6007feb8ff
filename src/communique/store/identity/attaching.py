"""Judgements attached to the entities that they are about now, by looking up only these."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, select

from communique.authority.identity import Appearance
from communique.authority.judgements import Attached, Judgement, Verdict, attach
from communique.store.identity.appearing import appearances
from communique.store.identity.judging import Decisions
from communique.store.identity.tables import appearances as table
from communique.store.identity.tables import settled
from communique.store.kept import documents

Key = tuple[str, str]


@dataclass
class Attachments:
    """Judgements that stand.

    Attributes:
        judgements: Each with the entities that it is about now, in order of time.
        apart_before: Profiles of entities that were set apart when identities were last made.
    """

    judgements: list[Attached] = field(default_factory=list)
    apart_before: set[str] = field(default_factory=set)

    def told_apart(self) -> set[Key]:
        """Return the entities that are judged to be different, as (hash of the document, id)."""
        different = (one for one in self.judgements if one.judgement.verdict is Verdict.DIFFERENT)
        return {key for one in different for key in (one.left, one.right) if key}

    def lost(self) -> tuple[Judgement, ...]:
        """Return the judgements about what is no longer there."""
        return tuple(one.judgement for one in self.judgements if not (one.left and one.right))


def of_documents(hashes: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a row of `appearances` is of one of some documents."""
    return table.c.document_id.in_(select(documents.c.id).where(documents.c.hash.in_(hashes)))


def attached(connection: Connection) -> Attachments:
    """Return the judgements of a store with what they are about; `appearances` is up to date but for profiles."""
    rows = connection.execute(select(settled.c.left_profile, settled.c.right_profile)).all()
    before = {profile for row in rows for profile in row if "!" in profile}
    judgements = [judgement for judgement in Decisions(connection).all() if judgement.stands]
    if not judgements:
        return Attachments([], before)
    return Attachments(attach(judgements, _around(connection, judgements)), before)


def _around(connection: Connection, judgements: list[Judgement]) -> list[Appearance]:
    """Return all entities that judgements may be about: of the documents that they name, or else of their names."""
    anchors = [anchor for judgement in judgements for anchor in (judgement.left, judgement.right)]
    names = sorted({anchor.document for anchor in anchors})
    found: list[Appearance] = []
    there: set[Key] = set()
    numbers: dict[str, int] = {}
    for at in range(0, len(names), 500):
        for row in connection.execute(select(table).where(of_documents(names[at:at + 500]))):
            found.append(Appearance(row.document, row.entity, row.kind, json.loads(row.content)[0]))
            there.add((row.document, row.entity))
            numbers[row.document] = row.document_id
    moved = [anchor for anchor in anchors if (anchor.document, anchor.entity) not in there]
    reread = {anchor.document for anchor in moved if anchor.document in numbers}
    if reread:  # where the words of these stand must be known, too
        found = [one for one in found if one.document not in reread]
        found += appearances(connection, [numbers[document] for document in sorted(reread)])
    gone = sorted({anchor.entity for anchor in moved})
    for row in connection.execute(select(table).where(table.c.entity.in_(gone))) if gone else ():
        if row.document not in numbers:
            found.append(Appearance(row.document, row.entity, row.kind, json.loads(row.content)[0]))
    return found
