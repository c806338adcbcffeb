"""Introductions, and who should meet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from kontaktpflege.domain.favor import FavorKind
from kontaktpflege.domain.introduction import OPEN, Common, Introduction, IntroductionStage, ListedIntroduction, Pair

_COLUMNS = "low, high, first_id, reason, day, stage, outcome, closed_on"
_PUT = (
    f"INSERT INTO introduction ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (low, high) DO UPDATE SET "
    "first_id = excluded.first_id, reason = excluded.reason, day = excluded.day, stage = excluded.stage, "
    "outcome = excluded.outcome, closed_on = excluded.closed_on "
    # Saying the same again shall leave no step behind.
    "WHERE (introduction.first_id, introduction.reason, introduction.day, introduction.stage, introduction.outcome, "
    "introduction.closed_on) IS NOT (excluded.first_id, excluded.reason, excluded.day, excluded.stage, "
    "excluded.outcome, excluded.closed_on)"
)
_LISTED = (
    f"SELECT {', '.join(f'introduction.{column}' for column in _COLUMNS.split(', '))}, one.name, other.name "
    "FROM introduction JOIN contact AS one ON one.id = low JOIN contact AS other ON other.id = high "
    "WHERE one.trashed_at IS NULL AND other.trashed_at IS NULL"
)
_OPEN = ", ".join(f"'{stage.value}'" for stage in OPEN)
_LARGEST = 40
"""Who shares a circle or an organisation with more people has hardly anything in common with each of them."""


def put(connection: Connection, one: Introduction) -> None:
    """Keep an introduction, new or as it should be."""
    closed = None if one.closed_on is None else one.closed_on.toordinal()
    row = (one.low, one.high, one.first_id, one.reason, one.day.toordinal(), one.stage.value, one.outcome, closed)
    connection.exec_driver_sql(_PUT, row)


def delete(connection: Connection, low: int, high: int) -> bool:
    """Delete the introduction of two; tells whether there was one."""
    return connection.exec_driver_sql("DELETE FROM introduction WHERE low = ? AND high = ?", (low, high)).rowcount > 0


def taken_out(connection: Connection, chosen: str) -> list[Introduction]:
    """Delete the introductions of the contacts that `chosen` names; returns what they were."""
    run, theirs = connection.exec_driver_sql, f"low IN {chosen} OR high IN {chosen}"
    found = [
        _introduction(row) for row in run(f"SELECT {_COLUMNS} FROM introduction WHERE {theirs} ORDER BY low, high")
    ]
    run(f"DELETE FROM introduction WHERE {theirs}")
    return found


def introduction(connection: Connection, low: int, high: int) -> Introduction | None:
    """The introduction of two."""
    sql = f"SELECT {_COLUMNS} FROM introduction WHERE low = ? AND high = ?"
    row = connection.exec_driver_sql(sql, (low, high)).first()
    return None if row is None else _introduction(row)


def forget(connection: Connection, chosen: str) -> None:
    """Before contacts are forgotten: take their names out of the favours that tell others of an introduction to them."""
    names = " UNION ALL ".join(f"SELECT name FROM {table} WHERE id IN {chosen}" for table in ("contact", "log_contact"))
    for table in ("favor", "log_favor"):
        sql = f"UPDATE {table} SET note = '' WHERE kind = ? AND note IN ({names})"
        connection.exec_driver_sql(sql, (FavorKind.INTRODUCTION.value,))


def listing(connection: Connection, contact_id: int | None = None, limit: int = 200) -> list[ListedIntroduction]:
    """The introductions of a contact, or of everybody, outside the trash: the open ones first, then the latest."""
    mine = "" if contact_id is None else "AND (low = ? OR high = ?)"
    sql = f"{_LISTED} {mine} ORDER BY stage NOT IN ({_OPEN}), day DESC, low, high LIMIT ?"
    values = (limit,) if contact_id is None else (contact_id, contact_id, limit)
    return [ListedIntroduction(_introduction(row), row[8], row[9]) for row in connection.exec_driver_sql(sql, values)]


def pairs(connection: Connection, interests: Sequence[int], circles: Sequence[int], limit: int) -> list[Pair]:
    """People whom the user knows and who share a circle or an organisation, but have no tie that the book knows of.

    Shared interests (circles of these ids) come first, then other `circles`, then organisations, of each the smallest;
    left out are those who were introduced, those whom the user dismissed, the dead, and the user.
    """
    sql = f"""
        WITH likely AS MATERIALIZED (
            SELECT id, name, organisation FROM contact WHERE trashed_at IS NULL AND name <> ''
            AND id NOT IN (SELECT contact_id FROM stranger) AND id NOT IN (SELECT contact_id FROM died)
            AND id NOT IN (SELECT contact_id FROM own_card)
        ), shared AS MATERIALIZED (
            SELECT circle_id, '' AS organisation, id, name FROM membership JOIN likely ON id = contact_id
            WHERE circle_id IN (SELECT value FROM json_each(:circles))
            UNION ALL SELECT 0, organisation, id, name FROM likely WHERE organisation <> ''
        ), sized AS MATERIALIZED (
            SELECT circle_id, organisation, count(*) AS size FROM shared GROUP BY 1, 2
            HAVING count(*) BETWEEN 2 AND {_LARGEST}
        )
        SELECT one.id, one.name, other.id, other.name, sized.circle_id, sized.organisation,
            CASE WHEN sized.circle_id IN (SELECT value FROM json_each(:interests)) THEN 0
            ELSE 1 + (sized.circle_id = 0) END AS rank
        FROM sized JOIN shared AS one USING (circle_id, organisation) JOIN shared AS other USING (circle_id, organisation)
        WHERE one.id < other.id
        AND NOT EXISTS (SELECT 1 FROM tie WHERE low = one.id AND high = other.id)
        AND NOT EXISTS (SELECT 1 FROM introduction WHERE low = one.id AND high = other.id)
        AND NOT EXISTS (SELECT 1 FROM tie_answer WHERE question = 'meet' AND low = one.id AND high = other.id)
        ORDER BY rank, size, one.id, other.id LIMIT :limit
    """
    values = {
        "circles": json.dumps([*interests, *circles]),
        "interests": json.dumps(list(interests)),
        "limit": limit,
    }
    return [
        Pair(
            low=row[0],
            low_name=row[1],
            high=row[2],
            high_name=row[3],
            common=(Common.INTEREST, Common.CIRCLE, Common.ORGANISATION)[row[6]],
            circle_id=row[4],
            organisation=row[5],
        )
        for row in connection.exec_driver_sql(sql, values)
    ]


def _introduction(row: Sequence[Any]) -> Introduction:
    low, high, first_id, reason, day, stage, outcome, closed_on = row[:8]
    return Introduction(
        low=low,
        high=high,
        first_id=first_id,
        reason=reason,
        day=date.fromordinal(day),
        stage=IntroductionStage(stage),
        outcome=outcome,
        closed_on=None if closed_on is None else date.fromordinal(closed_on),
    )
