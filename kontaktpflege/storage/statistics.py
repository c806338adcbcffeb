"""Counting interactions: day by day from an index, and by contact where the rhythm counts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from kontaktpflege.domain.interaction import Channel, Direction, Outcome
from kontaktpflege.domain.statistics import FURTHER_DAYS, Calls
from kontaktpflege.storage.filters import members_of

_BY_DAY = (
    "SELECT day, count(*), sum(outcome = :reached) FROM interaction INDEXED BY interaction_by_day "
    "WHERE day BETWEEN :first AND :last GROUP BY day"
)
_OF_CIRCLE = (
    "SELECT day, count(*), sum(outcome = :reached) FROM interaction WHERE day BETWEEN :first AND :last AND id IN "
    "(SELECT interaction_id FROM participant WHERE contact_id IN {members}) GROUP BY day"
)

_CHANGES = """
WITH span (contact_id, start, stop) AS MATERIALIZED (
    SELECT contact_id, day, day + (days * weight + 1) / 2
    FROM care CROSS JOIN participant USING (contact_id) CROSS JOIN interaction ON interaction.id = interaction_id
    WHERE due_on IS NOT NULL AND weight > 0 AND day BETWEEN :first - days AND :last {chosen}
), piece (start, stop) AS MATERIALIZED (
    SELECT max(start, ifnull(max(stop) OVER before, 0)), stop FROM span
    WINDOW before AS (PARTITION BY contact_id ORDER BY start ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT day, sum(more) FROM (
    SELECT start AS day, 1 AS more FROM piece WHERE stop > start
    UNION ALL SELECT stop, -1 FROM piece WHERE stop > start
) GROUP BY day
"""
"""Every interaction keeps its contact in touch for its rhythm, or half of it; spans of one contact are cut so that none
lie over each other. What begins adds one, what ends takes one away."""

_CALLS = """
WITH call AS MATERIALIZED (
    SELECT id, at, day, outcome FROM interaction INDEXED BY interaction_by_day
    WHERE day BETWEEN :first AND :last AND channel = :call AND direction <> :came_in {chosen}
)
SELECT count(*), ifnull(sum(outcome = :reached), 0), ifnull(sum(outcome = :reached AND EXISTS (
    SELECT 1 FROM participant AS here CROSS JOIN participant AS there ON there.contact_id = here.contact_id
    CROSS JOIN interaction AS later ON later.id = there.interaction_id
    WHERE here.interaction_id = call.id AND (later.at, later.id) > (call.at, call.id)
    AND later.day <= call.day + :further AND later.outcome = :reached
)), 0) FROM call
"""


def by_day(connection: Connection, first: date, last: date, circle_id: int | None) -> list[tuple[int, int, int]]:
    """(day as an ordinal, interactions, those that reached somebody), of everybody or of a circle and what lies under it."""
    sql = _BY_DAY if circle_id is None else _OF_CIRCLE.format(members=members_of((circle_id,)))
    rows = connection.exec_driver_sql(sql, _between(first, last)).all()
    return [(row[0], row[1], row[2]) for row in rows]


def in_touch_changes(connection: Connection, first: date, last: date, circle_id: int | None) -> dict[int, int]:
    """Day as an ordinal → how many more (or fewer) of those cared for are in touch from that day on."""
    sql = _CHANGES.format(chosen=_among("contact_id", circle_id))
    rows = connection.exec_driver_sql(sql, {"first": first.toordinal(), "last": last.toordinal()}).all()
    return {row[0]: row[1] for row in rows}


def cared_for(connection: Connection, circle_id: int | None) -> int:
    """How many are cared for and do not rest."""
    sql = f"SELECT count(*) FROM care INDEXED BY care_due WHERE due_on IS NOT NULL {_among('contact_id', circle_id)}"
    return int(connection.exec_driver_sql(sql).scalar_one())


def calls(connection: Connection, first: date, last: date, circle_id: int | None) -> Calls:
    """What came of the calls of these days that the user made."""
    chosen = ""
    if circle_id is not None:
        chosen = f"AND id IN (SELECT interaction_id FROM participant WHERE contact_id IN {members_of((circle_id,))})"
    facts = {"call": Channel.CALL.value, "came_in": Direction.IN.value, "further": FURTHER_DAYS}
    row = connection.exec_driver_sql(_CALLS.format(chosen=chosen), {**facts, **_between(first, last)}).one()
    return Calls(tried=row[0], reached=row[1], further=row[2])


def _between(first: date, last: date) -> dict[str, int | str]:
    return {"first": first.toordinal(), "last": last.toordinal(), "reached": Outcome.REACHED.value}


def _among(column: str, circle_id: int | None) -> str:
    return "" if circle_id is None else f"AND {column} IN {members_of((circle_id,))}"
