"""Promises: what was said that would be done, by whom, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What one of the two promised the other; `mine` says that it was the user. `id` is 0 until the book has given one."""

    id: int = 0
    contact_id: int
    mine: bool
    text: str
    made_on: date
    due_on: date | None = None
    kept_on: date | None = None
    interaction_id: int | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be kept."""
        return self.kept_on is None

    def days_late(self, today: date) -> int:
        """How many days its day has passed, 0 if it has none or that is to come."""
        return max(0, (today - self.due_on).days) if self.open and self.due_on else 0
