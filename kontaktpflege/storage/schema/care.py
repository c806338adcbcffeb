"""What happened with whom, what was promised, and who stays close."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table, Text, text

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.storage.schema.metadata import UNDOABLE, metadata, required_text

interaction = Table(
    "interaction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("channel", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    required_text("text"),
    Column("weight", Integer, nullable=False),
    Column("talk", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={UNDOABLE: Interaction},
)
"""Meetings, calls, letters …; `day` is the day it was where the user was, as an ordinal. See `domain.interaction`."""
Index("interaction_by_day", interaction.c.day, interaction.c.channel, interaction.c.outcome)

participant = Table(
    "participant",
    metadata,
    Column("contact_id", Integer, nullable=False),
    Column("interaction_id", Integer, nullable=False),
    PrimaryKeyConstraint("contact_id", "interaction_id"),
    sqlite_with_rowid=False,
    info={UNDOABLE: Interaction},
)
"""With whom an interaction was."""
Index("participant_by_interaction", participant.c.interaction_id)

answer_waived = Table(
    "answer_waived",
    metadata,
    Column("interaction_id", Integer, primary_key=True, autoincrement=False),
    info={UNDOABLE: Interaction},
)
"""Messages that came in and need no answer."""

promise = Table(
    "promise",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("contact_id", Integer, nullable=False),
    Column("interaction_id", Integer),
    Column("mine", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("made_on", Integer, nullable=False),
    Column("due_on", Integer),
    Column("kept_on", Integer),
    sqlite_autoincrement=True,
    info={UNDOABLE: Interaction},
)
"""What was promised, by the user (`mine`) or by the contact; days are ordinals."""
Index("promise_by_contact", promise.c.contact_id)
Index("promise_open", promise.c.due_on, promise.c.id, sqlite_where=text("kept_on IS NULL"))

care = Table(
    "care",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    Column("chosen", Integer, nullable=False, server_default="0"),
    Column("since_on", Integer),
    Column("own_days", Integer),
    Column("resting", Integer, nullable=False, server_default="0"),
    Column("wakes_on", Integer),
    required_text("note"),
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
    info={UNDOABLE: Care},
)
"""Who stays close. Days are ordinals; those from `days` (the rhythm in force) on are derived (`storage/care.py`)."""
Index(
    "care_due",
    care.c.days,
    care.c.due_on,
    care.c.contact_id,
    care.c.last_on,
    care.c.wakes_on,
    care.c.later_on,
    care.c.tried_on,
    sqlite_where=text("due_on IS NOT NULL"),
)
Index("care_resting", care.c.contact_id, sqlite_where=text("resting = 1"))
Index("care_owed", care.c.owed_on, sqlite_where=text("owed_on IS NOT NULL"))
Index("care_to_greet", care.c.greet_on, sqlite_where=text("greet_on IS NOT NULL"))
Index("care_asleep", care.c.wakes_on, sqlite_where=text("wakes_on IS NOT NULL"))

rhythm = Table(
    "rhythm",
    metadata,
    Column("circle_id", Integer, primary_key=True, autoincrement=False),
    Column("days", Integer, nullable=False),
    info={UNDOABLE: Care},
)
"""The rhythm of a circle and of what lies under it."""

about = Table(
    "about",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    required_text("form"),
    required_text("story"),
    required_text("knows_me_as"),
    required_text("anchor"),
    info={UNDOABLE: Care},
)
"""What the user knows of somebody beside the card; `form` is "sie", "du" or "" (not said)."""

personal_fact = Table(
    "personal_fact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("contact_id", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("noted_on", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={UNDOABLE: Care},
)
"""Small facts about a person, with the day on which they were noted."""
Index("personal_fact_by_contact", personal_fact.c.contact_id)

died = Table(
    "died",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    required_text("day"),
    info={UNDOABLE: Care},
)
"""Who has died, as DEATHDATE on the card says: no reminder or greeting ever; `day` is a partial date or ""."""

agenda_day = Table(
    "agenda_day",
    metadata,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("ids", Text, nullable=False),
)
"""In what order people were proposed on a day (JSON list), so that it stays the same all day. No step of undo."""

pull = Table(
    "pull",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    Column("kinds", Integer, nullable=False),
    Column("days", Integer, nullable=False),
    Column("due_on", Integer, nullable=False),
    required_text("birthday"),
    info={UNDOABLE: Care},
)
"""Who may be proposed, by what may ever speak for it (`kinds`: `domain.agenda.Kind`), derived (`storage/pulls.py`).

`days` and `due_on` as in `care`, 0 and `NEVER` where nothing is due; `birthday` is the day of the year ("05-01") or "".
"""
Index("pull_by_kinds", pull.c.kinds, pull.c.days, pull.c.due_on, pull.c.contact_id)
Index(
    "pull_by_birthday",
    pull.c.birthday,
    pull.c.kinds,
    pull.c.days,
    pull.c.due_on,
    sqlite_where=text("birthday <> ''"),
)

in_touch = Table(
    "in_touch",
    metadata,
    Column("contact_id", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    PrimaryKeyConstraint("contact_id", "start"),
    sqlite_with_rowid=False,
    info={UNDOABLE: Care},
)
"""From which day (an ordinal) until before which somebody cared for was in touch, derived (`storage/tallies.py`)."""
Index("in_touch_start", in_touch.c.start)
Index("in_touch_stop", in_touch.c.stop)

made_call = Table(
    "made_call",
    metadata,
    Column("interaction_id", Integer, primary_key=True, autoincrement=False),
    Column("day", Integer, nullable=False),
    Column("reached", Integer, nullable=False),
    Column("further", Integer, nullable=False),
    info={UNDOABLE: Interaction},
)
"""Calls that the user made, whether somebody was reached and talked further, derived (`storage/tallies.py`)."""
Index("made_call_by_day", made_call.c.day, made_call.c.reached, made_call.c.further)
