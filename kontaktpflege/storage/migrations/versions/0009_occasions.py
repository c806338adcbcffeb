"""Days of the year on cards, the user's own occasions, and lists of greetings."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """The days of cards are derived when the book is opened; there are no occasions and no lists at first."""
    op.create_table(
        "card_day",
        Column("day", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("card_id", Integer, nullable=False),
        Column("year", Integer),
        PrimaryKeyConstraint("day", "kind", "card_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "occasion",
        Column("id", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("first_on", Integer, nullable=False),
        Column("yearly", Integer, nullable=False),
        Column("circle_id", Integer),
        Column("contact_id", Integer),
        Column("lead", Integer),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "greeting",
        Column("key", Text, nullable=False),
        Column("year", Integer, nullable=False),
        Column("contact_id", Integer, nullable=False),
        Column("done_on", Integer),
        PrimaryKeyConstraint("key", "year", "contact_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("greeting_by_contact", "greeting", ["contact_id"])
