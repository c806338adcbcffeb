"""Favours, and the accounts that are derived from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from kontaktpflege.domain.balance import Account, Entry, LedgerRules, Weights, account_of
from kontaktpflege.domain.favor import Favor, FavorSize, Money
from kontaktpflege.storage import pulls
from kontaktpflege.storage.facts import fact, keep_fact

_RULES = "ledger_rules"
_COLUMNS = "contact_id, given, kind, size, day, note, amount, currency, minutes, return_of"
_MARKS = ", ".join("?" * len(_COLUMNS.split(", ")))
FAVOR = f"favor.id, {', '.join(f'favor.{column}' for column in _COLUMNS.split(', '))}"
_ACCOUNT = "given, received, given_count, received_count, balance, fading, given_on, received_on"
ACCOUNT = ", ".join(f"account.{column}" for column in _ACCOUNT.split(", "))

_THESE = "(SELECT value FROM json_each(?))"
_ENTRIES = "SELECT contact_id, given, size, day FROM favor {where} ORDER BY contact_id, given, size, day"
"""From one covering index, in its order: sums of floats are the same whenever they are made."""
_STIRRED = (
    "SELECT contact_id FROM log_favor WHERE step_id = :step AND present = 1 "
    "UNION SELECT contact_id FROM favor WHERE id IN (SELECT id FROM log_favor WHERE step_id = :step)"
)


def rules(connection: Connection) -> LedgerRules:
    """How this book reckons."""
    held = fact(connection, _RULES)
    if not held:
        return LedgerRules()
    values = json.loads(held)
    return LedgerRules(**{**values, "weights": Weights(**values["weights"])})


def set_rules(connection: Connection, new: LedgerRules) -> None:
    """Let the book reckon so from now on, and renew what depends on it."""
    old = rules(connection)
    keep_fact(connection, _RULES, json.dumps(asdict(new)))
    if (old.weights, old.half_life) != (new.weights, new.half_life):
        connection.exec_driver_sql("DELETE FROM account")
        _write(connection, _accounts(connection, "", ()))
    everybody = connection.exec_driver_sql("SELECT json_group_array(contact_id) FROM account").scalar_one()
    pulls.derive(connection, {"ids": everybody})


def add(connection: Connection, favor: Favor) -> int:
    """Keep a favour; returns its id."""
    sql = f"INSERT INTO favor ({_COLUMNS}) VALUES ({_MARKS}) RETURNING id"
    return int(connection.exec_driver_sql(sql, _row(favor)).scalar_one())


def add_many(connection: Connection, favors: Iterable[Favor]) -> None:
    """Keep many favours at once."""
    rows = [_row(favor) for favor in favors]
    if rows:
        connection.exec_driver_sql(f"INSERT INTO favor ({_COLUMNS}) VALUES ({_MARKS})", rows)


def change(connection: Connection, favor: Favor) -> None:
    """Keep a favour anew. Those in return for it stay so only while they are the same contact's, to the other side."""
    run = connection.exec_driver_sql
    row = _row(favor)
    run(
        f"UPDATE favor SET ({_COLUMNS}) = ({_MARKS}) WHERE id = ? AND ({_COLUMNS}) IS NOT ({_MARKS})",
        (*row, favor.id, *row),
    )
    run(
        "UPDATE favor SET return_of = NULL WHERE return_of = ? AND (contact_id <> ? OR given = ?)",
        (favor.id, favor.contact_id, int(favor.given)),
    )


def delete(connection: Connection, ids: Sequence[int]) -> int:
    """Remove favours; what was in return for one of them stays. Returns how many were removed."""
    run, these = connection.exec_driver_sql, (json.dumps(list(ids)),)
    run(f"UPDATE favor SET return_of = NULL WHERE return_of IN {_THESE}", these)
    return int(run(f"DELETE FROM favor WHERE id IN {_THESE}", these).rowcount)


def favor(connection: Connection, favor_id: int) -> Favor | None:
    """One favour; None if there is none (any more)."""
    row = connection.exec_driver_sql(f"SELECT {FAVOR} FROM favor WHERE id = ?", (favor_id,)).first()
    return None if row is None else to_favor(row)


def favors_with(connection: Connection, contact_id: int, limit: int, given: bool | None = None) -> list[Favor]:
    """The favours to and from a contact, newest first; only those given or received, if that is said."""
    side = "" if given is None else f"AND given = {int(given)}"
    sql = f"SELECT {FAVOR} FROM favor WHERE contact_id = ? {side} ORDER BY day DESC, id DESC LIMIT ?"
    return [to_favor(row) for row in connection.exec_driver_sql(sql, (contact_id, limit))]


