"""Interactions: when one met, called, wrote, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Channel(StrEnum):
    """By what way."""

    MEETING = "meeting"
    CALL = "call"
    VIDEO = "video"
    LETTER = "letter"
    MESSAGE = "message"
    MAIL = "mail"
    OTHER = "other"


class Direction(StrEnum):
    """From whom it came."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Outcome(StrEnum):
    """What came of an attempt."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"


class Weight(IntEnum):
    """How far an interaction restarts the rhythm, in halves of it."""

    NONE = 0
    HALF = 1
    WHOLE = 2


SPOKEN = frozenset((Channel.MEETING, Channel.CALL, Channel.VIDEO))
"""Where one hears the other: a talk."""

WRITTEN = frozenset((Channel.LETTER, Channel.MESSAGE, Channel.MAIL))
"""Where an answer may be owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One interaction with one or several contacts; `at` is its moment in UTC, `text` what it was about.

    `id` is 0 until the book has given it one.
    """

    id: int = 0
    at: datetime
    channel: Channel
    direction: Direction = Direction.BOTH
    outcome: Outcome = Outcome.REACHED
    contacts: tuple[int, ...] = ()
    text: str = ""

    @property
    def attempt(self) -> bool:
        """Whether nobody was reached."""
        return self.outcome is not Outcome.REACHED

    @property
    def talk(self) -> bool:
        """Whether one heard the other."""
        return self.channel in SPOKEN and not self.attempt

    @property
    def weight(self) -> Weight:
        """How far it restarts the rhythm: an attempt not at all, what was only sent half of it, all else wholly."""
        if self.attempt:
            return Weight.NONE
        if self.channel in WRITTEN and self.direction is Direction.OUT:
            return Weight.HALF
        return Weight.WHOLE

    @property
    def answers(self) -> bool:
        """Whether it answers what was waiting: everything that reached the other side."""
        return not self.attempt and self.direction is not Direction.IN
