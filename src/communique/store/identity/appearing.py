"""What the store holds, as appearances: every entity of every current document."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from communique.authority.identity import Appearance, Post
from communique.store.claims import ENTITIES
from communique.store.corrections.overlay import decided_entities
from communique.store.derived import visits
from communique.store.identity.tables import links
from communique.store.kept import claims, documents

_Spans = tuple[tuple[int, int], ...]


def appearances(connection: Connection, among: Collection[int] | None = None) -> Iterator[Appearance]:
    """Yield all entities of all current documents, or of those whose numbers are ``among`` some."""
    days = _days(connection, among)
    qids = _links(connection, among)
    corrected = decided_entities(connection, among)
    wanted = select(documents.c.hash, claims.c.document_id, claims.c.key, claims.c.kind, claims.c.content).join(
        documents, documents.c.id == claims.c.document_id).where(
        claims.c.kind.in_(sorted(set(ENTITIES.values()))), claims.c.withdrawn.is_(None),
        documents.c.superseded_by.is_(None))
    if among is not None:
        wanted = wanted.where(documents.c.id.in_(among))
    read = [dict(row) for row in connection.execute(wanted).mappings() if row["hash"] not in corrected]
    decided = [{**row, "hash": name} for name, rows in corrected.items() for row in rows]
    for row in (*read, *decided):
        yield _appearance(row["hash"], row["key"], row["kind"], json.loads(row["content"]),
                          days.get(row["document_id"], (None, None)), qids.get((row["hash"], row["key"])))


def appearance_of(connection: Connection, document: str, entity: str) -> Appearance | None:
    """Return one entity of the document with this hash; None where it is no longer there."""
    number = connection.execute(select(documents.c.id).where(documents.c.hash == document)).scalar()
    here = appearances(connection, [number]) if number is not None else iter(())
    return next((found for found in here if found.entity == entity), None)


def _appearance(
    document: str, entity: str, kind: str, content: Mapping[str, Any], days: tuple[str | None, str | None],
    qid: str | None,
) -> Appearance:
    country = content.get("country")
    posts = tuple(_post(office, country) for office in content.get("offices") or ())
    spans: _Spans = tuple((m["start"], m["end"]) for m in content.get("mentions") or ())
    return Appearance(
        document, entity, kind, content["name"], country, posts, *days, spans, content.get("kind"),
        qid or (content.get("authority") or {}).get("wikidata"))


def _post(office: Mapping[str, Any], country: str | None) -> Post:
    """Return an office; one that names neither country nor body is of the country that its holder belongs to."""
    body = office.get("organization")
    return Post(office["title"], office.get("country") or (None if body else country), body)


def _days(connection: Connection, among: Collection[int] | None) -> dict[int, tuple[str | None, str | None]]:
    """Return the days that each document tells of: its visits, or its publication, or its year."""
    found: dict[int, tuple[str | None, str | None]] = {}
    wanted = select(documents.c.id, documents.c.published, documents.c.year).where(documents.c.superseded_by.is_(None))
    spans = select(visits.c.document_id, func.min(visits.c.earliest), func.max(visits.c.latest)).where(
        visits.c.earliest.is_not(None)).group_by(visits.c.document_id)
    if among is not None:
        wanted, spans = wanted.where(documents.c.id.in_(among)), spans.where(visits.c.document_id.in_(among))
    for row in connection.execute(wanted):
        published = row.published if row.published and row.published[:4].isdigit() else None
        year = f"{row.year:04d}" if row.year else None
        day = published if published and year in (None, published[:4]) else year or published
        found[row.id] = (day, day)
    for place, first, last in connection.execute(spans):
        found[place] = (first, last)
    return found


def _links(connection: Connection, among: Collection[int] | None) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    wanted = select(links.c.document, links.c.entity, links.c.qid).order_by(links.c.service)
    if among is not None:
        wanted = wanted.where(links.c.document.in_(select(documents.c.hash).where(documents.c.id.in_(among))))
    for row in connection.execute(wanted):
        found[row.document, row.entity].append(row.qid)
    return {place: qids[0] for place, qids in found.items()}
