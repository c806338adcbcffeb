"""The network: ties, the user's own card, strangers, introductions, kept chains, and the picture."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, LargeBinary, PrimaryKeyConstraint, Text

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Until now nobody was tied to anybody, and everybody was known to the user."""
    op.create_table(
        "tie",
        Column("low", Integer, nullable=False),
        Column("high", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("strong", Integer, nullable=False),
        Column("since", Text, nullable=False, server_default=""),
        Column("note", Text, nullable=False, server_default=""),
        Column("source", Text, nullable=False),
        Column("added_on", Integer, nullable=False),
        PrimaryKeyConstraint("low", "high"),
        sqlite_with_rowid=False,
    )
    op.create_index("tie_high", "tie", ["high"])
    op.create_table("own_card", Column("contact_id", Integer, primary_key=True, autoincrement=False))
    op.create_table("stranger", Column("contact_id", Integer, primary_key=True, autoincrement=False))
    op.create_table(
        "tie_answer",
        Column("question", Text, nullable=False),
        Column("low", Integer, nullable=False),
        Column("high", Integer, nullable=False),
        Column("answer", Text, nullable=False),
        PrimaryKeyConstraint("question", "low", "high"),
        sqlite_with_rowid=False,
    )
    op.create_index("tie_answer_low", "tie_answer", ["low"])
    op.create_index("tie_answer_high", "tie_answer", ["high"])
    _chains_and_introductions()


def _chains_and_introductions() -> None:
    op.create_table(
        "introduction",
        Column("low", Integer, nullable=False),
        Column("high", Integer, nullable=False),
        Column("first_id", Integer),
        Column("reason", Text, nullable=False, server_default=""),
        Column("day", Integer, nullable=False),
        Column("stage", Text, nullable=False),
        Column("outcome", Text, nullable=False, server_default=""),
        Column("closed_on", Integer),
        PrimaryKeyConstraint("low", "high"),
        sqlite_with_rowid=False,
    )
    op.create_index("introduction_high", "introduction", ["high"])
    op.create_table(
        "kept_step",
        Column("contact_id", Integer, nullable=False),
        Column("chain", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("step_contact_id", Integer, nullable=False),
        PrimaryKeyConstraint("contact_id", "chain", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("kept_step_contact", "kept_step", ["step_contact_id"])
    op.create_table(
        "picture",
        Column("name", Text, primary_key=True),
        Column("ids", LargeBinary, nullable=False),
        Column("places", LargeBinary, nullable=False),
        Column("pinned", LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
