"""Reads the ledger: lists, sums and courses of favours; balances of contacts and circles. The trash is left out."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from sqlalchemy import Connection

from kontaktpflege.domain.balance import Account, Weights
from kontaktpflege.domain.favor import FavorSize, Money
from kontaktpflege.domain.ledger import (
    BalanceColumn,
    BalanceQuery,
    CircleAccount,
    FavorColumn,
    Flow,
    KindCount,
    Lean,
    LedgerQuery,
    ListedAccount,
    ListedFavor,
    Totals,
)
from kontaktpflege.storage.favors import ACCOUNT, FAVOR, to_account, to_favor
from kontaktpflege.storage.filters import has_scale as scale
from kontaktpflege.storage.filters import members_of, rests, tilted

_PORTION = 5_000
_PRESENT = "contact_id NOT IN (SELECT id FROM contact WHERE trashed_at IS NOT NULL)"
_ORDER: dict[FavorColumn, str] = {
    "day": "favor.day {way}, favor.id {way}",
    "name": "contact.by_last {way}, favor.day DESC, favor.id DESC",
    "given": "favor.given {way}, favor.day DESC, favor.id DESC",
    "kind": "favor.kind {way}, favor.day DESC, favor.id DESC",
    "size": "CASE favor.size WHEN 'small' THEN 0 WHEN 'help' THEN 1 ELSE 2 END {way}, favor.day DESC, favor.id DESC",
    "minutes": "ifnull(favor.minutes, 0) {way}, favor.day DESC, favor.id DESC",
}
_BALANCE_ORDER: dict[BalanceColumn, str] = {
    "balance": "account.balance {way}, account.contact_id",
    "name": "contact.by_last {way}, contact.id",
    "given": "ifnull(account.given_count, 0) {way}, contact.by_last, contact.id",
    "received": "ifnull(account.received_count, 0) {way}, contact.by_last, contact.id",
    "favor": "max(ifnull(account.given_on, 0), ifnull(account.received_on, 0)) {way}, contact.by_last, contact.id",
}
_LISTED = f"contact.id, contact.name, {ACCOUNT}, {scale('contact.id')}"
_LEAN = {
    Lean.ALL: "1",
    Lean.RECEIVED: "account.received_count > 0 AND account.given_count = 0",
    Lean.NOTHING_GIVEN: "account.given_count IS NULL OR account.given_count = 0",
}


def listing(connection: Connection, query: LedgerQuery, limit: int, skip: int) -> list[ListedFavor]:
    """A page of favours."""
    order = _ORDER[query.sort].format(way="DESC" if query.descending else "ASC")
    sql = (
        f"SELECT {FAVOR}, contact.name FROM favor JOIN contact ON contact.id = favor.contact_id "
        f"WHERE {_where(query)} ORDER BY {order} LIMIT ? OFFSET ?"
    )
    return [ListedFavor(to_favor(row), row[-1]) for row in connection.exec_driver_sql(sql, (limit, skip))]


def ids(connection: Connection, query: LedgerQuery) -> array[int]:
    """The ids of all favours that a query lists, in its order."""
    order = _ORDER[query.sort].format(way="DESC" if query.descending else "ASC")
    names = "JOIN contact ON contact.id = favor.contact_id" if query.sort == "name" else ""
    return _ids(connection, f"SELECT favor.id FROM favor {names} WHERE {_where(query)} ORDER BY {order}")


def listed(connection: Connection, wanted: Sequence[int]) -> list[ListedFavor]:
    """These favours in this order; those that are gone are left out."""
    sql = (
        f"SELECT {FAVOR}, contact.name FROM favor JOIN contact ON contact.id = favor.contact_id "
        "WHERE favor.id IN (SELECT value FROM json_each(?))"
    )
    rows = connection.exec_driver_sql(sql, (json.dumps(list(wanted)),))
    found = {row[0]: ListedFavor(to_favor(row), row[-1]) for row in rows}
    return [found[one] for one in wanted if one in found]


def totals(connection: Connection, query: LedgerQuery, weights: Weights) -> Totals:
    """The sum line."""
    run, where = connection.exec_driver_sql, _where(query)
    counts, weight, minutes = [0, 0], [0, 0], [0, 0]
    # By day as well: an index has that order, and any other would have to be made.
    sql = (
        f"SELECT given, count(*), sum({_weight(weights)}), sum(ifnull(minutes, 0)) FROM favor WHERE {where} "
        "GROUP BY day, given"
    )
    for given, count, worth, spent in run(sql):
        counts[given] += count
        weight[given] += worth
        minutes[given] += spent
    money: tuple[dict[str, Decimal], dict[str, Decimal]] = ({}, {})
    # Decimals are added here: SQLite would add floats.
    for given, currency, amount in run(
        f"SELECT given, currency, amount FROM favor WHERE amount IS NOT NULL AND {where}"
    ):
        money[given][currency] = money[given].get(currency, Decimal(0)) + Decimal(amount)
    received, given_money = (tuple(Money(sums[code], code) for code in sorted(sums)) for sums in money)
    return Totals(
        given_count=counts[True],
        received_count=counts[False],
        given=weight[True],
        received=weight[False],
        minutes_given=minutes[True],
        minutes_received=minutes[False],
        money_given=given_money,
        money_received=received,
    )


def flow(connection: Connection, query: LedgerQuery, weights: Weights) -> list[Flow]:
    """Month by month from the first favour to the last, months without any included."""
    # Days are grouped first: making a month of an ordinal is work, and days are few.
    sql = (
        f"SELECT day, given, sum({_weight(weights)}) FROM favor WHERE {_where(query)} GROUP BY day, given ORDER BY day"
    )
    sums: dict[date, list[int]] = {}
    for day, given, weight in connection.exec_driver_sql(sql):
        sums.setdefault(date.fromordinal(day).replace(day=1), [0, 0])[given] += weight
    months = _months(min(sums), max(sums)) if sums else []
    return [Flow(month, *reversed(sums.get(month, [0, 0]))) for month in months]


def kinds(connection: Connection, query: LedgerQuery) -> list[KindCount]:
    """How many of each kind, the commonest first."""
    sql = (
        "SELECT kind, sum(given * number), sum((1 - given) * number) FROM "
        f"(SELECT kind, given, count(*) AS number FROM favor WHERE {_where(query)} GROUP BY day, given, kind) "
        "GROUP BY kind ORDER BY sum(number) DESC, kind"
    )
    return [KindCount(*row) for row in connection.exec_driver_sql(sql)]


def balances(
    connection: Connection, query: BalanceQuery, today: date, limit: int, skip: int = 0
) -> list[ListedAccount]:
    """A page of accounts; with `Lean.NOTHING_GIVEN` of those who have none, too, and do not rest on a day."""
    sql = f"SELECT {_LISTED} FROM {_source(query, today)} LIMIT ? OFFSET ?"
    return [_listed_account(row) for row in connection.exec_driver_sql(sql, (limit, skip))]


def balance_ids(connection: Connection, query: BalanceQuery, today: date) -> array[int]:
    """The ids of all contacts whose balances a query lists, in its order."""
    return _ids(connection, f"SELECT contact.id FROM {_source(query, today, friends_last=True)}")


def balances_of(connection: Connection, wanted: Sequence[int]) -> list[ListedAccount]:
    """The accounts of these contacts, in no order; those that are gone are left out."""
    sql = (
        f"SELECT {_LISTED} FROM contact LEFT JOIN account ON account.contact_id = contact.id "
        "WHERE contact.id IN (SELECT value FROM json_each(?))"
    )
    return [_listed_account(row) for row in connection.exec_driver_sql(sql, (json.dumps(list(wanted)),))]


def circles(connection: Connection) -> list[CircleAccount]:
    """The accounts of all circles, each with what lies under it; a contact counts once in each."""
    sql = """
        WITH RECURSIVE under (circle_id, below) AS (
            SELECT id, id FROM circle
            UNION SELECT under.circle_id, circle.id FROM circle JOIN under ON circle.parent_id = under.below
        ), member AS (
            SELECT DISTINCT under.circle_id, contact_id FROM under JOIN membership ON membership.circle_id = below
        )
        SELECT member.circle_id, count(*), sum(given), sum(received), sum(given_count), sum(received_count), sum(fading)
        FROM member JOIN account USING (contact_id) JOIN contact ON contact.id = contact_id
        WHERE trashed_at IS NULL GROUP BY member.circle_id
    """
    return [
        CircleAccount(
            row[0],
            row[1],
            Account(given=row[2], received=row[3], given_count=row[4], received_count=row[5], fading=row[6]),
        )
        for row in connection.exec_driver_sql(sql)
    ]


def has_scale(connection: Connection, contact_id: int) -> bool:
    """Whether a contact's balance is shown as a scale."""
    return bool(connection.exec_driver_sql(f"SELECT {scale('?')}", (contact_id,)).scalar())


