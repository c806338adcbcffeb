"""Facts about the book itself, by name; undo knows nothing of them."""

from __future__ import annotations

from sqlalchemy import Connection


def fact(connection: Connection, name: str) -> str:
    """The fact of this name; "" if there is none."""
    held = connection.exec_driver_sql("SELECT value FROM fact WHERE name = ?", (name,)).scalar()
    return "" if held is None else str(held)


def facts(connection: Connection, beginning: str) -> dict[str, str]:
    """The facts whose names begin so, by the rest of their names."""
    sql = "SELECT substr(name, ?), value FROM fact WHERE substr(name, 1, ?) = ?"
    rows = connection.exec_driver_sql(sql, (len(beginning) + 1, len(beginning), beginning))
    return {row[0]: row[1] for row in rows}


def keep_fact(connection: Connection, name: str, value: str) -> None:
    """Keep a fact instead of the one that stood there."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (name, value))
