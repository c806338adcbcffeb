"""The undo log: for every step the rows that it touched, as they were before it.

Each undoable table T has a log table `log_T`: the step, the row's key, `present` (0: there was no such row) and the
row. Triggers write it, so bulk statements are caught too, and only the first touch of a row in a step counts. Undo
swaps: what stands in the log goes into the table, what stood in the table goes into the log. Redo is the same swap.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache

from sqlalchemy import Connection, Table

from kontaktpflege.storage import schema


def _key(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]


@cache
def log_statements(table: Table) -> tuple[tuple[str, str], ...]:
    """(name, SQL) of the log table and the triggers of one undoable table."""
    name, key = table.name, _key(table)
    columns = [column.name for column in table.columns]
    joined, keys = ", ".join(columns), ", ".join(key)
    definitions = ", ".join(f"{column.name} {column.type.compile()}" for column in table.columns)
    new_key = ", ".join(f"NEW.{column}" for column in key)
    old_row = ", ".join(f"OLD.{column}" for column in columns)
    # ON CONFLICT DO NOTHING, not OR IGNORE: the conflict policy of the firing statement would override the latter.
    tail = "FROM recording WHERE step_id IS NOT NULL ON CONFLICT DO NOTHING; END"
    return (
        (
            f"log_{name}",
            f"CREATE TABLE log_{name} (step_id INTEGER NOT NULL, present INTEGER NOT NULL, {definitions}, "
            f"PRIMARY KEY (step_id, {keys})) WITHOUT ROWID",
        ),
        (
            f"log_{name}_insert",
            f"CREATE TRIGGER log_{name}_insert AFTER INSERT ON {name} BEGIN "
            f"INSERT INTO log_{name} (step_id, present, {keys}) SELECT step_id, 0, {new_key} {tail}",
        ),
        *(
            (
                f"log_{name}_{event.lower()}",
                f"CREATE TRIGGER log_{name}_{event.lower()} AFTER {event} ON {name} BEGIN "
                f"INSERT INTO log_{name} (step_id, present, {joined}) SELECT step_id, 1, {old_row} {tail}",
            )
            for event in ("UPDATE", "DELETE")
        ),
    )


def lay_out(connection: Connection) -> None:
    """Make the log tables and triggers of every undoable table."""
    for table in schema.undoable_tables():
        for _, statement in log_statements(table):
            connection.exec_driver_sql(statement)


def take_down(connection: Connection) -> None:
    """Remove every log table and trigger, and all steps with them: what a migration begins with."""
    run = connection.exec_driver_sql
    logs = run("SELECT type, name FROM sqlite_master WHERE name LIKE 'log#_%' ESCAPE '#' ORDER BY type DESC").all()
    for kind, name in logs:
        if kind in ("table", "trigger"):
            run(f"DROP {kind} {name}")
    run("DELETE FROM step")


@cache
def _swap_statements(table: Table) -> tuple[str, ...]:
    name, keys = table.name, ", ".join(_key(table))
    columns = ", ".join(column.name for column in table.columns)
    here = f"SELECT {keys} FROM log_{name} WHERE step_id = :step"
    match = f"({keys})" if "," in keys else keys
    return (
        f"CREATE TEMP TABLE swap_now AS SELECT {columns} FROM {name} WHERE {match} IN ({here})",
        f"CREATE TEMP TABLE swap_then AS SELECT present, {columns} FROM log_{name} WHERE step_id = :step",
        f"DELETE FROM {name} WHERE {match} IN (SELECT {keys} FROM swap_now)",
        f"INSERT INTO {name} ({columns}) SELECT {columns} FROM swap_then WHERE present = 1",
        f"DELETE FROM log_{name} WHERE step_id = :step",
        f"INSERT INTO log_{name} (step_id, present, {keys}) SELECT :step, 0, {keys} FROM swap_then",
        f"INSERT OR REPLACE INTO log_{name} (step_id, present, {columns}) SELECT :step, 1, {columns} FROM swap_now",
        "DROP TABLE temp.swap_now",
        "DROP TABLE temp.swap_then",
    )


def kinds(tables: Iterable[Table]) -> set[type]:
    """What changed in the user's terms when these tables did."""
    every = schema.undoable_tables()
    return {every[table] for table in tables}


def touched_tables(connection: Connection, step: int) -> list[Table]:
    """The undoable tables in which the step changed at least one row."""
    return _holding(connection, "= :step", {"step": step})


def _holding(connection: Connection, steps: str, parameters: Mapping[str, int | str]) -> list[Table]:
    """The undoable tables whose log holds rows of steps, all asked at once; `steps` is an SQL condition on the id."""
    tables = schema.undoable_tables()
    asked = (
        f"SELECT {place} WHERE EXISTS (SELECT 1 FROM log_{table.name} WHERE step_id {steps})"
        for place, table in enumerate(tables)
    )
    held = set(connection.exec_driver_sql(" UNION ALL ".join(asked), dict(parameters)).scalars())
    return [table for place, table in enumerate(tables) if place in held]


def swap(connection: Connection, step: int) -> list[Table]:
    """Exchange the rows of the book with those in the log of `step`; returns the tables that changed.

    Nothing may be recorded meanwhile (`recording.step_id` is NULL), and foreign keys are deferred.
    """
    tables = touched_tables(connection, step)
    for table in tables:
        for statement in _swap_statements(table):
            parameters = {"step": step} if ":step" in statement else {}
            connection.exec_driver_sql(statement, parameters)
    return tables


def drop_steps(connection: Connection, condition: str, parameters: tuple[int, ...] = ()) -> None:
    """Forget the steps that satisfy an SQL condition on table `step`, and their rows."""
    run = connection.exec_driver_sql
    doomed = run(f"SELECT id FROM step WHERE {condition}", parameters).scalars().all()
    if not doomed:
        return
    ids = {"ids": json.dumps(list(doomed))}
    these = "IN (SELECT value FROM json_each(:ids))"
    for table in _holding(connection, these, ids):
        run(f"DELETE FROM log_{table.name} WHERE step_id {these}", ids)
    run(f"DELETE FROM step WHERE id {these}", ids)
