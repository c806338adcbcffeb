"""When somebody is due, by the rule itself: what the book derives is compared with it."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil


def due_on(
    days: int | None, *, since: date, last_whole: date | None = None, last_half: date | None = None
) -> date | None:
    """The day on which somebody cared for is due; None without a rhythm.

    `last_whole` and `last_half` are the days of the last interactions that restart the rhythm wholly and by half.
    Who was never touched is due from the day on which the user began to care (`since`).
    """
    if days is None:
        return None
    restarts = []
    if last_whole is not None:
        restarts.append(last_whole + timedelta(days))
    if last_half is not None:
        restarts.append(last_half + timedelta(ceil(days / 2)))
    return max(restarts, default=since)
