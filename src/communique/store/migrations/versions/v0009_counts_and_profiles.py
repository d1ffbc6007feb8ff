"""Counts that questions ask for, indexes for their first and last days, and what identities were made from."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

INDEXES = (
    ("visits", "earliest"), ("visits", "country", "latest"), ("visits", "home", "latest"),
    ("participants", "identity", "latest"), ("participants", "country", "latest"), ("offices", "identity", "latest"),
)


def upgrade() -> None:
    """Make tables and indexes; `Store.migrate` counts, and the next command resolves everything once more."""
    for table, *columns in INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
    _counts()
    _profiles()
    _doubts()
    op.execute("DELETE FROM resolutions")


def _table(name: str, keys: tuple[str, ...], *more: sa.Column[Any]) -> None:
    columns = (sa.Column(key, TEXT, nullable=False) for key in keys)
    op.create_table(name, *columns, *more, sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"))


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer(), nullable=False)


def _counts() -> None:
    _table("names", ("kind", "identity", "name", "country"), _number())
    _table("words", ("kind", "word"), sa.Column("plain", TEXT, nullable=False),
           sa.Column("traces", TEXT, nullable=False), _number())
    _table("tallies", ("subject", "key"), _number())
    op.create_index("ix_tallies_subject_number", "tallies", ["subject", "number"])


def _profiles() -> None:
    op.create_table(
        "unresolved",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_unresolved"),
    )
    op.create_table(
        "appearances",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("entity", "document", "kind", "profile", "content")),
        sa.PrimaryKeyConstraint("document_id", "entity", name="pk_appearances"),
    )
    op.create_index("ix_appearances_profile_document", "appearances", ["profile", "document"])
    _table("profiles", ("id",), *(sa.Column(name, TEXT, nullable=False)
                                  for name in ("kind", "content", "document", "cluster")))
    op.create_index("ix_profiles_cluster", "profiles", ["cluster"])
    _table("profile_keys", ("kind", "key", "profile"))
    op.create_index("ix_profile_keys_profile", "profile_keys", ["profile"])
    _table("likenesses", ("left_profile", "right_profile"))
    op.create_index("ix_likenesses_right_profile", "likenesses", ["right_profile"])
    _table("clusters", ("id",), *(sa.Column(name, TEXT, nullable=False) for name in ("identity", "stem", "other_stem")))
    op.create_index("ix_clusters_stem", "clusters", ["stem"])
    op.create_index("ix_clusters_other_stem", "clusters", ["other_stem"])
    _table("settled", ("judgement",), sa.Column("left_profile", TEXT, nullable=False),
           sa.Column("right_profile", TEXT, nullable=False), sa.Column("overruled", sa.Boolean(), nullable=False))
    op.create_index("ix_settled_left_profile", "settled", ["left_profile"])
    op.create_index("ix_settled_right_profile", "settled", ["right_profile"])


def _doubts() -> None:
    """Make the queue anew: a pair goes by its profiles, so that one can come or go without the others moving."""
    op.drop_table("doubts")
    op.create_table(
        "doubts",
        *(sa.Column(name, TEXT, nullable=False) for name in (
            "left_profile", "right_profile", "kind", "left_identity", "right_identity", "left_document", "left_entity",
            "right_document", "right_entity")),
        sa.Column("score", sa.Float(), nullable=False), sa.Column("log_odds", sa.Float(), nullable=False),
        sa.Column("certain", sa.Boolean(), nullable=False), sa.Column("reasons", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("left_profile", "right_profile", name="pk_doubts"),
    )
    for column in ("left_identity", "right_identity", "right_profile"):
        op.create_index(f"ix_doubts_{column}", "doubts", [column])
