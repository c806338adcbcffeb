"""The seasons in which one writes to many: where they fall in a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

SEASONS = ("new_year", "easter", "summer", "advent", "christmas")
"""Their codes, in the order of the year."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def season_on(code: str, year: int) -> date:
    """The day that a season's greetings should be there by; raises KeyError for an unknown code.

    New Year 1 January, Easter Sunday, summer 1 July, the first Sunday of Advent, Christmas Eve.
    """
    if code == "easter":
        return easter(year)
    if code == "advent":
        fourth = date(year, 12, 24)
        return fourth - timedelta(days=21 + (fourth.weekday() + 1) % 7)
    month, day = {"new_year": (1, 1), "summer": (7, 1), "christmas": (12, 24)}[code]
    return date(year, month, day)


def seasons_between(first: date, last: date) -> Iterator[tuple[str, date]]:
    """(code, day) of the seasons from one day to another, both included."""
    for year in range(first.year, last.year + 1):
        for code in SEASONS:
            if first <= (day := season_on(code, year)) <= last:
                yield code, day


def is_of_a_season(day: date) -> bool:
    """Whether a public holiday on that day belongs to Christmas, New Year or Easter, which are seasons already."""
    if (day.month, day.day) == (1, 1) or (day.month == 12 and 24 <= day.day <= 26):
        return True
    return -2 <= (day - easter(day.year)).days <= 1
