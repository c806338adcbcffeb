"""Days as one types them in a hurry: a word, a weekday's figures, without a year."""

from __future__ import annotations

from datetime import date, timedelta

from kontaktpflege.wording import _
from kontaktpflege.wording.dates import short_date, typed_date


def coming_day(text: str, today: date) -> date | None:
    """The day that is meant, without a year the next one; None if it is no day."""
    return _near(text, today, ahead=True)


def past_day(text: str, today: date) -> date | None:
    """The day that is meant, without a year the last one; None if it is no day."""
    return _near(text, today, ahead=False)


def exact_day(day: date) -> str:
    """A day as one would type it, in figures with the year."""
    return short_date(day.isoformat())


def _near(text: str, today: date, *, ahead: bool) -> date | None:
    word = text.strip().casefold()
    words = {
        _("today"): 0, "today": 0, _("yesterday"): -1, "yesterday": -1, _("tomorrow"): 1, "tomorrow": 1,
    }  # fmt: skip
    if word in words:
        return today + timedelta(words[word])
    found = typed_date(text)
    if found is None or found.day is None or found.month is None:
        return None
    if found.year is not None:
        return _day(found.year, found.month, found.day)
    years = range(today.year, today.year + 5) if ahead else range(today.year, today.year - 5, -1)
    days = (_day(year, found.month, found.day) for year in years)  # 29 February waits for its year
    return next((day for day in days if day is not None and (day >= today if ahead else day <= today)), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
