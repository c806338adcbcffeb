"""What tray and popups know of a day: whom to call, and what one can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DueContact:
    """One of today's names; `reason` is a sentence, "" if there is none."""

    id: int
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """Today's names, at most three of them, and how many contacts are due altogether."""

    people: tuple[DueContact, ...] = ()
    due: int = 0


class Agenda(Protocol):
    """Where the names come from. All three are called off the GUI thread, the latter two to write."""

    def digest(self, day: date) -> Digest:
        """What there is to say on a day."""

    def done(self, contact_id: int) -> None:
        """Somebody was called and reached just now; raises ContactNotFound."""

    def later(self, contact_id: int) -> None:
        """Not today: another name instead; raises ContactNotFound."""
