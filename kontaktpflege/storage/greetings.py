"""Lists of greetings: who is on one, and who has been greeted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from kontaktpflege.domain.greeting import Greeting, GreetingList
from kontaktpflege.storage.contacts import placeholders, selected

_LIVING = (
    "SELECT id FROM contact WHERE trashed_at IS NULL AND id NOT IN (SELECT contact_id FROM died) "
    "AND id NOT IN (SELECT contact_id FROM stranger)"
)
"""Who can be greeted: nobody whom the user does not know; those who rest can, if the user says so."""


def greeting_lists(connection: Connection) -> list[GreetingList]:
    """Every list with somebody on it, the newest year first."""
    sql = (
        f"SELECT key, year, count(*), count(done_on) FROM greeting WHERE contact_id IN ({_LIVING}) "
        "GROUP BY key, year ORDER BY year DESC, key"
    )
    return [GreetingList(*row) for row in connection.exec_driver_sql(sql)]


def greetings(connection: Connection, key: str, year: int) -> list[tuple[Greeting, str, int]]:
    """Who is on a list, by last name: (greeting, name, id of the card)."""
    sql = (
        "SELECT contact.id, done_on, name, card_id FROM greeting JOIN contact ON contact.id = contact_id "
        f"WHERE key = ? AND year = ? AND contact_id IN ({_LIVING}) ORDER BY by_last, contact.id"
    )
    rows = connection.exec_driver_sql(sql, (key, year)).all()
    return [(Greeting(row[0], None if row[1] is None else date.fromordinal(row[1])), row[2], row[3]) for row in rows]


def cards(connection: Connection, ids: Sequence[int]) -> list[tuple[int, str]]:
    """(id, text) of these cards."""
    sql = f"SELECT id, text FROM card WHERE id IN ({placeholders(len(ids))})"
    return [(row[0], row[1]) for row in connection.exec_driver_sql(sql, tuple(ids)).all()]


def add(connection: Connection, key: str, year: int, ids: Sequence[int]) -> int:
    """Put contacts on a list; returns how many were not on it yet."""
    sql = (
        f"INSERT INTO greeting (key, year, contact_id) SELECT ?, ?, id FROM ({_LIVING}) "
        f"WHERE id IN {selected(connection, ids)} ORDER BY id ON CONFLICT DO NOTHING"
    )
    return int(connection.exec_driver_sql(sql, (key, year)).rowcount)


def has_living(connection: Connection, ids: Sequence[int]) -> bool:
    """Whether anybody of these can be greeted."""
    sql = f"SELECT EXISTS (SELECT 1 FROM ({_LIVING}) WHERE id IN (SELECT value FROM json_each(?)))"
    return bool(connection.exec_driver_sql(sql, (json.dumps(list(ids)),)).scalar_one())


def remove(connection: Connection, key: str, year: int, ids: Sequence[int]) -> int:
    """Take contacts off a list; returns how many were on it."""
    sql = f"DELETE FROM greeting WHERE key = ? AND year = ? AND contact_id IN {selected(connection, ids)}"
    return int(connection.exec_driver_sql(sql, (key, year)).rowcount)


def tick(connection: Connection, key: str, year: int, ids: Sequence[int], day: date | None) -> int:
    """Say when contacts were greeted, or with None that they were not; returns for how many that is new."""
    held = "IS NULL" if day is not None else "IS NOT NULL"
    sql = (
        f"UPDATE greeting SET done_on = ? WHERE key = ? AND year = ? AND done_on {held} "
        f"AND contact_id IN {selected(connection, ids)}"
    )
    return int(connection.exec_driver_sql(sql, (None if day is None else day.toordinal(), key, year)).rowcount)


def waiting(connection: Connection, key: str, year: int, ids: Sequence[int]) -> set[int]:
    """Those of these contacts who are on a list and were not greeted yet."""
    sql = (
        "SELECT contact_id FROM greeting WHERE key = ? AND year = ? AND done_on IS NULL "
        f"AND contact_id IN {selected(connection, ids)}"
    )
    return set(connection.exec_driver_sql(sql, (key, year)).scalars())


def done(connection: Connection, key: str, year: int, ids: Sequence[int]) -> dict[int, date]:
    """When those of these contacts who are on a list were greeted."""
    sql = (
        "SELECT contact_id, done_on FROM greeting WHERE key = ? AND year = ? AND done_on IS NOT NULL "
        f"AND contact_id IN {selected(connection, ids)}"
    )
    return {row[0]: date.fromordinal(row[1]) for row in connection.exec_driver_sql(sql, (key, year))}


def delete_list(connection: Connection, key: str) -> None:
    """Delete the lists of an occasion, of every year."""
    connection.exec_driver_sql("DELETE FROM greeting WHERE key = ?", (key,))


def unite(connection: Connection, keep: int, chosen: str) -> None:
    """Put `keep` on the lists of those whom it takes in, done where it was done for one of them; `chosen` is SQL."""
    connection.exec_driver_sql(
        "INSERT INTO greeting (key, year, contact_id, done_on) SELECT key, year, ?, max(done_on) FROM greeting "
        f"WHERE contact_id IN {chosen} GROUP BY key, year "
        "ON CONFLICT DO UPDATE SET done_on = ifnull(done_on, excluded.done_on)",
        (keep,),
    )