def _ids(connection: Connection, sql: str) -> array[int]:
    rows = connection.exec_driver_sql(sql)
    found = array("q")
    # Past the result's rows, and in portions, between which other threads come to their turn.
    while portion := rows.cursor.fetchmany(_PORTION):
        found.extend(chain.from_iterable(portion))
    return found


def _source(query: BalanceQuery, today: date, *, friends_last: bool = False) -> str:
    """SQL from the tables on to the order; `friends_last`: whose balance is not shown is not ordered among the others."""
    order = _BALANCE_ORDER[query.sort].format(way="DESC" if query.descending else "ASC")
    if friends_last and query.sort == "balance":
        order = f"{scale('contact.id')} DESC, {order}"
    source = "account CROSS JOIN contact ON contact.id = account.contact_id"
    if query.lean is Lean.NOTHING_GIVEN:
        source = (
            f"care JOIN contact ON contact.id = care.contact_id AND care.chosen = 1 AND NOT {rests(today)} "
            "AND contact.id NOT IN (SELECT contact_id FROM died) "
            "LEFT JOIN account ON account.contact_id = contact.id"
        )
        if query.sort == "balance":
            order = f"ifnull(account.received, 0) {'ASC' if query.descending else 'DESC'}, contact.by_last, contact.id"
    return f"{source} WHERE {_whose(query)} ORDER BY {order}"


