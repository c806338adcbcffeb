"""When the program reminds: once a day, at a time the user sets; rules over the wall clock, which somebody else reads.

A day is what the wall clock where the user is says it is. A day that has begun to be owed stays owed until it is told or
ends; a day that was told is told, however often the clock comes back to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MOST_DAYS = 366
"""So many told days are remembered, the latest to be told last."""
_WORKING_DAYS = 5
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a digest may be shown. Quiet hours run from `quiet_from` to `quiet_until`, over midnight too; equal is none."""

    at: time = time(9)
    working_days_only: bool = False
    quiet_from: time = time(0)
    quiet_until: time = time(0)

    @property
    def begins(self) -> time:
        """From when on a day is owed: the time set, or the end of the quiet hours where these leave nothing of the day."""
        if self.quiet_from > self.quiet_until and self.quiet_from <= self.at:
            return self.quiet_until
        return self.at

    def is_quiet(self, clock: time) -> bool:
        """Whether this falls into the quiet hours."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= clock < self.quiet_until
        return clock >= self.quiet_from or clock < self.quiet_until

    def is_open(self, local: datetime) -> bool:
        """Whether the digest of this day may be shown at this moment of the wall clock."""
        if self.working_days_only and local.weekday() >= _WORKING_DAYS:
            return False
        return local.time() >= self.begins and not self.is_quiet(local.time())

    def next_look(self, local: datetime, *, owes: bool) -> datetime:
        """The next moment of the wall clock that matters: the next midnight, or sooner where this day `owes` its digest."""
        midnight = datetime.combine(local.date() + timedelta(days=1), time())
        turns = (datetime.combine(local.date(), turn) for turn in (self.begins, self.quiet_until) if owes)
        return min((turn for turn in turns if local < turn and self.is_open(turn)), default=midnight)


@dataclass(frozen=True, slots=True)
class Told:
    """What is remembered: the days that were told, and the day on which the user wants to hear nothing more."""

    days: tuple[date, ...] = ()
    quiet_on: date | None = None

    def owes(self, day: date) -> bool:
        """Whether nothing has been said about the day, and something may be."""
        return day not in self.days and day != self.quiet_on

    def with_day(self, day: date) -> Told:
        """The same, and this day told."""
        return Told((*self.days, day)[-MOST_DAYS:], self.quiet_on)


def parse_time(text: str) -> time | None:
    """A time as the settings have it, "09:00"; None if it is none."""
    found = _TIME.fullmatch(text)
    return time(int(found[1]), int(found[2])) if found else None


def parse_days(text: str) -> tuple[date, ...]:
    """Days kept by `written_days`; what is no day is left out."""
    numbers = (int(word) for word in text.split() if word.isdecimal() and len(word) < 8)
    return tuple(date.fromordinal(number) for number in numbers if 0 < number <= date.max.toordinal())


def written_days(days: Collection[date]) -> str:
    """Days in one line, as the book keeps them."""
    return " ".join(str(day.toordinal()) for day in days)
