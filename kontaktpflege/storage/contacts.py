"""Contacts whole, their cards, and the changes to many at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import index
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.domain.listing import DERIVATION, Listing
from kontaktpflege.storage import search
from kontaktpflege.storage.contact_list import DEAR
from kontaktpflege.storage.store import moment

_T = TypeVar("_T")
_BATCH = 500


def batches(ids: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Slices small enough for one statement's parameters."""
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def placeholders(count: int) -> str:
    """`?, ?, ?` for an IN list."""
    return ", ".join("?" * count)


def circles_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The circles of each contact, in the circles' order; contacts in none are left out."""
    found: dict[int, list[int]] = {}
    for batch in batches(ids):
        sql = (
            "SELECT contact_id, circle_id FROM membership JOIN circle ON circle.id = circle_id "
            f"WHERE contact_id IN ({placeholders(len(batch))}) ORDER BY position, circle.id"
        )
        for contact_id, circle_id in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(contact_id, []).append(circle_id)
    return {contact_id: tuple(circles) for contact_id, circles in found.items()}


def contact(connection: Connection, contact_id: int) -> Contact:
    """One contact whole; raises ContactNotFound."""
    found = contacts(connection, (contact_id,))
    if not found:
        raise ContactNotFound(contact_id)
    return found[0]


