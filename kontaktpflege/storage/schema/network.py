"""Who knows whom."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text, text

from kontaktpflege.domain.introduction import Introduction
from kontaktpflege.domain.tie import Tie
from kontaktpflege.storage.schema.metadata import UNDOABLE, metadata, required_text

OWN_TIE_KIND = "kind NOT IN ('knows', 'family', 'friend', 'colleague', 'neighbour', 'club', 'business')"
"""That a kind is the user's own: all but `TieKind`, spelled out, for an index is made of it."""

tie = Table(
    "tie",
    metadata,
    Column("low", Integer, nullable=False),
    Column("high", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("strong", Integer, nullable=False),
    required_text("since"),
    required_text("note"),
    Column("source", Text, nullable=False),
    Column("added_on", Integer, nullable=False),
    PrimaryKeyConstraint("low", "high"),
    sqlite_with_rowid=False,
    info={UNDOABLE: Tie},
)
"""That two contacts know each other, low < high; `added_on` is an ordinal. See `domain.tie`."""
Index("tie_high", tie.c.high)
Index("tie_of_own_kind", tie.c.kind, sqlite_where=text(OWN_TIE_KIND))

own_card = Table(
    "own_card",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    info={UNDOABLE: Tie},
)
"""Which contact is the user: one row at most."""

stranger = Table(
    "stranger",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    info={UNDOABLE: Tie},
)
"""Contacts whom the user does not know, but others do; everybody else is known."""

tie_answer = Table(
    "tie_answer",
    metadata,
    Column("question", Text, nullable=False),
    Column("low", Integer, nullable=False),
    Column("high", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    PrimaryKeyConstraint("question", "low", "high"),
    sqlite_with_rowid=False,
    info={UNDOABLE: Tie},
)
"""What was said of two: `question` is "knows", "meet", "strong" or "weak" (of their tie), `answer` "no" or "unknown"."""
Index("tie_answer_low", tie_answer.c.low)
Index("tie_answer_high", tie_answer.c.high)

introduction = Table(
    "introduction",
    metadata,
    Column("low", Integer, nullable=False),
    Column("high", Integer, nullable=False),
    Column("first_id", Integer),
    required_text("reason"),
    Column("day", Integer, nullable=False),
    Column("stage", Text, nullable=False),
    required_text("outcome"),
    Column("closed_on", Integer),
    PrimaryKeyConstraint("low", "high"),
    sqlite_with_rowid=False,
    info={UNDOABLE: Introduction},
)
"""Two contacts introduced to each other, or to be; days are ordinals. See `domain.introduction`."""
Index("introduction_high", introduction.c.high)

kept_step = Table(
    "kept_step",
    metadata,
    Column("contact_id", Integer, nullable=False),
    Column("chain", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("step_contact_id", Integer, nullable=False),
    PrimaryKeyConstraint("contact_id", "chain", "position"),
    sqlite_with_rowid=False,
    info={UNDOABLE: Tie},
)
"""Chains kept on a contact, person by person."""
Index("kept_step_contact", kept_step.c.step_contact_id)

picture = Table(
    "picture",
    metadata,
    Column("name", Text, primary_key=True),
    Column("ids", LargeBinary, nullable=False),
    Column("places", LargeBinary, nullable=False),
    Column("pinned", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Where people stood in the picture: contact ids (int64), places (float32, two each), who is pinned (a byte each) and then

marks of their ties (uint64 each). See `domain.network.memory`.
"""
