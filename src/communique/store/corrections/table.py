"""The table of decisions about facts.

A decision names document and claim by their hashes and holds the fact as it was, so that it stays when the document is
read again, or is removed and comes back.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table

from communique.store.kept import Text, metadata

corrections = Table(
    "corrections", metadata,
    Column("id", Text, primary_key=True, comment="digest of what was decided, by whom and when"),
    Column("verdict", Text, nullable=False, comment="accepted, edited, rejected or added"),
    Column("document", Text, nullable=False, comment="hash of the document"),
    Column("claim", Text, nullable=False, comment="hash of the claim that was decided about, or that was added"),
    Column("kind", Text, nullable=False, comment="engagement, statement, visit, movement, ..."),
    Column("claim_key", Text, nullable=False, comment="the claim's key"),
    Column("content", Text, nullable=False, comment="the claim's content as it was, as JSON"),
    Column("span_start", Integer, comment="offset of its first piece of evidence"),
    Column("span_end", Integer),
    Column("quote", Text, comment="the words at that span"),
    Column("changes", Text, comment="fields that were changed, as JSON; null in it takes a value away"),
    Column("against", Text, nullable=False, comment="hash of what the reader said of it then; empty where nothing"),
    Column("replaces", Text, comment="the decision that it took the place of"),
    Column("decided_by", Text, nullable=False, comment="who signed it"),
    Column("decided_at", Text, nullable=False, comment="UTC"),
    Column("why", Text, comment="in their words"),
    Column("withdrawn_by", Text, comment="who took it back"),
    Column("withdrawn_at", Text, comment="when it was taken back; null while it stands"),
    Index(None, "document"),
    Index(None, "claim"),
)

TABLES = (corrections,)
