"""Introductions: two people whom the user makes known to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kontaktpflege.domain.errors import NetworkProblem
from kontaktpflege.domain.tie import ordered


class IntroductionStage(StrEnum):
    """How far it has come."""

    PLANNED = "planned"
    ASKED = "asked"
    """The first of the two was asked, and decides."""
    MADE = "made"
    """Both know of each other."""
    MET = "met"
    """Something came of it."""
    DECLINED = "declined"


OPEN = (IntroductionStage.PLANNED, IntroductionStage.ASKED, IntroductionStage.MADE)
"""The stages after which something more is to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """There is one between two contacts, and `low` < `high`.

    `first_id` is who is asked first, alone, since the higher-ranked of two should be free to decide; None: both at once.
    `outcome` is what came of it, `closed_on` the day on which that was known.
    """

    low: int
    high: int
    first_id: int | None = None
    reason: str = ""
    day: date
    stage: IntroductionStage = IntroductionStage.PLANNED
    outcome: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ListedIntroduction:
    """An introduction with the names of the two."""

    introduction: Introduction
    low_name: str
    high_name: str

    def other(self, contact_id: int) -> tuple[int, str]:
        """(id, name) of the other one of the two."""
        one = self.introduction
        return (one.high, self.high_name) if contact_id == one.low else (one.low, self.low_name)


class Common(StrEnum):
    """What two people share who do not know each other."""

    INTEREST = "interest"
    CIRCLE = "circle"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two who should meet. They share the circle `circle_id`, or an organisation of that name."""

    low: int
    low_name: str
    high: int
    high_name: str
    common: Common
    circle_id: int = 0
    organisation: str = ""


LONGEST = 500
"""Letters of a reason, or of what came of it."""


def united(one: Introduction, other: Introduction) -> Introduction:
    """Two introductions that have become one, for their ends were merged: the one further on, with the words of both."""
    stages = list(IntroductionStage)
    first, second = (one, other) if stages.index(one.stage) >= stages.index(other.stage) else (other, one)
    reason, outcome = (
        "; ".join(dict.fromkeys(filter(None, words)))
        for words in ((first.reason, second.reason), (first.outcome, second.outcome))
    )
    return replace(first, reason=reason, outcome=outcome)


def checked(introduction: Introduction) -> Introduction:
    """The same with its ends in order and its words trimmed; raises NetworkProblem ("self", "first")."""
    low, high = ordered(introduction.low, introduction.high)
    if introduction.first_id not in (None, low, high):
        raise NetworkProblem("first")
    return replace(
        introduction,
        low=low,
        high=high,
        reason=" ".join(introduction.reason.split())[:LONGEST],
        outcome=" ".join(introduction.outcome.split())[:LONGEST],
    )
