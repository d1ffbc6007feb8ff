"""The tables that are kept: documents, the claims read from them, and which identity an entity has.

All other tables of the store (`communique.store.derived`) are made from these and can be made again. Times are ISO
texts in UTC and dates ISO texts, in every database, so that they read the same and may be a month or a year.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint
from sqlalchemy import Text as AnyText

#: Text that every database sorts and compares by code point, as SQLite does.
Text = AnyText().with_variant(AnyText(collation="C"), "postgresql")

#: Names of constraints are the same in every database, so that migrations can name them.
metadata = MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
})

documents = Table(
    "documents", metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", Text, nullable=False, comment="`sha256:` and the digest of the source bytes: the record's id of it"),
    Column("series", Text, nullable=False, comment="what versions of one document share: symbol, address or path"),
    Column("superseded_by", Integer, ForeignKey("documents.id", ondelete="SET NULL"),
           comment="the version that took its place; null for the current one"),
    Column("symbol", Text),
    Column("title", Text),
    Column("title_in_text", Boolean, nullable=False, comment="whether the text begins with the title"),
    Column("issuer", Text),
    Column("published", Text, comment="ISO date, month or year"),
    Column("language", Text),
    Column("source", Text, comment="path or address"),
    Column("text", Text, comment="the cleaned text that all offsets count in"),
    Column("read_until", Integer, comment="offset up to which communique reads the text; null for all of it"),
    Column("text_hash", Text, comment="sha256 of the text"),
    Column("provenance", Text, nullable=False, comment="`read` by communique, or `hand-made` by a person"),
    Column("hint_published", Text, comment="date given by whoever added it"),
    Column("hint_principal", Text, comment="principal given by whoever added it"),
    Column("principal", Text, comment="entity whose activities are told"),
    Column("year", Integer, comment="year that the activities were dated to"),
    Column("warnings", Text, nullable=False, comment="JSON list of what to know before relying on the record"),
    Column("reader_version", Text, nullable=False, comment="version that read it last"),
    Column("pipeline", Text, nullable=False, comment="syntax pipeline that read it last"),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    UniqueConstraint("hash"),
    Index(None, "series"),
    Index(None, "superseded_by"),
    Index(None, "symbol"),
    Index(None, "published"),
    sqlite_autoincrement=True,  # so that a number never means another document later
)

claims = Table(
    "claims", metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", Text, nullable=False, comment="digest of document, kind, key, content and quote: its lasting name"),
    Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False, comment="engagement, statement, visit, person, place, ..."),
    Column("key", Text, nullable=False, comment="which fact of the document it is: an entity's id, or kind and span"),
    Column("content", Text, nullable=False, comment="the fact as in the record, as JSON; facts are referred to by key"),
    Column("span_start", Integer, comment="offset in the text of the document's first piece of evidence"),
    Column("span_end", Integer),
    Column("quote", Text, comment="the words at that span"),
    Column("rule", Text, comment="rule that read it"),
    Column("confidence", Float),
    Column("provenance", Text, nullable=False, comment="`read` or `hand-made`"),
    Column("reader_version", Text, nullable=False, comment="version that read it first"),
    Column("position", Integer, nullable=False, comment="its place among those of its kind in the record"),
    Column("local_id", Text, comment="its id in the record, such as e4"),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("withdrawn", Text, comment="when a later reading of the document no longer gave it"),
    UniqueConstraint("hash"),
    Index(None, "document_id", "kind"),
    Index(None, "kind", "withdrawn"),
    sqlite_autoincrement=True,
)

unresolved = Table(  # documents that changed since identities were made; those that are gone are named, too
    "unresolved", metadata,
    Column("document_id", Integer, primary_key=True, autoincrement=False, comment="number of the document"),
)

identities = Table(
    "identities", metadata,
    Column("document_id", Integer, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("entity", Text, primary_key=True, comment="the entity's id in the record of the document"),
    Column("identity", Text, nullable=False, comment="who or what it is across documents; the entity's id if not here"),
    Index(None, "identity"),
)
