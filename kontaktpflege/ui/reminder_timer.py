"""Looks at the clock when a day begins and when it is time to remind, and sleeps in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from kontaktpflege.domain.reminder import Schedule, Told
from kontaktpflege.ui.wall_clock import WallAlarm, local_now, moment_of


class Alarm(Protocol):
    """What rings at a moment, and whenever the clock may have jumped."""

    rang: SignalInstance

    def set(self, moment: datetime) -> None:
        """Ring then."""

    def close(self) -> None:
        """Ring no more."""


class ReminderTimer(QObject):
    """Says once for each day that its digest is due; one alarm, and no look at the clock without it."""

    due = Signal(object)
    """The `date` whose digest may be shown now. It counts as told from here on."""
    day_changed = Signal(object)
    """The `date` it is by now."""

    def __init__(
        self,
        parent: QObject | None = None,
        alarm: Alarm | None = None,
        now: Callable[[], datetime] = local_now,
        moment: Callable[[datetime, datetime], datetime] = moment_of,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._moment = moment
        self._schedule: Schedule | None = None
        self._told = Told()
        self._day = now().date()
        self._alarm = alarm or WallAlarm(self)
        self._alarm.rang.connect(self.look)

    def use(self, schedule: Schedule | None, told: Told) -> None:
        """Remind as this says (None: not at all), the days of `told` being done with; looks at the clock at once."""
        days = dict.fromkeys((*told.days, *self._told.days))  # what was said here counts, written down or not yet
        self._schedule, self._told = schedule, Told(tuple(days), told.quiet_on)
        self.look()

    def told(self) -> Told:
        """What was told by now."""
        return self._told

    def today(self) -> date:
        """The day of the last look at the clock."""
        return self._day

    def look(self) -> None:
        """See what time it is, and whether it is time."""
        now = self._now()
        local = now.replace(tzinfo=None)
        if self._day != local.date():
            self._day = local.date()
            self.day_changed.emit(self._day)
        schedule, owes = self._schedule, self._told.owes(self._day)
        if schedule is not None and owes and schedule.is_open(local):
            self._told, owes = self._told.with_day(self._day), False
            self.due.emit(self._day)
        self._alarm.set(
            self._moment((schedule or Schedule()).next_look(local, owes=owes and schedule is not None), now)
        )

    def close(self) -> None:
        """Look no more."""
        self._alarm.close()
