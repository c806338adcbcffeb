"""What the phone was last told of each contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from kontaktpflege.storage.contacts import batches, placeholders

OWN_SOURCES = "-//kontaktpflege//"
"""How the sources of tables and LDIF begin: a phone never had what came by them."""

_FROM_ELSEWHERE = f"source NOT LIKE '{OWN_SOURCES}%'"
_UNTOLD = b"?"
"""The digest of a contact that came from elsewhere and was never handed over."""


class Known(NamedTuple):
    """What is known elsewhere of a contact: the digest that was handed over (b"": its end), and how far cards went then."""

    digest: bytes
    mark: int


def known(connection: Connection, ids: Sequence[int]) -> dict[int, Known]:
    """Contact id → what was handed over of it last."""
    found: dict[int, Known] = {}
    for batch in batches(ids):
        sql = f"SELECT contact_id, digest, mark FROM handed_over WHERE contact_id IN ({placeholders(len(batch))})"
        rows = connection.exec_driver_sql(sql, tuple(batch))
        found.update((row[0], Known(bytes(row[1]), row[2])) for row in rows)
    return found


def read_elsewhere(connection: Connection, ids: Sequence[int]) -> dict[int, list[int]]:
    """Contact id → the cards as last read from phones and other programs."""
    found: dict[int, list[int]] = {}
    for batch in batches(ids):
        sql = f"SELECT contact_id, card_id FROM base WHERE {_FROM_ELSEWHERE} AND contact_id IN ({placeholders(len(batch))})"
        for contact_id, card_id in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(contact_id, []).append(card_id)
    return found


def deleted(connection: Connection) -> list[tuple[int, str]]:
    """(id, name) of contacts that are in the trash or gone, but still on the phone as far as one knows."""
    sql = (
        "SELECT contact_id, handed_over.name FROM handed_over LEFT JOIN contact ON contact.id = contact_id "
        "WHERE digest <> x'' AND (contact.id IS NULL OR trashed_at IS NOT NULL) UNION "
        f"SELECT contact.id, contact.name FROM contact JOIN base ON contact_id = contact.id AND {_FROM_ELSEWHERE} "
        "WHERE trashed_at IS NOT NULL AND contact.id NOT IN (SELECT contact_id FROM handed_over) ORDER BY 2, 1"
    )
    return [(row[0], row[1]) for row in connection.exec_driver_sql(sql)]


def last(connection: Connection) -> int | None:
    """When something was last handed over, in UTC milliseconds."""
    return connection.exec_driver_sql("SELECT max(at) FROM handed_over WHERE at > 0").scalar()


def note(connection: Connection, told: Iterable[tuple[int, str, bytes]], now: int) -> None:
    """Remember (contact, name, digest) of what was handed over; a digest b"" tells its end."""
    run = connection.exec_driver_sql
    mark = run("SELECT ifnull(max(id), 0) FROM card").scalar_one()
    rows = [(contact_id, name, digest, mark, now) for contact_id, name, digest in told]
    if rows:
        run(
            "INSERT INTO handed_over (contact_id, name, digest, mark, at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (contact_id) DO UPDATE SET name = excluded.name, digest = excluded.digest, "
            "mark = excluded.mark, at = excluded.at",
            rows,
        )


def part(connection: Connection, chosen: str) -> None:
    """Before contacts are removed: remember those that a phone has, so that it can be told."""
    connection.exec_driver_sql(
        "INSERT INTO handed_over (contact_id, name, digest, mark, at) SELECT DISTINCT contact.id, contact.name, ?, 0, 0 "
        f"FROM contact JOIN base ON contact_id = contact.id AND {_FROM_ELSEWHERE} WHERE contact.id IN {chosen} "
        "ON CONFLICT DO NOTHING",
        (_UNTOLD,),
    )


def forget(connection: Connection, chosen: str) -> None:
    """Leave nothing of contacts that are forgotten for good."""
    connection.exec_driver_sql(f"DELETE FROM handed_over WHERE contact_id IN {chosen}")
