"""What the plots count, derived at the end of each step: who was in touch when, what came of calls."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection

from kontaktpflege.domain.interaction import Channel, Direction, Outcome
from kontaktpflege.domain.statistics import FURTHER_DAYS

_SPAN = "contact_id, day AS start, day + (days * weight + 1) / 2 AS stop"
_KEEPS = "due_on IS NOT NULL AND weight > 0"
_SPANS = f"""
SELECT {_SPAN}
FROM care CROSS JOIN participant USING (contact_id) CROSS JOIN interaction ON interaction.id = interaction_id
WHERE {_KEEPS} AND contact_id IN {{chosen}}
"""
_MORE_SPANS = f"""
SELECT contact_id, start, stop FROM in_touch WHERE contact_id IN {{chosen}} UNION ALL SELECT {_SPAN}
FROM log_participant CROSS JOIN participant USING (contact_id, interaction_id)
CROSS JOIN interaction ON interaction.id = interaction_id CROSS JOIN care USING (contact_id)
WHERE step_id = :step AND {_KEEPS} AND contact_id IN {{chosen}}
"""
"""The stretches there are, and what a step adds to them."""
_STRETCHES = """
WITH span AS ({spans}), mark AS (
    SELECT contact_id, start, stop, start > ifnull(max(stop) OVER (PARTITION BY contact_id ORDER BY start, stop
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS begins FROM span
), stretch AS (
    SELECT contact_id, start, stop, sum(begins) OVER (PARTITION BY contact_id ORDER BY start, stop
        ROWS UNBOUNDED PRECEDING) AS number FROM mark
)
SELECT contact_id, min(start) AS start, max(stop) AS stop FROM stretch GROUP BY contact_id, number
"""
"""Every interaction keeps its contact in touch for its rhythm, or half of it; spans that touch are one."""

_CALL = f"channel = '{Channel.CALL}' AND direction <> '{Direction.IN}'"
_REACHED = f"outcome = '{Outcome.REACHED}'"
_CALLS = f"""
WITH rung AS MATERIALIZED (
    SELECT DISTINCT interaction.id, day, outcome
    FROM participant CROSS JOIN interaction ON interaction.id = interaction_id
    WHERE {_CALL} AND day >= :since AND contact_id IN {{chosen}}
), talk AS (
    SELECT interaction_id, min(day) OVER (PARTITION BY contact_id ORDER BY at DESC, interaction.id DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS next
    FROM participant CROSS JOIN interaction ON interaction.id = interaction_id
    WHERE {_REACHED} AND day >= :since
    AND contact_id IN (SELECT contact_id FROM rung CROSS JOIN participant ON interaction_id = rung.id)
), again AS (SELECT interaction_id, min(next) AS next FROM talk GROUP BY interaction_id)
SELECT id AS interaction_id, day, {_REACHED} AS reached, {_REACHED} AND ifnull(next <= day + {FURTHER_DAYS}, 0) AS further
FROM rung LEFT JOIN again ON again.interaction_id = rung.id
"""
"""Who was reached talked further if any of them was reached again within some days."""

_THESE = "(SELECT value FROM json_each(:ids))"
_EVERYBODY = "(SELECT contact_id FROM participant)"
_EVER = {"since": 0}

_TOUCHED = (
    "(SELECT id FROM log_interaction WHERE step_id = :step "
    "UNION SELECT interaction_id FROM log_participant WHERE step_id = :step)"
)
_MET = (
    f"SELECT contact_id FROM participant WHERE interaction_id IN {_TOUCHED} "
    "UNION SELECT contact_id FROM log_participant WHERE step_id = :step"
)
_EARLIEST = (
    f"SELECT min(day) FROM (SELECT day FROM interaction WHERE id IN {_TOUCHED} "
    "UNION ALL SELECT day FROM log_interaction WHERE step_id = :step AND present = 1)"
)
_NO_CALLS = (
    f"DELETE FROM made_call WHERE interaction_id IN {_TOUCHED} "
    "AND NOT EXISTS (SELECT 1 FROM participant JOIN interaction ON interaction.id = interaction_id "
    f"WHERE interaction_id = made_call.interaction_id AND {_CALL})"
)
_OTHER_RHYTHM = (
    "SELECT contact_id FROM log_care LEFT JOIN care USING (contact_id) WHERE step_id = :step "
    "AND (log_care.days IS NOT care.days OR (log_care.due_on IS NULL) <> (care.due_on IS NULL)) "
    "UNION SELECT contact_id FROM log_in_touch WHERE step_id = :step"
)
"""The step knows of stretches only when it is taken back: those of others may have been with somebody now forgotten."""


def derive(connection: Connection, step: int, *, only_added: bool) -> None:
    """Bring both tables in line with what a step changed in rhythms, and in interactions (or `only_added` to them)."""
    run, parameters = connection.exec_driver_sql, {"step": step}
    met, moved = set(run(_MET, parameters).scalars()), set(run(_OTHER_RHYTHM, parameters).scalars())
    if only_added:
        _stretch_in_touch(connection, step, met - moved)
    else:
        moved |= met
    if moved:
        _derive_in_touch(connection, moved)
    run(_NO_CALLS, parameters)
    if met:
        derive_calls(connection, met, (run(_EARLIEST, parameters).scalar() or 0) - FURTHER_DAYS)


def _derive_in_touch(connection: Connection, contacts: Iterable[int]) -> None:
    run, parameters = connection.exec_driver_sql, {"ids": json.dumps(list(contacts))}
    run(f"DELETE FROM in_touch WHERE contact_id IN {_THESE}", parameters)
    run(f"INSERT INTO in_touch (contact_id, start, stop) {_in_touch(_THESE)}", parameters)


def _stretch_in_touch(connection: Connection, step: int, contacts: Iterable[int]) -> None:
    """Let what a step added stretch and join the stretches of contacts."""
    run, ids = connection.exec_driver_sql, json.dumps(list(contacts))
    run(
        f"INSERT INTO in_touch (contact_id, start, stop) SELECT * FROM ({_in_touch(_THESE, _MORE_SPANS)}) WHERE true "
        "ON CONFLICT (contact_id, start) DO UPDATE SET stop = excluded.stop WHERE stop <> excluded.stop",
        {"ids": ids, "step": step},
    )
    within = (
        "SELECT 1 FROM in_touch AS o WHERE o.contact_id = in_touch.contact_id "
        "AND o.start < in_touch.start AND o.stop >= in_touch.stop"
    )
    run(f"DELETE FROM in_touch WHERE contact_id IN {_THESE} AND EXISTS ({within})", {"ids": ids})


def _in_touch(chosen: str, spans: str = _SPANS) -> str:
    return _STRETCHES.format(spans=spans.format(chosen=chosen))


def derive_calls(connection: Connection, contacts: Iterable[int], since: int = 0) -> None:
    """Bring the calls with contacts in line, from a day (an ordinal) on."""
    connection.exec_driver_sql(
        f"INSERT INTO made_call (interaction_id, day, reached, further) SELECT * FROM ({_CALLS.format(chosen=_THESE)}) "
        "WHERE true ON CONFLICT (interaction_id) DO UPDATE "
        "SET day = excluded.day, reached = excluded.reached, further = excluded.further "
        "WHERE (day, reached, further) IS NOT (excluded.day, excluded.reached, excluded.further)",
        {"ids": json.dumps(list(contacts)), "since": since},
    )


def stale(connection: Connection) -> list[str]:
    """The tables that are not what they should be."""
    wanted = {"in_touch": _in_touch(_EVERYBODY), "made_call": _CALLS.format(chosen=_EVERYBODY)}
    differs = (
        "WITH wanted AS MATERIALIZED ({sql}) SELECT * FROM (SELECT * FROM wanted EXCEPT SELECT * FROM {table}) "
        "UNION ALL SELECT * FROM (SELECT * FROM {table} EXCEPT SELECT * FROM wanted) LIMIT 1"
    )
    return [
        table
        for table, sql in wanted.items()
        if connection.exec_driver_sql(differs.format(sql=sql, table=table), _EVER).first() is not None
    ]
