"""What an import asks the book, in batches, and what it notes there besides contacts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection

from kontaktpflege.storage import former_uids
from kontaktpflege.storage.contacts import batches, placeholders


class Owner(NamedTuple):
    """Whom a card that was seen before belongs to. `kind`: contact, group or unreadable."""

    kind: str
    id: int
    trashed: bool
    name: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A contact that a card might belong to, with what is needed to judge it."""

    id: int
    card_id: int
    uid: str
    name: str
    by_last: str
    organisation: str
    birthday: str
    trashed: bool


_HOLDER = "contact.id, contact.card_id, uid, name, by_last, organisation, birthday, trashed_at IS NOT NULL"


def is_empty(connection: Connection) -> bool:
    """Whether the book holds nothing that an import could meet: no contact (in the trash either) and no seen card."""
    run = connection.exec_driver_sql
    return run("SELECT 1 FROM contact LIMIT 1").first() is None and run("SELECT 1 FROM seen LIMIT 1").first() is None


def owners(connection: Connection, digests: Sequence[bytes]) -> dict[bytes, list[Owner]]:
    """Digest → whom it belongs to, oldest first; what is gone for good is left out."""
    found: dict[bytes, list[Owner]] = {}
    for batch in batches(digests):
        sql = (
            "SELECT digest, owner, owner_id, trashed_at IS NOT NULL, name FROM seen "
            "LEFT JOIN contact ON owner = 'contact' AND contact.id = owner_id "
            f"WHERE digest IN ({placeholders(len(batch))}) AND (owner <> 'contact' OR contact.id IS NOT NULL) "
            "ORDER BY owner_id"
        )
        for digest, kind, owner_id, trashed, name in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(bytes(digest), []).append(Owner(kind, owner_id, bool(trashed), name or ""))
    return found


def holders(connection: Connection, ids: Sequence[int]) -> dict[int, Holder]:
    """Contact id → the contact, in the trash or not."""
    found: dict[int, Holder] = {}
    for batch in batches(ids):
        sql = f"SELECT {_HOLDER} FROM contact WHERE id IN ({placeholders(len(batch))})"
        found.update((row[0], _holder(row)) for row in connection.exec_driver_sql(sql, tuple(batch)))
    return found


def by_uid(connection: Connection, uids: Sequence[str]) -> dict[str, list[Holder]]:
    """UID → the contacts that have it."""
    found: dict[str, list[Holder]] = {}
    for batch in batches(uids):
        sql = f"SELECT {_HOLDER} FROM contact WHERE uid <> '' AND uid IN ({placeholders(len(batch))}) ORDER BY id"
        for row in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(row[2], []).append(_holder(row))
    return found


def by_name(connection: Connection, names: Sequence[str]) -> dict[str, list[Holder]]:
    """Sort key of the name → the contacts, trash left out, that are called so."""
    found: dict[str, list[Holder]] = {}
    for batch in batches(names):
        sql = f"SELECT {_HOLDER} FROM contact WHERE trashed_at IS NULL AND by_last IN ({placeholders(len(batch))}) ORDER BY id"
        for row in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(row[4], []).append(_holder(row))
    return found


def by_handle(connection: Connection, keys: Sequence[str]) -> dict[str, list[Holder]]:
    """Number or mail address → the contacts, trash left out, that have it."""
    found: dict[str, list[Holder]] = {}
    for batch in batches(keys):
        sql = (
            f"SELECT {_HOLDER}, handle.key FROM handle JOIN contact ON contact.card_id = handle.card_id "
            f"WHERE trashed_at IS NULL AND handle.key IN ({placeholders(len(batch))}) ORDER BY contact.id"
        )
        for row in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(row[-1], []).append(_holder(row))
    return found


def _holder(row: Sequence[Any]) -> Holder:
    contact_id, card_id, uid, name, by_last, organisation, birthday, trashed = row[:8]
    return Holder(contact_id, card_id, uid, name, by_last, organisation, birthday, bool(trashed))


def texts(connection: Connection, card_ids: Sequence[int]) -> dict[int, str]:
    """Card id → its text."""
    found: dict[int, str] = {}
    for batch in batches(card_ids):
        sql = f"SELECT id, text FROM card WHERE id IN ({placeholders(len(batch))})"
        found.update((row[0], row[1]) for row in connection.exec_driver_sql(sql, tuple(batch)))
    return found


