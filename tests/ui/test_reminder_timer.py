"""Once a day: whatever sleeps, wakes, restarts, sets its clock or travels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.reminder import Schedule, Told
from kontaktpflege.ui.reminder_timer import ReminderTimer
from kontaktpflege.ui.wall_clock import WallAlarm, local_now, moment_of

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [BERLIN, ZoneInfo("America/Los_Angeles"), ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Africa/Cairo"), UTC]
NIGHT = datetime(2026, 11, 23, 0, 30, tzinfo=BERLIN)


class Alarm(QObject):
    """Rings when the world says so."""

    rang = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.moment = datetime(9000, 1, 1, tzinfo=UTC)

    def set(self, moment: datetime) -> None:
        self.moment = moment

    def close(self) -> None:
        pass


class World:
    """Machines with one book; one of them at a time runs the program. Its clock may be wrong, set, or stand elsewhere."""

    def __init__(self, schedule: Schedule, now: datetime = NIGHT) -> None:
        self.schedule = schedule
        self.true = now.astimezone(UTC)
        self.wrong = timedelta()
        self.zone: ZoneInfo = BERLIN
        self.book = Told()
        self.told: list[date] = []
        self.looks = 0
        self.awake = True
        self.timer: ReminderTimer | None = None
        self.alarm = Alarm()

    def now(self) -> datetime:
        self.looks += 1
        return (self.true + self.wrong).astimezone(self.zone)

    def start(self) -> None:
        """Start the program, where there is somebody to do so."""
        if not self.awake:
            return
        self.alarm = Alarm()
        self.timer = ReminderTimer(None, self.alarm, self.now, lambda local, now: moment_of(local, now, self.zone))
        self.timer.due.connect(self._tell)
        self.timer.use(self.schedule, self.book)

    def stop(self) -> None:
        self.timer = None

    def _tell(self, day: date) -> None:
        self.told.append(day)
        self.book = self.book.with_day(day)

    def pass_by(self, span: timedelta) -> None:
        """Let time go on; the alarm rings at its moment if somebody is awake to hear it."""
        end = self.true + span
        while self.timer is not None and self.awake and self.alarm.moment - self.wrong <= end:
            self.true = max(self.true, self.alarm.moment - self.wrong)
            self.alarm.rang.emit()
        self.true = end

    def sleep(self) -> None:
        self.awake = False

    def wake(self) -> None:
        self.awake = True
        if self.timer is not None:
            self.alarm.rang.emit()

    def set_clock(self, by: timedelta) -> None:
        self.wrong += by
        if self.awake:
            self.alarm.rang.emit()

    def travel(self, zone: ZoneInfo) -> None:
        self.zone = zone
        if self.awake:
            self.alarm.rang.emit()

    def owes(self) -> bool:
        """Whether somebody is there who ought to have told of this day by now, and has not."""
        local = (self.true + self.wrong).astimezone(self.zone).replace(tzinfo=None)
        there = self.timer is not None and self.awake
        return there and self.schedule.is_open(local) and local.date() not in self.told


times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
schedules = st.builds(Schedule, at=times, working_days_only=st.booleans(), quiet_from=times, quiet_until=times)
spans = st.integers(1, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))
acts: st.SearchStrategy[Callable[[World], None]] = st.one_of(
    st.just(World.sleep),
    st.just(World.wake),
    st.just(World.stop),
    st.just(World.start),
    st.builds(lambda by: partial(World.set_clock, by=by), st.timedeltas(timedelta(days=-40), timedelta(days=40))),
    st.builds(lambda zone: partial(World.travel, zone=zone), st.sampled_from(ZONES)),
)
# The nights in which clocks are put forward and back, and some other.
beginnings = st.sampled_from([NIGHT, *(datetime(2026, *day, 22, tzinfo=BERLIN) for day in ((3, 27), (10, 23)))])


@settings(max_examples=200)
@given(schedules, beginnings, st.lists(st.tuples(acts, spans), min_size=4, max_size=25))
def test_nothing_that_happens_makes_it_remind_twice_or_never(
    schedule: Schedule, beginning: datetime, story: list[tuple[Callable[[World], None], timedelta]]
) -> None:
    world = World(schedule, beginning)
    world.start()
    for act, span in story:
        act(world)
        assert not world.owes()
        world.pass_by(span)
        assert not world.owes()
    assert len(world.told) == len(set(world.told))


def test_a_day_slept_through_is_told_on_waking_and_a_year_as_one() -> None:
    world = World(Schedule())
    world.start()
    world.sleep()
    world.pass_by(timedelta(hours=15))
    assert world.told == []
    world.wake()
    assert world.told == [date(2026, 11, 23)]
    world.sleep()
    world.pass_by(timedelta(days=365))
    world.wake()
    assert world.told == [date(2026, 11, 23), date(2027, 11, 23)]


def test_quiet_hours_are_waited_for_and_then_it_is_tomorrows() -> None:
    world = World(Schedule(quiet_from=time(20), quiet_until=time(8)))
    world.start()
    world.sleep()
    world.pass_by(timedelta(hours=21))  # half past nine in the evening
    world.wake()
    assert world.told == []
    world.pass_by(timedelta(hours=12))
    assert world.told == [date(2026, 11, 24)]


def test_a_weekend_is_left_in_peace() -> None:
    world = World(Schedule(working_days_only=True), datetime(2026, 11, 28, 1, tzinfo=BERLIN))
    world.start()
    world.pass_by(timedelta(days=2, hours=12))
    assert world.told == [date(2026, 11, 30)]


def test_a_day_of_the_clock_costs_two_looks() -> None:
    world = World(Schedule(quiet_from=time(20), quiet_until=time(8)))
    world.start()
    world.pass_by(timedelta(hours=2))
    world.looks = 0
    world.pass_by(timedelta(days=1))
    assert world.looks == 2  # at nine and at midnight
    assert len(world.told) == 1


def test_a_day_of_quiet_is_no_reminder_and_taken_back_it_is_one() -> None:
    world = World(Schedule())
    world.start()
    world.pass_by(timedelta(hours=8))
    assert world.timer is not None
    world.timer.use(world.schedule, Told(quiet_on=date(2026, 11, 23)))
    world.pass_by(timedelta(hours=6))
    assert world.told == []
    world.timer.use(world.schedule, Told())
    assert world.told == [date(2026, 11, 23)]


def test_without_a_schedule_nothing_is_said_but_days_are_counted() -> None:
    world = World(Schedule())
    world.start()
    assert world.timer is not None
    days: list[date] = []
    world.timer.day_changed.connect(days.append)
    world.timer.use(None, Told())
    world.pass_by(timedelta(days=2))
    assert world.told == []
    assert days == [date(2026, 11, 24), date(2026, 11, 25)]


def test_an_hour_that_comes_twice_or_not_at_all_has_its_moment() -> None:
    before = datetime(2026, 1, 1, tzinfo=UTC)
    missing = moment_of(datetime.fromisoformat("2026-03-29T02:30"), before, BERLIN)
    assert missing == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    twice = datetime.fromisoformat("2026-10-25T02:30")
    assert moment_of(twice, before, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    between = datetime(2026, 10, 25, 1, tzinfo=UTC)
    assert moment_of(twice, between, BERLIN) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    past = datetime(2026, 10, 25, 4, tzinfo=UTC)
    assert moment_of(twice, past, BERLIN) > past


def test_the_alarm_rings_at_its_moment(qtbot: QtBot) -> None:
    alarm = WallAlarm()
    with qtbot.waitSignal(alarm.rang):
        alarm.set(local_now() + timedelta(milliseconds=1))
    with qtbot.assertNotEmitted(alarm.rang):
        alarm.set(local_now() + timedelta(days=1))
        QApplication.processEvents()
    alarm.close()


def test_the_zone_of_the_machine_is_looked_up_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for zone, hours in (("Asia/Tokyo", 9), ("UTC", 0)):
        monkeypatch.setenv("TZ", zone)
        assert local_now().utcoffset() == timedelta(hours=hours)
    monkeypatch.undo()
    local_now()


def test_what_was_said_is_not_said_again_though_the_book_has_not_noted_it_yet() -> None:
    world = World(Schedule())
    world.start()
    world.pass_by(timedelta(hours=9))
    assert world.timer is not None
    world.timer.use(world.schedule, Told())
    assert world.told == [date(2026, 11, 23)]
