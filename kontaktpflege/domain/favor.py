"""Favours: what one gave to somebody, or received."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kontaktpflege.domain.errors import LedgerProblem


class FavorKind(StrEnum):
    """The kinds that every book knows; the user's own are any other words."""

    INFORMATION = "information"
    INTRODUCTION = "introduction"
    RECOMMENDATION = "recommendation"
    REFERENCE = "reference"
    HELP = "help"
    KNOW_HOW = "know_how"
    ATTENTION = "attention"
    GIFT = "gift"
    BUSINESS = "business"
    OTHER = "other"


class FavorSize(StrEnum):
    """How much it was; what that weighs is a rule of the book (`domain.balance.Weights`)."""

    SMALL = "small"
    HELP = "help"
    BIG = "big"


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount of one currency (three capital letters, as ISO 4217 has them)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Favor:
    """One favour to (`given`) or from one contact: what was done for three is three, so that each balance is its own.

    `kind` is a `FavorKind` or the user's own words; `return_of` is the favour it was in return for. `id` is 0 until the
    book has given it one.
    """

    id: int = 0
    contact_id: int
    given: bool
    kind: str = FavorKind.OTHER
    size: FavorSize = FavorSize.HELP
    day: date
    note: str = ""
    money: Money | None = None
    minutes: int | None = None
    return_of: int | None = None


MOST_MINUTES = 1_000_000
LONGEST_KIND = 60
_DIGITS = 15
_PLACES = 4
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*)(?:(?!(?P=mark))[.,](?P<rest>\d*))?", re.ASCII
)
_PLAIN = re.compile(r"(?=[.,]?\d)(?P<whole>\d*)(?:[.,](?P<rest>\d*))?", re.ASCII)
_IN_THOUSANDTHS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
"""Currencies of a thousand parts, of which 12.345 is no round sum."""


def money_of(amount: str, currency: str) -> Money:
    """An amount as typed ("12.50", "12,50", "1.250,00", "1.250": twelve hundred and fifty) and its currency.

    Raises LedgerProblem ("money", "currency").
    """
    code = currency.strip().upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise LedgerProblem("currency")
    text = "".join(amount.split()).replace("'", "").replace("’", "")
    found = _GROUPED.fullmatch(text)
    if found is None or (found["rest"] is None and text.count(found["mark"]) == 1 and code in _IN_THOUSANDTHS):
        found = _PLAIN.fullmatch(text)
    if found is None:
        raise LedgerProblem("money")
    whole = found["whole"].replace(",", "").replace(".", "")
    value = Decimal(f"{whole or 0}.{found['rest'] or ''}")
    digits = value.as_tuple()
    places = -digits.exponent if isinstance(digits.exponent, int) else 0
    if value <= 0 or len(digits.digits) > _DIGITS or places > _PLACES:
        raise LedgerProblem("money")
    return Money(value, code)


def checked(favor: Favor, today: date) -> Favor:
    """The favour with its words trimmed; raises LedgerProblem ("future", "kind", "minutes", "return").

    A day ahead is none that something has happened on.
    """
    kind = " ".join(favor.kind.split())
    if favor.day > today:
        raise LedgerProblem("future")
    if not kind or len(kind) > LONGEST_KIND:
        raise LedgerProblem("kind")
    if favor.minutes is not None and not 0 < favor.minutes <= MOST_MINUTES:
        raise LedgerProblem("minutes")
    if favor.return_of is not None and favor.return_of == favor.id:
        raise LedgerProblem("return")
    return replace(favor, kind=kind, note=favor.note.strip())
