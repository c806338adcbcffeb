"""UIDs of contacts that were merged into others: the phone does not know of it, and goes on sending cards under them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from kontaktpflege.storage.contacts import batches, placeholders

_CONFLICT = "ON CONFLICT (uid, source) DO UPDATE SET contact_id = excluded.contact_id, card_id = excluded.card_id"


class Former(NamedTuple):
    """Where cards with a former UID belong, and what they were: source → id of the card as last read there."""

    contact_id: int
    cards: dict[str, int]

    def base(self, source: str) -> int:
        """The card as last read there; else as it was in the book when the contacts were merged."""
        return self.cards.get(source) or self.cards.get("") or max(self.cards.values())


def known(connection: Connection, uids: Sequence[str]) -> dict[str, Former]:
    """Those of these UIDs that once were a contact's of its own."""
    found: dict[str, Former] = {}
    for batch in batches(uids):
        sql = f"SELECT uid, source, contact_id, card_id FROM former WHERE uid IN ({placeholders(len(batch))})"
        for uid, source, contact_id, card_id in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(uid, Former(contact_id, {})).cards[source] = card_id
    return found


def shared(connection: Connection) -> frozenset[int]:
    """The contacts that cards come for under more than one UID."""
    return frozenset(connection.exec_driver_sql("SELECT DISTINCT contact_id FROM former").scalars())


def unite(connection: Connection, keep: int, chosen: str) -> None:
    """Let cards with the UIDs of `chosen` (SQL for ids) come for `keep` from now on."""
    run = connection.exec_driver_sql
    run(f"UPDATE former SET contact_id = ? WHERE contact_id IN {chosen}", (keep,))
    others = f"contact.id IN {chosen} AND uid <> '' AND uid <> (SELECT uid FROM contact WHERE id = ?)"
    into = "INSERT INTO former (uid, source, contact_id, card_id)"
    run(f"{into} SELECT uid, '', ?, card_id FROM contact WHERE {others} {_CONFLICT}", (keep, keep))
    run(
        f"{into} SELECT uid, source, ?, base.card_id FROM base JOIN contact ON contact.id = contact_id "
        f"WHERE {others} {_CONFLICT}",
        (keep, keep),
    )
