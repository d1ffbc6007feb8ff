"""Tables of entities and of their journeys, made from claims."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "people",
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_people_document_id", ondelete="CASCADE")),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("honorific", TEXT),
        sa.Column("country", TEXT),
        sa.PrimaryKeyConstraint("document_id", "entity", name="pk_people"),
    )
    op.create_index("ix_people_country", "people", ["country"])
    op.create_index("ix_people_identity", "people", ["identity"])
    op.create_table(
        "organizations",
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_organizations_document_id", ondelete="CASCADE")),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT),
        sa.Column("country", TEXT),
        sa.PrimaryKeyConstraint("document_id", "entity", name="pk_organizations"),
    )
    op.create_index("ix_organizations_identity", "organizations", ["identity"])
    op.create_table(
        "places",
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_places_document_id", ondelete="CASCADE")),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT),
        sa.Column("country", TEXT),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.PrimaryKeyConstraint("document_id", "entity", name="pk_places"),
    )
    op.create_index("ix_places_identity", "places", ["identity"])
    op.create_table(
        "events",
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_events_document_id", ondelete="CASCADE")),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT),
        sa.PrimaryKeyConstraint("document_id", "entity", name="pk_events"),
    )
    op.create_index("ix_events_identity", "events", ["identity"])
    op.create_table(
        "name_words",
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_name_words_document_id", ondelete="CASCADE")),
        sa.Column("entity", TEXT),
        sa.Column("word", TEXT),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("identity", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("document_id", "entity", "word", name="pk_name_words"),
    )
    op.create_index("ix_name_words_identity", "name_words", ["identity"])
    op.create_index("ix_name_words_word_kind_identity", "name_words", ["word", "kind", "identity"])
    op.create_table(
        "offices",
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_offices_document_id", ondelete="CASCADE")),
        sa.Column("entity", TEXT),
        sa.Column("position", sa.Integer()),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("country", TEXT),
        sa.Column("organization", TEXT),
        sa.Column("date", TEXT),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.PrimaryKeyConstraint("document_id", "entity", "position", name="pk_offices"),
    )
    op.create_index("ix_offices_country_earliest", "offices", ["country", "earliest"])
    op.create_index("ix_offices_identity_earliest", "offices", ["identity", "earliest"])
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(),
                  sa.ForeignKey("claims.id", name="fk_visits_id", ondelete="CASCADE"), autoincrement=False),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_visits_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT),
        sa.Column("person", TEXT),
        sa.Column("home", TEXT),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("cities", TEXT),
        sa.Column("start_date", TEXT),
        sa.Column("end_date", TEXT),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.Column("provenance", TEXT, nullable=False),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("sentence", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
    )
    op.create_index("ix_visits_country_earliest", "visits", ["country", "earliest"])
    op.create_index("ix_visits_document_id", "visits", ["document_id"])
    op.create_index("ix_visits_home_earliest", "visits", ["home", "earliest"])
    op.create_index("ix_visits_identity_earliest", "visits", ["identity", "earliest"])
    op.create_table(
        "movements",
        sa.Column("id", sa.Integer(),
                  sa.ForeignKey("claims.id", name="fk_movements_id", ondelete="CASCADE"), autoincrement=False),
        sa.Column("document_id", sa.Integer(),
                  sa.ForeignKey("documents.id", name="fk_movements_document_id", ondelete="CASCADE"), nullable=False),
        sa.Column("entity", TEXT),
        sa.Column("identity", TEXT),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("place", TEXT),
        sa.Column("place_identity", TEXT),
        sa.Column("country", TEXT),
        sa.Column("origin", TEXT),
        sa.Column("destination", TEXT),
        sa.Column("daypart", TEXT),
        sa.Column("date", TEXT),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.Column("rule", TEXT),
        sa.Column("confidence", sa.Float()),
        sa.Column("span_start", sa.Integer()),
        sa.Column("span_end", sa.Integer()),
        sa.Column("sentence", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_movements"),
    )
    op.create_index("ix_movements_country_earliest", "movements", ["country", "earliest"])
    op.create_index("ix_movements_document_id", "movements", ["document_id"])
    op.create_index("ix_movements_identity_earliest", "movements", ["identity", "earliest"])
