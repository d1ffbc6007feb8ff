"""Rows of agreements, of events to come, and of symbols cited."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from communique.store import derived
from communique.store.rows.days import bounds
from communique.store.rows.setting import Row, Setting


def agreement_rows(setting: Setting) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of documents signed, and of who signed them."""
    for position, agreement in enumerate(setting.record.agreements):
        claim, days = setting.claim("agreement", position), setting.days(agreement.date)
        yield derived.agreements, {
            "id": claim, "document_id": setting.document_id, "title": agreement.title,
            "signed_by": "; ".join(setting.name(entity) or entity for entity in agreement.signed_by) or None,
            "date": agreement.date, "earliest": days.earliest, "latest": days.latest,
            **setting.evidence(agreement.evidence),
        }
        for entity in dict.fromkeys(agreement.signed_by):
            yield derived.signatories, {
                "agreement_id": claim, "document_id": setting.document_id, "entity": entity,
                "identity": setting.identity(entity), "name": setting.name(entity),
                "country": setting.country(entity),
            }


def upcoming_rows(setting: Setting) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of events to come; their days are only those that the text gives."""
    for position, event in enumerate(setting.record.upcoming):
        days = bounds(event.when)
        yield derived.upcoming, {
            "id": setting.claim("upcoming", position), "document_id": setting.document_id,
            "event": setting.name(event.event), "event_identity": setting.identity(event.event),
            "place": setting.name(event.where), "country": setting.country(event.where) or _code(event.where),
            "date": event.when, "earliest": days[0] if days else None, "latest": days[1] if days else None,
            **setting.evidence(event.evidence),
        }


def _code(where: str | None) -> str | None:
    return where if where and len(where) == 2 and where.isupper() else None


def citation_rows(setting: Setting) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of symbols cited."""
    for position, reference in enumerate(setting.record.references):
        yield derived.citations, {
            "id": setting.claim("reference", position), "document_id": setting.document_id,
            "symbol": reference.symbol, **setting.evidence(reference.evidence),
        }
