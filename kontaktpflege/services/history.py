"""The history: what can be taken back, and what can be done again."""

from __future__ import annotations

from datetime import datetime

from kontaktpflege.domain.history import Step
from kontaktpflege.storage.store import Store


class History:
    """Undo and redo. Both name the step they expect, so that nobody takes back what they did not see."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def undo_step(self) -> Step | None:
        """What undo would take back; None if nothing."""
        return self._store.undo_step()

    def redo_step(self) -> Step | None:
        """What redo would do again; None if nothing."""
        return self._store.redo_step()

    def ended(self) -> datetime | None:
        """When the history last began anew because the book was brought up to date; None if it never did."""
        return self._store.history_ended()

    def steps(self, limit: int = 100) -> list[Step]:
        """The latest steps, newest first."""
        return self._store.steps(limit)

    def undo(self, expected: int) -> Step:
        """Take back the step with this id; raises HistoryMoved if it is not the latest any more."""
        return self._store.undo(expected)

    def redo(self, expected: int) -> Step:
        """Do the step with this id again; raises HistoryMoved if it is not next."""
        return self._store.redo(expected)
