"""Access: users, their sessions and tokens, refused sign-ins, and the trail of what was done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "users",
        *(sa.Column(name, TEXT, nullable=False) for name in ("name", "password", "created_at", "password_at")),
        sa.Column("disabled_at", TEXT),
        sa.PrimaryKeyConstraint("name", name="pk_users"),
    )
    op.create_table(
        "sessions",
        *(sa.Column(name, TEXT, nullable=False) for name in ("digest", "user_name", "created_at", "seen_at")),
        sa.Column("address", TEXT),
        sa.PrimaryKeyConstraint("digest", name="pk_sessions"),
        sa.ForeignKeyConstraint(["user_name"], ["users.name"], name="fk_sessions_user_name", ondelete="CASCADE"),
    )
    op.create_index("ix_sessions_user_name", "sessions", ["user_name"])
    op.create_table(
        "tokens",
        *(sa.Column(name, TEXT, nullable=False) for name in ("id", "digest", "user_name", "scope")),
        sa.Column("label", TEXT), sa.Column("created_at", TEXT, nullable=False),
        *(sa.Column(name, TEXT) for name in ("expires_at", "used_at", "revoked_at")),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
        sa.UniqueConstraint("digest", name="uq_tokens_digest"),
        sa.ForeignKeyConstraint(["user_name"], ["users.name"], name="fk_tokens_user_name", ondelete="CASCADE"),
    )
    op.create_index("ix_tokens_user_name", "tokens", ["user_name"])
    op.create_table(
        "refusals",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("user_name", "address", "refused_at")),
        sa.PrimaryKeyConstraint("id", name="pk_refusals"),
    )
    for first in ("user_name", "address"):
        op.create_index(f"ix_refusals_{first}_refused_at", "refusals", [first, "refused_at"])
    op.create_table(
        "deeds",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("done_at", "user_name", "through", "action")),
        sa.Column("about", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_deeds"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deeds_user_name_done_at", "deeds", ["user_name", "done_at"])
