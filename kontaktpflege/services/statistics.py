"""The statistics: how it goes with the care, over the last year, for everybody or for one circle."""

from __future__ import annotations

from datetime import date

from kontaktpflege.domain.long_work import Cancel
from kontaktpflege.domain.statistics import Calls, InTouch, Week, by_week, ends, in_touch, mondays
from kontaktpflege.storage import statistics
from kontaktpflege.storage.store import Store


class StatisticsDesk:
    """Only reads. `circle_id` None means everybody; each method ends with Cancelled once `cancel` says so."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def weeks(
        self, circle_id: int | None = None, day: date | None = None, cancel: Cancel | None = None
    ) -> tuple[Week, ...]:
        """The interactions of each week of the last year up to a day (today unless another is given)."""
        day = day or self._store.today()
        starts = mondays(day)
        with self._store.reading(cancel) as connection:
            return by_week(starts, statistics.by_day(connection, starts[0], day, circle_id))

    def in_touch(
        self, circle_id: int | None = None, day: date | None = None, cancel: Cancel | None = None
    ) -> tuple[InTouch, ...]:
        """How many of those who are cared for now were in touch at each week's end, by the rhythm they have now."""
        day = day or self._store.today()
        days = ends(mondays(day), day)
        with self._store.reading(cancel) as connection:
            changes = statistics.in_touch_changes(connection, day, circle_id)
            return in_touch(days, changes, statistics.cared_for(connection, circle_id))

    def calls(self, circle_id: int | None = None, day: date | None = None, cancel: Cancel | None = None) -> Calls:
        """What came of the calls of the last year."""
        day = day or self._store.today()
        with self._store.reading(cancel) as connection:
            return statistics.calls(connection, mondays(day)[0], day, circle_id)
