"""Lays out an empty book."""

from __future__ import annotations

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from kontaktpflege.domain.circle import BUILTIN_CIRCLES
from kontaktpflege.storage import revision, schema, undo_log


def create_tables(connection: Connection) -> None:
    """Lay out an empty book in the schema of today, with the four circles and their subgroups."""
    run = connection.exec_driver_sql
    dialect = connection.dialect
    for table in schema.metadata.sorted_tables:
        run(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            run(str(CreateIndex(index).compile(dialect=dialect)))
    run(schema.SEARCH_TABLE)
    undo_log.lay_out(connection)
    run("INSERT INTO recording (step_id) VALUES (NULL)")
    run("INSERT INTO alembic_version (version_num) VALUES (?)", (revision.REVISION,))
    ids: dict[str, int] = {}
    for position, circle in enumerate(BUILTIN_CIRCLES, 1):
        ids[circle.key] = position
        run(
            "INSERT INTO circle (id, key, parent_id, hue, shape, position) VALUES (?, ?, ?, ?, ?, ?)",
            (position, circle.key, ids.get(circle.parent_key or ""), circle.hue, circle.shape, position),
        )
