"""The star: who is dear to the user."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Nobody bears the star at first."""
    op.create_table("dear", Column("contact_id", Integer, primary_key=True, autoincrement=False))
