"""Whom a goal is about, who may know more, and the chains that were kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection

_ALIVE = "trashed_at IS NULL"


def organisations(connection: Connection) -> list[tuple[str, str]]:
    """Each organisation, and the contacts outside the trash that have it as a JSON list."""
    sql = (
        "SELECT organisation, json_group_array(id) FROM contact "
        f"WHERE organisation <> '' AND {_ALIVE} GROUP BY organisation"
    )
    return [(row[0], row[1]) for row in connection.exec_driver_sql(sql)]


def in_circles(connection: Connection, circles: Sequence[int]) -> list[int]:
    """The contacts outside the trash that are in one of these circles."""
    sql = (
        "SELECT DISTINCT contact_id FROM membership JOIN contact ON contact.id = contact_id "
        f"WHERE {_ALIVE} AND circle_id IN (SELECT value FROM json_each(?))"
    )
    return list(connection.exec_driver_sql(sql, (json.dumps(list(circles)),)).scalars())


def keep(connection: Connection, contact_id: int, ids: Sequence[int]) -> int:
    """Keep a chain on a contact, unless it is kept there; returns its number."""
    kept = chains(connection, contact_id)
    for number, held in kept:
        if held == tuple(ids):
            return number
    number = max((one for one, _held in kept), default=0) + 1
    rows = [(contact_id, number, position, step) for position, step in enumerate(ids, start=1)]
    connection.exec_driver_sql("INSERT INTO kept_step VALUES (?, ?, ?, ?)", rows)
    return number


def drop(connection: Connection, contact_id: int, number: int) -> bool:
    """Let go of a kept chain; tells whether it was there."""
    sql = "DELETE FROM kept_step WHERE contact_id = ? AND chain = ?"
    return connection.exec_driver_sql(sql, (contact_id, number)).rowcount > 0


def chains(connection: Connection, contact_id: int) -> list[tuple[int, tuple[int, ...]]]:
    """(number, the people from the first on) of the chains kept on a contact, oldest first."""
    sql = "SELECT chain, step_contact_id FROM kept_step WHERE contact_id = ? ORDER BY chain, position"
    rows = connection.exec_driver_sql(sql, (contact_id,)).all()
    return [(number, tuple(row[1] for row in steps)) for number, steps in groupby(rows, key=lambda row: row[0])]


def alive(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Contact id → name of those of them that are not in the trash."""
    sql = f"SELECT id, name FROM contact WHERE {_ALIVE} AND id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in connection.exec_driver_sql(sql, (json.dumps(list(ids)),))}
