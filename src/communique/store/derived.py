"""The tables that questions use, each row made from one claim; `communique.store.rebuild` makes them.

Names are the record's. Every table has the document; every fact has its claim's id, its span and the sentence to quote.
`identity` is who or what an entity is across documents. `earliest` and `latest` bound the day on which a fact took
place: equal where it is dated, apart where only a visit, a month or a year is known, null where nothing is.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table

from communique.store.kept import Text, metadata


def _document() -> Column[int]:
    return Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True)


def _claim() -> Column[int]:
    return Column("id", Integer, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)


def _engagement(*, key: bool) -> Column[int]:
    return Column("engagement_id", Integer, ForeignKey("engagements.id", ondelete="CASCADE"), primary_key=key,
                  nullable=not key)


def _days() -> tuple[Column[Any], ...]:
    return (Column("date", Text, comment="as in the record: ISO date, month or year"), Column("earliest", Text),
            Column("latest", Text))


def _evidence() -> tuple[Column[Any], ...]:
    return (Column("span_start", Integer), Column("span_end", Integer),
            Column("sentence", Text, comment="the sentence of the document that the fact rests on"))


def _entity(name: str, *more: Any) -> Table:
    return Table(
        name, metadata,
        Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        Column("entity", Text, primary_key=True, comment="the id in the record of the document"),
        Column("identity", Text, nullable=False),
        Column("name", Text, nullable=False),
        *more,
        Index(None, "identity"),
    )


people = _entity("people", Column("honorific", Text), Column("country", Text), Index(None, "country"))
organizations = _entity("organizations", Column("kind", Text), Column("country", Text))
places = _entity("places", Column("kind", Text), Column("country", Text), Column("lat", Float), Column("lon", Float))
events = _entity("events", Column("kind", Text))

name_words = Table(  # for finding an entity by any word of its name: "tokayev"
    "name_words", metadata,
    Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("word", Text, primary_key=True, comment="lower case, without marks"),
    Column("kind", Text, nullable=False, comment="person, organization, place or event"),
    Column("identity", Text, nullable=False),
    Index(None, "word", "kind", "identity"),
    Index(None, "identity"),
)

offices = Table(
    "offices", metadata,
    Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("entity", Text, primary_key=True, comment="who holds it"),
    Column("position", Integer, primary_key=True),
    Column("identity", Text, nullable=False, comment="who holds it, across documents"),
    Column("title", Text, nullable=False),
    Column("country", Text),
    Column("organization", Text),
    *_days(),
    Index(None, "identity", "earliest"),
    Index(None, "identity", "latest"),
    Index(None, "country", "earliest"),
)

visits = Table(
    "visits", metadata, _claim(), _document(),
    Column("entity", Text, comment="who visited"),
    Column("identity", Text),
    Column("person", Text, comment="name of who visited"),
    Column("home", Text, comment="country that the visitor belongs to"),
    Column("country", Text, nullable=False),
    Column("cities", Text, comment="names, in order, separated by semicolons"),
    Column("start_date", Text), Column("end_date", Text),
    Column("earliest", Text), Column("latest", Text),
    Column("provenance", Text, nullable=False),
    *_evidence(),
    Index(None, "country", "earliest"),
    Index(None, "identity", "earliest"),
    Index(None, "home", "earliest"),
    Index(None, "earliest"),
    Index(None, "country", "latest"),
    Index(None, "home", "latest"),
)

movements = Table(
    "movements", metadata, _claim(), _document(),
    Column("entity", Text, comment="who travelled"),
    Column("identity", Text),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False, comment="arrival, departure or transit"),
    Column("status", Text, nullable=False),
    Column("place", Text, comment="name of the place reached or left"),
    Column("place_identity", Text),
    Column("country", Text),
    Column("origin", Text), Column("destination", Text),
    Column("daypart", Text),
    *_days(),
    Column("rule", Text), Column("confidence", Float),
    *_evidence(),
    Index(None, "identity", "earliest"),
    Index(None, "country", "earliest"),
)

engagements = Table(
    "engagements", metadata, _claim(), _document(),
    Column("position", Integer, nullable=False, comment="its place in the order of the record"),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False, comment="held, planned, cancelled or declined"),
    *_days(),
    Column("dated_by", Text, comment="what gave the days: stated, inferred, visit, year, published"),
    Column("daypart", Text),
    Column("city", Text, comment="name"),
    Column("city_identity", Text),
    Column("country", Text),
    Column("venue", Text),
    Column("event", Text, comment="name of the larger event that it was part of"),
    Column("event_identity", Text),
    Column("inferred", Text, comment="fields that the text does not state, separated by commas"),
    Column("provenance", Text, nullable=False),
    Column("rule", Text), Column("confidence", Float),
    *_evidence(),
    Index(None, "country", "earliest"),
    Index(None, "earliest"),
    Index(None, "event_identity"),
    Index(None, "kind", "earliest"),
)

participants = Table(
    "participants", metadata, _engagement(key=True), _document(),
    Column("entity", Text, primary_key=True),
    Column("identity", Text, nullable=False),
    Column("role", Text, primary_key=True),
    Column("kind", Text, nullable=False, comment="person, office, group or another kind of organization"),
    Column("name", Text, nullable=False),
    Column("office", Text, comment="office in which they took part, or the first that the document gives"),
    Column("country", Text),
    Column("status", Text, nullable=False, comment="status of the engagement"),
    Column("earliest", Text), Column("latest", Text),
    Index(None, "identity", "engagement_id"),
    Index(None, "identity", "earliest"),
    Index(None, "country", "earliest"),
    Index(None, "identity", "latest"),
    Index(None, "country", "latest"),
)

topics = Table(
    "topics", metadata, _engagement(key=True), _document(),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("span_start", Integer), Column("span_end", Integer),
)

statements = Table(
    "statements", metadata, _claim(), _document(), _engagement(key=False),
    Column("position", Integer, nullable=False),
    Column("speaker", Text, comment="name"),
    Column("speaker_identity", Text),
    Column("act", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("addressee", Text, comment="name"),
    Column("addressee_identity", Text),
    Column("addressee_country", Text),
    Column("about", Text, nullable=False),
    Column("quoted", Boolean, nullable=False),
    *_days(),
    Column("provenance", Text, nullable=False),
    Column("rule", Text), Column("confidence", Float),
    *_evidence(),
    Index(None, "engagement_id"),
    Index(None, "addressee_identity", "earliest"),
    Index(None, "addressee_country", "earliest"),
    Index(None, "act", "earliest"),
    Index(None, "earliest"),
)

speakers = Table(  # one row for the speaker of a statement, and one for each who made it jointly
    "speakers", metadata,
    Column("statement_id", Integer, ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True),
    _document(),
    Column("entity", Text, primary_key=True),
    Column("identity", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("joint", Boolean, nullable=False),
    Column("act", Text, nullable=False),
    Column("earliest", Text), Column("latest", Text),
    Index(None, "identity", "earliest"),
    Index(None, "identity", "act", "earliest"),
    Index(None, "country", "earliest"),
)

concepts = Table(  # themes of topics and statements, from the vocabulary
    "concepts", metadata,
    Column("claim_id", Integer, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True,
           comment="engagement or statement"),
    _document(),
    Column("concept", Text, primary_key=True),
    Column("kind", Text, nullable=False, comment="engagement or statement"),
    Column("earliest", Text), Column("latest", Text),
    Index(None, "concept", "kind", "earliest"),
)

agreements = Table(
    "agreements", metadata, _claim(), _document(),
    Column("title", Text, nullable=False),
    Column("signed_by", Text, comment="names, separated by semicolons"),
    *_days(), *_evidence(),
    Index(None, "earliest"),
)

signatories = Table(
    "signatories", metadata,
    Column("agreement_id", Integer, ForeignKey("agreements.id", ondelete="CASCADE"), primary_key=True),
    _document(),
    Column("entity", Text, primary_key=True),
    Column("identity", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Index(None, "identity"),
    Index(None, "country"),
)

upcoming = Table(
    "upcoming", metadata, _claim(), _document(),
    Column("event", Text, nullable=False, comment="name"),
    Column("event_identity", Text, nullable=False),
    Column("place", Text, comment="name of the place, or code of the country"),
    Column("country", Text),
    *_days(), *_evidence(),
    Index(None, "country", "earliest"),
    Index(None, "event_identity"),
)

citations = Table(  # symbols of other documents that a document cites: `references` of the record
    "citations", metadata, _claim(), _document(),
    Column("symbol", Text, nullable=False),
    *_evidence(),
    Index(None, "symbol"),
)

#: In the order in which rows can be put in; the reverse takes them out.
TABLES: tuple[Table, ...] = (
    people, organizations, places, events, name_words, offices, visits, movements, engagements, participants, topics,
    statements, speakers, concepts, agreements, signatories, upcoming, citations,
)
