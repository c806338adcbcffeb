"""Saved filters, text blocks, own occasions and lists of greetings."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from kontaktpflege.domain.greeting import Greeting
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.saved_filter import SavedFilter
from kontaktpflege.domain.template import TextBlock
from kontaktpflege.storage.schema.metadata import UNDOABLE, metadata, required_text

saved_filter = Table(
    "saved_filter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    sqlite_autoincrement=True,
    info={UNDOABLE: SavedFilter},
)
"""Lists that were given a name; `query` is JSON."""

text_block = Table(
    "text_block",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("form", Text, nullable=False),
    required_text("subject"),
    Column("body", Text, nullable=False),
    sqlite_autoincrement=True,
    info={UNDOABLE: TextBlock},
)
"""The user's own text blocks; those that come with the program are no rows."""

text_block_use = Table(
    "text_block_use",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("contact_id", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    required_text("name"),
    Column("way", Text, nullable=False),
    Column("day", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={UNDOABLE: TextBlock},
)
"""Who got which text when: `digest` is that of the text block, `name` what it was called, `day` an ordinal."""
Index("text_block_use_by_contact", text_block_use.c.contact_id)

occasion = Table(
    "occasion",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("first_on", Integer, nullable=False),
    Column("yearly", Integer, nullable=False),
    Column("circle_id", Integer),
    Column("contact_id", Integer),
    Column("lead", Integer),
    sqlite_autoincrement=True,
    info={UNDOABLE: OwnOccasion},
)
"""The user's own occasions. `first_on` is the ordinal of a day, `lead` a number of days."""

greeting = Table(
    "greeting",
    metadata,
    Column("key", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("done_on", Integer),
    PrimaryKeyConstraint("key", "year", "contact_id"),
    sqlite_with_rowid=False,
    info={UNDOABLE: Greeting},
)
"""Who gets greetings for an occasion ("christmas", "own:5") of a year; `done_on` is the ordinal of a day."""
Index("greeting_by_contact", greeting.c.contact_id)