def bases(connection: Connection, contact_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """Contact id → source → id of the card as last read there."""
    found: dict[int, dict[str, int]] = {}
    for batch in batches(contact_ids):
        sql = f"SELECT contact_id, source, card_id FROM base WHERE contact_id IN ({placeholders(len(batch))})"
        for contact_id, source, card_id in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(contact_id, {})[source] = card_id
    return found


def history(connection: Connection, before: int | None = None) -> tuple[int, ...]:
    """Where the undo history stands: another value after every change by anybody. Step `before` does not count yet."""
    sql = "SELECT ifnull(max(id), 0), count(*), ifnull(sum(undone), 0) FROM step WHERE id < ifnull(?, id + 1)"
    return tuple(connection.exec_driver_sql(sql, (before,)).one())


def newcomers(connection: Connection, step: int) -> set[int]:
    """The contacts that a step brought into the book."""
    sql = "SELECT id FROM log_contact WHERE step_id = ? AND present = 0"
    return set(connection.exec_driver_sql(sql, (step,)).scalars())


def with_uids(connection: Connection, uids: Iterable[str]) -> list[int]:
    """The contacts that group members name by UID, with or without "urn:uuid:"."""
    spellings = [spelling for uid in uids for spelling in (uid, f"urn:uuid:{uid}")]
    found = [holder.id for holders in by_uid(connection, spellings).values() for holder in holders]
    merged = (former.contact_id for former in former_uids.known(connection, spellings).values())
    return list(dict.fromkeys((*found, *merged)))


def searched_cards(connection: Connection) -> list[int]:
    """The ids of all cards that have words: those of contacts, and those that undo may give back to one."""
    return list(connection.exec_driver_sql("SELECT card_id FROM haystack ORDER BY card_id").scalars())


def present_uids(connection: Connection) -> dict[int, str]:
    """Contact id → UID, without "urn:uuid:", of all contacts outside the trash that have one."""
    sql = "SELECT id, uid FROM contact WHERE uid <> '' AND trashed_at IS NULL"
    return {row[0]: row[1].removeprefix("urn:uuid:") for row in connection.exec_driver_sql(sql)}


def card_texts(connection: Connection, contact_ids: Sequence[int]) -> list[tuple[int, str]]:
    """(contact id, text of its card), oldest contact first."""
    found: list[tuple[int, str]] = []
    for batch in batches(sorted(contact_ids)):
        sql = (
            "SELECT contact.id, text FROM contact JOIN card ON card.id = card_id "
            f"WHERE contact.id IN ({placeholders(len(batch))}) ORDER BY contact.id"
        )
        found += [(row[0], row[1]) for row in connection.exec_driver_sql(sql, tuple(batch))]
    return found


def keep_blob(connection: Connection, digest: str, data: bytes) -> None:
    """Keep a binary value, once."""
    sql = "INSERT OR IGNORE INTO blob (digest, data) VALUES (?, ?)"
    connection.exec_driver_sql(sql, (bytes.fromhex(digest), data))


def note_seen(connection: Connection, digest: bytes, owner: str, owner_id: int) -> None:
    """Remember a card so that it is known next time."""
    connection.exec_driver_sql(
        "INSERT INTO seen (digest, owner, owner_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (digest, owner, owner_id),
    )


def keep_unreadable(connection: Connection, rows: Iterable[tuple[str, int, str, bytes, bytes]], now: int) -> None:
    """Keep (file, line, reason, raw, digest) of cards that could not be read."""
    for file, line, reason, raw, digest in rows:
        sql = "INSERT INTO unreadable (file, line, reason, raw, found_at) VALUES (?, ?, ?, ?, ?) RETURNING id"
        kept = connection.exec_driver_sql(sql, (file, line, reason, raw, now)).scalar_one()
        note_seen(connection, digest, "unreadable", kept)


def unreadable(connection: Connection) -> list[tuple[str, int, str, bytes]]:
    """(file, line, reason, raw) of everything that could not be read, in order."""
    rows = connection.exec_driver_sql("SELECT file, line, reason, raw FROM unreadable ORDER BY id")
    return [(row[0], row[1], row[2], bytes(row[3])) for row in rows]
