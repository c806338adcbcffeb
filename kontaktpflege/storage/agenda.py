"""Whom the agenda considers: found by index, however many are cared for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection

from kontaktpflege.domain.agenda import BIRTHDAY_AHEAD, Alike, Candidate, Due, Helped
from kontaktpflege.domain.cadence import days_later
from kontaktpflege.domain.occasion import days_of_year
from kontaktpflege.storage import journal
from kontaktpflege.storage.care import COLUMNS, care_of_row
from kontaktpflege.storage.contacts import placeholders
from kontaktpflege.storage.database import ask
from kontaktpflege.storage.filters import of_care, tilted

_KEPT_DAYS = 30

_GROUPS = """
WITH RECURSIVE alike (day, kinds, days, due_on, contact_id) AS (
    SELECT day, kinds, days, due_on, contact_id FROM ({days}) CROSS JOIN pull ON contact_id =
        (SELECT contact_id FROM pull WHERE {born} ORDER BY kinds, days, due_on, contact_id LIMIT 1)
    UNION ALL
    SELECT day, next.kinds, next.days, next.due_on, next.contact_id
    FROM alike CROSS JOIN pull AS next ON next.contact_id = ifnull(
        (SELECT contact_id FROM pull WHERE {born} AND kinds = alike.kinds AND days > alike.days
            ORDER BY days, due_on, contact_id LIMIT 1),
        (SELECT contact_id FROM pull WHERE {born} AND kinds > alike.kinds
            ORDER BY kinds, days, due_on, contact_id LIMIT 1)
    )
)
SELECT day, kinds, days, due_on, contact_id FROM alike
"""
"""Who is due first of those who are alike; which groups there are is found by jumps through an index."""

ALL_GROUPS = _GROUPS.format(days="SELECT '' AS day", born="true")
BORN_GROUPS = _GROUPS.format(days="SELECT value AS day FROM json_each(:days)", born="birthday <> '' AND birthday = day")
FOLLOWING = (
    "SELECT due_on, contact_id FROM pull WHERE {born} AND kinds = :kinds AND days = :days "
    "ORDER BY due_on, contact_id LIMIT 12 OFFSET :skip"
)


def groups(connection: Connection, today: date) -> dict[Alike, Due]:
    """Everybody who may be proposed, by what may speak for them → who is due first.

    Those whose birthday is near are in two groups: without it, and with it.
    """
    soon = _days_ahead(today)
    rows = [*ask(connection, ALL_GROUPS), *ask(connection, BORN_GROUPS, {"days": json.dumps(list(soon))})]
    return {
        Alike(kinds, days, day, soon.get(day)): (due_on, contact_id) for day, kinds, days, due_on, contact_id in rows
    }


def following(connection: Connection, group: Alike, skip: int) -> list[Due]:
    """A few of a group behind the first so many, those due first."""
    born = "birthday <> '' AND birthday = :birthday" if group.birthday else "true"
    parameters = {"kinds": group.kinds, "days": group.days, "skip": skip, "birthday": group.birthday}
    return [(row[0], row[1]) for row in ask(connection, FOLLOWING.format(born=born), parameters)]


@lru_cache(maxsize=2)
def _days_ahead(today: date) -> dict[str, int]:
    """Day of the year ("05-01") → in how many days it comes, as far as a birthday speaks for a call."""
    return {
        day: ahead for ahead in reversed(range(BIRTHDAY_AHEAD + 1)) for day in days_of_year(days_later(today, ahead), 0)
    }


_CANDIDATES = (
    "SELECT contact.id, name, birthday, contact.id IN (SELECT contact_id FROM dear), "
    f"CASE WHEN {tilted('-account.balance')} THEN received_count END, received_on, {COLUMNS} "
    "FROM contact LEFT JOIN care ON care.contact_id = contact.id LEFT JOIN died ON died.contact_id = contact.id "
    "LEFT JOIN account ON account.contact_id = contact.id "
    "WHERE contact.id IN ({marks}) AND trashed_at IS NULL AND contact.id NOT IN (SELECT contact_id FROM stranger)"
)


def candidates(connection: Connection, ids: Sequence[int], today: date) -> list[Candidate]:
    """Contacts with what speaks for a call, in this order; those in the trash and strangers are left out."""
    if not ids:
        return []
    soon = _days_ahead(today)
    promised = journal.promises(connection, ids)
    found = {}
    for row in ask(connection, _CANDIDATES.format(marks=placeholders(len(ids))), tuple(ids)):
        contact_id, name, birthday, is_dear, helped, helped_on = row[:6]
        found[contact_id] = Candidate(
            contact_id=contact_id,
            name=name,
            care=care_of_row((contact_id, *row[6:])),
            promises=promised.get(contact_id, ()),
            birthday_in=soon.get(birthday[-5:]),
            dear=bool(is_dear),
            helped=Helped(helped, date.fromordinal(helped_on)) if helped else None,
        )
    return [found[contact_id] for contact_id in ids if contact_id in found]


def drawn(connection: Connection, today: date) -> list[int]:
    """The order that was drawn for a day; empty if none was yet."""
    sql = "SELECT ids FROM agenda_day WHERE day = ?"
    held = ask(connection, sql, (today.toordinal(),))
    return json.loads(held[0][0]) if held else []


def keep_drawn(connection: Connection, day: date, ids: Sequence[int], today: date) -> None:
    """Keep the order of a day, and forget those of days far from today; not of all: a clock may go forth and back."""
    run = connection.exec_driver_sql
    run(
        "DELETE FROM agenda_day WHERE day NOT IN (SELECT day FROM agenda_day ORDER BY abs(day - ?) LIMIT ?)",
        (today.toordinal(), _KEPT_DAYS),
    )
    run(
        "INSERT INTO agenda_day (day, ids) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET ids = excluded.ids",
        (day.toordinal(), json.dumps(list(ids))),
    )


def share(connection: Connection, today: date) -> tuple[int, int, int]:
    """(how many of those cared for were in touch within their rhythm, how many are cared for, how many are due).

    Who rests is left out; of the due, those who are put off beyond the day or were tried on it.
    """
    # Three counts are faster than three sums in one pass.
    count = "SELECT count(*) FROM care INDEXED BY care_due WHERE due_on IS NOT NULL"
    sql = f"SELECT ({count} AND due_on > :today), ({count}), ({count} AND {of_care('waiting', today)})"
    row = connection.exec_driver_sql(sql, {"today": today.toordinal()}).one()
    return int(row[0]), int(row[1]), int(row[2])


def due(connection: Connection, until: date, limit: int) -> list[int]:
    """Who is due until a day, the longest due first; `limit` -1 for all."""
    sql = "SELECT contact_id FROM care WHERE due_on IS NOT NULL AND due_on <= ? ORDER BY due_on, contact_id LIMIT ?"
    return list(connection.exec_driver_sql(sql, (until.toordinal(), limit)).scalars())


def long_quiet(connection: Connection, today: date) -> list[int]:
    """Who was quiet for more than two rhythms, the longest first; not those who are to come back on a day."""
    sql = (
        f"SELECT contact_id FROM care WHERE due_on IS NOT NULL AND {of_care('long_quiet', today)} "
        "ORDER BY due_on, contact_id"
    )
    return list(connection.exec_driver_sql(sql).scalars())


def resurfacing(connection: Connection, until: date, limit: int) -> list[tuple[int, str, date, str]]:
    """(contact, name, day, note) of those who rest until a day that comes soon, the next first; neither trash nor the dead."""
    rows = connection.exec_driver_sql(
        "SELECT contact_id, name, wakes_on, note FROM care JOIN contact ON contact.id = contact_id "
        "WHERE wakes_on IS NOT NULL AND wakes_on <= ? AND trashed_at IS NULL "
        "AND contact_id NOT IN (SELECT contact_id FROM died) ORDER BY wakes_on, contact_id LIMIT ?",
        (until.toordinal(), limit),
    )
    return [(row[0], row[1], date.fromordinal(row[2]), row[3]) for row in rows]
