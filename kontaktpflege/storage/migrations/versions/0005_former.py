"""The UIDs of contacts that were merged into others."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nobody was merged in a way that is known."""
    op.create_table(
        "former",
        Column("uid", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("contact_id", Integer, nullable=False),
        Column("card_id", Integer, nullable=False),
        PrimaryKeyConstraint("uid", "source"),
        sqlite_with_rowid=False,
    )
    op.create_index("former_by_contact", "former", ["contact_id"])
