"""Reads what speaks for ties between contacts outside the trash."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection

from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.tie import TieKind
from kontaktpflege.domain.tie_suggestion import MOST_TOGETHER, OWN_STRONG_TALKS, QUIET_DAYS, STRONG_DAYS
from kontaktpflege.storage import contact_list

_WITHIN = "SELECT interaction_id FROM participant WHERE contact_id = {one}"
_TALKS = f"""
WITH shared AS MATERIALIZED (
    SELECT interaction_id, day FROM (
        SELECT interaction_id FROM participant {{where}} GROUP BY interaction_id
        HAVING count(*) BETWEEN 2 AND {MOST_TOGETHER}
    ) CROSS JOIN interaction ON interaction.id = interaction_id WHERE talk = 1
)
SELECT low.contact_id, high.contact_id, count(*), sum(day > :since), max(day)
FROM shared CROSS JOIN participant AS low USING (interaction_id)
CROSS JOIN participant AS high ON high.interaction_id = shared.interaction_id AND high.contact_id > low.contact_id
{{only}} GROUP BY 1, 2
"""
_ALIVE = "(SELECT id FROM contact WHERE trashed_at IS NULL)"


def talks(connection: Connection, today: date, one: int | None) -> Iterator[tuple[int, int, int, int, date]]:
    """(low, high, talks together, those within a year, the last) of all, or of one contact; large rounds are left out."""
    where = "" if one is None else f"WHERE interaction_id IN ({_WITHIN.format(one=int(one))})"
    only = "" if one is None else f"WHERE {int(one)} IN (low.contact_id, high.contact_id)"
    since = {"since": today.toordinal() - STRONG_DAYS}
    for row in connection.exec_driver_sql(_TALKS.format(where=where, only=only), since):
        yield row[0], row[1], row[2], row[3], date.fromordinal(row[4])


_LIVELY = (
    "contact_id NOT IN (SELECT contact_id FROM own_card) AND contact_id NOT IN (SELECT contact_id FROM died) "
    "AND contact_id NOT IN (SELECT contact_id FROM stranger)"
)


def often(connection: Connection, today: date, one: int | None) -> Iterator[tuple[int, int, date]]:
    """(contact, talks of the user with it within a year, the last) where they are many: of all, or of one contact."""
    only = "" if one is None else f"AND contact_id = {int(one)}"
    sql = (
        "SELECT contact_id, count(*), max(day) FROM participant JOIN interaction ON interaction.id = interaction_id "
        f"WHERE talk = 1 AND day > ? AND {_LIVELY} {only} GROUP BY contact_id HAVING count(*) >= {OWN_STRONG_TALKS}"
    )
    for row in connection.exec_driver_sql(sql, (today.toordinal() - STRONG_DAYS,)):
        yield row[0], row[1], date.fromordinal(row[2])


def quiet(connection: Connection, today: date, me: int, one: int | None) -> Iterator[tuple[int, date]]:
    """(contact, the last talk) of whom the user is strongly tied to and has not talked to since long, the family aside."""
    only = "" if one is None else f"AND contact_id = {int(one)}"
    sql = (
        "SELECT contact_id, talk_on FROM (SELECT high AS contact_id, strong, kind FROM tie WHERE low = :me "
        "UNION ALL SELECT low, strong, kind FROM tie WHERE high = :me) JOIN care USING (contact_id) "
        f"WHERE strong AND kind <> '{TieKind.FAMILY}' AND talk_on < :before AND {_LIVELY} {only}"
    )
    for row in connection.exec_driver_sql(sql, {"me": me, "before": today.toordinal() - QUIET_DAYS}):
        yield row[0], date.fromordinal(row[1])


def origins(connection: Connection, one: int | None) -> Iterator[tuple[int, int]]:
    """(contact, through whom the user met them) of all, or where one contact is either."""
    only = "" if one is None else f"AND (contact_id = {int(one)} OR through_id = {int(one)})"
    sql = f"SELECT contact_id, through_id FROM origin WHERE through_id IS NOT NULL AND through_id <> contact_id {only}"
    for row in connection.exec_driver_sql(sql):
        yield row[0], row[1]


_NOTES = {"favor": "note", "promise": "text", "personal_fact": "text", "about": "story", "care": "note"}
"""Where notes on one contact stand, beside interactions and cards."""


def notes(connection: Connection) -> Iterator[tuple[int, str]]:
    """(contact, note with an @ about it), cards aside."""
    talks = "interaction CROSS JOIN participant ON interaction_id = interaction.id"
    sql = f"SELECT contact_id, text FROM {talks} WHERE instr(text, '@')"
    for table, column in _NOTES.items():
        sql += f" UNION ALL SELECT contact_id, {column} FROM {table} WHERE instr({column}, '@')"
    for row in connection.exec_driver_sql(sql):
        yield row[0], row[1]


_NOTE = re.compile(r"^(?:[^:;\n]*\.)?NOTE[:;].*@.*", re.MULTILINE | re.IGNORECASE)


_MOST_NAMING = 500


def naming(connection: Connection, one: int, today: date) -> list[int]:
    """A contact, and those whose cards name it or its UID."""
    found = {one}
    row = connection.exec_driver_sql("SELECT name, uid FROM contact WHERE id = ?", (one,)).first()
    for words in filter(str.strip, row or ()):
        found.update(contact_list.list_ids(connection, ContactQuery(words=words), _MOST_NAMING, "", today))
    return sorted(found)


def _cards(connection: Connection, of: Sequence[int] | None, condition: str) -> Iterator[tuple[int, str]]:
    """(contact, text of its card) outside the trash, of these contacts or of all."""
    these, values = (
        ("", ()) if of is None else (" AND contact.id IN (SELECT value FROM json_each(?))", (json.dumps(of),))
    )
    sql = f"SELECT contact.id, text FROM contact JOIN card ON card.id = card_id WHERE trashed_at IS NULL AND ({condition})"
    for row in connection.exec_driver_sql(sql + these, values):
        yield row[0], row[1]


def cards_with_mentions(connection: Connection, of: Sequence[int] | None) -> Iterator[tuple[int, str]]:
    """(contact, its card's notes with an @): of all, or of these contacts."""
    for contact_id, text in _cards(connection, of, "instr(text, 'NOTE') AND instr(text, '@')"):
        if found := _NOTE.findall(text):
            yield contact_id, "\n".join(("VERSION:3.0", *found))


_TOLD = re.compile(
    r"^[^:\n]*(?:RELATED|X-SPOUSE|X-MANAGER|X-ASSISTANT|X-CHILDREN|X-ABLABEL).*", re.MULTILINE | re.IGNORECASE
)


_TELLING = ("RELATED", "X-SPOUSE", "X-MANAGER", "X-ASSISTANT", "X-CHILDREN")


def cards_with_relations(connection: Connection, of: Sequence[int] | None) -> Iterator[tuple[int, str]]:
    """(contact, lines of its card that tell of others, and their labels): of all, or of these contacts."""
    for contact_id, text in _cards(connection, of, " OR ".join(f"instr(text, '{name}')" for name in _TELLING)):
        # Reading the whole card would take six times as long.
        yield contact_id, "\n".join(("VERSION:4.0" if "VERSION:4.0" in text else "VERSION:3.0", *_TOLD.findall(text)))


def people(connection: Connection) -> Iterator[Acquaintance]:
    """Everybody outside the trash."""
    for row in connection.exec_driver_sql("SELECT id, name, organisation FROM contact WHERE trashed_at IS NULL"):
        yield Acquaintance(*row)


def strengths(connection: Connection, one: int | None) -> dict[tuple[int, int], bool]:
    """(low, high) → whether strong, of every tie that is kept, or those of one contact."""
    only = "" if one is None else f"WHERE low = {int(one)} OR high = {int(one)}"
    rows = connection.exec_driver_sql(f"SELECT low, high, strong FROM tie {only}").all()
    return {(low, high): bool(strong) for low, high, strong in rows}


def answered(connection: Connection, one: int | None) -> set[tuple[str, int, int]]:
    """(question, low, high) of what the user declined or could not tell."""
    only = "" if one is None else f"WHERE low = {int(one)} OR high = {int(one)}"
    rows = connection.exec_driver_sql(f"SELECT question, low, high FROM tie_answer {only}").all()
    return {(question, low, high) for question, low, high in rows}
