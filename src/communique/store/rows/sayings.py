"""Rows of statements, of who made them, and of their themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Table

from communique.record import Statement
from communique.store import derived
from communique.store.rows.days import Days
from communique.store.rows.setting import Row, Setting


def statement_rows(setting: Setting) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of all statements; one made at an engagement has its days."""
    engagements = {e.id: position for position, e in enumerate(setting.record.engagements)}
    for position, statement in enumerate(setting.record.statements):
        days, date = _days(setting, statement, engagements)
        claim = setting.claim("statement", position)
        at = engagements.get(statement.engagement or "")
        yield derived.statements, {
            "id": claim, "document_id": setting.document_id, "position": position,
            "engagement_id": None if at is None else setting.claim("engagement", at),
            "speaker": setting.name(statement.speaker), "speaker_identity": setting.identity(statement.speaker),
            "act": statement.act, "stance": statement.stance, "addressee": setting.name(statement.addressee),
            "addressee_identity": setting.identity(statement.addressee),
            "addressee_country": setting.country(statement.addressee), "about": statement.about,
            "quoted": statement.quoted, "date": date, "earliest": days.earliest, "latest": days.latest,
            "provenance": setting.provenance("statement", position), "rule": statement.rule,
            "confidence": statement.confidence, **setting.evidence(statement.evidence),
        }
        yield from _speakers(setting, statement, claim, days)
        yield from _concepts(setting, statement, claim, days)


def _days(setting: Setting, statement: Statement, engagements: Mapping[str, int]) -> tuple[Days, str | None]:
    at = engagements.get(statement.engagement or "")
    if at is None:
        return setting.days(None), None
    engagement = setting.record.engagements[at]
    return setting.days(engagement.date, inferred="date" in engagement.inferred,
                        country=engagement.country), engagement.date


def _speakers(setting: Setting, statement: Statement, claim: int, days: Days) -> Iterator[tuple[Table, Row]]:
    for number, entity in enumerate(dict.fromkeys([statement.speaker, *statement.joint_with])):
        if entity is not None:
            yield derived.speakers, {
                "statement_id": claim, "document_id": setting.document_id, "entity": entity,
                "identity": setting.identity(entity), "name": setting.name(entity),
                "country": setting.country(entity), "joint": number > 0, "act": statement.act,
                "earliest": days.earliest, "latest": days.latest,
            }


def _concepts(setting: Setting, statement: Statement, claim: int, days: Days) -> Iterator[tuple[Table, Row]]:
    for concept in sorted(set(statement.concepts)):
        yield derived.concepts, {
            "claim_id": claim, "document_id": setting.document_id, "concept": concept, "kind": "statement",
            "earliest": days.earliest, "latest": days.latest,
        }
