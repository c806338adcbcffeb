"""Which occasions come, and when."""

from __future__ import annotations

from calendar import isleap
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.observance import Observance
from kontaktpflege.domain.occasion import (
    OccasionKind,
    PersonalDay,
    day_in,
    days_of_year,
    is_round,
    next_on,
    upcoming,
)
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.public_holiday import PublicHoliday

TODAY = date(2026, 11, 22)
OBSERVANCE = Observance()

somedays = st.dates(date(1900, 1, 1), date(2200, 12, 31))
leap_day_or_any = st.one_of(st.just(date(2000, 2, 29)), somedays)


def birthday(month: int, day: int, year: int | None = None, name: str = "Anna") -> PersonalDay:
    return PersonalDay(1, name, "birthday", month, day, year)


@given(leap_day_or_any, somedays)
def test_the_next_day_is_never_past_and_within_a_year(born: date, today: date) -> None:
    day = next_on(born.month, born.day, today)
    assert today <= day <= today + timedelta(days=366)
    assert (day.month, day.day) in {(born.month, born.day), (3, 1)}


@given(leap_day_or_any, somedays)
def test_nothing_comes_round_between_today_and_the_next_day(born: date, today: date) -> None:
    day = next_on(born.month, born.day, today)
    between = {day_in(year, born.month, born.day) for year in range(today.year, day.year + 1)}
    assert not any(today <= one < day for one in between)


@given(st.integers(1900, 2200))
def test_29_february_falls_on_1_march_where_a_year_has_none(year: int) -> None:
    assert day_in(year, 2, 29) == (date(year, 2, 29) if isleap(year) else date(year, 3, 1))


@given(leap_day_or_any, somedays, st.integers(0, 400))
def test_the_days_of_the_year_are_those_that_come_round(born: date, first: date, days: int) -> None:
    comes = next_on(born.month, born.day, first) <= first + timedelta(days=days)
    assert (f"{born:%m-%d}" in days_of_year(first, days)) is comes


@given(st.lists(leap_day_or_any, max_size=8), somedays, st.integers(0, 400))
def test_what_comes_is_in_order_and_within_the_days(born: list[date], today: date, days: int) -> None:
    personal = [birthday(day.month, day.day, day.year) for day in born]
    found = upcoming(today, days, OBSERVANCE, personal=personal)
    assert [one.day for one in found] == sorted(one.day for one in found)
    for one in found:
        assert one.day == today + timedelta(days=one.days)
        assert 0 <= one.days <= days
        assert one.years is None or one.years > 0
    held = [one for one in personal if next_on(one.month, one.day, today) <= today + timedelta(days=days)]
    assert sum(one.kind is OccasionKind.BIRTHDAY for one in found) == len(held)


def test_a_birthday_tells_the_age_that_is_reached() -> None:
    anna, ben, cem, unborn = (
        birthday(11, 24, 1986, "Anna"),
        birthday(11, 24, None, "Ben"),
        birthday(1, 3, 1990, "Cem"),
        birthday(11, 25, 2030, "Dora"),
    )
    found = upcoming(TODAY, 60, OBSERVANCE, personal=(anna, ben, cem, unborn))
    told = [(one.name, one.days, one.years, one.is_round, one.ripe) for one in found if one.contact_id]
    assert told == [
        ("Anna", 2, 40, True, True),
        ("Ben", 2, None, False, True),
        ("Dora", 3, None, False, True),
        ("Cem", 42, 37, False, False),
    ]


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        ("birthday", {10, 18, 20, 30, 40, 50, 60, 70, 75, 80, 90, 100}),
        ("anniversary", {10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100}),
    ],
)
def test_round_numbers_stand_out(kind: str, held: set[int]) -> None:
    assert {years for years in range(-10, 101) if is_round(years, OccasionKind(kind))} == held


def test_seasons_come_with_the_codes_of_their_lists() -> None:
    found = upcoming(TODAY, 365, OBSERVANCE)
    assert [(one.key, one.day) for one in found] == [
        ("advent", date(2026, 11, 29)),
        ("christmas", date(2026, 12, 24)),
        ("new_year", date(2027, 1, 1)),
        ("easter", date(2027, 3, 28)),
        ("summer", date(2027, 7, 1)),
    ]
    assert [one.key for one in found if one.ripe] == ["advent"]
    assert found[1].post_by == date(2026, 12, 20)


def test_a_letter_needs_more_days() -> None:
    letters = replace(OBSERVANCE, by_post=True)
    anna = [birthday(11, 28)]
    assert [one.ripe for one in upcoming(TODAY, 6, OBSERVANCE, personal=anna)] == [False]
    assert [one.ripe for one in upcoming(TODAY, 6, letters, personal=anna)] == [True]
    assert [one.code for one in upcoming(TODAY, 60, letters) if one.ripe] == ["advent", "christmas"]


def test_own_occasions_come_once_or_every_year() -> None:
    feast = OwnOccasion(id=1, name="Sommerfest", first_on=date(2026, 12, 1), yearly=False, circle_id=4)
    past = OwnOccasion(id=2, name="Messe", first_on=date(2026, 11, 1), yearly=False)
    firm = OwnOccasion(id=3, name="Firmenjubiläum", first_on=date(2001, 12, 1), lead=30, contact_id=7)
    found = upcoming(TODAY, 20, OBSERVANCE, own=(feast, past, firm))
    told = [(one.name, one.years, one.ripe, one.key, one.circle_id, one.contact_id, one.is_round) for one in found]
    assert told == [
        ("", None, True, "advent", None, None, False),
        ("Firmenjubiläum", 25, True, "", None, 7, True),
        ("Sommerfest", None, False, "own:1", 4, None, False),
    ]


def test_a_yearly_occasion_begins_on_its_first_day() -> None:
    firm = OwnOccasion(id=3, name="Jubiläum", first_on=date(2028, 11, 30))
    assert upcoming(TODAY, 6, OBSERVANCE, own=(firm,)) == []


def test_public_holidays_come_but_for_those_of_a_season() -> None:
    days = [
        PublicHoliday(date(2026, 12, 25), "Christmas Day", "Erster Weihnachtstag"),
        PublicHoliday(date(2027, 1, 6), "Epiphany", "Heilige Drei Könige"),
    ]
    found = [one for one in upcoming(TODAY, 60, OBSERVANCE, holidays=days) if one.kind is OccasionKind.HOLIDAY]
    assert [(one.name, one.german, one.days, one.ripe, one.key) for one in found] == [
        ("Epiphany", "Heilige Drei Könige", 45, False, "")
    ]
