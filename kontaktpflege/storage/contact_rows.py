"""What the table shows of a contact: one row each, never a card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection

from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.storage import filters
from kontaktpflege.storage.contact_list import DEAR, SOURCE
from kontaktpflege.storage.contacts import batches, circles_of, placeholders
from kontaktpflege.storage.database import ask
from kontaktpflege.storage.store import moment

if TYPE_CHECKING:
    from kontaktpflege.domain.balance import Account


class _Row(NamedTuple):
    """What is asked for one row of the table: columns of `contact`, `care` and `account`, and those of `_ASKED`."""

    id: int
    name: str
    organisation: str
    role: str
    phone: str
    mail: str
    city: str
    birthday: str
    photo: str
    created_at: int
    changed_at: int
    review: str
    dear: int
    stranger: int
    through: str
    met: str
    since: str
    source: str
    chosen: int | None
    resting: int | None
    days: int | None
    own_days: int | None
    last_on: int | None
    talk_on: int | None
    due_on: int | None
    owed_on: int | None
    wakes_on: int | None
    scale: int
    given: int | None
    received: int | None
    given_count: int
    received_count: int
    balance: int
    fading: float
    given_on: int | None
    received_on: int | None


_ASKED = {
    "dear": DEAR,
    "stranger": "contact.id IN (SELECT contact_id FROM stranger)",
    "through": "ifnull((SELECT nullif(name, '') FROM contact WHERE id = through_id), ifnull(through, ''))",
    "met": "ifnull(place, '')",
    "since": "ifnull(since, '')",
    "source": SOURCE,
    "scale": f"account.contact_id IS NOT NULL AND {filters.has_scale('contact.id')}",
}
_ROWS = (
    f"SELECT {', '.join(_ASKED.get(column, column) for column in _Row._fields)} "
    "FROM contact LEFT JOIN origin ON origin.contact_id = contact.id "
    "LEFT JOIN care ON care.contact_id = contact.id LEFT JOIN account ON account.contact_id = contact.id"
)
_ACCOUNT = _Row._fields.index("given")
"""From here on a row is an account, as `to_account` reads it."""


def summaries(connection: Connection, ids: Sequence[int]) -> list[ContactSummary]:
    """The table rows of these contacts, in this order; ids without a contact are left out."""
    rows: dict[int, ContactSummary] = {}
    circles = circles_of(connection, ids)
    for batch in batches(ids):
        sql = f"{_ROWS} WHERE contact.id IN ({placeholders(len(batch))})"
        for row in map(_Row._make, ask(connection, sql, tuple(batch))):
            rows[row.id] = _summary(row, circles.get(row.id, ()))
    return [rows[contact_id] for contact_id in ids if contact_id in rows]


def _summary(row: _Row, circles: tuple[int, ...]) -> ContactSummary:
    return ContactSummary(
        id=row.id,
        name=row.name,
        organisation=row.organisation,
        role=row.role,
        phone=row.phone,
        mail=row.mail,
        city=row.city,
        birthday=row.birthday,
        photo=row.photo,
        circles=circles,
        created=moment(row.created_at),
        changed=moment(row.changed_at),
        review=row.review,
        dear=bool(row.dear),
        stranger=bool(row.stranger),
        through=row.through,
        met=row.met,
        since=row.since,
        source=row.source,
        chosen=bool(row.chosen),
        resting=bool(row.resting),
        rhythm=row.days,
        own_rhythm=row.own_days is not None,
        last_on=_day(row.last_on),
        talk_on=_day(row.talk_on),
        due_on=_day(row.due_on),
        owed_on=_day(row.owed_on),
        wakes_on=_day(row.wakes_on),
        account=None if row.given is None else _account(row[_ACCOUNT:]),
        scale=bool(row.scale),
    )


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def _account(row: Sequence[Any]) -> Account:
    from kontaktpflege.storage.favors import to_account

    return to_account(row)
