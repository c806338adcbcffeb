"""Whom the agenda considers: found by index, however many are cared for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from kontaktpflege.domain.agenda import BIRTHDAY_AHEAD, Candidate
from kontaktpflege.domain.cadence import days_later
from kontaktpflege.domain.care import Care
from kontaktpflege.domain.occasion import days_of_year
from kontaktpflege.storage import journal
from kontaktpflege.storage.care import cares
from kontaktpflege.storage.contacts import placeholders

_OF_EACH = 12
"""So many of each kind are looked at: three a day are drawn from them, and more when these are put off."""
_KEPT_DAYS = 30

_RHYTHMS = (
    "WITH RECURSIVE each (days) AS (SELECT min(days) FROM care WHERE due_on IS NOT NULL UNION ALL "
    "SELECT (SELECT min(days) FROM care WHERE due_on IS NOT NULL AND care.days > each.days) FROM each "
    "WHERE each.days IS NOT NULL) SELECT days FROM each WHERE days IS NOT NULL"
)
"""The rhythms in force, each once, by jumps through the index."""

_FREE = "(later_on IS NULL OR later_on <= :today) AND tried_on IS NOT :today"
_AWAKE = "(ifnull(resting, 0) = 0 OR wakes_on <= :today)"
_REACHABLE = (
    f"trashed_at IS NULL AND {_FREE} AND last_on IS NOT :today AND {_AWAKE} "
    "AND NOT EXISTS (SELECT 1 FROM died WHERE died.contact_id = contact.id)"
)
"""Who may be proposed, so that others do not take the few places of a kind."""
_CARED = "SELECT contact_id FROM care CROSS JOIN contact ON contact.id = contact_id WHERE "
_SOURCES = (
    "SELECT contact_id FROM care INDEXED BY care_due WHERE due_on IS NOT NULL AND days = {days} AND due_on <= :today "
    f"AND {_FREE} ORDER BY due_on LIMIT :most",
    f"SELECT contact_id FROM dear CROSS JOIN care USING (contact_id) WHERE due_on <= :today AND {_FREE} "
    "ORDER BY due_on LIMIT :most",
    "SELECT promise.contact_id FROM promise CROSS JOIN contact ON contact.id = promise.contact_id "
    "LEFT JOIN care ON care.contact_id = contact.id "
    "WHERE kept_on IS NULL AND mine = 1 AND (promise.due_on IS NULL OR promise.due_on <= :today) "
    f"AND {_REACHABLE} ORDER BY promise.due_on IS NULL, promise.due_on, promise.id LIMIT :most",
    f"{_CARED} owed_on IS NOT NULL AND owed_on < :today AND {_REACHABLE} ORDER BY owed_on LIMIT :most",
    f"{_CARED} greet_on IS NOT NULL AND greet_on <= :today AND {_REACHABLE} ORDER BY greet_on LIMIT :most",
    f"{_CARED} wakes_on IS NOT NULL AND wakes_on <= :today AND {_REACHABLE} ORDER BY wakes_on LIMIT :most",
)

_BIRTHDAYS = (
    "SELECT contact.id FROM card_day CROSS JOIN contact INDEXED BY contact_by_card ON contact.card_id = card_day.card_id "
    "CROSS JOIN care ON care.contact_id = contact.id AND chosen = 1 AND (resting = 0 OR wakes_on <= ?) "
    "WHERE day IN ({days}) AND kind = 'birthday' AND trashed_at IS NULL ORDER BY contact.id LIMIT 100"
)


def considered(connection: Connection, today: date) -> list[int]:
    """The contacts for whom something may speak today, among them the most urgent of every rhythm."""
    run = connection.exec_driver_sql
    found: dict[int, None] = {}
    parameters = {"today": today.toordinal(), "most": _OF_EACH}
    by_rhythm, *others = _SOURCES
    statements = [by_rhythm.format(days=int(days)) for days in run(_RHYTHMS).scalars().all()]
    for sql in (*statements, *others):
        found.update(dict.fromkeys(run(sql, parameters).scalars()))
    soon = _days_ahead(today)
    found.update(
        dict.fromkeys(run(_BIRTHDAYS.format(days=placeholders(len(soon))), (today.toordinal(), *soon)).scalars())
    )
    return list(found)


def _days_ahead(today: date) -> dict[str, int]:
    """Day of the year ("05-01") → in how many days it comes, as far as a birthday speaks for a call."""
    return {
        day: ahead for ahead in reversed(range(BIRTHDAY_AHEAD + 1)) for day in days_of_year(days_later(today, ahead), 0)
    }


def candidates(connection: Connection, ids: Sequence[int], today: date) -> list[Candidate]:
    """Contacts with what speaks for a call, in this order; those in the trash are left out."""
    if not ids:
        return []
    marks = placeholders(len(ids))
    rows = connection.exec_driver_sql(
        "SELECT id, name, id IN (SELECT contact_id FROM dear), birthday FROM contact "
        f"WHERE id IN ({marks}) AND trashed_at IS NULL",
        tuple(ids),
    )
    named = {row[0]: (row[1], bool(row[2]), row[3]) for row in rows}
    soon = _days_ahead(today)
    held = cares(connection, list(named))
    promised = journal.promises(connection, list(named))
    return [
        Candidate(
            contact_id=contact_id,
            name=named[contact_id][0],
            care=held.get(contact_id) or Care(contact_id=contact_id),
            promises=promised.get(contact_id, ()),
            birthday_in=soon.get(named[contact_id][2][-5:]),
            dear=named[contact_id][1],
        )
        for contact_id in ids
        if contact_id in named
    ]


def drawn(connection: Connection, today: date) -> list[int]:
    """The order that was drawn for a day; empty if none was yet."""
    sql = "SELECT ids FROM agenda_day WHERE day = ?"
    held = connection.exec_driver_sql(sql, (today.toordinal(),)).scalar()
    return json.loads(held) if held else []


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


def share(connection: Connection, today: date) -> tuple[int, int]:
    """(how many of those cared for were in touch within their rhythm, how many are cared for); who rests is left out."""
    row = connection.exec_driver_sql(
        "SELECT ifnull(sum(due_on > ?), 0), count(*) FROM care INDEXED BY care_due WHERE due_on IS NOT NULL",
        (today.toordinal(),),
    ).one()
    return int(row[0]), int(row[1])


def due(connection: Connection, until: date, limit: int) -> list[int]:
    """Who is due until a day, the longest due first; `limit` -1 for all."""
    sql = "SELECT contact_id FROM care WHERE due_on IS NOT NULL AND due_on <= ? ORDER BY due_on, contact_id LIMIT ?"
    return list(connection.exec_driver_sql(sql, (until.toordinal(), limit)).scalars())


def count_due(connection: Connection, today: date) -> int:
    """How many are due on a day, without those who are put off beyond it."""
    sql = "SELECT count(*) FROM care WHERE due_on IS NOT NULL AND due_on <= :today AND (later_on IS NULL OR later_on <= :today)"
    return int(connection.exec_driver_sql(sql, {"today": today.toordinal()}).scalar_one())


def long_quiet(connection: Connection, today: date) -> list[int]:
    """Who was quiet for more than two rhythms, the longest first; not those who are to come back on a day."""
    sql = (
        "SELECT contact_id FROM care WHERE due_on IS NOT NULL AND due_on <= ? - days AND last_on IS NOT NULL "
        "AND wakes_on IS NULL "
        "ORDER BY due_on, contact_id"
    )
    return list(connection.exec_driver_sql(sql, (today.toordinal(),)).scalars())


def resurfacing(connection: Connection, until: date, limit: int) -> list[tuple[int, str, date, str]]:
    """(contact, name, day, note) of those who rest until a day that comes soon, the next first; neither trash nor the dead."""
    rows = connection.exec_driver_sql(
        "SELECT contact_id, name, wakes_on, note FROM care JOIN contact ON contact.id = contact_id "
        "WHERE wakes_on IS NOT NULL AND wakes_on <= ? AND trashed_at IS NULL "
        "AND contact_id NOT IN (SELECT contact_id FROM died) ORDER BY wakes_on, contact_id LIMIT ?",
        (until.toordinal(), limit),
    )
    return [(row[0], row[1], date.fromordinal(row[2]), row[3]) for row in rows]
