"""Indexes that hold what the ledger sums up."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Time in the index by day; money, and the kinds that are the user's own, in indexes of their own."""
    op.drop_index("favor_by_day", "favor")
    op.create_index("favor_by_day", "favor", ["day", "given", "kind", "size", "contact_id", "minutes"])
    op.create_index(
        "favor_with_money",
        "favor",
        ["given", "currency", "amount", "day", "kind", "contact_id"],
        sqlite_where=text("amount IS NOT NULL"),
    )
    op.create_index(
        "favor_of_own_kind",
        "favor",
        ["kind"],
        sqlite_where=text(
            "kind NOT IN ('information', 'introduction', 'recommendation', 'reference', 'help', 'know_how', "
            "'attention', 'gift', 'business', 'other')"
        ),
    )
