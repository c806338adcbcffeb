"""What one asks the ledger: which favours, whose balances."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from kontaktpflege.domain.balance import Account
from kontaktpflege.domain.favor import Favor, Money

FavorColumn = Literal["day", "name", "given", "kind", "size", "minutes"]
"""What favours may be sorted by."""

BalanceColumn = Literal["balance", "name", "given", "received", "favor"]
"""What balances may be sorted by; "favor" is the day of the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerQuery:
    """Which favours; None and "" leave out nothing. A circle takes in its subgroups, both days are included."""

    since: date | None = None
    until: date | None = None
    kind: str = ""
    given: bool | None = None
    circle: int | None = None
    contact: int | None = None
    sort: FavorColumn = "day"
    descending: bool = True


class ListedFavor(NamedTuple):
    """A favour with its contact's name."""

    favor: Favor
    name: str


class TableForm(NamedTuple):
    """How favours stand in a table for other programs: the names of the columns, the cells of a row, what parts them."""

    header: tuple[str, ...]
    row: Callable[[ListedFavor], tuple[str, ...]]
    delimiter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The sum line of a list: counts, weights, minutes, and money by currency, which is never added across them."""

    given_count: int = 0
    received_count: int = 0
    given: int = 0
    received: int = 0
    minutes_given: int = 0
    minutes_received: int = 0
    money_given: tuple[Money, ...] = ()
    money_received: tuple[Money, ...] = ()


class Lean(StrEnum):
    """Which balances to list."""

    ALL = "all"
    TILTED = "tilted"
    RECEIVED = "received"
    """Helped the user and got nothing back."""
    NOTHING_GIVEN = "nothing_given"
    """Cared for, and was never given anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceQuery:
    """Whose balances. By "balance" those come first who gave the user more, unless `descending`."""

    lean: Lean = Lean.ALL
    circle: int | None = None
    sort: BalanceColumn = "balance"
    descending: bool = False


class ListedAccount(NamedTuple):
    """The account of a contact with the name, and whether it is shown as a scale."""

    contact_id: int
    name: str
    account: Account
    scale: bool = True


class CircleAccount(NamedTuple):
    """The account of everybody in a circle and below it together, and how many of them have one."""

    circle_id: int
    people: int
    account: Account


class Flow(NamedTuple):
    """What was given and received in a month: weights; `month` is its first day."""

    month: date
    given: int
    received: int


class KindCount(NamedTuple):
    """How many favours of a kind."""

    kind: str
    given: int
    received: int
