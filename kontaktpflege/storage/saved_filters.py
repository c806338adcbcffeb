"""Saved filters: rows of the book, undone like all else."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import Connection

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.saved_filter import SavedFilter, query_facts, query_of, with_circle


def saved_filters(connection: Connection) -> tuple[SavedFilter, ...]:
    """All of them, oldest first."""
    rows = connection.exec_driver_sql("SELECT id, name, query FROM saved_filter ORDER BY id")
    return tuple(SavedFilter(id=row[0], name=row[1], query=_read(row[2])) for row in rows)


def insert(connection: Connection, name: str, query: ContactQuery) -> int:
    """Keep a query under a name; returns its id."""
    sql = "INSERT INTO saved_filter (name, query) VALUES (?, ?) RETURNING id"
    return int(connection.exec_driver_sql(sql, (name, json.dumps(query_facts(query)))).scalar_one())


def change(connection: Connection, saved: SavedFilter) -> None:
    """Keep a saved filter's new name and query."""
    sql = "UPDATE saved_filter SET name = ?, query = ? WHERE id = ?"
    connection.exec_driver_sql(sql, (saved.name, json.dumps(query_facts(saved.query)), saved.id))


def delete(connection: Connection, saved_id: int) -> None:
    """Delete a saved filter."""
    connection.exec_driver_sql("DELETE FROM saved_filter WHERE id = ?", (saved_id,))


def replace_circle(connection: Connection, old: int, new: int) -> None:
    """Let saved filters that speak of one circle speak of another."""
    for saved in saved_filters(connection):
        query = with_circle(saved.query, old, new)
        if query != saved.query:
            change(connection, replace(saved, query=query))


def _read(text: str) -> ContactQuery:
    try:
        return query_of(json.loads(text))
    except ValueError:
        return ContactQuery()
