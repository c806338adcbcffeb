"""Who is cared for: rows of `care`. What is derived in them: `storage/upkeep.py`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from kontaktpflege.domain.cadence import FRESH_DAYS, GREETING_DAYS
from kontaktpflege.domain.care import Care

_BATCH = 500
COLUMNS = (
    "chosen, since_on, own_days, resting, wakes_on, note, later_on, asked_on, greet_on, days, last_on, "
    "talk_on, tried_on, owed_on, due_on, died.contact_id IS NOT NULL, ifnull(half_on > ifnull(whole_on, 0), 0)"
)
_FROM = "FROM care LEFT JOIN died ON died.contact_id = care.contact_id"

UNDER = """
WITH RECURSIVE under (circle_id, days) AS (
    SELECT circle_id, days FROM rhythm
    UNION SELECT circle.id, under.days FROM circle JOIN under ON circle.parent_id = under.circle_id
)
"""
"""The rhythms that reach each circle: its own, and those of what it lies under."""
IN_NO_RHYTHM = (
    "NOT EXISTS (SELECT 1 FROM membership JOIN under USING (circle_id) WHERE membership.contact_id = care.contact_id)"
)
"""That no circle of a contact has a rhythm; needs `UNDER`."""


def cares_for_somebody(connection: Connection) -> bool:
    """Whether anybody at all is cared for who does not rest for good."""
    sql = "SELECT EXISTS (SELECT 1 FROM care INDEXED BY care_due WHERE due_on IS NOT NULL)"
    return bool(connection.exec_driver_sql(sql).scalar())


def cares(connection: Connection, ids: Sequence[int]) -> dict[int, Care]:
    """Contact → how it is cared for; contacts of whom nothing is kept are left out."""
    found: dict[int, Care] = {}
    for start in range(0, len(ids), _BATCH):
        batch = tuple(ids[start : start + _BATCH])
        marks = ", ".join("?" * len(batch))
        rows = connection.exec_driver_sql(
            f"SELECT care.contact_id, {COLUMNS} {_FROM} WHERE care.contact_id IN ({marks})", batch
        )
        found.update((row[0], care_of_row(row)) for row in rows)
        dead = connection.exec_driver_sql(f"SELECT contact_id FROM died WHERE contact_id IN ({marks})", batch).scalars()
        found.update((gone, Care(contact_id=gone, died=True)) for gone in dead.all() if gone not in found)
    return found


def care_of_row(row: Sequence[Any]) -> Care:
    """A contact and the columns `COLUMNS` as a value."""
    return Care(
        contact_id=row[0],
        chosen=bool(row[1]),
        since_on=_day(row[2]),
        own_days=row[3],
        resting=bool(row[4]),
        wakes_on=_day(row[5]),
        note=row[6] or "",
        later_on=_day(row[7]),
        asked_on=_day(row[8]),
        greet_on=_day(row[9]),
        days=row[10],
        last_on=_day(row[11]),
        talk_on=_day(row[12]),
        tried_on=_day(row[13]),
        owed_on=_day(row[14]),
        due_on=_day(row[15]),
        died=bool(row[16]),
        unanswered=bool(row[17]),
    )


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def choose(connection: Connection, chosen: str, today: int, days: int | None, proposed: int) -> int:
    """Begin to care for contacts (`chosen` is SQL for their ids); returns for how many that changed something.

    `days` is their own rhythm from now on, None leaves it to their circles; those who have neither get the `proposed` one.
    """
    run = connection.exec_driver_sql
    within = f"SELECT id FROM contact WHERE id IN {chosen} AND trashed_at IS NULL"
    changed = run(
        f"INSERT INTO care (contact_id, chosen, since_on, own_days) SELECT id, 1, ?, ? FROM ({within}) WHERE true "
        "ON CONFLICT (contact_id) DO UPDATE SET chosen = 1, resting = 0, wakes_on = NULL, "
        "since_on = CASE WHEN chosen = 1 THEN since_on ELSE excluded.since_on END, "
        "own_days = ifnull(excluded.own_days, own_days) "
        "WHERE chosen = 0 OR resting = 1 OR own_days IS NOT ifnull(excluded.own_days, own_days)",
        (today, days),
    ).rowcount
    run(
        f"{UNDER} UPDATE care SET own_days = ? WHERE contact_id IN ({within}) AND own_days IS NULL AND {IN_NO_RHYTHM}",
        (proposed,),
    )
    return int(changed)


def drop_own_rhythm(connection: Connection, chosen: str) -> int:
    """Leave the rhythm of contacts to their circles; returns how many had one of their own."""
    sql = f"UPDATE care SET own_days = NULL WHERE contact_id IN {chosen} AND own_days IS NOT NULL"
    return int(connection.exec_driver_sql(sql).rowcount)


def release(connection: Connection, chosen: str, today: int) -> int:
    """Care for contacts no more, and remember that this was decided; what happened with them stays.

    Returns for how many that changed something.
    """
    sql = (
        f"INSERT INTO care (contact_id, asked_on) SELECT id, ? FROM contact WHERE id IN {chosen} "
        "ON CONFLICT (contact_id) DO UPDATE SET chosen = 0, since_on = NULL, own_days = NULL, later_on = NULL, "
        "resting = 0, wakes_on = NULL, note = '', asked_on = excluded.asked_on "
        "WHERE chosen = 1 OR resting = 1 OR asked_on IS NULL"
    )
    return int(connection.exec_driver_sql(sql, (today,)).rowcount)


def forget_chosen(connection: Connection, chosen: str) -> None:
    """Let contacts be as if nobody had ever asked whether to care for them; what happened with them stays."""
    connection.exec_driver_sql(
        "UPDATE care SET chosen = 0, since_on = NULL, own_days = NULL, later_on = NULL, resting = 0, wakes_on = NULL, "
        f"note = '', asked_on = NULL, greet_on = NULL WHERE contact_id IN {chosen} AND (chosen = 1 OR resting = 1 "
        "OR ifnull(ifnull(later_on, asked_on), ifnull(greet_on, wakes_on)) IS NOT NULL)"
    )


def revive(connection: Connection, chosen: str, today: int) -> int:
    """Let contacts be due today, whatever put them off; who is not cared for stays so. Returns how many that changed."""
    sql = (
        f"UPDATE care SET wakes_on = ?, resting = 0, later_on = NULL WHERE contact_id IN {chosen} AND chosen = 1 "
        "AND (wakes_on IS NOT ? OR resting = 1 OR later_on IS NOT NULL)"
    )
    return int(connection.exec_driver_sql(sql, (today, today)).rowcount)


def undecided(connection: Connection) -> list[int]:
    """Contacts of whom was not said yet whether they shall stay close: dear ones first, then those in circles, by name.

    Likewise those who shall, but lost the rhythm of their circle before such a rhythm was kept.
    """
    sql = (
        "SELECT contact.id FROM contact LEFT JOIN care ON care.contact_id = contact.id WHERE trashed_at IS NULL "
        "AND ifnull(resting, 0) = 0 AND CASE chosen WHEN 1 THEN days IS NULL ELSE asked_on IS NULL END "
        "AND contact.id NOT IN (SELECT contact_id FROM died) AND contact.id NOT IN (SELECT contact_id FROM stranger) "
        "AND contact.id NOT IN (SELECT contact_id FROM own_card) "
        "ORDER BY contact.id NOT IN (SELECT contact_id FROM dear), "
        "contact.id NOT IN (SELECT contact_id FROM membership), by_last, contact.id"
    )
    return list(connection.exec_driver_sql(sql).scalars())


def put(connection: Connection, chosen: str, **values: Any) -> int:
    """Set columns of `care` for contacts, whether they have a row or not; returns for how many that changed something."""
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    changes = ", ".join(f"{name} = excluded.{name}" for name in values)
    sql = (
        f"INSERT INTO care (contact_id, {names}) SELECT id, {marks} FROM contact WHERE id IN {chosen} "
        f"ON CONFLICT (contact_id) DO UPDATE SET {changes} WHERE ({', '.join(f'care.{name}' for name in values)}"
        f"{', 0' if len(values) == 1 else ''}) IS NOT ({', '.join(f'excluded.{name}' for name in values)}"
        f"{', 0' if len(values) == 1 else ''})"
    )
    return int(connection.exec_driver_sql(sql, tuple(values.values())).rowcount)


def settle(connection: Connection, ids: Sequence[int], day: int, today: int) -> None:
    """These contacts were reached on a day: "later" is over if that was of late, the first greeting if they were known by

    then; who was to come back by then is back.
    """
    run = connection.exec_driver_sql
    if not ids:
        return
    if day > today - FRESH_DAYS:
        several = [(contact_id,) for contact_id in ids]
        run("UPDATE care SET later_on = NULL WHERE contact_id = ? AND later_on IS NOT NULL", several)
    dated = [(contact_id, day) for contact_id in ids]
    run(f"UPDATE care SET greet_on = NULL WHERE contact_id = ? AND greet_on - {GREETING_DAYS} <= ?", dated)
    run("UPDATE care SET resting = 0, wakes_on = NULL, note = '' WHERE contact_id = ? AND wakes_on <= ?", dated)


def rhythms(connection: Connection) -> dict[int, int]:
    """Circle → the days of its rhythm."""
    rows = connection.exec_driver_sql("SELECT circle_id, days FROM rhythm ORDER BY circle_id")
    return {row[0]: row[1] for row in rows}


def set_rhythm(connection: Connection, circle_id: int, days: int | None) -> None:
    """Give a circle a rhythm, or (None) take it."""
    run = connection.exec_driver_sql
    if days is None:
        run("DELETE FROM rhythm WHERE circle_id = ?", (circle_id,))
        return
    run(
        "INSERT INTO rhythm (circle_id, days) VALUES (?, ?) ON CONFLICT (circle_id) DO UPDATE SET days = excluded.days "
        "WHERE days <> excluded.days",
        (circle_id, days),
    )


def hand_rhythm_over(connection: Connection, source: int, target: int) -> None:
    """Let a circle that no rhythm reaches have that of another one."""
    connection.exec_driver_sql(
        f"{UNDER} INSERT INTO rhythm (circle_id, days) SELECT ?, days FROM rhythm WHERE circle_id = ? "
        "AND NOT EXISTS (SELECT 1 FROM under WHERE circle_id = ?)",
        (target, source, target),
    )


def part(connection: Connection, chosen: str) -> None:
    """Before contacts are removed: interactions that were with nobody else go with them."""
    for table, key in (("made_call", "interaction_id"), ("answer_waived", "interaction_id"), ("interaction", "id")):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE {key} IN ({_alone(chosen)})")


def forget(connection: Connection, chosen: str) -> list[int]:
    """Before contacts are forgotten: take the interactions that were with nobody else out of the undo log, too.

    Returns the steps that changed an interaction with them.
    """
    run = connection.exec_driver_sql
    theirs = " UNION ".join(
        f"SELECT interaction_id FROM {table} WHERE contact_id IN {chosen}"
        for table in ("participant", "log_participant")
    )
    steps = " UNION ".join(
        f"SELECT step_id FROM log_{table} WHERE {key} IN ({theirs})" for table, key in _LOGGED_WITH_INTERACTIONS
    )
    stained = list(run(steps).scalars())
    doomed = {"ids": json.dumps(sorted(run(f"{_alone(chosen)} UNION {_deleted_alone(chosen)}").scalars()))}
    for table, key in _LOGGED_WITH_INTERACTIONS:
        run(f"DELETE FROM log_{table} WHERE {key} IN (SELECT value FROM json_each(:ids))", doomed)
    return stained


_LOGGED_WITH_INTERACTIONS = (
    ("interaction", "id"),
    ("participant", "interaction_id"),
    ("answer_waived", "interaction_id"),
    ("made_call", "interaction_id"),
)


def _deleted_alone(chosen: str) -> str:
    """SQL for the interactions that were deleted when nobody else took part in them any more."""
    return (
        f"SELECT interaction_id FROM log_participant WHERE contact_id IN {chosen} "
        "AND interaction_id NOT IN (SELECT interaction_id FROM participant) "
        "AND interaction_id NOT IN (SELECT interaction_id FROM log_participant JOIN (SELECT interaction_id, "
        "max(step_id) AS step_id FROM log_participant GROUP BY interaction_id) USING (interaction_id, step_id) "
        f"WHERE present = 1 AND contact_id NOT IN {chosen})"
    )


def companions(connection: Connection, chosen: str) -> list[int]:
    """Who took part in interactions with contacts, but is not one of them."""
    sql = (
        f"SELECT DISTINCT o.contact_id FROM participant AS p JOIN participant AS o USING (interaction_id) "
        f"WHERE p.contact_id IN {chosen} AND o.contact_id NOT IN {chosen}"
    )
    return list(connection.exec_driver_sql(sql).scalars())


def _alone(chosen: str) -> str:
    return (
        f"SELECT interaction_id FROM participant AS p WHERE contact_id IN {chosen} AND NOT EXISTS (SELECT 1 "
        f"FROM participant AS o WHERE o.interaction_id = p.interaction_id AND o.contact_id NOT IN {chosen})"
    )


def unite(connection: Connection, keep: int, chosen: str) -> None:
    """Before the contacts that `chosen` (SQL) names become `keep`: let it have all that hangs on them."""
    run = connection.exec_driver_sql
    run(
        f"INSERT INTO participant (contact_id, interaction_id) SELECT DISTINCT ?, interaction_id FROM participant "
        f"WHERE contact_id IN {chosen} ON CONFLICT DO NOTHING",
        (keep,),
    )
    for table in ("promise", "personal_fact"):
        run(f"UPDATE {table} SET contact_id = ? WHERE contact_id IN {chosen}", (keep,))
    _unite_care(connection, keep, chosen)
    texts = ("form", "story", "knows_me_as", "anchor")
    rows = run(
        f"SELECT {', '.join(texts)} FROM about WHERE contact_id = ? OR contact_id IN {chosen} "
        "ORDER BY contact_id <> ?, contact_id",
        (keep, keep),
    ).all()
    if rows:
        form = next((row[0] for row in rows if row[0]), "")
        story, known, anchor = ("\n".join(dict.fromkeys(row[at] for row in rows if row[at])) for at in (1, 2, 3))
        put_about(connection, keep, (form, story, known, anchor))


def _unite_care(connection: Connection, keep: int, chosen: str) -> None:
    """The more attentive of two ways to care wins: chosen before not, awake before resting, the shorter rhythm."""
    run = connection.exec_driver_sql
    columns = "chosen, since_on, own_days, resting, wakes_on, note, later_on, asked_on, greet_on"
    sql = f"SELECT {columns} FROM care WHERE contact_id = ? OR contact_id IN {chosen} ORDER BY contact_id <> ?, contact_id"
    rows = run(sql, (keep, keep)).all()
    if not rows:
        return
    wanted = [row for row in rows if row.chosen] or rows
    deciding = [row for row in wanted if not row.resting] or wanted
    values = (
        wanted[0].chosen,
        min((row.since_on for row in wanted if row.since_on is not None), default=None),
        min((row.own_days for row in wanted if row.own_days is not None), default=None),
        deciding[0].resting,
        min((row.wakes_on for row in deciding if row.wakes_on is not None), default=None),
        "\n".join(dict.fromkeys(row.note for row in deciding if row.note)),
        None if any(row.later_on is None for row in deciding) else min(row.later_on for row in deciding),
        max((row.asked_on for row in rows if row.asked_on is not None), default=None),
        min((row.greet_on for row in rows if row.greet_on is not None), default=None),
    )
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns.split(", "))
    marks = ", ".join("?" * len(values))
    run(
        f"INSERT INTO care (contact_id, {columns}) VALUES (?, {marks}) ON CONFLICT (contact_id) DO UPDATE SET {changes}",
        (keep, *values),
    )


def about(connection: Connection, contact_id: int) -> tuple[str, str, str, str]:
    """(form, story, knows_me_as, anchor) of a contact."""
    sql = "SELECT form, story, knows_me_as, anchor FROM about WHERE contact_id = ?"
    row = connection.exec_driver_sql(sql, (contact_id,)).first()
    return ("", "", "", "") if row is None else (row[0], row[1], row[2], row[3])


def put_about(connection: Connection, contact_id: int, texts: tuple[str, str, str, str]) -> None:
    """Keep (form, story, knows_me_as, anchor) of a contact; four empty ones remove the row."""
    run = connection.exec_driver_sql
    if not any(texts):
        run("DELETE FROM about WHERE contact_id = ?", (contact_id,))
        return
    run(
        "INSERT INTO about (contact_id, form, story, knows_me_as, anchor) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (contact_id) DO UPDATE SET form = excluded.form, story = excluded.story, "
        "knows_me_as = excluded.knows_me_as, anchor = excluded.anchor "
        "WHERE (form, story, knows_me_as, anchor) IS NOT "
        "(excluded.form, excluded.story, excluded.knows_me_as, excluded.anchor)",
        (contact_id, *texts),
    )
