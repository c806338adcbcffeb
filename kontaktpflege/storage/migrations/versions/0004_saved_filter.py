"""Saved filters."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing is saved at first."""
    op.create_table(
        "saved_filter",
        Column("id", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("query", Text, nullable=False),
        sqlite_autoincrement=True,
    )
