"""The ledger of give and take."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Float, Integer, Text, text

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Favours, the accounts derived from them, and where no hint is wanted."""
    op.create_table(
        "favor",
        Column("id", Integer, primary_key=True),
        Column("contact_id", Integer, nullable=False),
        Column("given", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("size", Text, nullable=False),
        Column("day", Integer, nullable=False),
        Column("note", Text, nullable=False, server_default=""),
        Column("amount", Text),
        Column("currency", Text),
        Column("minutes", Integer),
        Column("return_of", Integer),
        sqlite_autoincrement=True,
    )
    op.create_index("favor_by_contact", "favor", ["contact_id", "given", "size", "day"])
    op.create_index("favor_by_day", "favor", ["day", "given", "kind", "size", "contact_id"])
    op.create_index("favor_in_return", "favor", ["return_of"], sqlite_where=text("return_of IS NOT NULL"))
    op.create_table(
        "account",
        Column("contact_id", Integer, primary_key=True, autoincrement=False),
        Column("given", Integer, nullable=False),
        Column("received", Integer, nullable=False),
        Column("given_count", Integer, nullable=False),
        Column("received_count", Integer, nullable=False),
        Column("balance", Integer, nullable=False),
        Column("fading", Float, nullable=False),
        Column("given_on", Integer),
        Column("received_on", Integer),
    )
    op.create_index(
        "account_by_balance",
        "account",
        ["balance", "contact_id", "given", "received", "given_count", "received_count"],
    )
    op.create_table("hint_declined", Column("contact_id", Integer, primary_key=True, autoincrement=False))
