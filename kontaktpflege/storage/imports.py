"""What an import asks the book, in batches, and how it writes: staged in temporary tables, then taken over set-wise.

Staging keeps the write lock brief: while cards are read and derived nothing of the book is locked, and a cancelled or
killed import has written nothing to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection

from kontaktpflege.domain.errors import BookMoved
from kontaktpflege.domain.listing import DERIVATION, Listing
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.storage import origins
from kontaktpflege.storage.contacts import LISTING_COLUMNS, batches, placeholders


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


def handles_of(connection: Connection, card_ids: Sequence[int]) -> dict[int, set[str]]:
    """Card id → its numbers and mail addresses."""
    found: dict[int, set[str]] = {}
    for batch in batches(card_ids):
        sql = f"SELECT card_id, key FROM handle WHERE card_id IN ({placeholders(len(batch))})"
        for card_id, key in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(card_id, set()).add(key)
    return found


def texts(connection: Connection, card_ids: Sequence[int]) -> dict[int, str]:
    """Card id → its text."""
    found: dict[int, str] = {}
    for batch in batches(card_ids):
        sql = f"SELECT id, text FROM card WHERE id IN ({placeholders(len(batch))})"
        found.update((row[0], row[1]) for row in connection.exec_driver_sql(sql, tuple(batch)))
    return found


def bases(connection: Connection, contact_ids: Sequence[int], source: str | None = None) -> dict[int, dict[str, int]]:
    """Contact id → source → id of the card as last read there."""
    found: dict[int, dict[str, int]] = {}
    for batch in batches(contact_ids):
        sql = f"SELECT contact_id, source, card_id FROM base WHERE contact_id IN ({placeholders(len(batch))})"
        for contact_id, name, card_id in connection.exec_driver_sql(sql, tuple(batch)):
            if source is None or name == source:
                found.setdefault(contact_id, {})[name] = card_id
    return found


class StagedCard(NamedTuple):
    """A card on its way into the book.

    `target` is the contact that it changes, whose card must still be `expected`; None adds a contact. `base_text` is
    the card as it came, where the contact's own (`text`) became another one. `origin` adds to where the contact is
    known from: what stands there stays.
    """

    text: str
    listing: Listing
    digest: bytes
    source: str
    joined: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    review: str = ""
    target: int | None = None
    expected: int | None = None
    base_text: str | None = None
    origin: Origin | None = None


_BLOB_BYTES = 1 << 21
"""So much of photos is held before it is handed over."""

_STAGES = (
    "CREATE TEMP TABLE stage (n INTEGER PRIMARY KEY, text TEXT, words TEXT, digest BLOB, source TEXT, review TEXT, "
    f"target INTEGER, expected INTEGER, base_text TEXT, {', '.join(LISTING_COLUMNS)})",
    "CREATE TEMP TABLE stage_handle (n INTEGER, key TEXT)",
    "CREATE TEMP TABLE stage_circle (n INTEGER, circle_id INTEGER, leaves INTEGER)",
    "CREATE TEMP TABLE stage_blob (digest BLOB PRIMARY KEY, data BLOB)",
    "CREATE TEMP TABLE stage_origin (n INTEGER, through_id INTEGER, through TEXT, place TEXT, since TEXT)",
)
_STAGE_TABLES = ("stage", "stage_handle", "stage_circle", "stage_blob", "stage_origin")
_INSERT_STAGE = f"INSERT INTO stage VALUES ({placeholders(9 + len(LISTING_COLUMNS))})"


class Stage:
    """The temporary tables of one import, on one connection; cards go in batch by batch."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.size = 0
        self._blobs: set[bytes] = set()
        self._blob_rows: list[tuple[bytes, bytes]] = []
        self._blob_bytes = 0
        self._rows: list[tuple[object, ...]] = []
        self._handles: list[tuple[int, str]] = []
        self._circles: list[tuple[int, int, int]] = []
        self._origins: list[tuple[int, int | None, str, str, str]] = []
        self.discard()
        for statement in _STAGES:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("BEGIN")  # temporary tables only: no lock on the book

    def add(self, card: StagedCard) -> None:
        """Stage one card."""
        listing = card.listing
        self._rows.append(
            (
                self.size,
                card.text,
                listing.words,
                card.digest,
                card.source,
                card.review,
                card.target,
                card.expected,
                card.base_text,
                *listing[: len(LISTING_COLUMNS)],
            )
        )
        for key in listing.handles:
            self._handles.append((self.size, key))
        for circle_id in card.joined:
            self._circles.append((self.size, circle_id, 0))
        for circle_id in card.left:
            self._circles.append((self.size, circle_id, 1))
        if (told := card.origin) is not None:
            self._origins.append((self.size, told.through_id, told.through, told.place, str(told.since or "")))
        self.size += 1
        if len(self._rows) >= 500:
            self.flush()

    def add_blob(self, digest: str, data: bytes) -> None:
        """Stage a photo or other binary value, once."""
        key = bytes.fromhex(digest)
        if key not in self._blobs:
            self._blobs.add(key)
            self._blob_rows.append((key, data))
            self._blob_bytes += len(data)
            if self._blob_bytes > _BLOB_BYTES:
                self.flush()

    def flush(self) -> None:
        """Hand over what is still held in memory."""
        run = self.connection.exec_driver_sql
        if self._blob_rows:
            run("INSERT INTO stage_blob VALUES (?, ?)", self._blob_rows)
            self._blob_rows.clear()
            self._blob_bytes = 0
        if self._rows:
            run(_INSERT_STAGE, self._rows)
            self._rows.clear()
        if self._handles:
            run("INSERT INTO stage_handle VALUES (?, ?)", self._handles)
            self._handles.clear()
        if self._circles:
            run("INSERT INTO stage_circle VALUES (?, ?, ?)", self._circles)
            self._circles.clear()
        if self._origins:
            run("INSERT INTO stage_origin VALUES (?, ?, ?, ?, ?)", self._origins)
            self._origins.clear()

    def close_reading(self) -> None:
        """End the staging; the connection is free to take the write lock."""
        self.flush()
        self.connection.exec_driver_sql("COMMIT")

    def discard(self) -> None:
        """Drop the temporary tables, whatever state they are in."""
        raw = self.connection.connection.driver_connection
        if raw is not None and raw.in_transaction:
            self.connection.exec_driver_sql("ROLLBACK")
        for table in _STAGE_TABLES:
            self.connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{table}")


