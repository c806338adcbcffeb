"""Messages that need no answer."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Until now every message waited for one."""
    op.create_table("answer_waived", Column("interaction_id", Integer, primary_key=True, autoincrement=False))
