"""Removing for good: what undo, import bases, photos and the write-ahead log still hold of a contact."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.history import Step
from kontaktpflege.storage import search
from kontaktpflege.storage.contacts import remove, selected
from kontaktpflege.storage.schema import undoable_tables
from kontaktpflege.storage.store import Store

_CARD_HOLDERS = ("contact", "base", "group_card", "log_contact", "log_base", "log_group_card")
"""Every table with a `card_id`: what none of them names, nothing can bring back."""


def sweep(connection: Connection) -> int:
    """Remove cards and binary values that nothing refers to any more; returns how many cards went."""
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE doomed (id INTEGER PRIMARY KEY)")
    held = " UNION ".join(f"SELECT card_id FROM {table} WHERE card_id IS NOT NULL" for table in _CARD_HOLDERS)
    run(f"INSERT INTO doomed SELECT id FROM card WHERE id NOT IN ({held})")
    swept = run("SELECT count(*) FROM doomed").scalar_one()
    if swept:
        search.unindex_cards(connection, "card_id IN (SELECT id FROM temp.doomed)")
        for table, column in (("haystack", "card_id"), ("handle", "card_id"), ("card", "id")):
            run(f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM temp.doomed)")
        _sweep_blobs(connection)
    run("DROP TABLE temp.doomed")
    return int(swept)


def _sweep_blobs(connection: Connection) -> None:
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE named (digest BLOB PRIMARY KEY)")
    rows = run("SELECT text FROM card WHERE text LIKE '%' || char(26) || 'B%'")
    for (text,) in rows:
        digests = {part[:32] for part in text.split("\x1aB")[1:]}
        run(
            "INSERT OR IGNORE INTO named VALUES (?)",
            [(bytes.fromhex(digest),) for digest in digests if _is_hex(digest)],
        )
    run("DELETE FROM blob WHERE digest NOT IN (SELECT digest FROM temp.named)")
    run("DROP TABLE temp.named")


def _is_hex(text: str) -> bool:
    return len(text) == 32 and not text.strip("0123456789abcdef")


def forget(store: Store, ids: Sequence[int]) -> int:
    """Remove contacts and every trace of them from the file; backups are files of their own. Returns how many went."""
    with store.connection() as connection:
        run = connection.exec_driver_sql
        run("PRAGMA secure_delete = ON")
        try:
            with store.unrecorded(connection) as tx:
                chosen = selected(connection, ids)
                removed = remove(connection, chosen)
                _forget_steps(connection, chosen)
                sweep(connection)
                search.scrub(connection)
                tx.touched |= {Contact, Step}
            run("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            run("PRAGMA secure_delete = OFF")
    return removed


def _forget_steps(connection: Connection, chosen: str) -> None:
    """Take the contacts out of the undo log; the names in steps' wording go, and steps left empty."""
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE stained (id INTEGER PRIMARY KEY)")
    for table, column in (("contact", "id"), ("base", "contact_id"), ("membership", "contact_id")):
        run(f"INSERT OR IGNORE INTO stained SELECT step_id FROM log_{table} WHERE {column} IN {chosen}")
        run(f"DELETE FROM log_{table} WHERE {column} IN {chosen}")
    run(f"DELETE FROM log_seen WHERE owner = 'contact' AND owner_id IN {chosen}")
    run("UPDATE step SET facts = json_remove(facts, '$.name') WHERE id IN (SELECT id FROM temp.stained)")
    rows = " UNION ".join(f"SELECT step_id FROM log_{table.name}" for table in undoable_tables())
    run(f"DELETE FROM step WHERE id IN (SELECT id FROM temp.stained) AND id NOT IN ({rows})")
    run("DROP TABLE temp.stained")
