"""Where contacts are known from: a table of its own."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text, text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the empty table."""
    op.create_table(
        "origin",
        Column("contact_id", Integer, primary_key=True, autoincrement=False),
        Column("through_id", Integer),
        _required_text("through"),
        _required_text("place"),
        _required_text("since"),
        _required_text("words"),
    )
    linked, told = text("through_id IS NOT NULL"), text("words <> ''")
    op.create_index("origin_by_through", "origin", ["through_id"], sqlite_where=linked)
    op.create_index("origin_told", "origin", ["contact_id"], sqlite_where=told)


def _required_text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")