def named_by_uid(connection: Connection, uids: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """UID, without "urn:uuid:", → (id, name) of the contacts outside the trash that have it."""
    found: dict[str, list[tuple[int, str]]] = {}
    for batch in batches([spelling for uid in uids for spelling in (uid, f"urn:uuid:{uid}")]):
        sql = (
            "SELECT uid, id, name FROM contact WHERE uid <> '' AND trashed_at IS NULL "
            f"AND uid IN ({placeholders(len(batch))}) ORDER BY id"
        )
        for uid, contact_id, name in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(uid.removeprefix("urn:uuid:"), []).append((contact_id, name))
    return found


def named_by_name(connection: Connection, keys: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """Sort key by first name → (id, name) of the contacts outside the trash that are called so."""
    found: dict[str, list[tuple[int, str]]] = {}
    for batch in batches(keys):
        sql = (
            "SELECT by_first, id, name FROM contact WHERE trashed_at IS NULL "
            f"AND by_first IN ({placeholders(len(batch))}) ORDER BY id"
        )
        for key, contact_id, name in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(key, []).append((contact_id, name))
    return found


def contacts(connection: Connection, ids: Sequence[int]) -> list[Contact]:
    """These contacts whole, in this order; ids without a contact are left out."""
    rows: dict[int, Contact] = {}
    circles = circles_of(connection, ids)
    for batch in batches(ids):
        sql = (
            f"SELECT contact.id, uuid, text, created_at, changed_at, trashed_at, review, {DEAR} "
            f"FROM contact JOIN card ON card.id = card_id WHERE contact.id IN ({placeholders(len(batch))})"
        )
        for row in connection.exec_driver_sql(sql, tuple(batch)):
            rows[row[0]] = Contact(
                id=row[0],
                uuid=UUID(bytes=row[1]),
                card=Card.from_text(row[2]),
                circles=circles.get(row[0], ()),
                created=moment(row[3]),
                changed=moment(row[4]),
                trashed=None if row[5] is None else moment(row[5]),
                review=row[6],
                dear=bool(row[7]),
            )
    return [rows[contact_id] for contact_id in ids if contact_id in rows]


def present(connection: Connection) -> list[int]:
    """All contacts outside the trash, oldest first."""
    return list(connection.exec_driver_sql("SELECT id FROM contact WHERE trashed_at IS NULL ORDER BY id").scalars())


def blob(connection: Connection, digest: str) -> bytes:
    """The picture, or other binary value, that a digest names; empty if the book does not have it."""
    row = connection.exec_driver_sql("SELECT data FROM blob WHERE digest = ?", (bytes.fromhex(digest),)).first()
    return bytes(row[0]) if row else b""


def current_cards(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """(contact, id and text of its card) of these contacts outside the trash, batch by batch."""
    for batch in batches(ids):
        sql = (
            "SELECT contact.id, card_id, text FROM contact JOIN card ON card.id = card_id "
            f"WHERE trashed_at IS NULL AND contact.id IN ({placeholders(len(batch))})"
        )
        rows = {row[0]: (row[0], row[1], row[2]) for row in connection.exec_driver_sql(sql, tuple(batch))}
        yield from (rows[contact_id] for contact_id in batch if contact_id in rows)


def insert_card(connection: Connection, text: str, listing: Listing) -> int:
    """Keep a card text with its words, index entries and handles; returns its id."""
    run = connection.exec_driver_sql
    card_id = int(run("INSERT INTO card (text) VALUES (?) RETURNING id", (text,)).scalar_one())
    run("INSERT INTO haystack (card_id, words) VALUES (?, ?)", (card_id, listing.words))
    _keep_handles_and_days(connection, card_id, listing)
    search.index_cards(connection, "card_id = ?", (card_id,))
    return card_id


def index_anew(connection: Connection, listings: Mapping[int, Listing]) -> None:
    """Keep newly derived words, index entries, handles and days of cards, by card id."""
    run = connection.exec_driver_sql
    cards = f"card_id IN {selected(connection, list(listings))}"
    search.unindex_cards(connection, cards)
    run(f"DELETE FROM handle WHERE {cards}")
    run(f"DELETE FROM card_day WHERE {cards}")
    for card_id, listing in listings.items():
        run("UPDATE haystack SET words = ? WHERE card_id = ?", (listing.words, card_id))
        _keep_handles_and_days(connection, card_id, listing)
    search.index_cards(connection, cards)


def _keep_handles_and_days(connection: Connection, card_id: int, listing: Listing) -> None:
    if listing.handles:
        sql = "INSERT INTO handle (key, card_id) VALUES (?, ?)"
        connection.exec_driver_sql(sql, [(key, card_id) for key in listing.handles])
    if listing.days:
        sql = "INSERT INTO card_day (card_id, kind, day, year) VALUES (?, ?, ?, ?)"
        connection.exec_driver_sql(sql, [(card_id, *one) for one in listing.days])


LISTING_COLUMNS = (
    "uid",
    "name",
    "by_last",
    "by_first",
    "organisation",
    "role",
    "phone",
    "mail",
    "city",
    "birthday",
    "photo",
)
"""The columns of `contact` that are derived, named as in Listing and first in it."""

_SET_LISTING = ", ".join(f"{column} = ?" for column in LISTING_COLUMNS)


def outdated(connection: Connection) -> list[int]:
    """The contacts whose columns were derived by older rules."""
    sql = f"SELECT id FROM contact WHERE derivation <> {DERIVATION} ORDER BY id"
    return list(connection.exec_driver_sql(sql).scalars())


def set_listing(connection: Connection, contact_id: int, listing: Listing) -> None:
    """Give a contact newly derived columns; its card stays."""
    connection.exec_driver_sql(
        f"UPDATE contact SET derivation = ?, {_SET_LISTING} WHERE id = ?",
        (DERIVATION, *listing[: len(LISTING_COLUMNS)], contact_id),
    )


def set_card(connection: Connection, contact_id: int, text: str, listing: Listing, now: int) -> int:
    """Give a contact another card; returns the card's id."""
    card_id = insert_card(connection, text, listing)
    connection.exec_driver_sql(
        f"UPDATE contact SET card_id = ?, derivation = ?, changed_at = ?, {_SET_LISTING} WHERE id = ?",
        (card_id, DERIVATION, now, *listing[: len(LISTING_COLUMNS)], contact_id),
    )
    return card_id


def create(connection: Connection, uuid: UUID, text: str, listing: Listing, now: int) -> int:
    """Add a contact with this card; returns its id."""
    card_id = insert_card(connection, text, listing)
    columns = ", ".join(LISTING_COLUMNS)
    sql = (
        f"INSERT INTO contact (uuid, card_id, derivation, created_at, changed_at, {columns}) "
        f"VALUES (?, ?, ?, ?, ?, {placeholders(len(LISTING_COLUMNS))}) RETURNING id"
    )
    row = (uuid.bytes, card_id, DERIVATION, now, now, *listing[: len(LISTING_COLUMNS)])
    return int(connection.exec_driver_sql(sql, row).scalar_one())


def selected(connection: Connection, ids: Sequence[int]) -> str:
    """Put ids into the temporary table `selection` and return the SQL that names them: bulk changes are one statement.

    Raises TypeError for what is no number.
    """
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE IF NOT EXISTS selection (id INTEGER PRIMARY KEY)")
    run("DELETE FROM temp.selection")
    if ids:
        # SQLite takes NULL for the next number that is free: of nothing would become contact 1.
        run("INSERT OR IGNORE INTO temp.selection (id) VALUES (?)", [(index(contact_id),) for contact_id in ids])
    return "(SELECT id FROM temp.selection)"


def set_trashed(connection: Connection, ids: Sequence[int], trashed_at: int | None) -> int:
    """Put contacts into the trash, or take them out with None; returns how many that changed."""
    held = "IS NULL" if trashed_at is not None else "IS NOT NULL"
    sql = f"UPDATE contact SET trashed_at = ? WHERE trashed_at {held} AND id IN {selected(connection, ids)}"
    return int(connection.exec_driver_sql(sql, (trashed_at,)).rowcount)


def clear_review(connection: Connection, ids: Sequence[int]) -> int:
    """Take the review mark off; returns how many had it."""
    sql = f"UPDATE contact SET review = '' WHERE review <> '' AND id IN {selected(connection, ids)}"
    return int(connection.exec_driver_sql(sql).rowcount)
