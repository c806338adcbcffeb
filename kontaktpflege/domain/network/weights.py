"""What a step of a chain costs: the easier it is to ask somebody, the less.

A tie costs 1 if it is strong and 2 if it is weak (Granovetter, "The Strength of Weak Ties", 1973, for the distinction;
the figures are this program's own: two strong steps weigh as much as one weak). The first step from me costs besides
what silence makes it harder, and less or more as the scale stands: who has received is glad to help, whom I owe I
should not ask again.
"""

from __future__ import annotations

STRONG = 1.0
WEAK = 2.0
FRESH_DAYS = 90
"""So long after the last talk the first step costs nothing more."""
YEAR_DAYS = 365
AFTER_FRESH = 0.5
AFTER_YEAR = 1.0
TILT = 0.25
"""So much less where I gave more than I received, beyond the slack of the ledger; so much more the other way."""


def tie_cost(strong: bool) -> float:
    """A step between two others."""
    return STRONG if strong else WEAK


def first_cost(strong: bool, days_since_talk: int | None, tilt: int) -> float:
    """The step from me to somebody; `tilt` is 1 where I gave more, −1 where I received more, 0 while level."""
    if days_since_talk is None or days_since_talk > YEAR_DAYS:
        silence = AFTER_YEAR
    else:
        silence = 0.0 if days_since_talk <= FRESH_DAYS else AFTER_FRESH
    return tie_cost(strong) + silence - TILT * tilt
