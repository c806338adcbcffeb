"""How it goes: interactions week by week, the share that is in touch, and what came of the calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

WEEKS = 53
"""A year and the week it began in, so that the same week of last year is there to compare."""

FURTHER_DAYS = 14
"""Whoever was reached and is in touch again within so many days talked further."""

IDEAL_FUNNEL = (30, 25, 20, 10, 5, 3)
"""Calls, reached, interested, concrete, an offer, closed, as the article on calling has it: an ideal, hardly ever reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The interactions of a week: where somebody was reached, and where it was only tried."""

    monday: date
    reached: int = 0
    tried: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InTouch:
    """How many of those cared for were in touch within their rhythm at the end of a day."""

    day: date
    active: int
    cared_for: int

    @property
    def percent(self) -> int:
        """The share, rounded; 0 if nobody is cared for."""
        return round(100 * self.active / self.cared_for) if self.cared_for else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """Calls that the user made: tried, of these reached, of these with another interaction within a fortnight."""

    tried: int = 0
    reached: int = 0
    further: int = 0

    def scaled(self) -> tuple[float, ...]:
        """The same as if 30 calls had been tried, to stand beside the ideal."""
        factor = IDEAL_FUNNEL[0] / self.tried if self.tried else 0.0
        return tuple(count * factor for count in (self.tried, self.reached, self.further))


def mondays(today: date, weeks: int = WEEKS) -> list[date]:
    """The first days of the last weeks up to this one, the earliest first."""
    latest = today - timedelta(today.weekday())
    return [latest - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]


def by_week(starts: Iterable[date], days: Iterable[tuple[int, int, int]]) -> tuple[Week, ...]:
    """Weeks of these Mondays from (day as an ordinal, all interactions, those that reached somebody)."""
    sums: dict[int, list[int]] = {}
    for day, every, reached in days:
        week = sums.setdefault(day - (day - 1) % 7, [0, 0])  # day 1 was a Monday
        week[0] += reached
        week[1] += every - reached
    found = ((monday, sums.get(monday.toordinal(), (0, 0))) for monday in starts)
    return tuple(Week(monday=monday, reached=reached, tried=tried) for monday, (reached, tried) in found)


def ends(starts: Iterable[date], today: date) -> list[date]:
    """The last days of weeks, for the one that runs today."""
    return [min(monday + timedelta(6), today) for monday in starts]


def in_touch(days: Iterable[date], changes: Mapping[int, int], cared_for: int) -> tuple[InTouch, ...]:
    """How many were in touch on days (the earliest first), from day as an ordinal → how many more, or fewer, than before."""
    moments = sorted(changes)
    totals = [0, *accumulate(changes[moment] for moment in moments)]
    found, place = [], 0
    for day in days:
        while place < len(moments) and moments[place] <= day.toordinal():
            place += 1
        found.append(InTouch(day=day, active=totals[place], cared_for=cared_for))
    return tuple(found)
