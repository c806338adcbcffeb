"""Rhythms: how often one wants to be in touch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import ceil

PROPOSED_DAYS = 90
"""The 3-month rule: whom one has not heard for so long has forgotten one."""

GREETING_DAYS = 3
"""So many days after somebody new was written down a first greeting is due."""

FRESH_DAYS = 7
"""What happened within so many days ends a "later"; what is noted of days before is memory."""

LONGEST_DAYS = 3_650
NAMES_A_DAY = 3
WORKING_DAYS = 5
"""A week has so many days on which one calls people."""


def rhythm_in_force(own: int | None, of_circles: Iterable[int]) -> int | None:
    """The days that count: the contact's own, else the shortest of its circles, else none."""
    return own if own is not None else min(of_circles, default=None)


def days_later(day: date, days: int) -> date:
    """The day so many days later, or the last one that calendars have."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def days_overdue(due: date, today: date) -> int:
    """How many days the due day has passed; negative while it is to come."""
    return (today - due).days


def days_for_a_round(people: int, names_a_day: int = NAMES_A_DAY) -> int:
    """In how many days everybody had a turn, at so many names a day."""
    return ceil(people / names_a_day)


def weeks_for_a_round(people: int) -> int:
    """In how many weeks everybody had a turn, on working days."""
    return ceil(days_for_a_round(people) / WORKING_DAYS)
