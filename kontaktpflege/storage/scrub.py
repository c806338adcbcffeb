"""Removing for good: what undo, import bases, photos and the write-ahead log still hold of a contact."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.history import Step
from kontaktpflege.storage import care, hand_over, introductions, origins, search, tallies, tied_belongings, undo_log
from kontaktpflege.storage.belongings import CONTACT_TABLES, remove
from kontaktpflege.storage.contacts import selected
from kontaktpflege.storage.facts import keep_fact
from kontaktpflege.storage.schema import undoable_tables
from kontaktpflege.storage.store import GAPS, Store

_HOLDERS = ("contact", "base", "former", "group_card")
_CARD_HOLDERS = (*_HOLDERS, *(f"log_{table}" for table in _HOLDERS))
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
        for table, column in (("haystack", "card_id"), ("handle", "card_id"), ("card_day", "card_id"), ("card", "id")):
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
    """Remove contacts and every trace of them from the file; backups are files of their own. Returns how many went.

    What was merged into them goes too. Where another program keeps the file from being rewritten, `finish` does so later.
    """
    with store.connection() as connection:
        run = connection.exec_driver_sql
        run("PRAGMA secure_delete = ON")
        try:
            with store.unrecorded(connection) as tx:
                undo_log.drop_steps(connection, "undone = 1")
                chosen = selected(connection, _with_absorbed(connection, ids))
                _forget_members(connection, chosen)
                origins.forget(connection, chosen)
                introductions.forget(connection, chosen)
                stained = care.forget(connection, chosen)
                companions = care.companions(connection, chosen)
                _claim_rows(connection, chosen)
                removed = remove(connection, chosen)
                tallies.derive_calls(connection, companions)
                hand_over.forget(connection, chosen)
                _forget_steps(connection, chosen, stained)
                sweep(connection)
                search.scrub(connection)
                keep_fact(connection, _UNFINISHED, "")
                keep_fact(connection, GAPS, str(run("SELECT ifnull(max(id), 0) FROM step").scalar_one()))
                tx.touched |= {Contact, Favor, Step}
        finally:
            if not connection.invalidated:
                run("PRAGMA secure_delete = OFF")
    finish(store)
    return removed


_UNFINISHED = "scrub"
"""The fact that stands in a book whose file still holds bytes of what was forgotten."""


def finish(store: Store) -> bool:
    """Rewrite the file after a forgetting, so that free pages and the log hold nothing of it; False: not yet possible."""
    with store.reading() as connection:
        sql = "SELECT 1 FROM fact WHERE name = ?"
        if connection.exec_driver_sql(sql, (_UNFINISHED,)).first() is None:
            return True
    if not store.compact():
        return False
    with store.unrecorded() as tx:
        tx.connection.exec_driver_sql("DELETE FROM fact WHERE name = ?", (_UNFINISHED,))
    return True


def _with_absorbed(connection: Connection, ids: Sequence[int]) -> list[int]:
    """The ids, and those of contacts that were merged into them and live on in the undo log alone."""
    run = connection.exec_driver_sql
    absorbed = (
        f"WITH RECURSIVE gone (id) AS (SELECT id FROM contact WHERE id IN {selected(connection, ids)} "
        "UNION SELECT other.contact_id FROM gone JOIN temp.merged AS kept ON kept.contact_id = gone.id "
        "JOIN temp.merged AS other USING (step_id) WHERE other.contact_id NOT IN (SELECT id FROM contact)) "
        "SELECT id FROM gone"
    )
    run(
        "CREATE TEMP TABLE merged AS SELECT step_id, log_contact.id AS contact_id FROM log_contact "
        "JOIN step ON step.id = step_id WHERE kind = 'merge' AND present = 1"
    )
    found = list(run(absorbed).scalars())
    run("DROP TABLE temp.merged")
    return found


def _forget_members(connection: Connection, chosen: str) -> None:
    """Take the contacts off the group cards that name them."""
    run = connection.exec_driver_sql
    sql = f"SELECT uid FROM contact WHERE id IN {chosen} AND uid NOT IN (SELECT uid FROM contact WHERE id NOT IN {chosen})"
    uids = [uid.removeprefix("urn:uuid:") for uid in run(sql).scalars() if uid]
    groups = "SELECT card_id FROM group_card UNION SELECT card_id FROM log_group_card"
    for card_id, text in run(f"SELECT id, text FROM card WHERE id IN ({groups})").all() if uids else ():
        scrubbed = Card.from_text(text).with_members(joined=(), left=uids).text
        run("UPDATE card SET text = ? WHERE id = ?", (scrubbed, card_id))


def _claim_rows(connection: Connection, chosen: str) -> None:
    """Before contacts go: let every log row of what hung on them name one of them, to be forgotten with it.

    Of a row that a step added, the log holds the key alone, which in these tables does not say whose it is.
    """
    for table in undoable_tables():
        keys = table.primary_key.columns.keys()
        if table.name in CONTACT_TABLES and "contact_id" not in keys:
            key = ", ".join(keys)
            connection.exec_driver_sql(
                f"UPDATE log_{table.name} SET contact_id = (SELECT min(id) FROM {chosen}) WHERE ({key}) IN "
                f"(SELECT {key} FROM {table.name} WHERE contact_id IN {chosen} "
                f"UNION SELECT {key} FROM log_{table.name} WHERE contact_id IN {chosen})"
            )


def _forget_steps(connection: Connection, chosen: str, stained: Sequence[int]) -> None:
    """Take the contacts out of the undo log; the names in steps' wording go, also of `stained` ones, and steps left empty."""
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE stained (id INTEGER PRIMARY KEY)")
    if stained:
        run("INSERT INTO stained VALUES (?)", [(step,) for step in stained])
    for table, column in (
        ("contact", "id"),
        *CONTACT_TABLES.items(),
        ("origin", "contact_id"),
        ("handed_over", "contact_id"),
    ):
        run(f"INSERT OR IGNORE INTO stained SELECT step_id FROM log_{table} WHERE {column} IN {chosen}")
        run(f"DELETE FROM log_{table} WHERE {column} IN {chosen}")
    tied_belongings.forget(connection, chosen)
    run(f"DELETE FROM log_seen WHERE owner = 'contact' AND owner_id IN {chosen}")
    run(
        "UPDATE step SET facts = json_remove(facts, '$.name', '$.other', '$.file') WHERE id IN (SELECT id FROM temp.stained)"
    )
    rows = " UNION ".join(f"SELECT step_id FROM log_{table.name}" for table in undoable_tables())
    run(f"DELETE FROM step WHERE id NOT IN ({rows})")
    run("DROP TABLE temp.stained")
