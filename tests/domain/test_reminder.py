"""When a digest may be shown."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.reminder import MOST_DAYS, Schedule, Told, parse_days, parse_time, written_days

MONDAY = date(2026, 11, 23)
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
schedules = st.builds(Schedule, at=times, working_days_only=st.booleans(), quiet_from=times, quiet_until=times)
moments = st.datetimes(*map(datetime.fromisoformat, ("2000-01-01", "2100-01-01")))


def opens(schedule: Schedule, day: date = MONDAY) -> list[str]:
    """The stretches of a day in which a digest may be shown, to the minute."""
    minutes = [datetime.combine(day, time()) + timedelta(minutes=minute) for minute in range(24 * 60)]
    return [
        f"{minute:%H:%M}"
        for before, minute in zip([None, *minutes], minutes, strict=False)
        if schedule.is_open(minute) != (before is not None and schedule.is_open(before))
    ]


@pytest.mark.parametrize(
    ("schedule", "turns"),
    [
        (Schedule(), ["09:00"]),
        (Schedule(quiet_from=time(20), quiet_until=time(8)), ["09:00", "20:00"]),
        (Schedule(at=time(7), quiet_from=time(20), quiet_until=time(8)), ["08:00", "20:00"]),
        (Schedule(quiet_from=time(8), quiet_until=time(10)), ["10:00"]),
        (Schedule(quiet_from=time(12), quiet_until=time(13)), ["09:00", "12:00", "13:00"]),
        # Nothing is left of the day after the time set: so as soon as the quiet hours end.
        (Schedule(at=time(21), quiet_from=time(20), quiet_until=time(8)), ["08:00", "20:00"]),
        (Schedule(at=time(0), quiet_from=time(22), quiet_until=time(0)), ["00:00", "22:00"]),
    ],
)
def test_a_day_opens_at_the_time_set_and_outside_the_quiet_hours(schedule: Schedule, turns: list[str]) -> None:
    assert opens(schedule) == turns


def test_working_days_are_monday_to_friday() -> None:
    schedule = Schedule(working_days_only=True)
    week = [MONDAY + timedelta(days=count) for count in range(7)]
    assert [day.weekday() for day in week if opens(schedule, day)] == [0, 1, 2, 3, 4]


@given(schedules)
def test_every_working_day_has_a_moment_for_its_digest(schedule: Schedule) -> None:
    assert opens(schedule)


@given(schedules, moments)
def test_between_two_looks_nothing_opens(schedule: Schedule, local: datetime) -> None:
    following = schedule.next_look(local, owes=True)
    assert local < following <= datetime.combine(local.date() + timedelta(days=1), time())
    if not schedule.is_open(local):
        steps = range(0, int((following - local).total_seconds()), 60)
        assert not any(schedule.is_open(local + timedelta(seconds=step)) for step in steps)


@given(schedules, moments)
def test_a_day_that_owes_nothing_is_looked_at_when_it_ends(schedule: Schedule, local: datetime) -> None:
    assert schedule.next_look(local, owes=False) == datetime.combine(local.date() + timedelta(days=1), time())


def test_a_told_day_is_told_whatever_follows() -> None:
    told = Told().with_day(MONDAY).with_day(MONDAY + timedelta(days=400)).with_day(MONDAY - timedelta(days=9))
    assert not told.owes(MONDAY)
    assert told.owes(MONDAY + timedelta(days=1))
    assert not Told(quiet_on=MONDAY).owes(MONDAY)


def test_only_the_latest_days_are_remembered() -> None:
    told = Told()
    for count in range(MOST_DAYS + 5):
        told = told.with_day(MONDAY + timedelta(days=count))
    assert len(told.days) == MOST_DAYS
    assert told.owes(MONDAY)


@given(st.lists(st.dates()))
def test_days_come_back_as_they_were_written(days: list[date]) -> None:
    assert parse_days(written_days(days)) == tuple(days)


@pytest.mark.parametrize("text", ["x 1", "0 1 99999999", "-3 1", "² 1 9999999"])
def test_damaged_days_are_left_out(text: str) -> None:
    assert parse_days(text) == (date.min,)


@pytest.mark.parametrize(("text", "found"), [("09:00", time(9)), ("9:00", None), ("24:00", None), ("", None)])
def test_times_are_written_in_four_figures(text: str, found: time | None) -> None:
    assert parse_time(text) == found
