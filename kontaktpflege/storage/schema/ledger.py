"""Give and take."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, Table, Text, text

from kontaktpflege.domain.favor import Favor
from kontaktpflege.storage.schema.metadata import UNDOABLE, metadata, required_text

OWN_FAVOR_KIND = (
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
    required_text("note"),
    Column("amount", Text),
    Column("currency", Text),
    Column("minutes", Integer),
    Column("return_of", Integer),
    sqlite_autoincrement=True,
    info={UNDOABLE: Favor},
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
Index("favor_of_own_kind", favor.c.kind, sqlite_where=text(OWN_FAVOR_KIND))

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
    info={UNDOABLE: Favor},
)
"""With whom the user wants no hint to give first any more."""