def _listed_account(row: Sequence[Any]) -> ListedAccount:
    return ListedAccount(row[0], row[1], Account() if row[2] is None else to_account(row[2:]), bool(row[-1]))


def _where(query: LedgerQuery) -> str:
    """SQL over `favor`; only whole numbers and a quoted kind go into it."""
    parts = [f"favor.{_PRESENT}"]
    if query.since is not None:
        parts.append(f"favor.day >= {query.since.toordinal()}")
    if query.until is not None:
        parts.append(f"favor.day <= {query.until.toordinal()}")
    if query.kind:
        parts.append(f"favor.kind = {_quoted(query.kind)}")
    if query.given is not None:
        parts.append(f"favor.given = {int(query.given)}")
    if query.contact is not None:
        parts.append(f"favor.contact_id = {int(query.contact)}")
    if query.circle is not None:
        parts.append(f"favor.contact_id IN {members_of((query.circle,))}")
    return " AND ".join(parts)


def _whose(query: BalanceQuery) -> str:
    lean = tilted() if query.lean is Lean.TILTED else _LEAN[query.lean]
    parts = ["contact.trashed_at IS NULL", f"({lean})"]
    if query.circle is not None:
        parts.append(f"contact.id IN {members_of((query.circle,))}")
    return " AND ".join(parts)


def _weight(weights: Weights) -> str:
    cases = " ".join(f"WHEN '{size.value}' THEN {weights.of(size)}" for size in FavorSize)
    return f"CASE size {cases} END"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _months(first: date, last: date) -> Sequence[date]:
    count = (last.year - first.year) * 12 + last.month - first.month
    return [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count + 1)]
