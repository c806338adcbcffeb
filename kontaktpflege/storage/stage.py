"""How an import writes: cards are staged in temporary tables, then taken over into the book set-wise.

Staging keeps the write lock brief: while cards are read and derived nothing of the book is locked, and a cancelled or
killed import has written nothing to it.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from kontaktpflege.domain.errors import BookMoved
from kontaktpflege.domain.listing import DERIVATION, Listing
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.storage import origins, search
from kontaktpflege.storage.contacts import LISTING_COLUMNS, placeholders


class StagedCard(NamedTuple):
    """A card on its way into the book.

    `target` is the contact that it changes, whose card must still be `expected`, and which must still lie in the trash
    (and leaves it) or not, as `trashed` says; None adds a contact. `base_text` is the card as it came, where the
    contact's own (`text`) became another one. `origin` adds to where the contact is known from: what stands there
    stays. `former`: the UID that it came with, where that is not the contact's.
    Without `digest` and `source` it comes from nowhere: from the user.
    """

    text: str
    listing: Listing
    digest: bytes | None
    source: str
    joined: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    review: str = ""
    target: int | None = None
    expected: int | None = None
    trashed: bool = False
    base_text: str | None = None
    origin: Origin | None = None
    former: str = ""


_BLOB_BYTES = 1 << 21
"""So much of photos is held before it is handed over."""

_STAGES = (
    "CREATE TEMP TABLE stage (n INTEGER PRIMARY KEY, text TEXT, words TEXT, digest BLOB, source TEXT, review TEXT, "
    f"target INTEGER, expected INTEGER, trashed INTEGER, base_text TEXT, former TEXT, {', '.join(LISTING_COLUMNS)})",
    "CREATE TEMP TABLE stage_handle (n INTEGER, key TEXT)",
    "CREATE TEMP TABLE stage_day (n INTEGER, kind TEXT, day TEXT, year INTEGER)",
    "CREATE TEMP TABLE stage_circle (n INTEGER, circle_id INTEGER, leaves INTEGER)",
    "CREATE TEMP TABLE stage_blob (digest BLOB PRIMARY KEY, data BLOB)",
    "CREATE TEMP TABLE stage_origin (n INTEGER, through_id INTEGER, through TEXT, place TEXT, since TEXT)",
)
_STAGE_TABLES = ("stage", "stage_handle", "stage_day", "stage_circle", "stage_blob", "stage_origin")
_MOVED = (
    "SELECT 1 FROM stage LEFT JOIN contact ON contact.id = target "
    "WHERE target IS NOT NULL AND (contact.card_id IS NOT expected OR trashed <> (trashed_at IS NOT NULL)) LIMIT 1"
)
_INSERT_STAGE = f"INSERT INTO stage VALUES ({placeholders(11 + len(LISTING_COLUMNS))})"


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
        self._days: list[tuple[object, ...]] = []
        self._circles: list[tuple[int, int, int]] = []
        self._origins: list[tuple[int, int | None, str, str, str]] = []
        self._changes = False
        self._other_bases = False
        self._formers = False
        self.discard()
        for statement in _STAGES:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("BEGIN")  # temporary tables only: no lock on the book

    def add(self, card: StagedCard) -> None:
        """Stage one card."""
        listing = card.listing
        if card.target is not None:
            self._changes = True
            self._formers = self._formers or bool(card.former)
            self._other_bases = self._other_bases or card.base_text is not None
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
                int(card.trashed),
                card.base_text,
                card.former,
                *listing[: len(LISTING_COLUMNS)],
            )
        )
        for key in listing.handles:
            self._handles.append((self.size, key))
        for day in listing.days:
            self._days.append((self.size, *day))
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
        if self._days:
            run("INSERT INTO stage_day VALUES (?, ?, ?, ?)", self._days)
            self._days.clear()
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

    def take_over(self, now: int) -> None:
        """Bring everything staged into the book; raises BookMoved if a contact changed since it was looked at.

        `now`: milliseconds since 1970. The connection must hold the write lock.
        """
        if self._changes and self.connection.exec_driver_sql(_MOVED).first() is not None:
            raise BookMoved
        cards = _last_id(self.connection, "card") + 1
        contacts = _last_id(self.connection, "contact") + 1
        with search.unmerged(self.connection):
            self._take_cards(cards)
        self._take_contacts(contacts, cards, now)
        self._take_bases(contacts, cards)
        self._take_circles(contacts)
        self._take_origins(contacts)

    def _take_cards(self, offset: int) -> None:
        """The cards with photos, words, handles and days; card `n` of the stage gets the id `n + offset`."""
        run = self.connection.exec_driver_sql
        run("INSERT OR IGNORE INTO blob (digest, data) SELECT digest, data FROM stage_blob")
        for table, key, value in (
            ("card", "id", "text"),
            ("haystack", "card_id", "words"),
            ("search", "rowid", "words"),
        ):
            run(f"INSERT INTO {table} ({key}, {value}) SELECT n + ?, {value} FROM stage ORDER BY n", (offset,))
        run("INSERT INTO handle (key, card_id) SELECT key, n + ? FROM stage_handle ORDER BY key, n", (offset,))
        run(
            "INSERT INTO card_day (card_id, kind, day, year) SELECT n + ?, kind, day, year FROM stage_day "
            "ORDER BY day, kind, n",
            (offset,),
        )

    def _take_contacts(self, offset: int, cards: int, now: int) -> None:
        run = self.connection.exec_driver_sql
        columns = ", ".join(LISTING_COLUMNS)
        run(
            f"INSERT INTO contact (id, uuid, card_id, derivation, created_at, changed_at, review, {columns}) "
            f"SELECT n + ?, randomblob(16), n + ?, {DERIVATION}, ?, ?, review, {columns} FROM stage "
            "WHERE target IS NULL ORDER BY n",
            (offset, cards, now, now),
        )
        if not self._changes:
            return
        changes = ", ".join(f"{column} = stage.{column}" for column in LISTING_COLUMNS)
        run(
            f"UPDATE contact SET card_id = n + ?, derivation = {DERIVATION}, changed_at = ?, trashed_at = NULL, {changes} "
            "FROM stage WHERE stage.target = contact.id "
            # Of several cards merged into one contact the last one holds them all.
            "AND stage.n IN (SELECT max(n) FROM stage WHERE target IS NOT NULL GROUP BY target)",
            (cards, now),
        )

    def _take_bases(self, contacts: int, cards: int) -> None:
        """What the cards were like where they came from, and that they were seen."""
        run = self.connection.exec_driver_sql
        if self._other_bases:
            # Cards as they came, where the contact's own became another one; they are not searched.
            run(
                "INSERT INTO card (id, text) SELECT n + ?, base_text FROM stage WHERE base_text IS NOT NULL",
                (cards + self.size,),
            )
        run(
            "INSERT INTO base (contact_id, source, card_id) SELECT ifnull(target, n + ?), source, "
            "n + iif(base_text IS NULL, ?, ?) FROM stage WHERE source <> '' AND former = '' ORDER BY 1 "
            "ON CONFLICT (contact_id, source) DO UPDATE SET card_id = excluded.card_id",
            (contacts, cards, cards + self.size),
        )
        if self._formers:
            run(
                "INSERT INTO former (uid, source, contact_id, card_id) SELECT former, source, target, "
                "n + iif(base_text IS NULL, ?, ?) FROM stage WHERE source <> '' AND former <> '' ORDER BY 1, 2 "
                "ON CONFLICT (uid, source) DO UPDATE SET contact_id = excluded.contact_id, card_id = excluded.card_id",
                (cards, cards + self.size),
            )
        run(
            "INSERT INTO seen (digest, owner, owner_id) SELECT digest, 'contact', ifnull(target, n + ?) FROM stage "
            "WHERE digest IS NOT NULL ORDER BY digest ON CONFLICT DO NOTHING",
            (contacts,),
        )

    def _take_circles(self, contacts: int) -> None:
        run = self.connection.exec_driver_sql
        run(
            "INSERT INTO membership (contact_id, circle_id) SELECT ifnull(target, n + ?), circle_id "
            "FROM stage_circle JOIN stage USING (n) WHERE leaves = 0 ORDER BY 1, 2 ON CONFLICT DO NOTHING",
            (contacts,),
        )
        if self._changes:
            run(
                "DELETE FROM membership WHERE (contact_id, circle_id) IN "
                "(SELECT target, circle_id FROM stage_circle JOIN stage USING (n) WHERE leaves = 1)"
            )

    def _take_origins(self, contacts: int) -> None:
        rows = self.connection.exec_driver_sql(
            "SELECT ifnull(target, n + ?), through_id, through, place, since FROM stage_origin JOIN stage USING (n) "
            "ORDER BY n",
            (contacts,),
        )
        told: dict[int, Origin] = {}
        for contact_id, through_id, through, place, since in rows:
            new = Origin(through_id=through_id, through=through, place=place, since=PartialDate.parse(since))
            told[contact_id] = told[contact_id].filled(new) if contact_id in told else new
        origins.fill(self.connection, told)

    def discard(self) -> None:
        """Drop the temporary tables, whatever state they are in."""
        if self.connection.invalidated:  # they went with it
            return
        raw = self.connection.connection.driver_connection
        if raw is not None and raw.in_transaction:
            self.connection.exec_driver_sql("ROLLBACK")
        for table in _STAGE_TABLES:
            self.connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{table}")


def _last_id(connection: Connection, table: str) -> int:
    row = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).first()
    return int(row[0]) if row else 0
