"""Ties between contacts, who the user is, and whom the user does not know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from kontaktpflege.domain.interaction import Weight
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import Distance, Known, Tie, TieSource, ordered

COLUMNS = "low, high, kind, strong, since, note, source, added_on"
_MARKS = ", ".join("?" * len(COLUMNS.split(", ")))
_NUMBERED = ", ".join(f"?{number}" for number in range(1, len(COLUMNS.split(", ")) + 1))
_TIE = ", ".join(f"tie.{column}" for column in COLUMNS.split(", "))
_THESE = "(SELECT value FROM json_each(?))"
_PUT = (
    f"INSERT INTO tie ({COLUMNS}) VALUES ({_MARKS}) ON CONFLICT (low, high) DO UPDATE SET kind = excluded.kind, "
    "strong = excluded.strong, since = excluded.since, note = excluded.note, source = excluded.source, "
    "added_on = min(tie.added_on, excluded.added_on) "
    # Saying the same again shall leave no step behind.
    "WHERE (tie.kind, tie.strong, tie.since, tie.note, tie.source, tie.added_on) IS NOT (excluded.kind, excluded.strong, "
    "excluded.since, excluded.note, excluded.source, min(tie.added_on, excluded.added_on))"
)
_ADD = (
    f"INSERT INTO tie ({COLUMNS}) SELECT {_NUMBERED} WHERE EXISTS (SELECT 1 FROM contact WHERE id = ?1) "
    "AND EXISTS (SELECT 1 FROM contact WHERE id = ?2) ON CONFLICT DO NOTHING"
)
_MINE = " UNION ALL ".join(
    f"SELECT {far} FROM own_card CROSS JOIN tie ON {near} = contact_id"
    for near, far in (("low", "high"), ("high", "low"))
)


def put(connection: Connection, ties: Iterable[Tie]) -> None:
    """Keep ties as they are told, whatever stood there; the first day a tie was told stays."""
    if rows := [_row(tie) for tie in ties]:
        connection.exec_driver_sql(_PUT, rows)
        _acquaint_tied(connection)


def add(connection: Connection, ties: Iterable[Tie]) -> int:
    """Keep those of these ties that are new, between contacts that are there; what stands there stays. Returns how many were."""
    rows = [_row(tie) for tie in ties]
    if not rows:
        return 0
    before = count(connection)
    connection.exec_driver_sql(_ADD, rows)
    _acquaint_tied(connection)
    return count(connection) - before


def _acquaint_tied(connection: Connection) -> None:
    """Whom the user is tied to, the user knows."""
    connection.exec_driver_sql(f"DELETE FROM stranger WHERE contact_id IN ({_MINE})")


def count(connection: Connection) -> int:
    """How many ties the book holds, those of the trash included."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM tie").scalar_one())


def tie(connection: Connection, one: int, other: int) -> Tie | None:
    """The tie between two contacts; None if there is none. Raises NetworkProblem ("self")."""
    sql = f"SELECT {_TIE} FROM tie WHERE low = ? AND high = ?"
    row = connection.exec_driver_sql(sql, ordered(one, other)).first()
    return None if row is None else to_tie(row)


def remove(connection: Connection, pairs: Sequence[tuple[int, int]]) -> int:
    """Remove ties; returns how many there were."""
    run = connection.exec_driver_sql
    return sum(run("DELETE FROM tie WHERE low = ? AND high = ?", ordered(*pair)).rowcount for pair in pairs)


def known(connection: Connection, contact_id: int) -> list[Known]:
    """The ties of a contact to everybody outside the trash, the strong ones first, then by name."""
    ends = " UNION ALL ".join(
        f"SELECT {_TIE}, {far} AS other FROM tie WHERE {near} = ?" for near, far in (("low", "high"), ("high", "low"))
    )
    sql = (
        f"SELECT held.*, contact.name FROM ({ends}) AS held JOIN contact ON contact.id = held.other "
        "WHERE trashed_at IS NULL ORDER BY strong DESC, by_last, contact.id"
    )
    rows = connection.exec_driver_sql(sql, (contact_id, contact_id))
    return [Known(row.other, row.name, to_tie(row)) for row in rows]


