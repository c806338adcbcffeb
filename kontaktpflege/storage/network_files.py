"""What a network file needs of the book, and what finds its people here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from kontaktpflege.domain.tie import Tie
from kontaktpflege.storage.ties import COLUMNS, to_tie


def people(connection: Connection) -> Iterator[tuple[int, str, str, str, str]]:
    """(id, uuid in hex, UID, name, organisation) of everybody outside the trash."""
    sql = "SELECT id, lower(hex(uuid)), uid, name, organisation FROM contact WHERE trashed_at IS NULL ORDER BY id"
    for row in connection.exec_driver_sql(sql):
        yield row[0], row[1], row[2], row[3], row[4]


def circles_by_contact(connection: Connection, spelling: Mapping[str, str]) -> dict[int, tuple[str, ...]]:
    """Contact → the names of its circles; `spelling` names the built-in ones by their key."""
    found: dict[int, tuple[str, ...]] = {}
    sql = "SELECT contact_id, key, name FROM membership JOIN circle ON circle.id = circle_id ORDER BY contact_id, position"
    for contact, key, name in connection.exec_driver_sql(sql):
        found[contact] = (*found.get(contact, ()), name or spelling.get(key, key))
    return found


def ties(connection: Connection) -> Iterator[Tie]:
    """Every tie between people outside the trash."""
    gone = "EXISTS (SELECT 1 FROM contact WHERE id = {end} AND trashed_at IS NOT NULL)"
    # By what is not there: asked for what is, SQLite tries every two contacts.
    sql = f"SELECT {COLUMNS} FROM tie WHERE NOT {gone.format(end='low')} AND NOT {gone.format(end='high')} ORDER BY low, high"
    for row in connection.exec_driver_sql(sql):
        yield to_tie(row)


def by_uuid(connection: Connection) -> dict[str, int]:
    """The uuid of everybody outside the trash, in hex → the id."""
    sql = "SELECT lower(hex(uuid)), id FROM contact WHERE trashed_at IS NULL"
    return {row[0]: row[1] for row in connection.exec_driver_sql(sql)}


def present(connection: Connection, ids: str) -> set[int]:
    """Those of these (a JSON list) that are in the book and outside the trash."""
    sql = "SELECT contact.id FROM json_each(?) CROSS JOIN contact ON contact.id = value WHERE trashed_at IS NULL"
    return set(connection.exec_driver_sql(sql, (ids,)).scalars())
