"""The balance of give and take: pure rules over favours.

A favour weighs what its size says (`Weights`, no unit: a small one is the unit). A balance is the weight given minus the
weight received. The fading balance lets a favour count half after every half-life, as radioactive decay goes:
weight * 2 ** -(age / half-life), both in days. No money and no minutes come into it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Final, NamedTuple

from kontaktpflege.domain.circle import WITHOUT_SCALE, Circle
from kontaktpflege.domain.favor import FavorSize

HALF_LIVES: Final = range(30, 3651)
"""Half-lives that one may choose, in days."""
WEIGHTS: Final = range(1, 101)
TILTS: Final = range(1, 101)

CLEAR: Final = 0.2
"""Share of all weight by which many together lean clearly."""

_EPOCH: Final = date(2020, 1, 1).toordinal()
"""The day that fading sums are reckoned to, so that they need no renewal as time goes on."""

_MOST_HALVINGS: Final = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the sizes weigh."""

    small: int = 1
    help: int = 2
    big: int = 4

    def of(self, size: FavorSize) -> int:
        """What a favour of this size weighs."""
        return int(getattr(self, size.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRules:
    """How the book reckons. A tilt is told when the balance is off by more than `tilt_beyond` favours of the middle size.

    `half_life` is in days. `scale_for_all` shows a scale in the private and neighbourhood circles as well, `hints` whether
    the gentle hint to give first is told at all.
    """

    weights: Weights = field(default_factory=Weights)
    half_life: int = 365
    tilt_beyond: int = 3
    scale_for_all: bool = False
    hints: bool = True

    @property
    def slack(self) -> int:
        """The weight by which a balance may be off and is still no tilt."""
        return self.tilt_beyond * self.weights.help

    def weighs(self, circle: Circle) -> bool:
        """Whether all in one of the uppermost circles together have a scale: not the private ones and the neighbours."""
        return self.scale_for_all or circle.key not in WITHOUT_SCALE


class Entry(NamedTuple):
    """What a balance needs of a favour; `day` is an ordinal."""

    given: bool
    size: FavorSize
    day: int


class Tilt(IntEnum):
    """To which side a balance leans, if clearly."""

    RECEIVED = -1
    NONE = 0
    GIVEN = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Give and take with one contact, or with several together: weights and how many; `fading` as of the epoch."""

    given: int = 0
    received: int = 0
    given_count: int = 0
    received_count: int = 0
    fading: float = 0.0
    given_on: date | None = None
    received_on: date | None = None

    @property
    def balance(self) -> int:
        """The weight given minus the weight received."""
        return self.given - self.received

    @property
    def count(self) -> int:
        """How many favours."""
        return self.given_count + self.received_count

    def fading_balance(self, today: date, rules: LedgerRules) -> float:
        """The balance in which older favours weigh less."""
        return self.fading * fade(_EPOCH - today.toordinal(), rules.half_life)

    def tilt(self, rules: LedgerRules) -> Tilt:
        """To which side it leans, if by more than the rule says."""
        if abs(self.balance) <= rules.slack:
            return Tilt.NONE
        return Tilt.GIVEN if self.balance > 0 else Tilt.RECEIVED


def tilt_of_many(account: Account, rules: LedgerRules) -> Tilt:
    """To which side many together lean: by more than for one, and by a fifth of all that there was."""
    clear = abs(account.balance) > CLEAR * (account.given + account.received)
    return account.tilt(rules) if clear else Tilt.NONE


def fade(days: int, half_life: int) -> float:
    """By what to multiply a weight to have it so many days later (or earlier, below 0): at most what a float can hold."""
    return float(2.0 ** max(-_MOST_HALVINGS, min(days / half_life, _MOST_HALVINGS)))


def account_of(entries: Iterable[Entry], rules: LedgerRules) -> Account:
    """The account that favours make."""
    weight = {size: rules.weights.of(size) for size in FavorSize}
    sums, counts, last = [0, 0], [0, 0], [0, 0]
    fading = 0.0
    for given, size, day in entries:
        worth = weight[size]
        sums[given] += worth
        counts[given] += 1
        last[given] = max(last[given], day)
        faded = worth * fade(day - _EPOCH, rules.half_life)
        fading += faded if given else -faded
    return Account(
        given=sums[True],
        received=sums[False],
        given_count=counts[True],
        received_count=counts[False],
        fading=fading,
        given_on=date.fromordinal(last[True]) if last[True] else None,
        received_on=date.fromordinal(last[False]) if last[False] else None,
    )
