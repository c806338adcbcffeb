"""Interactions, promises and personal facts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from kontaktpflege.domain.care import FactKind, PersonalFact
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.promise import Promise
from kontaktpflege.storage.database import ask
from kontaktpflege.storage.filters import rests
from kontaktpflege.storage.store import milliseconds, moment

_INTERACTION = "interaction.id, at, channel, direction, outcome, text"
_PROMISE = "id, contact_id, interaction_id, mine, text, made_on, due_on, kept_on"


def add(connection: Connection, interaction: Interaction, day: date) -> int:
    """Keep an interaction of a day (where the user was); returns its id."""
    run = connection.exec_driver_sql
    added = run(
        "INSERT INTO interaction (at, day, channel, direction, outcome, text, weight, talk) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        _row(interaction, day),
    ).scalar_one()
    _put_participants(connection, added, interaction.contacts)
    return int(added)


def add_many(connection: Connection, interactions: Sequence[Interaction]) -> None:
    """Keep many interactions at once."""
    run = connection.exec_driver_sql
    last = int(run("SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'interaction'), 0)").scalar_one())
    numbered = list(enumerate(interactions, last + 1))
    if not numbered:
        return
    run(
        "INSERT INTO interaction (id, at, day, channel, direction, outcome, text, weight, talk) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, *_row(one, one.at.astimezone().date())) for number, one in numbered],
    )
    run(
        "INSERT INTO participant (contact_id, interaction_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(contact_id, number) for number, one in numbered for contact_id in one.contacts],
    )


def change(connection: Connection, interaction: Interaction, day: date) -> None:
    """Keep an interaction anew, with those it was with."""
    run = connection.exec_driver_sql
    columns = "at, day, channel, direction, outcome, text, weight, talk"
    marks = ", ".join(f"{column} = ?" for column in columns.split(", "))
    run(
        f"UPDATE interaction SET {marks} WHERE id = ? AND ({columns}) IS NOT (?, ?, ?, ?, ?, ?, ?, ?)",
        (*_row(interaction, day), interaction.id, *_row(interaction, day)),
    )
    if set(_participants(connection, [interaction.id]).get(interaction.id, ())) != set(interaction.contacts):
        run("DELETE FROM participant WHERE interaction_id = ?", (interaction.id,))
        _put_participants(connection, interaction.id, interaction.contacts)


def delete(connection: Connection, interaction_id: int) -> int:
    """Remove an interaction; promises that were made then stay. Returns how many were removed."""
    run = connection.exec_driver_sql
    run("UPDATE promise SET interaction_id = NULL WHERE interaction_id = ?", (interaction_id,))
    run("DELETE FROM participant WHERE interaction_id = ?", (interaction_id,))
    run("DELETE FROM answer_waived WHERE interaction_id = ?", (interaction_id,))
    return int(run("DELETE FROM interaction WHERE id = ?", (interaction_id,)).rowcount)


def take_back_letters(connection: Connection, sent: Mapping[int, date], text: str) -> None:
    """Contacts were not sent the letters about this after all that are kept for these days."""
    run = connection.exec_driver_sql
    # The planner is told the order: the letters of one contact are few, those of a day may be all.
    found = run(
        "SELECT contact_id, interaction_id FROM json_each(?) AS sent "
        "CROSS JOIN participant ON contact_id = CAST(sent.key AS INTEGER) "
        "CROSS JOIN interaction ON interaction.id = interaction_id "
        "WHERE day = sent.value AND text = ? AND channel = 'letter' AND direction = 'out'",
        (json.dumps({contact: day.toordinal() for contact, day in sent.items()}), text),
    ).all()
    if not found:
        return
    run("DELETE FROM participant WHERE contact_id = ? AND interaction_id = ?", [(row[0], row[1]) for row in found])
    alone = (
        "(SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM participant WHERE interaction_id = value))",
        (json.dumps(sorted({row[1] for row in found})),),
    )
    run(f"UPDATE promise SET interaction_id = NULL WHERE interaction_id IN {alone[0]}", alone[1])
    run(f"DELETE FROM interaction WHERE id IN {alone[0]}", alone[1])


def waive_answers(connection: Connection, chosen: str) -> None:
    """Let the messages that wait for an answer to contacts (`chosen` is SQL for their ids) need none."""
    connection.exec_driver_sql(
        "INSERT INTO answer_waived (interaction_id) SELECT DISTINCT i.id FROM care "
        "JOIN participant AS p USING (contact_id) JOIN interaction AS i ON i.id = p.interaction_id "
        f"WHERE care.contact_id IN {chosen} AND owed_on IS NOT NULL AND i.day >= owed_on AND direction = 'in' "
        "AND channel IN ('letter', 'message', 'mail') ON CONFLICT DO NOTHING"
    )


def interaction(connection: Connection, interaction_id: int) -> Interaction | None:
    """One interaction; None if there is none (any more)."""
    row = connection.exec_driver_sql(f"SELECT {_INTERACTION} FROM interaction WHERE id = ?", (interaction_id,)).first()
    return None if row is None else _interactions(connection, [row])[0]


def day_of(connection: Connection, interaction_id: int) -> date:
    """The day of an interaction, where the user was."""
    sql = "SELECT day FROM interaction WHERE id = ?"
    return date.fromordinal(connection.exec_driver_sql(sql, (interaction_id,)).scalar_one())


def timeline(connection: Connection, contact_id: int, limit: int) -> list[int]:
    """The ids of the interactions with a contact, newest first; a `limit` of -1 is none."""
    rows = ask(
        connection,
        "SELECT interaction.id FROM participant JOIN interaction ON interaction.id = interaction_id "
        "WHERE contact_id = ? ORDER BY at DESC, interaction.id DESC LIMIT ?",
        (contact_id, limit),
    )
    return [row[0] for row in rows]


def interactions(connection: Connection, ids: Sequence[int]) -> list[Interaction]:
    """Some interactions in the order of their ids given; those that are gone are left out."""
    marks = ", ".join("?" * len(ids))
    rows = connection.exec_driver_sql(f"SELECT {_INTERACTION} FROM interaction WHERE id IN ({marks})", tuple(ids)).all()
    found = {one.id: one for one in _interactions(connection, rows)}
    return [found[one] for one in ids if one in found]


def interactions_with(connection: Connection, contact_id: int) -> int:
    """How many interactions there were with a contact."""
    sql = "SELECT count(*) FROM participant WHERE contact_id = ?"
    return int(connection.exec_driver_sql(sql, (contact_id,)).scalar_one())


def add_promise(connection: Connection, promise: Promise) -> int:
    """Keep a promise; returns its id."""
    sql = (
        "INSERT INTO promise (contact_id, interaction_id, mine, text, made_on, due_on, kept_on) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"
    )
    return int(connection.exec_driver_sql(sql, _promise_row(promise)).scalar_one())


def change_promise(connection: Connection, promise: Promise) -> int:
    """Keep a promise anew; returns how many there were of this id."""
    sql = (
        "UPDATE promise SET contact_id = ?, interaction_id = ?, mine = ?, text = ?, made_on = ?, due_on = ?, kept_on = ? "
        "WHERE id = ?"
    )
    return int(connection.exec_driver_sql(sql, (*_promise_row(promise), promise.id)).rowcount)


def delete_promise(connection: Connection, promise_id: int) -> int:
    """Remove a promise; returns how many were removed."""
    return int(connection.exec_driver_sql("DELETE FROM promise WHERE id = ?", (promise_id,)).rowcount)


def promise(connection: Connection, promise_id: int) -> Promise | None:
    """One promise; None if there is none (any more)."""
    row = connection.exec_driver_sql(f"SELECT {_PROMISE} FROM promise WHERE id = ?", (promise_id,)).first()
    return None if row is None else _promise(row)


def promises(connection: Connection, ids: Sequence[int], *, only_open: bool = True) -> dict[int, tuple[Promise, ...]]:
    """Contact → promises between it and the user, those with a day first, the earliest first."""
    if not ids:
        return {}
    found: dict[int, list[Promise]] = {}
    marks = ", ".join("?" * len(ids))
    condition = " AND kept_on IS NULL" if only_open else ""
    rows = ask(
        connection,
        f"SELECT {_PROMISE} FROM promise WHERE contact_id IN ({marks}){condition} ORDER BY due_on IS NULL, due_on, id",
        tuple(ids),
    )
    for row in rows:
        found.setdefault(row[1], []).append(_promise(row))
    return {contact_id: tuple(made) for contact_id, made in found.items()}


def open_promises(connection: Connection, today: date, limit: int) -> list[tuple[Promise, str]]:
    """Promises to keep and the contact's name, those with a day first, the earliest first.

    Without those of the trash, of the dead and of those who rest on this day.
    """
    found: list[tuple[Promise, str]] = []
    for days in ("IS NOT NULL", "IS NULL"):  # two questions, each answered in the order of the index
        rows = connection.exec_driver_sql(
            f"SELECT {', '.join(f'promise.{column}' for column in _PROMISE.split(', '))}, contact.name "
            "FROM promise INDEXED BY promise_open CROSS JOIN contact ON contact.id = promise.contact_id "
            f"WHERE kept_on IS NULL AND due_on {days} AND trashed_at IS NULL "
            "AND promise.contact_id NOT IN (SELECT contact_id FROM died) AND NOT EXISTS (SELECT 1 FROM care "
            f"WHERE care.contact_id = promise.contact_id AND {rests(today)}) "
            "ORDER BY due_on, promise.id LIMIT ?",
            (limit - len(found),),
        )
        found += [(_promise(row), row[8]) for row in rows]
    return found


def put_fact(connection: Connection, fact: PersonalFact) -> int:
    """Keep a personal fact, newly or anew; returns its id."""
    run = connection.exec_driver_sql
    row = (fact.contact_id, fact.kind.value, fact.text, fact.noted_on.toordinal())
    if fact.id:
        run("UPDATE personal_fact SET contact_id = ?, kind = ?, text = ?, noted_on = ? WHERE id = ?", (*row, fact.id))
        return fact.id
    sql = "INSERT INTO personal_fact (contact_id, kind, text, noted_on) VALUES (?, ?, ?, ?) RETURNING id"
    return int(run(sql, row).scalar_one())


def delete_fact(connection: Connection, fact_id: int) -> int:
    """Remove a personal fact; returns how many were removed."""
    return int(connection.exec_driver_sql("DELETE FROM personal_fact WHERE id = ?", (fact_id,)).rowcount)


def facts(connection: Connection, contact_id: int) -> list[PersonalFact]:
    """What is known of a person, newest first."""
    rows = connection.exec_driver_sql(
        "SELECT id, contact_id, kind, text, noted_on FROM personal_fact WHERE contact_id = ? "
        "ORDER BY noted_on DESC, id DESC",
        (contact_id,),
    )
    return [
        PersonalFact(
            id=row[0], contact_id=row[1], kind=FactKind(row[2]), text=row[3], noted_on=date.fromordinal(row[4])
        )
        for row in rows
    ]


def _row(interaction: Interaction, day: date) -> tuple[Any, ...]:
    return (
        milliseconds(interaction.at),
        day.toordinal(),
        interaction.channel.value,
        interaction.direction.value,
        interaction.outcome.value,
        interaction.text,
        int(interaction.weight),
        int(interaction.talk),
    )


def _put_participants(connection: Connection, interaction_id: int, contacts: Sequence[int]) -> None:
    connection.exec_driver_sql(
        "INSERT INTO participant (contact_id, interaction_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(contact_id, interaction_id) for contact_id in contacts],
    )


def _participants(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    marks = ", ".join("?" * len(ids))
    sql = f"SELECT interaction_id, contact_id FROM participant WHERE interaction_id IN ({marks}) ORDER BY contact_id"
    for interaction_id, contact_id in connection.exec_driver_sql(sql, tuple(ids)):
        found.setdefault(interaction_id, []).append(contact_id)
    return {interaction_id: tuple(contacts) for interaction_id, contacts in found.items()}


def _interactions(connection: Connection, rows: Sequence[Any]) -> list[Interaction]:
    if not rows:
        return []
    with_whom = _participants(connection, [row[0] for row in rows])
    return [
        Interaction(
            id=row[0],
            at=moment(row[1]),
            channel=Channel(row[2]),
            direction=Direction(row[3]),
            outcome=Outcome(row[4]),
            text=row[5],
            contacts=with_whom.get(row[0], ()),
        )
        for row in rows
    ]


def _promise_row(promise: Promise) -> tuple[Any, ...]:
    due, kept = promise.due_on, promise.kept_on
    return (
        promise.contact_id,
        promise.interaction_id,
        int(promise.mine),
        promise.text,
        promise.made_on.toordinal(),
        None if due is None else due.toordinal(),
        None if kept is None else kept.toordinal(),
    )


def _promise(row: Sequence[Any]) -> Promise:
    return Promise(
        id=row[0],
        contact_id=row[1],
        interaction_id=row[2],
        mine=bool(row[3]),
        text=row[4],
        made_on=date.fromordinal(row[5]),
        due_on=None if row[6] is None else date.fromordinal(row[6]),
        kept_on=None if row[7] is None else date.fromordinal(row[7]),
    )
