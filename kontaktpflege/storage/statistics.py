"""Counting interactions, calls and who was in touch, day by day from indexes."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from kontaktpflege.domain.interaction import Outcome
from kontaktpflege.domain.statistics import Calls
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
SELECT day, sum(more) FROM (
    SELECT start AS day, count(*) AS more FROM in_touch WHERE start <= :last {chosen} GROUP BY start
    UNION ALL SELECT stop, -count(*) FROM in_touch WHERE stop <= :last {chosen} GROUP BY stop
) GROUP BY day
"""
"""What begins adds one, what ends takes one away."""

_CALLS = (
    "SELECT count(*), ifnull(sum(reached), 0), ifnull(sum(further), 0) FROM made_call "
    "WHERE day BETWEEN :first AND :last {chosen}"
)


def by_day(connection: Connection, first: date, last: date, circle_id: int | None) -> list[tuple[int, int, int]]:
    """(day as an ordinal, interactions, those that reached somebody), of everybody or of a circle and what lies under it."""
    sql = _BY_DAY if circle_id is None else _OF_CIRCLE.format(members=members_of((circle_id,)))
    rows = connection.exec_driver_sql(sql, _between(first, last)).all()
    return [(row[0], row[1], row[2]) for row in rows]


def in_touch_changes(connection: Connection, last: date, circle_id: int | None) -> dict[int, int]:
    """Day as an ordinal → how many more (or fewer) of those cared for are in touch from that day on, until a last one."""
    sql = _CHANGES.format(chosen=_among("contact_id", circle_id))
    rows = connection.exec_driver_sql(sql, {"last": last.toordinal()}).all()
    return {row[0]: row[1] for row in rows}


def cared_for(connection: Connection, circle_id: int | None) -> int:
    """How many are cared for and do not rest."""
    sql = f"SELECT count(*) FROM care INDEXED BY care_due WHERE due_on IS NOT NULL {_among('contact_id', circle_id)}"
    return int(connection.exec_driver_sql(sql).scalar_one())


def calls(connection: Connection, first: date, last: date, circle_id: int | None) -> Calls:
    """What came of the calls of these days that the user made."""
    chosen = ""
    if circle_id is not None:
        chosen = f"AND interaction_id IN (SELECT interaction_id FROM participant WHERE contact_id IN {members_of((circle_id,))})"
    row = connection.exec_driver_sql(_CALLS.format(chosen=chosen), _between(first, last)).one()
    return Calls(tried=row[0], reached=row[1], further=row[2])


def _between(first: date, last: date) -> dict[str, int | str]:
    return {"first": first.toordinal(), "last": last.toordinal(), "reached": Outcome.REACHED.value}


def _among(column: str, circle_id: int | None) -> str:
    return "" if circle_id is None else f"AND {column} IN {members_of((circle_id,))}"
