"""The tables of a book. Times are UTC milliseconds since 1970; digests are 16 bytes of BLAKE2b."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.greeting import Greeting
from kontaktpflege.domain.hand_over import HandOver
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.domain.introduction import Introduction
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.saved_filter import SavedFilter
from kontaktpflege.domain.template import TextBlock
from kontaktpflege.domain.tie import Tie

metadata = MetaData()

_UNDOABLE = "undoable"
"""In a table's info: the domain class that is announced when its rows change; every change of them is undoable."""


def _required_text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


card = Table(
    "card",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Every card text the book needs: a contact's own, the bases it was imported from, what undo may bring back.

A row never changes, so undo and redo move references and never texts, and the search index follows by itself.
"""

haystack = Table(
    "haystack",
    metadata,
    Column("card_id", Integer, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
)
"""The folded words of a card, apart from its text: a search that walks reads these rows and nothing else."""

handle = Table(
    "handle",
    metadata,
    Column("key", Text, nullable=False),
    Column("card_id", Integer, nullable=False),
    PrimaryKeyConstraint("key", "card_id"),
    sqlite_with_rowid=False,
)
"""Numbers and mail addresses of a card in comparable form: who is perhaps the same person."""

card_day = Table(
    "card_day",
    metadata,
    Column("day", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("card_id", Integer, nullable=False),
    Column("year", Integer),
    PrimaryKeyConstraint("day", "kind", "card_id"),
    sqlite_with_rowid=False,
)
"""Birthdays and wedding days of cards by the day of the year ("05-01"), and the year of the first one where it is known."""

blob = Table(
    "blob",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""Photos and other binary values, each once, named by the digest of its content."""

contact = Table(
    "contact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", LargeBinary, nullable=False),
    Column("card_id", Integer, ForeignKey("card.id", deferrable=True, initially="DEFERRED"), nullable=False),
    _required_text("uid"),
    _required_text("name"),
    _required_text("by_last"),
    _required_text("by_first"),
    _required_text("organisation"),
    _required_text("role"),
    _required_text("phone"),
    _required_text("mail"),
    _required_text("city"),
    _required_text("birthday"),
    _required_text("photo"),
    Column("derivation", Integer, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("trashed_at", Integer),
    _required_text("review"),
    sqlite_autoincrement=True,
    info={_UNDOABLE: Contact},
)
Index(
    "contact_by_last",
    contact.c.by_last,
    contact.c.id,
    contact.c.card_id,
    contact.c.trashed_at,  # or SQLite looks at every row to see that it is NULL
    sqlite_where=text("trashed_at IS NULL"),
)
Index(
    "contact_by_first",
    contact.c.by_first,
    contact.c.id,
    contact.c.card_id,
    contact.c.trashed_at,  # or SQLite looks at every row to see that it is NULL
    sqlite_where=text("trashed_at IS NULL"),
)
Index("contact_by_card", contact.c.card_id)
Index("contact_by_uid", contact.c.uid, sqlite_where=text("uid <> ''"))
Index("contact_in_trash", contact.c.trashed_at, sqlite_where=text("trashed_at IS NOT NULL"))
Index("contact_to_review", contact.c.id, sqlite_where=text("review <> ''"))

base = Table(
    "base",
    metadata,
    Column("contact_id", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("card_id", Integer, nullable=False),
    PrimaryKeyConstraint("contact_id", "source"),
    sqlite_with_rowid=False,
    info={_UNDOABLE: Contact},
)
"""The card as last read from a source: the middle of a three-way import."""
Index("base_by_card", base.c.card_id)

former = Table(
    "former",
    metadata,
    Column("uid", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("card_id", Integer, nullable=False),
    PrimaryKeyConstraint("uid", "source"),
    sqlite_with_rowid=False,
    info={_UNDOABLE: Contact},
)
"""UIDs of contacts that were merged into this one, with the card as last read from each source ("": as it was here)."""
Index("former_by_contact", former.c.contact_id)

seen = Table(
    "seen",
    metadata,
    Column("digest", LargeBinary, nullable=False),
    Column("owner", Text, nullable=False),
    Column("owner_id", Integer, nullable=False),
    PrimaryKeyConstraint("digest", "owner", "owner_id"),
    sqlite_with_rowid=False,
    info={_UNDOABLE: Contact},
)
"""Digests of every card ever taken in, as it stood in its file, and what it belongs to ("contact", "group", "unreadable")."""
Index("seen_by_owner", seen.c.owner, seen.c.owner_id)

circle = Table(
    "circle",
    metadata,
    Column("id", Integer, primary_key=True),
    _required_text("key"),
    Column("parent_id", Integer),
    _required_text("name"),
    Column("hue", Text, nullable=False),
    Column("shape", Text, nullable=False),
    Column("position", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={_UNDOABLE: Circle},
)

circle_alias = Table(
    "circle_alias",
    metadata,
    Column("category", Text, nullable=False),
    Column("circle_id", Integer, nullable=False),
    PrimaryKeyConstraint("category"),
    sqlite_with_rowid=False,
    info={_UNDOABLE: Circle},
)
"""Folded CATEGORIES that mean a circle, besides the names of the built-in ones."""

membership = Table(
    "membership",
    metadata,
    Column("contact_id", Integer, nullable=False),
    Column("circle_id", Integer, nullable=False),
    PrimaryKeyConstraint("contact_id", "circle_id"),
    sqlite_with_rowid=False,
    info={_UNDOABLE: Contact},
)
Index("membership_by_circle", membership.c.circle_id, membership.c.contact_id)

origin = Table(
    "origin",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    Column("through_id", Integer),
    _required_text("through"),
    _required_text("place"),
    _required_text("since"),
    _required_text("words"),
    info={_UNDOABLE: Contact},
)
"""Where a contact is known from. `through` is the name as it was written, `since` a partial date, `words` are folded."""
Index("origin_by_through", origin.c.through_id, sqlite_where=text("through_id IS NOT NULL"))
Index("origin_told", origin.c.contact_id, sqlite_where=text("words <> ''"))

dear = Table(
    "dear",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    info={_UNDOABLE: Contact},
)
"""The contacts that bear the star."""

interaction = Table(
    "interaction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("channel", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    _required_text("text"),
    Column("weight", Integer, nullable=False),
    Column("talk", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={_UNDOABLE: Interaction},
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
    info={_UNDOABLE: Interaction},
)
"""With whom an interaction was."""
Index("participant_by_interaction", participant.c.interaction_id)

answer_waived = Table(
    "answer_waived",
    metadata,
    Column("interaction_id", Integer, primary_key=True, autoincrement=False),
    info={_UNDOABLE: Interaction},
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
    info={_UNDOABLE: Interaction},
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
    _required_text("note"),
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
    info={_UNDOABLE: Care},
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
    info={_UNDOABLE: Care},
)
"""The rhythm of a circle and of what lies under it."""

about = Table(
    "about",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    _required_text("form"),
    _required_text("story"),
    _required_text("knows_me_as"),
    _required_text("anchor"),
    info={_UNDOABLE: Care},
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
    info={_UNDOABLE: Care},
)
"""Small facts about a person, with the day on which they were noted."""
Index("personal_fact_by_contact", personal_fact.c.contact_id)

died = Table(
    "died",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    _required_text("day"),
    info={_UNDOABLE: Care},
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
    _required_text("birthday"),
    info={_UNDOABLE: Care},
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
    info={_UNDOABLE: Care},
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
    info={_UNDOABLE: Interaction},
)
"""Calls that the user made, whether somebody was reached and talked further, derived (`storage/tallies.py`)."""
Index("made_call_by_day", made_call.c.day, made_call.c.reached, made_call.c.further)

saved_filter = Table(
    "saved_filter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    sqlite_autoincrement=True,
    info={_UNDOABLE: SavedFilter},
)
"""Lists that were given a name; `query` is JSON."""

handed_over = Table(
    "handed_over",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    _required_text("name"),
    Column("digest", LargeBinary, nullable=False),
    Column("mark", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    info={_UNDOABLE: HandOver},
)
"""What the phone was last told of a contact: the digest of its card, none for its end; `mark` is the newest card then.

Rows outlive their contacts, so that the phone can be told.
"""

text_block = Table(
    "text_block",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("form", Text, nullable=False),
    _required_text("subject"),
    Column("body", Text, nullable=False),
    sqlite_autoincrement=True,
    info={_UNDOABLE: TextBlock},
)
"""The user's own text blocks; those that come with the program are no rows."""

text_block_use = Table(
    "text_block_use",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("contact_id", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    _required_text("name"),
    Column("way", Text, nullable=False),
    Column("day", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={_UNDOABLE: TextBlock},
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
    info={_UNDOABLE: OwnOccasion},
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
    info={_UNDOABLE: Greeting},
)
"""Who gets greetings for an occasion ("christmas", "own:5") of a year; `done_on` is the ordinal of a day."""
Index("greeting_by_contact", greeting.c.contact_id)

group_card = Table(
    "group_card",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("card_id", Integer, nullable=False),
    _required_text("uid"),
    Column("circle_id", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={_UNDOABLE: Circle},
)
"""Group cards, kept whole; each feeds a circle and goes out again on export."""

unreadable = Table(
    "unreadable",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("found_at", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={_UNDOABLE: Contact},
)
"""What an import could not read, with its raw bytes: it belongs to that import and can be exported."""

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

SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, detail=none, "
    "tokenize='trigram case_sensitive 1')"
)
"""Which cards hold three letters in a row; rowid = card.id. `storage/search.py` writes and reads it, nobody else."""


@cache
def undoable_tables() -> Mapping[Table, type]:
    """Every table whose changes are recorded, and the domain class that is announced for it."""
    found = {table: table.info[_UNDOABLE] for table in metadata.sorted_tables if _UNDOABLE in table.info}
    return MappingProxyType(found)


OWN_KIND = (
    "kind NOT IN ('information', 'introduction', 'recommendation', 'reference', 'help', 'know_how', "
    "'attention', 'gift', 'business', 'other')"
)
"""That a kind is the user's own: all but `FavorKind`, spelled out, for an index is made of it."""

favor = Table(
    "favor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("contact_id", Integer, nullable=False),
    Column("given", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("size", Text, nullable=False),
    Column("day", Integer, nullable=False),
    _required_text("note"),
    Column("amount", Text),
    Column("currency", Text),
    Column("minutes", Integer),
    Column("return_of", Integer),
    sqlite_autoincrement=True,
    info={_UNDOABLE: Favor},
)
"""What was given to a contact or received; `day` is an ordinal, `amount` an exact decimal. See `domain.favor`."""
Index("favor_by_contact", favor.c.contact_id, favor.c.given, favor.c.size, favor.c.day)
Index("favor_by_day", favor.c.day, favor.c.given, favor.c.kind, favor.c.size, favor.c.contact_id, favor.c.minutes)
Index("favor_in_return", favor.c.return_of, sqlite_where=text("return_of IS NOT NULL"))
Index(
    "favor_with_money",
    favor.c.given,
    favor.c.currency,
    favor.c.amount,
    favor.c.day,
    favor.c.kind,
    favor.c.contact_id,
    sqlite_where=text("amount IS NOT NULL"),
)
Index("favor_of_own_kind", favor.c.kind, sqlite_where=text(OWN_KIND))

account = Table(
    "account",
    metadata,
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
"""Give and take with each contact, derived from `favor` by the rules of the book (`storage/favors.py`)."""
Index(
    "account_by_balance",
    account.c.balance,
    account.c.contact_id,
    account.c.given,
    account.c.received,
    account.c.given_count,
    account.c.received_count,
)

hint_declined = Table(
    "hint_declined",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    info={_UNDOABLE: Favor},
)
"""With whom the user wants no hint to give first any more."""

tie = Table(
    "tie",
    metadata,
    Column("low", Integer, nullable=False),
    Column("high", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("strong", Integer, nullable=False),
    _required_text("since"),
    _required_text("note"),
    Column("source", Text, nullable=False),
    Column("added_on", Integer, nullable=False),
    PrimaryKeyConstraint("low", "high"),
    sqlite_with_rowid=False,
    info={_UNDOABLE: Tie},
)
"""That two contacts know each other, low < high; `added_on` is an ordinal. See `domain.tie`."""
Index("tie_high", tie.c.high)

own_card = Table(
    "own_card",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    info={_UNDOABLE: Tie},
)
"""Which contact is the user: one row at most."""

stranger = Table(
    "stranger",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    info={_UNDOABLE: Tie},
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
    info={_UNDOABLE: Tie},
)
"""What was said of two who have no tie: `question` is "knows" or "meet", `answer` "no" or "unknown"."""
Index("tie_answer_low", tie_answer.c.low)
Index("tie_answer_high", tie_answer.c.high)

introduction = Table(
    "introduction",
    metadata,
    Column("low", Integer, nullable=False),
    Column("high", Integer, nullable=False),
    Column("first_id", Integer),
    _required_text("reason"),
    Column("day", Integer, nullable=False),
    Column("stage", Text, nullable=False),
    _required_text("outcome"),
    Column("closed_on", Integer),
    PrimaryKeyConstraint("low", "high"),
    sqlite_with_rowid=False,
    info={_UNDOABLE: Introduction},
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
    info={_UNDOABLE: Tie},
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
"""Where people stood in the picture: contact ids (int64), places (float32, two each), and who is pinned (a byte each)."""
