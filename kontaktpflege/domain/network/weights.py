"""What a step of a chain costs: the easier it is to ask somebody, the less.

A tie costs 1 if it is strong and 2 if it is weak (Granovetter, "The Strength of Weak Ties", 1973, for the distinction;
the figures are this program's own: two strong steps weigh as much as one weak). The first step from me costs besides
what silence makes of it, and less or more as the scale stands: who has received is glad to help, whom I owe I should
not ask again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kontaktpflege.domain.network.graph import Flags, Floats

STRONG = 1.0
WEAK = 2.0
FRESH_DAYS = 90
"""So long after the last talk the first step costs nothing more, and a tie to me counts as strong unless something is said."""
YEAR_DAYS = 365
AFTER_FRESH = 0.5
AFTER_YEAR = 1.0
TILT = 0.25
"""So much less where I gave more than I received, beyond the slack of the ledger; so much more the other way."""


def tie_costs(strong: Flags) -> Floats:
    """(m): what steps between two others cost."""
    return np.where(strong, np.float32(STRONG), np.float32(WEAK))


def first_costs(strong: Flags, silent_days: NDArray[np.int64], tilt: NDArray[np.int8]) -> Floats:
    """(n): what the step from me to each costs.

    `silent_days`: days since the last talk, a very large number where there was none. `tilt`: 1 where I gave more, −1
    where I received more, 0 while level.
    """
    silence = np.where(silent_days <= FRESH_DAYS, 0.0, np.where(silent_days <= YEAR_DAYS, AFTER_FRESH, AFTER_YEAR))
    return (tie_costs(strong) + silence - TILT * tilt).astype(np.float32)