def take_over(connection: Connection, now: int) -> None:
    """Bring everything staged into the book, set-wise; raises BookMoved if a contact changed since it was looked at."""
    run = connection.exec_driver_sql
    moved = (
        "SELECT 1 FROM stage LEFT JOIN contact ON contact.id = target "
        "WHERE target IS NOT NULL AND contact.card_id IS NOT expected LIMIT 1"
    )
    if run(moved).first() is not None:
        raise BookMoved
    card_offset = _last_id(connection, "card") + 1
    contact_offset = _last_id(connection, "contact") + 1
    size = run("SELECT count(*) FROM stage").scalar_one()
    run("INSERT OR IGNORE INTO blob (digest, data) SELECT digest, data FROM stage_blob")
    run("INSERT INTO card (id, text) SELECT n + ?, text FROM stage ORDER BY n", (card_offset,))
    run("INSERT INTO haystack (card_id, words) SELECT n + ?, words FROM stage ORDER BY n", (card_offset,))
    run(
        "INSERT INTO handle (key, card_id) SELECT key, n + ? FROM stage_handle ORDER BY key, n",
        (card_offset,),
    )
    run("INSERT INTO search (rowid, words) SELECT n + ?, words FROM stage ORDER BY n", (card_offset,))
    # Cards as they came, where the contact's own became another one; bases are not searched.
    run(
        "INSERT INTO card (id, text) SELECT n + ?, base_text FROM stage WHERE base_text IS NOT NULL",
        (card_offset + size,),
    )
    columns = ", ".join(LISTING_COLUMNS)
    run(
        f"INSERT INTO contact (id, uuid, card_id, derivation, created_at, changed_at, review, {columns}) "
        f"SELECT n + ?, randomblob(16), n + ?, {DERIVATION}, ?, ?, review, {columns} FROM stage WHERE target IS NULL ORDER BY n",
        (contact_offset, card_offset, now, now),
    )
    changes = ", ".join(f"{column} = stage.{column}" for column in LISTING_COLUMNS)
    run(
        f"UPDATE contact SET card_id = n + ?, derivation = {DERIVATION}, changed_at = ?, trashed_at = NULL, {changes} "
        "FROM stage WHERE stage.target = contact.id "
        # Of several cards merged into one contact the last one holds them all.
        "AND stage.n IN (SELECT max(n) FROM stage WHERE target IS NOT NULL GROUP BY target)",
        (card_offset, now),
    )
    run(
        "INSERT INTO base (contact_id, source, card_id) SELECT ifnull(target, n + ?), source, "
        "n + iif(base_text IS NULL, ?, ?) FROM stage WHERE source <> '' ORDER BY 1 "
        "ON CONFLICT (contact_id, source) DO UPDATE SET card_id = excluded.card_id",
        (contact_offset, card_offset, card_offset + size),
    )
    run(
        "INSERT INTO seen (digest, owner, owner_id) SELECT digest, 'contact', ifnull(target, n + ?) FROM stage "
        "WHERE digest IS NOT NULL ORDER BY digest ON CONFLICT DO NOTHING",
        (contact_offset,),
    )
    run(
        "INSERT INTO membership (contact_id, circle_id) SELECT ifnull(target, n + ?), circle_id "
        "FROM stage_circle JOIN stage USING (n) WHERE leaves = 0 ORDER BY 1, 2 ON CONFLICT DO NOTHING",
        (contact_offset,),
    )
    run(
        "DELETE FROM membership WHERE (contact_id, circle_id) IN "
        "(SELECT target, circle_id FROM stage_circle JOIN stage USING (n) WHERE leaves = 1)"
    )
    _take_over_origins(connection, contact_offset)


def _take_over_origins(connection: Connection, contact_offset: int) -> None:
    rows = connection.exec_driver_sql(
        "SELECT ifnull(target, n + ?), through_id, through, place, since FROM stage_origin JOIN stage USING (n) ORDER BY n",
        (contact_offset,),
    )
    told: dict[int, Origin] = {}
    for contact_id, through_id, through, place, since in rows:
        new = Origin(through_id=through_id, through=through, place=place, since=PartialDate.parse(since))
        told[contact_id] = told[contact_id].filled(new) if contact_id in told else new
    origins.fill(connection, told)


def _last_id(connection: Connection, table: str) -> int:
    row = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).first()
    return int(row[0]) if row else 0


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
    return [holder.id for holders in by_uid(connection, spellings).values() for holder in holders]


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
