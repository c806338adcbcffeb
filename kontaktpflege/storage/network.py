"""The whole network in one read: numbers as JSON texts, for a row of Python objects each would take four times as long."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from kontaktpflege.domain.network_rows import DAY_BITS, TIE_BITS, NetworkDays, NetworkRows
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.storage import favors, ties

_ROWS = 500
_ALIVE = "trashed_at IS NULL"
_EPOCH = date(1970, 1, 1).toordinal()
_LISTED = {
    "people": f"SELECT json_group_array(id) FROM (SELECT id FROM contact WHERE {_ALIVE} ORDER BY id)",
    "ties": f"SELECT json_group_array((low << {TIE_BITS}) | (high << 1) | strong) FROM tie",
    "strangers": "SELECT json_group_array(contact_id) FROM stranger",
    "talks": f"SELECT json_group_array((contact_id << {DAY_BITS}) | talk_on) FROM care WHERE talk_on IS NOT NULL",
    "dear": "SELECT json_group_array(contact_id) FROM dear",
    "died": "SELECT json_group_array(contact_id) FROM died",
}
_TILTED = "SELECT json_group_array(contact_id) FROM account WHERE balance {beyond} ?"


def rows(connection: Connection, today: date) -> NetworkRows:
    """Everything the network of today is made of."""
    run = connection.exec_driver_sql
    slack = favors.rules(connection).slack
    return NetworkRows(
        **{name: run(sql).scalar_one() for name, sql in _LISTED.items()},
        gave_more=run(_TILTED.format(beyond=">"), (slack,)).scalar_one(),
        received_more=run(_TILTED.format(beyond="<"), (-slack,)).scalar_one(),
        me=ties.own_card(connection),
        today=today.toordinal(),
    )


def names(connection: Connection, ids: str) -> dict[int, str]:
    """Contact id → name; `ids` is a JSON list."""
    sql = "SELECT id, name FROM contact WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in connection.exec_driver_sql(sql, (ids,))}


def present_names(connection: Connection, ids: str) -> dict[int, str]:
    """Contact id → name of those outside the trash; `ids` is a JSON list."""
    sql = "SELECT id, name FROM contact WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in connection.exec_driver_sql(sql, (ids,))}


def circles(connection: Connection) -> str:
    """Who is in which circle: a JSON list of contact id << TIE_BITS | circle id."""
    sql = f"SELECT json_group_array((contact_id << {TIE_BITS}) | circle_id) FROM membership"
    return str(connection.exec_driver_sql(sql).scalar_one())


def organisations(connection: Connection) -> list[tuple[int, str]]:
    """(contact id, organisation) of everybody outside the trash who has one."""
    sql = f"SELECT id, organisation FROM contact WHERE organisation <> '' AND {_ALIVE}"
    return [(row[0], row[1]) for row in connection.exec_driver_sql(sql)]


def cards_with_addresses(connection: Connection) -> Iterator[tuple[int, str]]:
    """(contact id, text of the card) of everybody outside the trash whose card may hold an address."""
    sql = (
        f"SELECT contact.id, text FROM contact JOIN card ON card.id = card_id WHERE {_ALIVE} AND text LIKE '%ADR%' "
        "ORDER BY contact.id"
    )
    for rows in connection.execution_options(yield_per=_ROWS).exec_driver_sql(sql).partitions(_ROWS):
        yield from ((row[0], row[1]) for row in rows)


def cards_near(connection: Connection, contact_id: int) -> list[tuple[int, str]]:
    """The same of a contact and of those whose first address is in the same town; of nobody if the contact has none."""
    sql = (
        f"SELECT contact.id, text FROM contact JOIN card ON card.id = card_id WHERE {_ALIVE} "
        "AND city <> '' AND city = (SELECT city FROM contact WHERE id = ?) ORDER BY contact.id"
    )
    return [(row[0], row[1]) for row in connection.exec_driver_sql(sql, (contact_id,))]


def picture(connection: Connection, name: str) -> tuple[bytes, bytes, bytes] | None:
    """(ids, places, pinned) as they were kept; None if nobody stood anywhere yet."""
    row = connection.exec_driver_sql("SELECT ids, places, pinned FROM picture WHERE name = ?", (name,)).first()
    return None if row is None else (row[0], row[1], row[2])


def keep_picture(connection: Connection, name: str, ids: bytes, places: bytes, pinned: bytes) -> None:
    """Keep where people stand, instead of where they stood."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO picture VALUES (?, ?, ?, ?)", (name, ids, places, pinned))


def leave_pictures(connection: Connection, gone: Collection[int]) -> None:
    """Take contacts out of what is kept of where people stand."""
    rows = connection.exec_driver_sql("SELECT name, ids, places, pinned FROM picture").all()
    for name, ids, places, pinned in rows:
        count = len(ids) // 8
        held = struct.unpack(f"<{count}q", ids[: 8 * count])
        stay = [number for number, one in enumerate(held) if one not in gone]
        if len(stay) < count:
            flags = _of(pinned[:count], 1, stay) + _of(pinned[count:], 8, stay)
            keep_picture(connection, name, _of(ids, 8, stay), _of(places, 8, stay), flags)


def _of(row: bytes, width: int, numbers: Sequence[int]) -> bytes:
    """Those of these numbers, each so many bytes wide."""
    return b"".join(row[width * number : width * (number + 1)] for number in numbers)


def days(connection: Connection, now: datetime) -> NetworkDays:
    """When the book learned of whom and of which tie, and since when it is said to be so; days as the clock of `now` has."""
    run = connection.exec_driver_sql
    # By UTC alone, who came in the evening west of Greenwich would be noted tomorrow, and not be there yet.
    ahead = round((now.utcoffset() or timedelta()).total_seconds() * 1000)
    local = f"((created_at + {ahead}) / 86400000 + {_EPOCH})"
    people = f"SELECT json_group_array((id << {DAY_BITS}) | {local}) FROM contact WHERE {_ALIVE}"
    ties = (
        f"SELECT json_group_array((low << {TIE_BITS}) | high), json_group_array(added_on) "
        "FROM (SELECT low, high, added_on FROM tie ORDER BY low, high)"
    )
    listed, noted = run(ties).one()
    met = run("SELECT contact_id, since FROM origin WHERE since <> ''").all()
    since = run("SELECT low, high, since FROM tie WHERE since <> ''").all()
    return NetworkDays(
        people=run(people).scalar_one(),
        ties=listed,
        noted=noted,
        met=tuple((row[0], day) for row in met if (day := _first_day(row[1])) is not None),
        since=tuple((row[0], row[1], day) for row in since if (day := _first_day(row[2])) is not None),
    )


def _first_day(text: str) -> int | None:
    said = PartialDate.parse(text)
    day = None if said is None else said.first_day
    return None if day is None else day.toordinal()
