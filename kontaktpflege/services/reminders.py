"""The reminders: which days were told. The book keeps it, so that no restart and no second machine tells a day again."""

from __future__ import annotations

from datetime import date

from kontaktpflege.domain.reminder import Told, parse_days, written_days
from kontaktpflege.storage.facts import fact, keep_fact
from kontaktpflege.storage.store import Connection, Store

_TOLD = "reminded"
_QUIET = "quiet_on"


class ReminderDesk:
    """Keeps what was said, and what shall not be said; nothing of it is a step of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def told(self) -> Told:
        """What was told so far."""
        with self._store.reading() as connection:
            return _told(connection)

    def claim(self, day: date) -> bool:
        """Take it upon oneself to tell of a day; False if somebody has, or if the user wants to hear nothing that day."""
        with self._store.unrecorded() as tx:
            told = _told(tx.connection)
            if not told.owes(day):
                return False
            keep_fact(tx.connection, _TOLD, written_days(told.with_day(day).days))
            return True

    def keep_quiet(self, day: date | None) -> None:
        """Say nothing more on this day; None takes that back."""
        with self._store.unrecorded() as tx:
            keep_fact(tx.connection, _QUIET, written_days(() if day is None else (day,)))


def _told(connection: Connection) -> Told:
    quiet = parse_days(fact(connection, _QUIET))
    return Told(parse_days(fact(connection, _TOLD)), quiet[0] if quiet else None)
