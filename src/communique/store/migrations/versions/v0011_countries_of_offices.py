"""The country of an office that names none: its holder's."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Fill it in, as rows have it that are made from now on."""
    op.execute(
        "UPDATE offices SET country = (SELECT people.country FROM people "
        "WHERE people.document_id = offices.document_id AND people.entity = offices.entity) "
        "WHERE country IS NULL AND organization IS NULL")