def own_kinds(connection: Connection) -> list[str]:
    """The kinds in use that are the user's own, the commonest first."""
    from kontaktpflege.storage.schema import OWN_TIE_KIND

    sql = f"SELECT kind FROM tie WHERE {OWN_TIE_KIND} GROUP BY kind ORDER BY count(*) DESC, kind"
    return list(connection.exec_driver_sql(sql).scalars())


def own_card(connection: Connection) -> int | None:
    """The contact that is the user, unless it is in the trash."""
    # Not a plain JOIN: SQLite would go through all contacts for it.
    sql = "SELECT contact_id FROM own_card CROSS JOIN contact ON contact.id = contact_id WHERE trashed_at IS NULL"
    return connection.exec_driver_sql(sql).scalar()


def set_own_card(connection: Connection, contact_id: int | None) -> None:
    """Let this contact be the user, and nobody else; whom it is tied to, the user knows."""
    run = connection.exec_driver_sql
    run("DELETE FROM own_card WHERE contact_id IS NOT ?", (contact_id,))
    if contact_id is not None:
        run("INSERT INTO own_card VALUES (?) ON CONFLICT DO NOTHING", (contact_id,))
        run("DELETE FROM stranger WHERE contact_id = ?", (contact_id,))
        _acquaint_tied(connection)


