"""Rows of engagements, of who took part in them, and of what was discussed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from communique.record import Engagement, Organization, Participant, Person
from communique.store import derived
from communique.store.rows.days import Days
from communique.store.rows.setting import Row, Setting


def engagement_rows(setting: Setting) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of all engagements."""
    for position, engagement in enumerate(setting.record.engagements):
        claim = setting.claim("engagement", position)
        days = setting.days(engagement.date, inferred="date" in engagement.inferred, country=engagement.country)
        if engagement.status != "held" and days.by not in ("stated", "inferred"):
            days = Days(None, None, None)  # when something planned is to be, no visit or publication tells
        yield derived.engagements, _engagement(setting, engagement, position, days)
        yield from _participants(setting, engagement, claim, days)
        yield from _topics(setting, engagement, claim, days)


def _engagement(setting: Setting, engagement: Engagement, position: int, days: Days) -> Row:
    return {
        "id": setting.claim("engagement", position), "document_id": setting.document_id, "position": position,
        "kind": engagement.kind, "status": engagement.status, "date": engagement.date, "earliest": days.earliest,
        "latest": days.latest, "dated_by": days.by, "daypart": engagement.daypart,
        "city": setting.name(engagement.city), "city_identity": setting.identity(engagement.city),
        "country": engagement.country, "venue": setting.name(engagement.venue),
        "event": setting.name(engagement.part_of), "event_identity": setting.identity(engagement.part_of),
        "inferred": ",".join(engagement.inferred) or None,
        "provenance": setting.provenance("engagement", position), "rule": engagement.rule,
        "confidence": engagement.confidence, **setting.evidence(engagement.evidence),
    }


def _participants(setting: Setting, engagement: Engagement, claim: int, days: Days) -> Iterator[tuple[Table, Row]]:
    seen = set()
    for participant in engagement.participants:
        if (participant.entity, participant.role) in seen:
            continue
        seen.add((participant.entity, participant.role))
        kind, office = _kind_and_office(setting, participant)
        yield derived.participants, {
            "engagement_id": claim, "document_id": setting.document_id, "entity": participant.entity,
            "identity": setting.identity(participant.entity), "role": participant.role, "kind": kind,
            "name": setting.name(participant.entity), "office": office,
            "country": setting.country(participant.entity), "status": engagement.status, "earliest": days.earliest,
            "latest": days.latest,
        }


def _kind_and_office(setting: Setting, participant: Participant) -> tuple[str, str | None]:
    entity = setting.entities.get(participant.entity)
    if isinstance(entity, Person):
        return "person", participant.office or (entity.offices[0].title if entity.offices else None)
    kind = entity.kind if isinstance(entity, Organization) else None
    return kind or "organization", participant.office


def _topics(setting: Setting, engagement: Engagement, claim: int, days: Days) -> Iterator[tuple[Table, Row]]:
    for position, topic in enumerate(engagement.topics):
        yield derived.topics, {
            "engagement_id": claim, "document_id": setting.document_id, "position": position, "text": topic.text,
            "span_start": topic.start, "span_end": topic.end,
        }
    for concept in sorted({concept for topic in engagement.topics for concept in topic.concepts}):
        yield derived.concepts, {
            "claim_id": claim, "document_id": setting.document_id, "concept": concept, "kind": "engagement",
            "earliest": days.earliest, "latest": days.latest,
        }
