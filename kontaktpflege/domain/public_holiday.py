"""Public holidays of a country and its states, from the `holidays` library, which is loaded on first use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """A day off by law. `german` is as English where the library does not know the country's days in German."""

    day: date
    english: str
    german: str


def public_holidays(country: str, state: str, first: date, last: date) -> list[PublicHoliday]:
    """Those from one day to another, both included, in order; none where the country (ISO 3166) is not known.

    `state` is a code of `domain.states`; "" for the days that hold in the whole country. Takes up to half a second at
    first.
    """
    years = range(first.year, last.year + 1)
    return [one for year in years for one in _of_year(country, state, year) if first <= one.day <= last]


@lru_cache(maxsize=16)
def _of_year(country: str, state: str, year: int) -> tuple[PublicHoliday, ...]:
    import holidays

    if country not in holidays.list_supported_countries(include_aliases=False):
        return ()
    known = holidays.list_supported_countries(include_aliases=False)[country]
    subdivision = state if state in known else None
    english, german = (
        holidays.country_holidays(country, subdiv=subdivision, years=(year,), language=language)
        for language in ("en_US", "de")
    )
    return tuple(PublicHoliday(day, english[day], german[day]) for day in sorted(english))
