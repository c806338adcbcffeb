"""Indexes that hold what is counted of care after each interaction."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Who is due and who is long quiet is counted within one index, who rests within another."""
    op.drop_index("care_due", "care")
    op.create_index(
        "care_due",
        "care",
        ["days", "due_on", "contact_id", "last_on", "wakes_on", "later_on", "tried_on"],
        sqlite_where=text("due_on IS NOT NULL"),
    )
    op.create_index("care_resting", "care", ["contact_id"], sqlite_where=text("resting = 1"))
