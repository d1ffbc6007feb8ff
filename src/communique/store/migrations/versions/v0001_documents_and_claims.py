"""Documents, claims, identities, and the words of documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables that are kept, and the index of words."""
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer()),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("series", TEXT, nullable=False),
        sa.Column("superseded_by", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_documents_superseded_by", ondelete="SET NULL")),
        sa.Column("symbol", TEXT),
        sa.Column("title", TEXT),
        sa.Column("title_in_text", sa.Boolean(), nullable=False),
        sa.Column("issuer", TEXT),
        sa.Column("published", TEXT),
        sa.Column("language", TEXT),
        sa.Column("source", TEXT),
        sa.Column("text", TEXT),
        sa.Column("text_hash", TEXT),
        sa.Column("provenance", TEXT, nullable=False),
        sa.Column("hint_published", TEXT),
        sa.Column("hint_principal", TEXT),
        sa.Column("principal", TEXT),
        sa.Column("year", sa.Integer()),
        sa.Column("warnings", TEXT, nullable=False),
        sa.Column("reader_version", TEXT, nullable=False),
        sa.Column("pipeline", TEXT, nullable=False),
        sa.Column("first_seen", TEXT, nullable=False),
        sa.Column("last_seen", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("hash", name="uq_documents_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_documents_published", "documents", ["published"])
    op.create_index("ix_documents_series", "documents", ["series"])
    op.create_index("ix_documents_superseded_by", "documents", ["superseded_by"])
    op.create_index("ix_documents_symbol", "documents", ["symbol"])
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer()),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_claims_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("quote", TEXT),
        sa.Column("rule", TEXT),
        sa.Column("confidence", sa.Float()),
        sa.Column("provenance", TEXT, nullable=False),
        sa.Column("reader_version", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("local_id", TEXT),
        sa.Column("first_seen", TEXT, nullable=False),
        sa.Column("last_seen", TEXT, nullable=False),
        sa.Column("withdrawn", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.UniqueConstraint("hash", name="uq_claims_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claims_document_id_kind", "claims", ["document_id", "kind"])
    op.create_index("ix_claims_kind_withdrawn", "claims", ["kind", "withdrawn"])
    op.create_table(
        "identities",
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_identities_document_id", ondelete="CASCADE")),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("document_id", "entity", name="pk_identities"),
    )
    op.create_index("ix_identities_identity", "identities", ["identity"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE document_words "
                   "(document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE, words tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_document_words_words ON document_words USING gin (words)")
    else:
        op.execute("CREATE VIRTUAL TABLE document_words USING fts5(words, content='')")
