"""What was handed over to the phone."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, LargeBinary, Text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing was handed over at first."""
    op.create_table(
        "handed_over",
        Column("contact_id", Integer, primary_key=True, autoincrement=False),
        Column("name", Text, nullable=False, server_default=""),
        Column("digest", LargeBinary, nullable=False),
        Column("mark", Integer, nullable=False),
        Column("at", Integer, nullable=False),
    )
