"""What people decided about facts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "corrections",
        *(sa.Column(name, TEXT, nullable=False) for name in (
            "id", "verdict", "document", "claim", "kind", "claim_key", "content")),
        sa.Column("span_start", sa.Integer()), sa.Column("span_end", sa.Integer()),
        sa.Column("quote", TEXT), sa.Column("changes", TEXT), sa.Column("against", TEXT, nullable=False),
        sa.Column("replaces", TEXT),
        sa.Column("decided_by", TEXT, nullable=False), sa.Column("decided_at", TEXT, nullable=False),
        sa.Column("why", TEXT), sa.Column("withdrawn_by", TEXT), sa.Column("withdrawn_at", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
    )
    op.create_index("ix_corrections_document", "corrections", ["document"])
    op.create_index("ix_corrections_claim", "corrections", ["claim"])