def own_kinds(connection: Connection) -> list[str]:
    """The kinds in use that are the user's own, the commonest first."""
    from kontaktpflege.storage.schema import OWN_FAVOR_KIND

    sql = f"SELECT kind FROM favor WHERE {OWN_FAVOR_KIND} GROUP BY kind ORDER BY count(*) DESC, kind"
    return list(connection.exec_driver_sql(sql).scalars())


def accounts(connection: Connection, ids: Sequence[int]) -> dict[int, Account]:
    """Contact id → its account, of those that have one."""
    sql = f"SELECT contact_id, {_ACCOUNT} FROM account WHERE contact_id IN {_THESE}"
    rows = connection.exec_driver_sql(sql, (json.dumps(list(ids)),))
    return {row[0]: to_account(row[1:]) for row in rows}


def declined(connection: Connection, contact_id: int) -> bool:
    """Whether no hint about this contact is wanted."""
    sql = "SELECT 1 FROM hint_declined WHERE contact_id = ?"
    return connection.exec_driver_sql(sql, (contact_id,)).first() is not None


def decline(connection: Connection, contact_id: int) -> None:
    """Let no hint be told about this contact any more."""
    connection.exec_driver_sql("INSERT INTO hint_declined VALUES (?) ON CONFLICT DO NOTHING", (contact_id,))


def derive(connection: Connection, step: int) -> None:
    """Bring the accounts in line with what a step changed in favours, or with what its undoing did."""
    run = connection.exec_driver_sql
    stirred = (json.dumps(list(run(_STIRRED, {"step": step}).scalars())),)
    run(f"DELETE FROM account WHERE contact_id IN {_THESE}", stirred)
    _write(connection, _accounts(connection, f"WHERE contact_id IN {_THESE}", stirred))


def stale(connection: Connection) -> list[int]:
    """The contacts whose account is not what it should be."""
    rows = connection.exec_driver_sql(f"SELECT contact_id, {_ACCOUNT} FROM account")
    held = {row[0]: tuple(row) for row in rows}
    wanted = {row[0]: row for row in _accounts(connection, "", ())}
    return sorted(key for key in held.keys() | wanted.keys() if held.get(key) != wanted.get(key))


def _accounts(connection: Connection, where: str, parameters: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Rows of `account`."""
    known, sizes = rules(connection), {size.value: size for size in FavorSize}
    driver: Any = connection.connection.driver_connection
    rows = driver.execute(
        _ENTRIES.format(where=where), parameters
    )  # perhaps a million: SQLAlchemy's take five times as long
    for contact_id, of_contact in groupby(rows, itemgetter(0)):
        account = account_of((Entry(bool(row[1]), sizes[row[2]], row[3]) for row in of_contact), known)
        yield (
            contact_id,
            account.given,
            account.received,
            account.given_count,
            account.received_count,
            account.balance,
            account.fading,
            _ordinal(account.given_on),
            _ordinal(account.received_on),
        )


def _write(connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    if held := list(rows):
        marks = ", ".join("?" * len(held[0]))
        connection.exec_driver_sql(f"INSERT INTO account (contact_id, {_ACCOUNT}) VALUES ({marks})", held)


def _row(favor: Favor) -> tuple[Any, ...]:
    money = favor.money
    return (
        favor.contact_id,
        int(favor.given),
        str(favor.kind),
        favor.size.value,
        favor.day.toordinal(),
        favor.note,
        None if money is None else str(money.amount),
        None if money is None else money.currency,
        favor.minutes,
        favor.return_of,
    )


def to_favor(row: Sequence[Any]) -> Favor:
    """A row of `FAVOR`."""
    number, contact_id, given, kind, size, day, note, amount, currency, minutes, return_of = row[:11]
    return Favor(
        id=number,
        contact_id=contact_id,
        given=bool(given),
        kind=kind,
        size=FavorSize(size),
        day=date.fromordinal(day),
        note=note,
        money=None if amount is None else Money(Decimal(amount), currency),
        minutes=minutes,
        return_of=return_of,
    )


def to_account(row: Sequence[Any]) -> Account:
    """A row of `ACCOUNT`."""
    given, received, given_count, received_count, _balance, fading, given_on, received_on = row[:8]
    return Account(
        given=given,
        received=received,
        given_count=given_count,
        received_count=received_count,
        fading=fading,
        given_on=_day(given_on),
        received_on=_day(received_on),
    )


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
