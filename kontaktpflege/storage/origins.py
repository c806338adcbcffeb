"""Where contacts are known from: one row for each contact of whom something is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate

_BATCH = 500
_SELECT = (
    "SELECT contact_id, through_id, ifnull(nullif(contact.name, ''), through), place, since "
    "FROM origin LEFT JOIN contact ON contact.id = through_id"
)
"""A name that is linked is told as the contact is called now."""


def origin(connection: Connection, contact_id: int) -> Origin | None:
    """Where a contact is known from; None if nothing is known."""
    return origins(connection, (contact_id,)).get(contact_id)


def origins(connection: Connection, ids: Sequence[int]) -> dict[int, Origin]:
    """Contact id → where it is known from; contacts of whom nothing is known are left out."""
    found: dict[int, Origin] = {}
    for start in range(0, len(ids), _BATCH):
        batch = tuple(ids[start : start + _BATCH])
        sql = f"{_SELECT} WHERE contact_id IN ({', '.join('?' * len(batch))})"
        found.update((row[0], _origin(row)) for row in connection.exec_driver_sql(sql, batch))
    return found


def _origin(row: Sequence[Any]) -> Origin:
    _, through_id, through, place, since = row
    return Origin(through_id=through_id, through=through, place=place, since=PartialDate.parse(since))


def known_through(connection: Connection, contact_id: int) -> list[int]:
    """Everybody, the trash left out, who is known through a contact, by name."""
    sql = (
        "SELECT contact.id FROM origin JOIN contact ON contact.id = contact_id "
        "WHERE through_id = ? AND trashed_at IS NULL ORDER BY by_last, contact.id"
    )
    return list(connection.exec_driver_sql(sql, (contact_id,)).scalars())


def put(connection: Connection, told: Mapping[int, Origin]) -> None:
    """Keep where contacts are known from, whatever stood there; one that says nothing removes the row."""
    run = connection.exec_driver_sql
    tidy = {contact_id: origin.tidied() for contact_id, origin in told.items()}
    if silent := [(contact_id,) for contact_id, origin in tidy.items() if origin.empty]:
        run("DELETE FROM origin WHERE contact_id = ?", silent)
    if rows := [(contact_id, *_row(origin)) for contact_id, origin in tidy.items() if not origin.empty]:
        run(
            "INSERT INTO origin (contact_id, through_id, through, place, since, words) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (contact_id) DO UPDATE SET through_id = excluded.through_id, through = excluded.through, "
            "place = excluded.place, since = excluded.since, words = excluded.words "
            # Saying the same again shall leave no step behind.
            "WHERE (origin.through_id, origin.through, origin.place, origin.since) "
            "IS NOT (excluded.through_id, excluded.through, excluded.place, excluded.since)",
            rows,
        )


def _row(origin: Origin) -> tuple[int | None, str, str, str, str]:
    return origin.through_id, origin.through, origin.place, str(origin.since or ""), origin.words


def fill(connection: Connection, told: Mapping[int, Origin]) -> None:
    """Add what is told of many contacts to what is known of them, inside a transaction: what stands there stays.

    An import that stages its cards need not call it: it hands over `StagedCard.origin`.
    """
    held = origins(connection, tuple(told))
    nothing = Origin()
    filled = {contact_id: held.get(contact_id, nothing).filled(new.tidied()) for contact_id, new in told.items()}
    put(connection, {contact_id: new for contact_id, new in filled.items() if new != held.get(contact_id, nothing)})


def unite(connection: Connection, keep: int, chosen: str) -> None:
    """Before the contacts that `chosen` (SQL) names become `keep`: let it have what is known of them, and links follow."""
    run = connection.exec_driver_sql
    run(f"UPDATE origin SET through_id = ? WHERE through_id IN {chosen}", (keep,))
    others = run(f"SELECT contact_id FROM origin WHERE contact_id IN {chosen} ORDER BY contact_id").scalars().all()
    held = origins(connection, (keep, *others))
    united = held.get(keep, Origin())
    for other in others:
        united = united.united(held[other])
    if united.through_id == keep:  # known through oneself
        united = _unnamed(united)
    if united != held.get(keep, Origin()):
        put(connection, {keep: united})


def part(connection: Connection, chosen: str) -> None:
    """Before the contacts that `chosen` (SQL) names are removed: their own rows go, and others keep their name as text."""
    connection.exec_driver_sql(f"DELETE FROM origin WHERE contact_id IN {chosen}")
    put(connection, {contact_id: replace(held, through_id=None) for contact_id, held in _through(connection, chosen)})


def forget(connection: Connection, chosen: str) -> None:
    """Take the names of contacts off the origins of others, in the undo log too."""
    put(connection, {contact_id: _unnamed(held) for contact_id, held in _through(connection, chosen)})
    run = connection.exec_driver_sql
    sql = f"SELECT step_id, contact_id, place, since FROM log_origin WHERE through_id IN {chosen}"
    for step, contact_id, place, since in run(sql).all():
        left = Origin(place=place, since=PartialDate.parse(since))
        run(
            "UPDATE log_origin SET present = ?, through_id = NULL, through = '', words = ? WHERE step_id = ? AND contact_id = ?",
            (int(not left.empty), left.words, step, contact_id),
        )


def _through(connection: Connection, chosen: str) -> list[tuple[int, Origin]]:
    """(contact, origin) of all who are known through one that `chosen` names."""
    rows = connection.exec_driver_sql(f"{_SELECT} WHERE through_id IN {chosen} ORDER BY contact_id")
    return [(row[0], _origin(row)) for row in rows]


def _unnamed(origin: Origin) -> Origin:
    return replace(origin, through_id=None, through="")


def derive_anew(connection: Connection) -> None:
    """Fold the words of every origin by the rules of today."""
    for contact_id, words in stale(connection):
        connection.exec_driver_sql("UPDATE origin SET words = ? WHERE contact_id = ?", (words, contact_id))


def stale(connection: Connection) -> list[tuple[int, str]]:
    """(contact, words as they should be) of every origin that keeps others."""
    rows = connection.exec_driver_sql("SELECT contact_id, words, through, place FROM origin ORDER BY contact_id").all()
    due = [(contact_id, held, Origin(through=name, place=place).words) for contact_id, held, name, place in rows]
    return [(contact_id, words) for contact_id, held, words in due if held != words]
