"""Text blocks, and who got which."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, LargeBinary, Text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """The user has none of their own at first."""
    op.create_table(
        "text_block",
        Column("id", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("purpose", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("form", Text, nullable=False),
        Column("subject", Text, nullable=False, server_default=""),
        Column("body", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "text_block_use",
        Column("id", Integer, primary_key=True),
        Column("contact_id", Integer, nullable=False),
        Column("digest", LargeBinary, nullable=False),
        Column("name", Text, nullable=False, server_default=""),
        Column("way", Text, nullable=False),
        Column("day", Integer, nullable=False),
        Column("at", Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("text_block_use_by_contact", "text_block_use", ["contact_id"])
