"""The steps of undo, and facts about the book itself."""

from __future__ import annotations

from sqlalchemy import Column, Integer, PrimaryKeyConstraint, String, Table, Text

from kontaktpflege.storage.schema.metadata import metadata

step = Table(
    "step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("undone", Integer, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)
"""The steps of undo, oldest first. `kind` and `facts` (JSON) are put into words when they are shown."""

recording = Table("recording", metadata, Column("step_id", Integer))
"""One row: the step that is being recorded, NULL between steps. The triggers of the undo log look here."""

fact = Table(
    "fact",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Facts about the book itself, by name."""

revision = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""The version of these tables, in the form in which Alembic keeps it."""