def strangers(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Those of these contacts whom the user does not know."""
    sql = f"SELECT contact_id FROM stranger WHERE contact_id IN {_THESE}"
    return set(connection.exec_driver_sql(sql, (json.dumps(list(ids)),)).scalars())


def estrange(connection: Connection, ids: Sequence[int]) -> int:
    """Say that the user does not know these, and is not tied to them; returns of how many that is new."""
    run, these = connection.exec_driver_sql, json.dumps(list(ids))
    for mine, other in (("low", "high"), ("high", "low")):
        run(f"DELETE FROM tie WHERE {mine} = (SELECT contact_id FROM own_card) AND {other} IN {_THESE}", (these,))
    sql = f"INSERT INTO stranger SELECT id FROM contact WHERE id IN {_THESE} ON CONFLICT DO NOTHING"
    return int(run(sql, (these,)).rowcount)


def acquaint(connection: Connection, ids: Sequence[int]) -> int:
    """Say that the user knows these; returns of how many that is new."""
    sql = f"DELETE FROM stranger WHERE contact_id IN {_THESE}"
    return int(connection.exec_driver_sql(sql, (json.dumps(list(ids)),)).rowcount)


def meet(connection: Connection, step: int) -> int:
    """Whom a step let the user meet or hear of, or care for, the user knows; returns of how many that is new."""
    run = connection.exec_driver_sql
    if run("SELECT 1 FROM stranger LIMIT 1").first() is None:
        return 0
    told = "(SELECT id FROM log_interaction WHERE step_id = ? UNION SELECT interaction_id FROM log_participant WHERE step_id = ?)"
    sql = (
        "DELETE FROM stranger WHERE contact_id NOT IN (SELECT contact_id FROM log_stranger WHERE step_id = ?) "
        "AND contact_id IN (SELECT contact_id FROM participant JOIN interaction ON interaction.id = interaction_id "
        f"WHERE interaction_id IN {told} AND weight = {Weight.WHOLE:d} "
        "UNION ALL SELECT contact_id FROM care JOIN log_care USING (contact_id) WHERE step_id = ? AND care.chosen = 1)"
    )
    return int(run(sql, (step, step, step, step)).rowcount)


def answer(connection: Connection, question: str, one: int, other: int, said: str) -> None:
    """Keep what was said of two who have no tie, so that nobody asks again."""
    sql = "INSERT INTO tie_answer VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET answer = excluded.answer"
    connection.exec_driver_sql(sql, (question, *ordered(one, other), said))


def answered(connection: Connection, question: str) -> set[tuple[int, int]]:
    """Of which pairs (low, high) something was said."""
    rows = connection.exec_driver_sql("SELECT low, high FROM tie_answer WHERE question = ?", (question,))
    return {(row[0], row[1]) for row in rows}


_FURTHEST = 5
"""So many steps are looked for the first one whom the user knows."""
_MOST_AROUND = 2_000
_AROUND = (
    "SELECT near, far, name, far IN (SELECT contact_id FROM stranger) FROM ("
    "SELECT low AS near, high AS far, strong FROM tie WHERE low IN (SELECT value FROM json_each(:ids)) "
    "UNION ALL SELECT high, low, strong FROM tie WHERE high IN (SELECT value FROM json_each(:ids))"
    ") CROSS JOIN contact ON contact.id = far WHERE trashed_at IS NULL ORDER BY strong DESC, by_last, contact.id"
)


def distance(connection: Connection, contact_id: int) -> Distance | None:
    """How far a stranger is, by the shortest way, strong ties before weak ones; None for whom the user knows."""
    if not strangers(connection, [contact_id]):
        return None
    me = own_card(connection)
    way: dict[int, tuple[str, ...]] = {contact_id: ()}
    front = [contact_id]
    for step in range(2, _FURTHEST + 2):
        rows = connection.exec_driver_sql(_AROUND, {"ids": json.dumps(front[:_MOST_AROUND])}).all()
        known = next(((near, name) for near, far, name, strange in rows if not strange and far != me), None)
        if known is not None:
            return Distance(step, (known[1], *way[known[0]]))
        front = []
        for near, far, name, _strange in rows:
            if far not in way and far != me:
                way[far] = (name, *way[near])
                front.append(far)
        if not front:
            break
    return Distance(None, ())


_ASKED_ABOUT = 40
"""So many of those talked to last are looked at, in pairs."""
_TO_ASK = f"""
WITH near AS MATERIALIZED (
    SELECT contact.id, contact.name, talk_on, city, organisation,
        (SELECT count(*) FROM tie WHERE low = contact.id) + (SELECT count(*) FROM tie WHERE high = contact.id) AS ties
    FROM care CROSS JOIN contact ON contact.id = care.contact_id
    WHERE talk_on IS NOT NULL AND trashed_at IS NULL AND contact.name <> ''
    AND contact.id NOT IN (SELECT contact_id FROM died) AND contact.id NOT IN (SELECT contact_id FROM stranger)
    AND contact.id NOT IN (SELECT contact_id FROM own_card)
    ORDER BY talk_on DESC, contact.id LIMIT {_ASKED_ABOUT}
)
SELECT one.id, one.name, other.id, other.name FROM near AS one JOIN near AS other ON one.id < other.id
WHERE NOT EXISTS (SELECT 1 FROM tie WHERE low = one.id AND high = other.id)
AND NOT EXISTS (SELECT 1 FROM tie_answer WHERE question = 'knows' AND low = one.id AND high = other.id)
ORDER BY one.organisation <> '' AND one.organisation = other.organisation, NOT (
    one.city <> '' AND one.city = other.city OR EXISTS (SELECT 1 FROM membership AS mine JOIN membership AS theirs
        USING (circle_id) WHERE mine.contact_id = one.id AND theirs.contact_id = other.id)
), one.ties + other.ties, min(one.talk_on, other.talk_on) DESC, one.id, other.id LIMIT 1
"""


def to_ask(connection: Connection) -> tuple[int, str, int, str] | None:
    """(id, name, id, name) of two of whom nothing is said; None if there are none.

    First those who share a circle or a city, for of them it is open; those of one organisation last, for they know each
    other most likely. Among these, those of whom the book says least.
    """
    row = connection.exec_driver_sql(_TO_ASK).first()
    return None if row is None else (row[0], row[1], row[2], row[3])


def _row(tie: Tie) -> tuple[Any, ...]:
    since = "" if tie.since is None else str(tie.since)
    return tie.low, tie.high, str(tie.kind), int(tie.strong), since, tie.note, tie.source.value, tie.added_on


def to_tie(row: Sequence[Any]) -> Tie:
    """A row of `tie`."""
    low, high, kind, strong, since, note, source, added_on = row[:8]
    return Tie(
        low=low,
        high=high,
        kind=kind,
        strong=bool(strong),
        since=PartialDate.parse(since),
        note=note,
        source=TieSource(source),
        added_on=added_on,
    )
