"""The star: which contacts are dear to the user."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from kontaktpflege.storage.contacts import batches, placeholders, selected


def set_dear(connection: Connection, ids: Sequence[int], dear: bool) -> int:
    """Give contacts the star or take it off; returns for how many that changed something."""
    run, chosen = connection.exec_driver_sql, selected(connection, ids)
    if dear:
        sql = f"INSERT INTO dear (contact_id) SELECT id FROM contact WHERE id IN {chosen} ON CONFLICT DO NOTHING"
    else:
        sql = f"DELETE FROM dear WHERE contact_id IN {chosen}"
    return int(run(sql).rowcount)


def dear_among(connection: Connection, ids: Sequence[int]) -> int:
    """How many of these contacts bear the star."""
    run = connection.exec_driver_sql
    found = 0
    for batch in batches(ids):
        found += run(
            f"SELECT count(*) FROM dear WHERE contact_id IN ({placeholders(len(batch))})", tuple(batch)
        ).scalar_one()
    return found
