"""Tables of authority control: judgements, links to authority files, and what is doubtful."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    _judgements()
    op.create_table(
        "links",
        *(sa.Column(name, TEXT, nullable=False) for name in ("document", "entity", "service", "name")),
        sa.Column("span_start", sa.Integer()), sa.Column("span_end", sa.Integer()),
        sa.Column("qid", TEXT, nullable=False), sa.Column("label", TEXT, nullable=False),
        sa.Column("description", TEXT), sa.Column("score", sa.Float()),
        sa.Column("linked_by", TEXT, nullable=False), sa.Column("linked_at", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("document", "entity", "service", name="pk_links"),
    )
    op.create_table(
        "reconciled",
        *(sa.Column(name, TEXT, nullable=False) for name in ("service", "query", "answer", "asked_at")),
        sa.PrimaryKeyConstraint("service", "query", name="pk_reconciled"),
    )
    op.create_table(
        "doubts",
        sa.Column("position", sa.Integer(), autoincrement=False),
        *(sa.Column(name, TEXT, nullable=False) for name in (
            "kind", "left_identity", "right_identity", "left_document", "left_entity", "right_document",
            "right_entity")),
        sa.Column("score", sa.Float(), nullable=False), sa.Column("certain", sa.Boolean(), nullable=False),
        sa.Column("reasons", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_doubts"),
    )
    op.create_index("ix_doubts_left_identity", "doubts", ["left_identity"])
    op.create_index("ix_doubts_right_identity", "doubts", ["right_identity"])
    op.create_table(
        "resolutions", sa.Column("id", sa.Integer(), autoincrement=False), sa.Column("state", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_resolutions"),
    )


def _judgements() -> None:
    sides: list[sa.Column[Any]] = []
    for side in ("left", "right"):
        sides += [sa.Column(f"{side}_{name}", TEXT, nullable=False) for name in ("document", "entity", "name")]
        sides += [sa.Column(f"{side}_{name}", sa.Integer()) for name in ("start", "end")]
    op.create_table(
        "judgements",
        *(sa.Column(name, TEXT, nullable=False) for name in ("id", "kind", "verdict")),
        *sides,
        sa.Column("decided_by", TEXT, nullable=False), sa.Column("decided_at", TEXT, nullable=False),
        sa.Column("why", TEXT), sa.Column("score", sa.Float()),
        sa.Column("withdrawn_by", TEXT), sa.Column("withdrawn_at", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
    )
    op.create_index("ix_judgements_decided_at", "judgements", ["decided_at"])
