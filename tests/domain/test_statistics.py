"""Weeks and shares, counted without a book."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.statistics import (
    IDEAL_FUNNEL,
    Calls,
    InTouch,
    Week,
    by_week,
    ends,
    in_touch,
    mondays,
)

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
TODAY = date(2026, 11, 22)


@given(DAYS)
def test_the_weeks_of_a_year_are_mondays_in_a_row_up_to_this_week(today: date) -> None:
    found = mondays(today)
    assert len(found) == 53
    assert all(day.weekday() == 0 for day in found)
    assert all(later - day == timedelta(7) for day, later in pairwise(found))
    assert found[-1] <= today < found[-1] + timedelta(7)
    assert found[0] < today - timedelta(363)


@given(DAYS)
def test_a_week_ends_on_its_sunday_and_the_one_that_runs_today(today: date) -> None:
    *past, last = ends(mondays(today), today)
    assert all(day.weekday() == 6 for day in past)
    assert last == today


def test_days_fall_into_their_weeks_and_days_outside_are_left_out() -> None:
    monday, sunday = date(2026, 11, 16), date(2026, 11, 22)
    days = [(sunday.toordinal() - 7, 9, 9), (monday.toordinal(), 3, 2), (sunday.toordinal(), 2, 2)]
    assert by_week([monday], days) == (Week(monday=monday, reached=4, tried=1),)


def test_changes_add_up_and_count_from_their_day_on() -> None:
    day = TODAY.toordinal()
    changes = {day - 30: 2, day: 1, day - 3: -1, day + 1: -5}
    days = [TODAY - timedelta(31), TODAY - timedelta(30), TODAY - timedelta(1), TODAY]
    assert [one.active for one in in_touch(days, changes, 4)] == [0, 2, 1, 2]


def test_the_share_of_nobody_is_none() -> None:
    assert InTouch(day=TODAY, active=0, cared_for=0).percent == 0
    assert InTouch(day=TODAY, active=2, cared_for=3).percent == 67


def test_calls_are_told_as_if_they_were_as_many_as_the_ideal_has() -> None:
    assert Calls(tried=60, reached=40, further=10).scaled() == (IDEAL_FUNNEL[0], 20, 5)
    assert Calls().scaled() == (0, 0, 0)
