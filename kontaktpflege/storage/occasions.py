"""Days that come round for contacts, and the user's own occasions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from kontaktpflege.domain.occasion import PersonalDay
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.storage.contacts import placeholders
from kontaktpflege.storage.filters import rests

_COLUMNS = "id, name, first_on, yearly, circle_id, contact_id, lead"


def personal_days(connection: Connection, days: Sequence[str], today: date) -> list[PersonalDay]:
    """Birthdays and wedding days on these days of the year ("05-01"), of those whom one is reminded of."""
    # The planner is told, since it overrates going through all contacts: the days are few, and an index has them.
    sql = (
        "SELECT contact.id, contact.name, card_day.kind, card_day.day, card_day.year, "
        "contact.id IN (SELECT contact_id FROM dear) "
        "OR EXISTS (SELECT 1 FROM care WHERE care.contact_id = contact.id AND chosen = 1) "
        "FROM card_day "
        "CROSS JOIN contact INDEXED BY contact_by_card ON contact.card_id = card_day.card_id "
        f"WHERE card_day.day IN ({placeholders(len(days))}) AND {_reminded(today)}"
    )
    return [
        PersonalDay(row[0], row[1], row[2], int(row[3][:2]), int(row[3][3:]), row[4], bool(row[5]))
        for row in connection.exec_driver_sql(sql, tuple(days))
    ]


def days_of_cards(connection: Connection, first: int, last: int) -> dict[int, set[tuple[str, str, int | None]]]:
    """Card id → (kind, day, year) of the cards of contacts from one id to another, both included."""
    found: dict[int, set[tuple[str, str, int | None]]] = {}
    sql = (
        "SELECT card_id, kind, day, year FROM card_day "
        "WHERE card_id IN (SELECT card_id FROM contact WHERE id BETWEEN ? AND ?)"
    )
    for card_id, kind, day, year in connection.exec_driver_sql(sql, (first, last)):
        found.setdefault(card_id, set()).add((kind, day, year))
    return found


def own_occasions(connection: Connection, today: date) -> list[OwnOccasion]:
    """The user's own, oldest first; those for a contact in the trash are left out."""
    sql = (
        f"SELECT {_COLUMNS} FROM occasion WHERE contact_id IS NULL "
        f"OR contact_id IN (SELECT id FROM contact WHERE {_reminded(today)}) ORDER BY id"
    )
    return [
        OwnOccasion(
            id=row[0],
            name=row[1],
            first_on=date.fromordinal(row[2]),
            yearly=bool(row[3]),
            circle_id=row[4],
            contact_id=row[5],
            lead=row[6],
        )
        for row in connection.exec_driver_sql(sql)
    ]


def _reminded(today: date) -> str:
    """SQL for those of whom one is reminded: nobody in the trash, nor who rests on a day, has died, or is a stranger."""
    return (
        "trashed_at IS NULL AND contact.id NOT IN (SELECT contact_id FROM died) "
        "AND contact.id NOT IN (SELECT contact_id FROM stranger) "
        f"AND NOT EXISTS (SELECT 1 FROM care WHERE care.contact_id = contact.id AND {rests(today)})"
    )


def insert(connection: Connection, mine: OwnOccasion) -> int:
    """Keep a new occasion; returns its id."""
    sql = f"INSERT INTO occasion ({_COLUMNS}) VALUES (NULL, ?, ?, ?, ?, ?, ?) RETURNING id"
    return int(connection.exec_driver_sql(sql, _row(mine)).scalar_one())


def change(connection: Connection, mine: OwnOccasion) -> bool:
    """Keep an occasion as it is now; False if it is not there any more."""
    sql = "UPDATE occasion SET name = ?, first_on = ?, yearly = ?, circle_id = ?, contact_id = ?, lead = ? WHERE id = ?"
    return bool(connection.exec_driver_sql(sql, (*_row(mine), mine.id)).rowcount)


def _row(mine: OwnOccasion) -> tuple[object, ...]:
    return (
        mine.name,
        mine.first_on.toordinal(),
        int(mine.yearly),
        mine.circle_id,
        mine.contact_id,
        mine.lead,
    )


def delete(connection: Connection, occasion_id: int) -> None:
    """Delete an own occasion."""
    connection.exec_driver_sql("DELETE FROM occasion WHERE id = ?", (occasion_id,))


def unite(connection: Connection, keep: int, chosen: str) -> None:
    """Let `keep` have the occasions of those whom it takes in; `chosen` is SQL for their ids."""
    connection.exec_driver_sql(f"UPDATE occasion SET contact_id = ? WHERE contact_id IN {chosen}", (keep,))
