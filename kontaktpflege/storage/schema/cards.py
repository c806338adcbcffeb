"""Cards, contacts, circles, and what an import needs to know of them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text, text

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.hand_over import HandOver
from kontaktpflege.storage.schema.metadata import UNDOABLE, metadata, required_text

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
    required_text("uid"),
    required_text("name"),
    required_text("by_last"),
    required_text("by_first"),
    required_text("organisation"),
    required_text("role"),
    required_text("phone"),
    required_text("mail"),
    required_text("city"),
    required_text("birthday"),
    required_text("photo"),
    Column("derivation", Integer, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("trashed_at", Integer),
    required_text("review"),
    sqlite_autoincrement=True,
    info={UNDOABLE: Contact},
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
    info={UNDOABLE: Contact},
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
    info={UNDOABLE: Contact},
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
    info={UNDOABLE: Contact},
)
"""Digests of every card ever taken in, as it stood in its file, and what it belongs to ("contact", "group", "unreadable")."""
Index("seen_by_owner", seen.c.owner, seen.c.owner_id)

circle = Table(
    "circle",
    metadata,
    Column("id", Integer, primary_key=True),
    required_text("key"),
    Column("parent_id", Integer),
    required_text("name"),
    Column("hue", Text, nullable=False),
    Column("shape", Text, nullable=False),
    Column("position", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={UNDOABLE: Circle},
)

circle_alias = Table(
    "circle_alias",
    metadata,
    Column("category", Text, nullable=False),
    Column("circle_id", Integer, nullable=False),
    PrimaryKeyConstraint("category"),
    sqlite_with_rowid=False,
    info={UNDOABLE: Circle},
)
"""Folded CATEGORIES that mean a circle, besides the names of the built-in ones."""

membership = Table(
    "membership",
    metadata,
    Column("contact_id", Integer, nullable=False),
    Column("circle_id", Integer, nullable=False),
    PrimaryKeyConstraint("contact_id", "circle_id"),
    sqlite_with_rowid=False,
    info={UNDOABLE: Contact},
)
Index("membership_by_circle", membership.c.circle_id, membership.c.contact_id)

origin = Table(
    "origin",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    Column("through_id", Integer),
    required_text("through"),
    required_text("place"),
    required_text("since"),
    required_text("words"),
    info={UNDOABLE: Contact},
)
"""Where a contact is known from. `through` is the name as it was written, `since` a partial date, `words` are folded."""
Index("origin_by_through", origin.c.through_id, sqlite_where=text("through_id IS NOT NULL"))
Index("origin_told", origin.c.contact_id, sqlite_where=text("words <> ''"))

dear = Table(
    "dear",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    info={UNDOABLE: Contact},
)
"""The contacts that bear the star."""

group_card = Table(
    "group_card",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("card_id", Integer, nullable=False),
    required_text("uid"),
    Column("circle_id", Integer, nullable=False),
    sqlite_autoincrement=True,
    info={UNDOABLE: Circle},
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
    info={UNDOABLE: Contact},
)
"""What an import could not read, with its raw bytes: it belongs to that import and can be exported."""

handed_over = Table(
    "handed_over",
    metadata,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    required_text("name"),
    Column("digest", LargeBinary, nullable=False),
    Column("mark", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    info={UNDOABLE: HandOver},
)
"""What the phone was last told of a contact: the digest of its card, none for its end; `mark` is the newest card then.

Rows outlive their contacts, so that the phone can be told.
"""
