"""Lists of greetings: who gets a card for an occasion of a year, and who has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Greeting:
    """Somebody on a list; `done_on` is when it was done, None while it waits."""

    contact_id: int
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class GreetingList:
    """How far the list of an occasion (`Coming.key`) of a year has come."""

    key: str
    year: int
    count: int
    done: int
