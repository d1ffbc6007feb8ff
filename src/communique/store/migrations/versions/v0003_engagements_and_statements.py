"""Tables of engagements, statements and what else happened, made from claims."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "engagements",
        sa.Column("id", sa.Integer(),
                  sa.ForeignKey("claims.id", name="fk_engagements_id", ondelete="CASCADE"), autoincrement=False),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_engagements_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("date", TEXT),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.Column("dated_by", TEXT),
        sa.Column("daypart", TEXT),
        sa.Column("city", TEXT),
        sa.Column("city_identity", TEXT),
        sa.Column("country", TEXT),
        sa.Column("venue", TEXT),
        sa.Column("event", TEXT),
        sa.Column("event_identity", TEXT),
        sa.Column("inferred", TEXT),
        sa.Column("provenance", TEXT, nullable=False),
        sa.Column("rule", TEXT),
        sa.Column("confidence", sa.Float()),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("sentence", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_engagements"),
    )
    op.create_index("ix_engagements_country_earliest", "engagements", ["country", "earliest"])
    op.create_index("ix_engagements_document_id", "engagements", ["document_id"])
    op.create_index("ix_engagements_earliest", "engagements", ["earliest"])
    op.create_index("ix_engagements_event_identity", "engagements", ["event_identity"])
    op.create_index("ix_engagements_kind_earliest", "engagements", ["kind", "earliest"])
    op.create_table(
        "participants",
        sa.Column("engagement_id", sa.Integer(),
                  sa.ForeignKey("engagements.id", name="fk_participants_engagement_id", ondelete="CASCADE")),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_participants_document_id", ondelete="CASCADE"),
                  nullable=False),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("role", TEXT),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("office", TEXT),
        sa.Column("country", TEXT),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.PrimaryKeyConstraint("engagement_id", "entity", "role", name="pk_participants"),
    )
    op.create_index("ix_participants_country_earliest", "participants", ["country", "earliest"])
    op.create_index("ix_participants_document_id", "participants", ["document_id"])
    op.create_index("ix_participants_identity_earliest", "participants", ["identity", "earliest"])
    op.create_index("ix_participants_identity_engagement_id", "participants", ["identity", "engagement_id"])
    op.create_table(
        "topics",
        sa.Column("engagement_id", sa.Integer(),
                  sa.ForeignKey("engagements.id", name="fk_topics_engagement_id", ondelete="CASCADE")),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_topics_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.PrimaryKeyConstraint("engagement_id", "position", name="pk_topics"),
    )
    op.create_index("ix_topics_document_id", "topics", ["document_id"])
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(),
                  sa.ForeignKey("claims.id", name="fk_statements_id", ondelete="CASCADE"), autoincrement=False),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_statements_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("engagement_id", sa.Integer(),
                  sa.ForeignKey("engagements.id", name="fk_statements_engagement_id", ondelete="CASCADE")),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", TEXT),
        sa.Column("speaker_identity", TEXT),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("stance", TEXT, nullable=False),
        sa.Column("addressee", TEXT),
        sa.Column("addressee_identity", TEXT),
        sa.Column("addressee_country", TEXT),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("quoted", sa.Boolean(), nullable=False),
        sa.Column("date", TEXT),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.Column("provenance", TEXT, nullable=False),
        sa.Column("rule", TEXT),
        sa.Column("confidence", sa.Float()),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("sentence", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
    )
    op.create_index("ix_statements_act_earliest", "statements", ["act", "earliest"])
    op.create_index("ix_statements_addressee_country_earliest", "statements", ["addressee_country", "earliest"])
    op.create_index("ix_statements_addressee_identity_earliest", "statements", ["addressee_identity", "earliest"])
    op.create_index("ix_statements_document_id", "statements", ["document_id"])
    op.create_index("ix_statements_earliest", "statements", ["earliest"])
    op.create_index("ix_statements_engagement_id", "statements", ["engagement_id"])
    op.create_table(
        "speakers",
        sa.Column("statement_id", sa.Integer(),
                  sa.ForeignKey("statements.id", name="fk_speakers_statement_id", ondelete="CASCADE")),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_speakers_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("country", TEXT),
        sa.Column("joint", sa.Boolean(), nullable=False),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.PrimaryKeyConstraint("statement_id", "entity", name="pk_speakers"),
    )
    op.create_index("ix_speakers_country_earliest", "speakers", ["country", "earliest"])
    op.create_index("ix_speakers_document_id", "speakers", ["document_id"])
    op.create_index("ix_speakers_identity_act_earliest", "speakers", ["identity", "act", "earliest"])
    op.create_index("ix_speakers_identity_earliest", "speakers", ["identity", "earliest"])
    op.create_table(
        "concepts",
        sa.Column("claim_id", sa.Integer(),
                  sa.ForeignKey("claims.id", name="fk_concepts_claim_id", ondelete="CASCADE")),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_concepts_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("concept", TEXT),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.PrimaryKeyConstraint("claim_id", "concept", name="pk_concepts"),
    )
    op.create_index("ix_concepts_concept_kind_earliest", "concepts", ["concept", "kind", "earliest"])
    op.create_index("ix_concepts_document_id", "concepts", ["document_id"])
    op.create_table(
        "agreements",
        sa.Column("id", sa.Integer(),
                  sa.ForeignKey("claims.id", name="fk_agreements_id", ondelete="CASCADE"), autoincrement=False),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_agreements_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("signed_by", TEXT),
        sa.Column("date", TEXT),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("sentence", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_agreements"),
    )
    op.create_index("ix_agreements_document_id", "agreements", ["document_id"])
    op.create_index("ix_agreements_earliest", "agreements", ["earliest"])
    op.create_table(
        "signatories",
        sa.Column("agreement_id", sa.Integer(),
                  sa.ForeignKey("agreements.id", name="fk_signatories_agreement_id", ondelete="CASCADE")),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_signatories_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("country", TEXT),
        sa.PrimaryKeyConstraint("agreement_id", "entity", name="pk_signatories"),
    )
    op.create_index("ix_signatories_country", "signatories", ["country"])
    op.create_index("ix_signatories_document_id", "signatories", ["document_id"])
    op.create_index("ix_signatories_identity", "signatories", ["identity"])
    op.create_table(
        "upcoming",
        sa.Column("id", sa.Integer(),
                  sa.ForeignKey("claims.id", name="fk_upcoming_id", ondelete="CASCADE"), autoincrement=False),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_upcoming_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("event", TEXT, nullable=False),
        sa.Column("event_identity", TEXT, nullable=False),
        sa.Column("place", TEXT),
        sa.Column("country", TEXT),
        sa.Column("date", TEXT),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("sentence", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_upcoming"),
    )
    op.create_index("ix_upcoming_country_earliest", "upcoming", ["country", "earliest"])
    op.create_index("ix_upcoming_document_id", "upcoming", ["document_id"])
    op.create_index("ix_upcoming_event_identity", "upcoming", ["event_identity"])
    op.create_table(
        "citations",
        sa.Column("id", sa.Integer(),
                  sa.ForeignKey("claims.id", name="fk_citations_id", ondelete="CASCADE"), autoincrement=False),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_citations_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("symbol", TEXT, nullable=False),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("sentence", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_citations"),
    )
    op.create_index("ix_citations_document_id", "citations", ["document_id"])
    op.create_index("ix_citations_symbol", "citations", ["symbol"])
