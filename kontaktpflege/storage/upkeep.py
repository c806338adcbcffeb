"""What is derived in `care` from interactions, circles and rhythms, brought in line at the end of each step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from kontaktpflege.domain.card import Card
from kontaktpflege.storage import pulls, tallies
from kontaktpflege.storage.care import IN_NO_RHYTHM, UNDER

_BY_CONTACT = ("membership", "care", "participant", "died")
_OF_JOURNAL = ("interaction", "answer_waived")
_SOURCES = {"contact", "circle", "rhythm", *_OF_JOURNAL, *_BY_CONTACT}
"""The tables from which the columns of `care` are derived."""
_PULLING = {"dear", "promise", "favor", "stranger", "pull"}
"""What only `pull` is derived from besides them; itself, for a backup may bring back rows of other rules."""

_STIRRED = "(SELECT value FROM json_each(:ids))"
"""Not a table: a temporary one would make SQLite plan every statement anew at the end of every step."""
_EVERYBODY = "(SELECT contact_id FROM care)"

_DERIVED = {
    ("whole_on", "half_on", "last_on", "talk_on", "tried_on", "owed_on"): (
        """
        WITH told AS (
            SELECT c.contact_id,
                max(CASE WHEN weight = 2 THEN day END) AS whole_on,
                max(CASE WHEN weight = 1 THEN day END) AS half_on,
                max(CASE WHEN weight > 0 THEN day END) AS last_on,
                max(CASE WHEN talk = 1 THEN day END) AS talk_on,
                max(CASE WHEN weight = 0 THEN day END) AS tried_on,
                max(CASE WHEN weight > 0 AND direction <> 'in' THEN at END) AS answered_at
            FROM care AS c LEFT JOIN participant AS p ON p.contact_id = c.contact_id
            LEFT JOIN interaction ON interaction.id = p.interaction_id
            WHERE c.contact_id IN {chosen} GROUP BY c.contact_id
        )
        """,
        """
        SELECT contact_id, whole_on, half_on, last_on, talk_on, tried_on, (
            SELECT min(day) FROM participant JOIN interaction ON interaction.id = interaction_id
            WHERE participant.contact_id = told.contact_id AND direction = 'in'
            AND channel IN ('letter', 'message', 'mail') AND at > ifnull(answered_at, at - 1)
            AND interaction.id NOT IN (SELECT interaction_id FROM answer_waived)
        ) AS owed_on FROM told
        """,
    ),
    ("days",): (
        UNDER,
        """
        SELECT c.contact_id, CASE WHEN c.chosen = 1 THEN ifnull(c.own_days, (
            SELECT min(under.days) FROM membership JOIN under USING (circle_id)
            WHERE membership.contact_id = c.contact_id
        )) END AS days FROM care AS c WHERE c.contact_id IN {chosen}
        """,
    ),
    ("due_on",): (
        "",
        """
        SELECT c.contact_id, CASE WHEN c.days IS NOT NULL AND c.resting = 0 AND contact.trashed_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM died WHERE died.contact_id = c.contact_id)
        THEN CASE WHEN c.whole_on IS NULL AND c.half_on IS NULL THEN c.since_on
            ELSE max(ifnull(c.whole_on + c.days, 0), ifnull(c.half_on + (c.days + 1) / 2, 0)) END
        END AS due_on FROM care AS c JOIN contact ON contact.id = c.contact_id WHERE c.contact_id IN {chosen}
        """,
    ),
}
"""Derived columns → (the tables a SELECT needs, the SELECT), each from those before.

`due_on`: the last whole contact and a rhythm, or the last half one and half a rhythm, whichever is later; for whom
there was none, the day on which the user began to care. The tests compare it with the rule.
"""
_TOLD = tuple(next(iter(_DERIVED)))
_LATEST = ("whole_on", "half_on", "last_on", "talk_on", "tried_on")
"""Of what was told those columns that can only rise while interactions are added."""

_ADDED = """
SELECT contact_id,
    max(CASE WHEN weight = 2 THEN day END) AS whole_on,
    max(CASE WHEN weight = 1 THEN day END) AS half_on,
    max(CASE WHEN weight > 0 THEN day END) AS last_on,
    max(CASE WHEN talk = 1 THEN day END) AS talk_on,
    max(CASE WHEN weight = 0 THEN day END) AS tried_on,
    max(direction = 'in' AND channel IN ('letter', 'message', 'mail')) AS asks
