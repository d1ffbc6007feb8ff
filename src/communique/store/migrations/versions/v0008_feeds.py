"""What is watched: feeds, the reports that they named, and hosts that want to be left alone for a while."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "feeds",
        sa.Column("address", TEXT, nullable=False), sa.Column("etag", TEXT), sa.Column("modified", TEXT),
        sa.Column("pattern", TEXT, nullable=False), sa.Column("asked_at", TEXT, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False), sa.Column("wait_until", TEXT), sa.Column("reason", TEXT),
        sa.PrimaryKeyConstraint("address", name="pk_feeds"),
    )
    op.create_table(
        "feed_items",
        *(sa.Column(name, TEXT, nullable=False) for name in ("address", "feed", "headline")),
        sa.Column("published", TEXT), sa.Column("version", TEXT),
        sa.Column("position", sa.Integer(), nullable=False), sa.Column("state", TEXT, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False), sa.Column("wait_until", TEXT), sa.Column("reason", TEXT),
        sa.Column("first_seen", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_feed_items"),
        sa.ForeignKeyConstraint(["feed"], ["feeds.address"], name="fk_feed_items_feed", ondelete="CASCADE"),
    )
    op.create_index("ix_feed_items_feed", "feed_items", ["feed"])
    op.create_index("ix_feed_items_state", "feed_items", ["state"])
    op.create_table(
        "feed_hosts", sa.Column("host", TEXT, nullable=False), sa.Column("wait_until", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_feed_hosts"),
    )
