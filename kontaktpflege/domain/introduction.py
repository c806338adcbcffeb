"""Introductions: two people whom the user makes known to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
