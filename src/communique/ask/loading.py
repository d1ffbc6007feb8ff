"""Facts from the tables of the store, by their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.sql.elements import ColumnElement

from communique.ask.facts import Encounter, Party, Saying, Source, Stay, by_day
from communique.store.derived import engagements, participants, speakers, statements, topics, visits
from communique.store.kept import documents

_CHUNK = 500

#: Columns that say where a fact is told, besides those of its own row.
DOCUMENT = (documents.c.symbol, documents.c.title, documents.c.issuer, documents.c.published,
             documents.c.source.label("address"))


def load_encounters(connection: Connection, ids: Iterable[int]) -> list[Encounter]:
    """Return engagements in the order of their days."""
    found: list[Encounter] = []
    for part in _chunks(ids):
        parties: dict[int, dict[str, Party]] = defaultdict(dict)
        for row in connection.execute(select(participants).where(participants.c.engagement_id.in_(part))
                                      .order_by(participants.c.engagement_id, participants.c.entity)):
            parties[row.engagement_id].setdefault(row.identity, Party(
                row.identity, row.name, row.role, row.kind, row.office, row.country))
        said: dict[int, list[str]] = defaultdict(list)
        for row in connection.execute(select(topics.c.engagement_id, topics.c.text).where(
                topics.c.engagement_id.in_(part)).order_by(topics.c.engagement_id, topics.c.position)):
            said[row.engagement_id].append(row.text)
        rows = connection.execute(select(engagements, *DOCUMENT).join(documents).where(engagements.c.id.in_(part)))
        found.extend(_encounter(row, tuple(parties[row.id].values()), tuple(said[row.id])) for row in rows)
    return sorted(found, key=by_day)


def load_stays(connection: Connection, ids: Iterable[int]) -> list[Stay]:
    """Return visits in the order of their days."""
    found = [
        Stay(row.id, row.identity, row.person, row.home, row.country, row.cities, row.start_date, row.end_date,
             row.earliest, row.latest, source_of(row))
        for part in _chunks(ids)
        for row in connection.execute(select(visits, *DOCUMENT).join(documents).where(visits.c.id.in_(part)))]
    return sorted(found, key=by_day)


def load_sayings(connection: Connection, ids: Iterable[int]) -> list[Saying]:
    """Return statements in the order of their days, and of the documents that tell of them."""
    found: list[Saying] = []
    places: dict[int, tuple[int, int]] = {}
    for part in _chunks(ids):
        who: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in connection.execute(select(speakers).where(speakers.c.statement_id.in_(part))
                                      .order_by(speakers.c.statement_id, speakers.c.joint, speakers.c.entity)):
            who[row.statement_id].append(row)
        for row in connection.execute(select(statements, *DOCUMENT).join(documents).where(statements.c.id.in_(part))):
            places[row.id] = row.document_id, row.position
            found.append(_saying(row, who[row.id]))
    return sorted(found, key=lambda fact: (*by_day(fact)[:3], *places[fact.id]))


def _encounter(row: Row[Any], parties: tuple[Party, ...], topics: tuple[str, ...]) -> Encounter:
    inferred = tuple(row.inferred.split(",")) if row.inferred else ()
    return Encounter(row.id, row.kind, row.status, row.date, row.earliest, row.latest, row.dated_by, row.daypart,
                     row.city, row.country, row.venue, row.event, inferred, row.confidence, parties, topics,
                     source_of(row))


def _saying(row: Row[Any], who: Sequence[Row[Any]]) -> Saying:
    country = next((one.country for one in who if not one.joint), None)
    return Saying(row.id, row.engagement_id, row.speaker, row.speaker_identity, country,
                  tuple(one.name for one in who if one.joint), row.act, row.stance, row.addressee,
                  row.addressee_identity, row.about, bool(row.quoted), row.date, row.earliest, row.latest,
                  source_of(row))


def source_of(row: Row[Any]) -> Source:
    """Return where a fact is told, of a row with its span, its sentence and `DOCUMENT`."""
    return Source(row.document_id, row.symbol, row.title, row.issuer, row.published, row.address, row.span_start,
                  row.span_end, row.sentence, getattr(row, "provenance", "read"))


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    whole = list(dict.fromkeys(ids))
    for at in range(0, len(whole), _CHUNK):
        yield whole[at:at + _CHUNK]


def within(earliest: ColumnElement[Any], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions that a fact's first day lies in a period; either end may be open."""
    conditions = []
    if since:
        conditions.append(earliest >= since)
    if until:
        conditions.append(earliest <= until)
    return conditions