FROM log_participant CROSS JOIN participant USING (contact_id, interaction_id)
CROSS JOIN interaction ON interaction.id = interaction_id
WHERE step_id = :step GROUP BY contact_id
"""


def _compared(columns: Sequence[str], chosen: str) -> tuple[str, str, str]:
    """(WITH, SELECT, condition that a row of `care` differs from n) for some derived columns of contacts."""
    tables, select = (sql.format(chosen=chosen) for sql in _DERIVED[tuple(columns)])
    differs = " OR ".join(f"care.{column} IS NOT n.{column}" for column in columns)
    return tables, select, f"care.contact_id = n.contact_id AND ({differs})"


def _bring_up_to_date(connection: Connection, columns: Sequence[str], stirred: Mapping[str, str]) -> None:
    tables, select, differs = _compared(columns, _STIRRED)
    changes = ", ".join(f"{column} = n.{column}" for column in columns)
    connection.exec_driver_sql(
        f"{tables} UPDATE care SET {changes} FROM ({select}) AS n WHERE {differs}", dict(stirred)
    )


def stale(connection: Connection) -> list[int]:
    """The contacts whose derived columns are not what they should be."""
    found: set[int] = set()
    for columns in _DERIVED:
        tables, select, differs = _compared(columns, _EVERYBODY)
        sql = f"{tables} SELECT care.contact_id FROM care JOIN ({select}) AS n ON {differs}"
        found.update(connection.exec_driver_sql(sql).scalars())
    return sorted(found)


def derive(connection: Connection, step: int, tables: set[str], *, anew: bool = False) -> bool:
    """Bring `care` in line with what a step changed in these tables; returns whether anything in it could change.

    `anew`: what was derived before may not be relied on.
    """
    run = connection.exec_driver_sql
    if not tables & (_SOURCES | _PULLING):
        return False
    died = "contact" in tables and _derive_died(connection, step)
    anybody = "SELECT 1 FROM care UNION ALL SELECT 1 FROM promise UNION ALL SELECT 1 FROM pull LIMIT 1"
    if "participant" not in tables and run(anybody).first() is None:
        return died
    found: set[int] = set()
    for source in _stirred(tables | {"died"} if died else tables):
        found.update(run(source, (step,) if "?" in source else ()).scalars())
    stirred = {"ids": json.dumps(sorted(found))}
    added = not anew and _only_added(connection, step, tables)
    if tables & {"participant", *_OF_JOURNAL}:
        run(
            "INSERT INTO care (contact_id) SELECT value FROM json_each(:ids) WHERE EXISTS "
            "(SELECT 1 FROM participant WHERE contact_id = value) ON CONFLICT DO NOTHING",
            stirred,
        )
        _bring_up_to_date(connection, _TOLD, _raise_latest(connection, step) if added else stirred)
    if tables & {"membership", "circle", "rhythm"}:
        _keep_rhythms(connection, stirred)
    if tables & _SOURCES:
        for columns in list(_DERIVED)[1:]:
            _bring_up_to_date(connection, columns, stirred)
        tallies.derive(connection, step, only_added=added)
    pulls.derive(connection, stirred)
    return bool(tables & _SOURCES)


def _only_added(connection: Connection, step: int, tables: set[str]) -> bool:
    """Whether the step did nothing to interactions but add some: what came before them need not be read again."""
    held = " UNION ALL ".join(
        f"SELECT 1 FROM log_{table} WHERE step_id = :step AND present = 1" for table in ("interaction", "participant")
    )
    asked = connection.exec_driver_sql(f"SELECT EXISTS ({held})", {"step": step})
    return "answer_waived" not in tables and not asked.scalar()


def _raise_latest(connection: Connection, step: int) -> dict[str, str]:
    """Bring `_LATEST` in line with the interactions that a step added; `ids`: whose answers owed are to be read anew."""
    run, parameters = connection.exec_driver_sql, {"step": step}
    changes = ", ".join(
        f"{column} = max(ifnull({column}, n_{column}), ifnull(n_{column}, {column}))" for column in _LATEST
    )
    renamed = ", ".join(f"{column} AS n_{column}" for column in _LATEST)
    differs = " OR ".join(f"n_{column} > ifnull({column}, 0)" for column in _LATEST)
    run(
        f"UPDATE care SET {changes} FROM (SELECT contact_id AS n_contact_id, {renamed} FROM ({_ADDED})) "
        f"WHERE contact_id = n_contact_id AND ({differs})",
        parameters,
    )
    asked = run(
        f"SELECT contact_id FROM ({_ADDED}) JOIN care USING (contact_id) WHERE asks OR owed_on IS NOT NULL", parameters
    )
    return {"ids": json.dumps(sorted(asked.scalars()))}


def _keep_rhythms(connection: Connection, stirred: Mapping[str, str]) -> None:
    """Whoever was cared for in the rhythm of a circle, and has none any more, keeps it: nobody is forgotten by that."""
    connection.exec_driver_sql(
        f"{UNDER} UPDATE care SET own_days = days WHERE contact_id IN {_STIRRED} AND chosen = 1 "
        f"AND own_days IS NULL AND days IS NOT NULL AND {IN_NO_RHYTHM}",
        dict(stirred),
    )


def pull_by_the_rules(connection: Connection, step: int, tables: set[str]) -> None:
    """After undo or redo: the rules of the ledger may have changed since the step, and no step knows of them."""
    found: set[int] = set()
    for source in _stirred(tables):
        sql = source if "favor" in source else f"SELECT contact_id FROM account WHERE contact_id IN ({source})"
        found.update(connection.exec_driver_sql(sql, (step,) if "?" in source else ()).scalars())
    if found:
        pulls.derive(connection, {"ids": json.dumps(sorted(found))})


def _derive_died(connection: Connection, step: int) -> bool:
    """Read from the cards that a step touched who has died; returns whether that changed."""
    run = connection.exec_driver_sql
    rows = run(
        "SELECT contact.id, text FROM log_contact JOIN contact USING (id) JOIN card ON card.id = contact.card_id "
        "WHERE step_id = ? AND (text LIKE '%DEATHDATE%' OR contact.id IN (SELECT contact_id FROM died))",
        (step,),
    ).all()
    changed = 0
    for contact_id, text in rows:
        card = Card.from_text(text)
        if card.deaths:
            sql = (
                "INSERT INTO died (contact_id, day) VALUES (?, ?) ON CONFLICT (contact_id) "
                "DO UPDATE SET day = excluded.day WHERE day <> excluded.day"
            )
            changed += run(sql, (contact_id, str(card.deathdate or ""))).rowcount
        else:
            changed += run("DELETE FROM died WHERE contact_id = ?", (contact_id,)).rowcount
    return bool(changed)


def _stirred(tables: set[str]) -> list[str]:
    """SQL for the contacts that a step touched; `?` is the step."""
    by_contact = [table for table in (*_BY_CONTACT, "dear", "stranger", "pull") if table in tables]
    found = [f"SELECT contact_id FROM log_{table} WHERE step_id = ?" for table in by_contact]
    if "promise" in tables:
        found.append("SELECT contact_id FROM log_promise WHERE step_id = ? AND contact_id IS NOT NULL")
        found.append("SELECT contact_id FROM promise WHERE id IN (SELECT id FROM log_promise WHERE step_id = ?)")
    if "contact" in tables:
        found.append("SELECT id FROM log_contact WHERE step_id = ?")
    for table, key in zip(_OF_JOURNAL, ("id", "interaction_id"), strict=True):
        if table in tables:
            named = f"SELECT {key} FROM log_{table} WHERE step_id = ?"
            found.append(f"SELECT contact_id FROM participant WHERE interaction_id IN ({named})")
    if "favor" in tables:
        found.append("SELECT contact_id FROM log_favor WHERE step_id = ? AND contact_id IS NOT NULL")
        found.append("SELECT contact_id FROM favor WHERE id IN (SELECT id FROM log_favor WHERE step_id = ?)")
    if "circle" in tables:
        found.append("SELECT contact_id FROM pull")
    if tables & {"circle", "rhythm"}:
        found.append("SELECT contact_id FROM care WHERE chosen = 1")
    return found
