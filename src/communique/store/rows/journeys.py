"""Rows of visits and movements."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from communique.record import Engagement, Movement, Record, Span, Visit
from communique.store import derived
from communique.store.rows.days import bounds
from communique.store.rows.setting import Row, Setting


def visit_rows(setting: Setting) -> Iterator[tuple[Table, Row]]:
    """Yield one row a visit; `home` tells stays abroad from those of a host at home."""
    record, visitor = setting.record, setting.record.principal
    for position, visit in enumerate(record.visits):
        start, end = bounds(visit.start), bounds(visit.end or visit.start)
        days = setting.days(None, country=visit.country)
        yield derived.visits, {
            "id": setting.claim("visit", position), "document_id": setting.document_id, "entity": visitor,
            "identity": setting.identity(visitor), "person": setting.name(visitor), "home": setting.country(visitor),
            "country": visit.country,
            "cities": "; ".join(setting.name(place) or place for place in visit.places) or None,
            "start_date": visit.start, "end_date": visit.end,
            "earliest": start[0] if start else days.earliest, "latest": end[1] if end else days.latest,
            "provenance": setting.provenance("visit", position),
            **setting.evidence(visit.evidence or visit_evidence(record, visit)),
        }


def visit_evidence(record: Record, visit: Visit) -> tuple[Span, ...]:
    """Return the words of the first movement or engagement in the country and days of ``visit``."""
    facts: tuple[Movement | Engagement, ...] = (*record.movements, *record.engagements)
    found = [fact.evidence for fact in facts if fact.country == visit.country and fact.status == "held"
             and (not fact.date or not visit.start or visit.start <= fact.date <= (visit.end or visit.start))]
    return min(found, key=lambda evidence: evidence[0].start) if found else ()


def movement_rows(setting: Setting) -> Iterator[tuple[Table, Row]]:
    """Yield one row a movement."""
    traveller = setting.record.principal
    for position, move in enumerate(setting.record.movements):
        days = setting.days(move.date, inferred="date" in move.inferred, country=move.country)
        yield derived.movements, {
            "id": setting.claim("movement", position), "document_id": setting.document_id, "entity": traveller,
            "identity": setting.identity(traveller), "position": position, "kind": move.kind, "status": move.status,
            "place": setting.name(move.place), "place_identity": setting.identity(move.place), "country": move.country,
            "origin": setting.name(move.origin), "destination": setting.name(move.destination),
            "daypart": move.daypart, "date": move.date, "earliest": days.earliest, "latest": days.latest,
            "rule": move.rule, "confidence": move.confidence, **setting.evidence(move.evidence),
        }
