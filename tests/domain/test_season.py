"""Where the seasons fall."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter as known_easter
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.season import SEASONS, easter, is_of_a_season, season_on, seasons_between


@given(st.integers(1600, 4000))
def test_easter_is_where_others_have_it(year: int) -> None:
    assert easter(year) == known_easter(year)


@given(st.integers(1900, 2200))
def test_advent_begins_on_the_fourth_sunday_before_christmas(year: int) -> None:
    advent = season_on("advent", year)
    assert advent.weekday() == 6
    assert date(year, 11, 27) <= advent <= date(year, 12, 3)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 800))
def test_seasons_lie_between_the_days_asked_for(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    found = list(seasons_between(first, last))
    assert all(first <= day <= last for _code, day in found)
    assert [day for _code, day in found] == sorted(day for _code, day in found)
    if days >= 365 + 40:  # Easter wanders by up to five weeks
        assert {code for code, _day in found} == set(SEASONS)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 12, 25), True),
        (date(2027, 1, 1), True),
        (date(2027, 3, 26), True),  # Good Friday
        (date(2027, 3, 29), True),  # Easter Monday
        (date(2027, 5, 6), False),  # Ascension
        (date(2026, 10, 3), False),
    ],
)
def test_holidays_that_belong_to_a_season_are_told_apart(day: date, held: bool) -> None:
    assert is_of_a_season(day) is held
