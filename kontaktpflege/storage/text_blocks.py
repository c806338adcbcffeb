"""Text blocks: the user's own ones, and who got which text."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

from sqlalchemy import Connection

from kontaktpflege.domain.template import BlockForm, Language, Purpose, TextBlock

_PURPOSES = {one.value: one for one in Purpose}
_COLUMNS = "name, purpose, language, form, subject, body"


def text_blocks(connection: Connection) -> tuple[TextBlock, ...]:
    """All of them, oldest first; what this program does not know of one counts as unsaid."""
    rows = connection.exec_driver_sql(f"SELECT id, {_COLUMNS} FROM text_block ORDER BY id")
    return tuple(
        TextBlock(
            id=row[0],
            name=row[1],
            purpose=_PURPOSES.get(row[2], Purpose.OTHER),
            language=cast(Language, row[3]) if row[3] in get_args(Language) else "de",
            form=cast(BlockForm, row[4]) if row[4] in get_args(BlockForm) else "both",
            subject=row[5],
            body=row[6],
        )
        for row in rows
    )


def insert(connection: Connection, block: TextBlock) -> int:
    """Keep a new one; returns its id."""
    sql = f"INSERT INTO text_block ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) RETURNING id"
    return int(connection.exec_driver_sql(sql, _values(block)).scalar_one())


def change(connection: Connection, block: TextBlock) -> bool:
    """Keep what became of one; whether it was there."""
    sql = "UPDATE text_block SET name = ?, purpose = ?, language = ?, form = ?, subject = ?, body = ? WHERE id = ?"
    return connection.exec_driver_sql(sql, (*_values(block), block.id)).rowcount > 0


def delete(connection: Connection, block_id: int) -> str | None:
    """Delete one; returns its name, None if it was not there."""
    sql = "DELETE FROM text_block WHERE id = ? RETURNING name"
    return connection.exec_driver_sql(sql, (block_id,)).scalar()


def uses(connection: Connection, contact_id: int) -> dict[bytes, date]:
    """The day on which each text, by its digest, was last used for a contact."""
    sql = "SELECT digest, max(day) FROM text_block_use WHERE contact_id = ? GROUP BY digest"
    rows = connection.exec_driver_sql(sql, (contact_id,))
    return {bytes(digest): date.fromordinal(day) for digest, day in rows}


def add_use(connection: Connection, contact_id: int, block: TextBlock, way: str, day: date, at: int) -> None:
    """Keep that a text was used for a contact."""
    sql = "INSERT INTO text_block_use (contact_id, digest, name, way, day, at) VALUES (?, ?, ?, ?, ?, ?)"
    connection.exec_driver_sql(sql, (contact_id, block.digest, block.name, way, day.toordinal(), at))


def last_topic(connection: Connection, contact_id: int) -> str:
    """What the last interaction was about of which anything was noted; "" if there is none."""
    sql = (
        "SELECT text FROM participant JOIN interaction ON interaction.id = interaction_id "
        "WHERE contact_id = ? AND text <> '' ORDER BY at DESC, id DESC LIMIT 1"
    )
    return str(connection.exec_driver_sql(sql, (contact_id,)).scalar() or "")


def _values(block: TextBlock) -> tuple[str, str, str, str, str, str]:
    return block.name, block.purpose.value, block.language, block.form, block.subject, block.body
