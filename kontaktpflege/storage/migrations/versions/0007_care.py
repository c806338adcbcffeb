"""Care: interactions, promises, who stays close and how often, what one knows of people."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text, text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nobody is cared for, and nothing has happened, at first."""
    op.create_table(
        "interaction",
        Column("id", Integer, primary_key=True),
        Column("at", Integer, nullable=False),
        Column("day", Integer, nullable=False),
        Column("channel", Text, nullable=False),
        Column("direction", Text, nullable=False),
        Column("outcome", Text, nullable=False),
        Column("text", Text, nullable=False, server_default=""),
        Column("weight", Integer, nullable=False),
        Column("talk", Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("interaction_by_day", "interaction", ["day", "channel", "outcome"])
    op.create_table(
        "participant",
        Column("contact_id", Integer, nullable=False),
        Column("interaction_id", Integer, nullable=False),
        PrimaryKeyConstraint("contact_id", "interaction_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("participant_by_interaction", "participant", ["interaction_id"])
    op.create_table(
        "promise",
        Column("id", Integer, primary_key=True),
        Column("contact_id", Integer, nullable=False),
        Column("interaction_id", Integer),
        Column("mine", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("made_on", Integer, nullable=False),
        Column("due_on", Integer),
        Column("kept_on", Integer),
        sqlite_autoincrement=True,
    )
    op.create_index("promise_by_contact", "promise", ["contact_id"])
    op.create_index("promise_open", "promise", ["due_on", "id"], sqlite_where=text("kept_on IS NULL"))
    op.create_table(
        "care",
        Column("contact_id", Integer, primary_key=True, autoincrement=False),
        Column("chosen", Integer, nullable=False, server_default="0"),
        Column("since_on", Integer),
        Column("own_days", Integer),
        Column("resting", Integer, nullable=False, server_default="0"),
        Column("wakes_on", Integer),
        Column("note", Text, nullable=False, server_default=""),
        Column("later_on", Integer),
        Column("asked_on", Integer),
        Column("greet_on", Integer),
        Column("days", Integer),
        Column("last_on", Integer),
        Column("whole_on", Integer),
        Column("half_on", Integer),
        Column("talk_on", Integer),
        Column("tried_on", Integer),
        Column("owed_on", Integer),
        Column("due_on", Integer),
    )
    op.create_index("care_due", "care", ["days", "due_on", "contact_id"], sqlite_where=text("due_on IS NOT NULL"))
    op.create_index("care_owed", "care", ["owed_on"], sqlite_where=text("owed_on IS NOT NULL"))
    op.create_index("care_to_greet", "care", ["greet_on"], sqlite_where=text("greet_on IS NOT NULL"))
    op.create_index("care_asleep", "care", ["wakes_on"], sqlite_where=text("wakes_on IS NOT NULL"))
    op.create_table(
        "rhythm",
        Column("circle_id", Integer, primary_key=True, autoincrement=False),
        Column("days", Integer, nullable=False),
    )
    op.create_table(
        "about",
        Column("contact_id", Integer, primary_key=True, autoincrement=False),
        Column("form", Text, nullable=False, server_default=""),
        Column("story", Text, nullable=False, server_default=""),
        Column("knows_me_as", Text, nullable=False, server_default=""),
        Column("anchor", Text, nullable=False, server_default=""),
    )
    op.create_table(
        "personal_fact",
        Column("id", Integer, primary_key=True),
        Column("contact_id", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("noted_on", Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("personal_fact_by_contact", "personal_fact", ["contact_id"])
    op.create_table(
        "died",
        Column("contact_id", Integer, primary_key=True, autoincrement=False),
        Column("day", Text, nullable=False, server_default=""),
    )
    op.create_table(
        "agenda_day",
        Column("day", Integer, primary_key=True, autoincrement=False),
        Column("ids", Text, nullable=False),
    )
    op.execute(
        "INSERT INTO died (contact_id) SELECT contact.id FROM contact JOIN card ON card.id = card_id "
        "WHERE instr(text, 'DEATHDATE')"
    )
