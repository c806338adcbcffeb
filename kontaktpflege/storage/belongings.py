"""What hangs on a contact: it goes with it, or is handed over to the one it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from kontaktpflege.storage import care, former_uids, greetings, hand_over, occasions, origins, tied_belongings
from kontaktpflege.storage.contacts import selected

CONTACT_TABLES: Mapping[str, str] = dict.fromkeys(
    (
        "base",
        "former",
        "membership",
        "dear",
        "participant",
        "promise",
        "care",
        "about",
        "personal_fact",
        "died",
        "pull",
        "in_touch",
        "text_block_use",
        "occasion",
        "greeting",
        "favor",
        "hint_declined",
        "own_card",
        "stranger",
    ),
    "contact_id",
)
"""What hangs on a contact: table → the column that names it."""


def remove(connection: Connection, chosen: str) -> int:
    """Delete contacts with everything that hangs on them; `chosen` is SQL for their ids. Returns how many."""
    run = connection.exec_driver_sql
    origins.part(connection, chosen)
    care.part(connection, chosen)
    hand_over.part(connection, chosen)
    tied_belongings.part(connection, chosen)
    for table, column in CONTACT_TABLES.items():
        run(f"DELETE FROM {table} WHERE {column} IN {chosen}")
    run(f"DELETE FROM account WHERE contact_id IN {chosen}")  # derived, so no step knows of it
    run(f"DELETE FROM seen WHERE owner = 'contact' AND owner_id IN {chosen}")
    return int(run(f"DELETE FROM contact WHERE id IN {chosen}").rowcount)


def unite(connection: Connection, keep: int, others: Sequence[int]) -> None:
    """Let `keep` have everything that hangs on `others`, and remove these."""
    run = connection.exec_driver_sql
    chosen = selected(connection, others)
    origins.unite(connection, keep, chosen)
    former_uids.unite(connection, keep, chosen)
    care.unite(connection, keep, chosen)
    occasions.unite(connection, keep, chosen)
    greetings.unite(connection, keep, chosen)
    tied_belongings.unite(connection, keep, chosen)
    run(
        f"INSERT INTO membership (contact_id, circle_id) SELECT DISTINCT ?, circle_id FROM membership "
        f"WHERE contact_id IN {chosen} ON CONFLICT DO NOTHING",
        (keep,),
    )
    run(
        f"INSERT INTO dear (contact_id) SELECT DISTINCT ? FROM dear WHERE contact_id IN {chosen} ON CONFLICT DO NOTHING",
        (keep,),
    )
    run(
        f"INSERT INTO hint_declined SELECT DISTINCT ? FROM hint_declined WHERE contact_id IN {chosen} "
        "ON CONFLICT DO NOTHING",
        (keep,),
    )
    run(f"UPDATE favor SET contact_id = ? WHERE contact_id IN {chosen}", (keep,))
    run(f"UPDATE text_block_use SET contact_id = ? WHERE contact_id IN {chosen}", (keep,))
    run(
        f"INSERT INTO base (contact_id, source, card_id) SELECT ?, source, max(card_id) FROM base "
        # Only of the same UID: somebody else's card would be no base for what comes for `keep`.
        f"WHERE contact_id IN (SELECT id FROM contact WHERE id IN {chosen} AND uid <> '' "
        "AND uid = (SELECT uid FROM contact WHERE id = ?)) GROUP BY source ON CONFLICT DO NOTHING",
        (keep, keep),
    )
    run(
        f"INSERT INTO seen (digest, owner, owner_id) SELECT DISTINCT digest, 'contact', ? FROM seen "
        f"WHERE owner = 'contact' AND owner_id IN {chosen} ON CONFLICT DO NOTHING",
        (keep,),
    )
    remove(connection, chosen)
